"""Read the parameters of a list from its declaration, and render its pages.

Cursors and positions are sealed, and bound to caller, list and filters. A cursor holds the key of
the last item, a name perhaps: addresses stand in logs, so nobody reads it there, and nobody but
whom it was given to can use it.
"""

import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, Literal, TypeVar
from uuid import UUID

from fastapi import Query, Request
from pydantic import BaseModel, Field, StringConstraints

from penilaian_api.api.routing.dependencies import Limit
from penilaian_api.api.routing.rendering import Write, Written
from penilaian_api.api.transport.sealing import seal_cursor, unseal_cursor
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.paging import (
    ListParameter,
    ListParameters,
    ListRequest,
    PageStart,
    Slice,
    TrailPosition,
)

P = TypeVar("P", bound=BaseModel)
_PAGING: Final = frozenset({"cursor", "limit"})
_READING: Final = _PAGING | {"sort", "changed_since"}
_LONGEST: Final = 2000
_LONGEST_POSITION: Final = 500

_Cursor = Annotated[
    Annotated[str, StringConstraints(max_length=_LONGEST)] | None,
    Query(description="`next` of the page before; leave out for the first."),
]
_Since = Annotated[
    Annotated[str, StringConstraints(max_length=_LONGEST_POSITION)] | None,
    Query(
        description="`as_of` of an earlier answer: only what changed since; `removed` names what "
        "left the list. With `is_whole` true you get the whole list instead of changes."
    ),
]


class Listed:
    """What is asked of one list by one caller."""

    def __init__(self, request: Request, arguments: dict[str, Any]) -> None:
        self._secret: bytes = request.app.state.context.secret
        self._owner = _owner_of(request, _PAGING)
        self._list = _owner_of(request, _READING)
        cursor, since = arguments.pop("cursor"), arguments.pop("changed_since")
        limit, sort = arguments.pop("limit"), arguments.pop("sort")
        start = None if cursor is None else self._read_start(cursor)
        position = None if since is None else self._read_position(since)
        self.request = ListRequest(arguments, sort, limit, start, position)

    def answer(
        self, page: type[P], items: Slice[Any], convert: Callable[[Any], object], **beside: object
    ) -> P:
        """Render one page, with the cursor to the next and the position at which it was read.

        *beside*: what the page says besides, of the whole list.
        """
        return page(
            items=[convert(item) for item in items.items],
            next=self._write_start(items),
            limit=self.request.size,
            as_of=self._write(self._list, *_plain(items.as_of)),
            removed=items.removed,
            is_whole=items.is_whole,
            **beside,
        )

    def written(self, page: type[P], items: Slice[Any], write: Write) -> Written[P]:
        """Render one page as `answer` does, its items written as rows of their shape."""
        rest = self.answer(page, replace(items, items=()), write)
        return Written(rest, write(items.items))

    def _write_start(self, items: Slice[Any]) -> str | None:
        if items.after is None:
            return None
        values = [[type(value).__name__, str(value)] for value in items.after]
        return self._write(self._owner, values, _plain(items.as_of), items.is_whole)

    def _read_start(self, cursor: str) -> PageStart:
        values, as_of, is_whole = self._read(cursor, self._owner, "cursor", "bad_cursor")
        after = tuple(_VALUES[kind](value) for kind, value in values)
        return PageStart(after, TrailPosition(*as_of), is_whole)

    def _read_position(self, since: str) -> TrailPosition:
        return TrailPosition(*self._read(since, self._list, "changed_since", "bad_position"))

    def _write(self, owner: str, *parts: object) -> str:
        return seal_cursor(json.dumps([owner, *parts]), self._secret)

    def _read(self, sealed: str, expected: str, name: str, code: str) -> list[Any]:
        parts: list[Any] = json.loads(unseal_cursor(sealed, self._secret) or "[null]")
        if parts.pop(0) != expected:
            raise InvalidDataError.at_pointer(f"/query/{name}", code)
        return parts


def _plain(position: TrailPosition | None) -> list[Any]:
    if position is None:
        raise TypeError("A page says at which row of the trail it was read.")
    return [position.seq, position.digest, position.scope]


def list_of(stated: ListParameters, forms: Mapping[Any, Any]) -> Callable[..., Awaitable[Listed]]:
    """Make the dependency that reads the parameters of a list, as the list declares them.

    *forms* say how the kinds of values are read that have a form of their own.
    """

    async def read(request: Request, **arguments: Any) -> Listed:  # noqa: ANN401 - each as declared below
        return Listed(request, arguments)

    parameters = {
        name: (_annotation(declared, forms), declared.default)
        for name, declared in stated.filters.items()
    }
    if stated.search is not None:
        parameters["q"] = (_search_of(stated.search), None)
    parameters["sort"] = (_sort_of(stated), stated.usual)
    parameters |= {
        "changed_since": (_Since, None),
        "limit": (Limit, 50),
        "cursor": (_Cursor, None),
    }
    keyword = Parameter.KEYWORD_ONLY
    read.__signature__ = Signature(  # type: ignore[attr-defined]  # read by inspect
        [
            Parameter("request", keyword, annotation=Request),
            *(
                Parameter(name, keyword, default=default, annotation=annotation)
                for name, (annotation, default) in parameters.items()
            ),
        ]
    )
    return read


def _annotation(declared: ListParameter, forms: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - a type, as FastAPI reads it
    """Say how the value of a filter is read and documented."""
    kind = forms.get(declared.kind, declared.kind)
    if kind is str:
        kind = Annotated[
            str,
            StringConstraints(min_length=1, max_length=declared.longest, pattern=declared.pattern),
        ]
    if declared.bounds is not None:
        least, most = declared.bounds
        kind = Annotated[kind, Field(ge=least, le=most)]
    described = Query(description=declared.text or None)
    return Annotated[kind if declared.default is not None else kind | None, described]


def _search_of(text: str) -> Any:  # noqa: ANN401 - as above
    return Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=100)] | None,
        Query(description=text),
    ]


def _sort_of(stated: ListParameters) -> Any:  # noqa: ANN401 - as above
    names = tuple(name for sort in stated.sorts for name in (sort, f"-{sort}"))
    return Annotated[
        Literal[names],
        Query(description="The order; with `-` before it, from the end."),
    ]


_VALUES: Final[dict[str, Callable[[str], object]]] = {
    "UUID": UUID,
    "str": str,
    "int": int,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _owner_of(request: Request, without: Collection[str]) -> str:
    """Say for whom and for which list: agency, account, path and filters, digested."""
    claims = request.state.claims
    caller = "" if claims is None else f"{claims.agency_id}/{claims.account_id}"
    pairs = (pair for pair in request.query_params.multi_items() if pair[0] not in without)
    filters = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    return sha256(f"{caller}?{request.url.path}?{filters}".encode()).hexdigest()
