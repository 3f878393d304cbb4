"""Provide endpoint dependencies: expected version (If-Match), language, cursor pagination."""

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Query, Request
from pydantic import BaseModel, StringConstraints

from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.paging import Slice
from penilaian_api.storage.work.store import LIMIT

_TAG: Final = re.compile(r'"([1-9]\d{0,8})"')
_SIGNATURE_LENGTH: Final = 16
P = TypeVar("P", bound=BaseModel)


def _expected_version(
    if_match: Annotated[
        str,
        Header(description='The version seen: the ETag as it was received, quotes and all: `"3"`.'),
    ],
) -> int:
    return _parse_etag(if_match)


def _expected_version_if_any(
    if_match: Annotated[
        str | None, Header(description='The version seen, if any, as its ETag: `"3"`.')
    ] = None,
) -> int | None:
    return None if if_match is None else _parse_etag(if_match)


def _parse_etag(if_match: str) -> int:
    match = _TAG.fullmatch(if_match)
    if not match:
        raise InvalidDataError("invalid_input", faults=[Fault("/header/if-match", "bad_etag")])
    return int(match[1])


def _language(request: Request) -> Language:
    language: Language = request.state.language
    return language


class Paging:
    """Cursor pagination of a list; cursors are signed and bound to their list and its filters."""

    def __init__(self, request: Request, limit: int, cursor: str | None) -> None:
        self.limit = limit
        self._secret: bytes = request.app.state.context.secret
        self._list = request.url.path + "?" + _filter_text(request)
        self.after = None if cursor is None else self._read(cursor)

    def answer(self, page: type[P], items: Slice[Any], convert: Callable[[Any], object]) -> P:
        """Render one page with the cursor to the next."""
        cursor = None if items.after is None else self._write(items.after)
        return page(items=[convert(item) for item in items.items], next=cursor)

    def _write(self, after: Sequence[object]) -> str:
        plain = json.dumps([[type(value).__name__, str(value)] for value in after]).encode()
        return urlsafe_b64encode(self._sign(plain) + plain).decode().rstrip("=")

    def _read(self, cursor: str) -> tuple[object, ...]:
        try:
            raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError:
            raw = b""
        signature, plain = raw[:_SIGNATURE_LENGTH], raw[_SIGNATURE_LENGTH:]
        if not hmac.compare_digest(signature, self._sign(plain)):
            raise InvalidDataError("invalid_input", faults=[Fault("/query/cursor", "bad_cursor")])
        return tuple(_VALUES[kind](value) for kind, value in json.loads(plain))

    def _sign(self, plain: bytes) -> bytes:
        return hmac.new(self._secret, self._list.encode() + b"\0" + plain, sha256).digest()[
            :_SIGNATURE_LENGTH
        ]


_VALUES: Final[dict[str, Callable[[str], object]]] = {
    "UUID": UUID,
    "str": str,
    "int": int,
    "date": date.fromisoformat,
}


def _filter_text(request: Request) -> str:
    pairs = (
        pair for pair in request.query_params.multi_items() if pair[0] not in {"cursor", "limit"}
    )
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


def _paging(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=LIMIT, description="How many items at most.")] = 50,
    cursor: Annotated[
        Annotated[str, StringConstraints(max_length=2000)] | None,
        Query(description="`next` of the page before; leave out for the first."),
    ] = None,
) -> Paging:
    return Paging(request, limit, cursor)


ExpectedVersion = Annotated[int, Depends(_expected_version)]
ExpectedVersionIfAny = Annotated[int | None, Depends(_expected_version_if_any)]
CallerLanguage = Annotated[Language, Depends(_language)]
Page = Annotated[Paging, Depends(_paging)]
