"""Convert a record or view into its response, with the actions that the caller may take."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Generic, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from penilaian_api.api.routing.work import Work
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed

S = TypeVar("S", bound=BaseModel)


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
    items: Sequence[str]

    def to_json(self) -> bytes:
        """Write it whole, as its shape would."""
        rest: bytes = self.rest.__pydantic_serializer__.to_json(self.rest)
        before, after = rest.split(_ITEMS, 1)
        return b"".join((before, _ITEMS[:-1], ",".join(self.items).encode(), b"]", after))


def row_writer(shape: type[BaseModel]) -> Callable[[Iterable[object]], str]:
    """Make what writes a row of *shape* from the values of all its fields in their order.

    It is for lists of hundreds: of values of our own nothing is checked, and no response is made
    for each row. A named tuple with the fields of the shape is such a row as it stands.

    Why it is so: docs/decisions/0039.
    """
    fields = shape.model_fields.items()
    row = f"{{{','.join(f'{quoted(name)}:%s' for name, _ in fields)}}}"
    writers = [_writer(field.annotation) for _, field in fields]

    def write(values: Iterable[object]) -> str:
        return row % tuple([write(value) for write, value in zip(writers, values, strict=True)])

    return write


def _writer(kind: Any) -> Callable[[Any], str]:  # noqa: ANN401 - the type of a field
    """Choose what writes the values of a field: text, number, id, day, choice, or a row."""
    if get_origin(kind) is Annotated:
        return _writer(get_args(kind)[0])
    if get_origin(kind) in _UNIONS:
        (some,) = (part for part in get_args(kind) if part is not NoneType)
        return _or_null(_writer(some))
    if get_origin(kind) is tuple:
        return lru_cache(_KEPT)(_array_writer(_writer(get_args(kind)[0])))
    if issubclass(kind, StrEnum):
        return {choice: quoted(choice) for choice in kind}.__getitem__
    return row_writer(kind) if issubclass(kind, BaseModel) else _WRITERS[kind]


def _or_null(write: Callable[[Any], str]) -> Callable[[Any], str]:
    if write is _in_quotes:
        return _in_quotes_or_null
    if write is quoted:
        return _quoted_or_null
    return lambda value: "null" if value is None else write(value)


def _array_writer(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda values: f"[{','.join(map(write, values))}]"


def _in_quotes(value: object) -> str:
    return f'"{value}"'


def _in_quotes_or_null(value: object) -> str:
    return "null" if value is None else f'"{value}"'


def _quoted_or_null(value: str | None) -> str:
    return "null" if value is None else quoted(value)


_UNIONS: Final = (Union, UnionType)
_KEPT: Final = 256
"""How many tuples are kept as they are written: most rows say one of a few."""
_ITEMS: Final = b'"items":[]'
_WRITERS: Final[Mapping[Any, Callable[[Any], str]]] = {
    str: quoted,
    int: str,
    UUID: _in_quotes,
    date: _in_quotes,
}
