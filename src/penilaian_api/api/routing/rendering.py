"""Convert a record or view into its response, with the actions that the caller may take."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from json.encoder import encode_basestring as quoted
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Generic, TypeAlias, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from penilaian_api.api.routing.work import Work
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed

S = TypeVar("S", bound=BaseModel)
Write: TypeAlias = Callable[[Sequence[Any]], Iterable[str]]
"""Writes each of some values, or rows of values."""


def to_response(shape: type[S], record: object, work: Work, *actions: Action) -> S:
    """Convert *record* into its response, with those of *actions* that are open to the caller."""
    return response_converter(shape, work, *actions)(record)


def response_converter(shape: type[S], work: Work, *actions: Action) -> Callable[[object], S]:
    """Give `to_response` for the records of a page: what is open to the caller is found once."""
    allowed = filter_allowed(work.actor, AGENCY_REACH, actions)

    def convert(record: object) -> S:
        is_voided = getattr(record, "voided_at", None) is not None  # it never changes any more
        extra = {"allowed_actions": () if is_voided else allowed}
        return shape.model_validate(record).model_copy(update=extra)

    return convert


@dataclass(frozen=True, slots=True)
class Written(Generic[S]):
    """A response whose items are written already: *rest* is all but them, which come first."""

    rest: S
    items: Iterable[str]

    def to_json(self) -> bytes:
        """Write it whole, as its shape would."""
        rest: bytes = self.rest.__pydantic_serializer__.to_json(self.rest)
        before, after = rest.split(_ITEMS, 1)
        return b"".join((before, _ITEMS[:-1], ",".join(self.items).encode(), b"]", after))


def rows_writer(shape: type[BaseModel]) -> Write:
    """Make what writes rows of *shape*, each from the values of all its fields in their order.

    It is for lists of hundreds: of values of our own nothing is checked, no response is made for
    each row, and rows are written column by column. A named tuple with the fields of the shape is
    such a row as it stands.

    Why it is so: docs/decisions/0039.
    """
    fields = shape.model_fields.items()
    row = f"{{{','.join(f'{quoted(name)}:%s' for name, _ in fields)}}}"
    writers = [_writer(field.annotation) for _, field in fields]

    def write(rows: Iterable[Any]) -> Iterable[str]:
        columns = zip(*rows, strict=True)
        written = [write(column) for write, column in zip(writers, columns, strict=True)]
        return [row % values for values in zip(*written, strict=True)]

    return lambda rows: write(rows) if rows else ()


def _writer(kind: Any) -> Write:  # noqa: ANN401 - the type of a field
    """Choose what writes the values of a field, one of which may be missing if its type says so."""
    if get_origin(kind) is Annotated:
        return _writer(get_args(kind)[0])
    is_optional = get_origin(kind) in _UNIONS
    if is_optional:
        (kind,) = (_plain(part) for part in get_args(kind) if part is not NoneType)
    if kind is UUID:
        return _in_quotes_or_null if is_optional else _in_quotes
    if get_origin(kind) is None and issubclass(kind, BaseModel):
        write = rows_writer(kind)
        return partial(_rows_or_null, write) if is_optional else write
    each = _each_writer(kind)
    return partial(_each_or_null, each) if is_optional else partial(map, each)


def _plain(kind: Any) -> Any:  # noqa: ANN401 - as above
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _each_writer(kind: Any) -> Callable[[Any], str]:  # noqa: ANN401 - as above
    """Choose what writes one value: text, number, day, choice, or several of one of them."""
    if get_origin(kind) is tuple:
        return lru_cache(_KEPT)(_array_writer(_writer(get_args(kind)[0])))
    if issubclass(kind, StrEnum):
        return {choice: quoted(choice) for choice in kind}.__getitem__
    return _WRITERS[kind]


def _array_writer(write: Write) -> Callable[[Sequence[Any]], str]:
    return lambda values: f"[{','.join(write(values))}]"


def _day(value: date) -> str:
    return f'"{value.isoformat()}"'


def _in_quotes(values: Iterable[Any]) -> list[str]:
    return [f'"{value}"' for value in values]


def _in_quotes_or_null(values: Iterable[Any]) -> list[str]:
    return [_NULL if value is None else f'"{value}"' for value in values]


def _each_or_null(write: Callable[[Any], str], values: Iterable[Any]) -> list[str]:
    return [_NULL if value is None else write(value) for value in values]


def _rows_or_null(write: Write, rows: Sequence[Any]) -> list[str]:
    written = iter(write([row for row in rows if row is not None]))
    return [_NULL if row is None else next(written) for row in rows]


_UNIONS: Final = (Union, UnionType)
_NULL: Final = "null"
_KEPT: Final = 256
"""How many tuples are kept as they are written: most rows say one of a few."""
_ITEMS: Final = b'"items":[]'
_WRITERS: Final[Mapping[Any, Callable[[Any], str]]] = {
    str: quoted,
    int: str,
    date: _day,
}
