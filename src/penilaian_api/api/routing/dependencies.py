"""Provide endpoint dependencies: expected version (If-Match), language, own address, cursors."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Query, Request
from pydantic import BaseModel, StringConstraints
from pydantic.config import JsonDict

from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.sealing import seal_cursor, unseal_cursor
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.services.document.typesetting import PrintSettings

_TAG: Final = re.compile(r'(?:W/)?"([1-9]\d{0,8})"', re.ASCII)
"""A weak tag names the same version: a proxy that packs the answer on its way makes it weak."""
_ETAG_SCHEMA: Final[JsonDict] = {"pattern": f"^{_TAG.pattern}$"}
"""For the contract alone: whoever breaks it is told so in words of its own (`bad_etag`)."""
P = TypeVar("P", bound=BaseModel)
AtMost = Annotated[
    int | None, Query(ge=1, le=10_000, description="How many to create in this call, at most.")
]
Limit = Annotated[
    int,
    Query(
        ge=1,
        description=f"How many items at most; more than {LIMIT} counts as {LIMIT}: see `limit`.",
    ),
]


async def _expected_version(
    if_match: Annotated[
        str,
        Header(
            description='The version seen: the ETag as it was received, quotes and all: `"3"`.',
            json_schema_extra=_ETAG_SCHEMA,
        ),
    ],
) -> int:
    return _parse_etag(if_match)


async def _expected_version_if_any(
    if_match: Annotated[
        str | None,
        Header(
            description='The version seen, if any, as its ETag: `"3"`.',
            json_schema_extra=_ETAG_SCHEMA,
        ),
    ] = None,
) -> int | None:
    return None if if_match is None else _parse_etag(if_match)


def _parse_etag(if_match: str) -> int:
    match = _TAG.fullmatch(if_match)
    if not match:
        raise InvalidDataError.at_pointer("/header/if-match", "bad_etag")
    return int(match[1])


async def _language(request: Request) -> Language:
    language: Language = request.state.language
    return language


class Paging:
    """Cursor pagination of a list; cursors are sealed, and bound to caller, list and filters.

    A cursor holds the key of the last item, a name perhaps: addresses stand in logs, so nobody
    reads it there, and nobody but whom it was given to can use it.
    """

    def __init__(self, request: Request, limit: int, cursor: str | None) -> None:
        self.limit = min(limit, LIMIT)
        self._secret: bytes = request.app.state.context.secret
        self._owner = _owner_of(request)
        self.after = None if cursor is None else self._read(cursor)

    def answer(self, page: type[P], items: Slice[Any], convert: Callable[[Any], object]) -> P:
        """Render one page with the cursor to the next."""
        cursor = None if items.after is None else self._write(items.after)
        return page(
            items=[convert(item) for item in items.items],
            next=cursor,
            limit=self.limit,
        )

    def _write(self, after: Sequence[object]) -> str:
        values = [[type(value).__name__, str(value)] for value in after]
        return seal_cursor(json.dumps([self._owner, values]), self._secret)

    def _read(self, cursor: str) -> tuple[object, ...]:
        owner, values = json.loads(unseal_cursor(cursor, self._secret) or "[null, []]")
        if owner != self._owner:
            raise InvalidDataError.at_pointer("/query/cursor", "bad_cursor")
        return tuple(_VALUES[kind](value) for kind, value in values)


_VALUES: Final[dict[str, Callable[[str], object]]] = {
    "UUID": UUID,
    "str": str,
    "int": int,
    "date": date.fromisoformat,
}


def _owner_of(request: Request) -> str:
    """Say for whom and for which list a cursor is: agency, account, path and filters, digested."""
    claims = request.state.claims
    caller = "" if claims is None else f"{claims.agency_id}/{claims.account_id}"
    owner = f"{caller}?{request.url.path}?{_filter_text(request)}"
    return sha256(owner.encode()).hexdigest()


def _filter_text(request: Request) -> str:
    pairs = (
        pair for pair in request.query_params.multi_items() if pair[0] not in {"cursor", "limit"}
    )
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


async def _paging(
    request: Request,
    limit: Limit = 50,
    cursor: Annotated[
        Annotated[str, StringConstraints(max_length=2000)] | None,
        Query(description="`next` of the page before; leave out for the first."),
    ] = None,
) -> Paging:
    return Paging(request, limit, cursor)


ExpectedVersion = Annotated[int, Depends(_expected_version)]
ExpectedVersionIfAny = Annotated[int | None, Depends(_expected_version_if_any)]


async def _base_address(request: Request) -> str:
    """Return where people reach this service: by its own address, or as the caller wrote it.

    Behind a proxy the caller's scheme is not ours to see, and whoever calls may write any host:
    what is printed and sent leads to the address that the installation has stated.
    """
    issuer: str = request.app.state.context.tokens.issuer
    is_stated = issuer.startswith(("https://", "http://"))
    return (issuer if is_stated else str(request.base_url)).rstrip("/")


async def _print_settings(request: Request) -> PrintSettings:
    printing: PrintSettings = request.app.state.context.printing
    return printing


async def _jobs_kept_for(request: Request) -> timedelta:
    kept_for: timedelta = request.app.state.context.jobs_kept_for
    return kept_for


async def _data_folder(request: Request) -> Path:
    folder: Path = request.app.state.context.data_folder
    return folder


CallerLanguage = Annotated[Language, Depends(_language)]
Page = Annotated[Paging, Depends(_paging)]
BaseAddress = Annotated[str, Depends(_base_address)]
DataFolder = Annotated[Path, Depends(_data_folder)]
JobsKeptFor = Annotated[timedelta, Depends(_jobs_kept_for)]
Printer = Annotated[PrintSettings, Depends(_print_settings)]
