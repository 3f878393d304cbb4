"""Resolve what a body names, by id or in words, or refuse it at its pointer."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.storage.models.base import AgencyRecord
from penilaian_api.storage.work.unit_of_work import UnitOfWork

R = TypeVar("R", bound=AgencyRecord)
T = TypeVar("T")


def resolve(work: UnitOfWork, model: type[R], key: UUID, pointer: str) -> R:
    """Return the record within reach that the body names by its id at *pointer*."""
    return require(work.of(model).find(id=key), pointer)


def resolve_all(work: UnitOfWork, model: type[R], keys: Mapping[str, UUID]) -> list[R]:
    """Return the records that the body names by their ids, each at its pointer, in their order."""
    records = {record.id: record for record in work.of(model).all(id=set(keys.values()))}
    return [require(records.get(key), pointer) for pointer, key in keys.items()]


def require(referenced: T | None, pointer: str) -> T:
    """Return what was looked up, or refuse the reference at *pointer*."""
    if referenced is None:
        raise InvalidDataError.at_pointer(pointer, "unknown_reference")
    return referenced


def require_stated(value: T | None, pointer: str) -> T:
    """Return what the body states at *pointer*, or refuse that it lacks it."""
    if value is None:
        raise InvalidDataError.at_pointer(pointer, "required")
    return value


def stated_twice(field: str, values: Sequence[object]) -> Iterator[Fault]:
    """Find what a list of the body states more than once."""
    for index, value in enumerate(values):
        if value in values[:index]:
            yield Fault(f"/{field}/{index}", "stated_twice")


def unknown_or_twice(
    field: str, values: Sequence[object], known: Container[object]
) -> Iterator[Fault]:
    """Find what a list of the body refers to in vain, or more than once."""
    for index, value in enumerate(values):
        if value not in known:
            yield Fault(f"/{field}/{index}", "unknown_reference")
        elif value in values[:index]:
            yield Fault(f"/{field}/{index}", "stated_twice")


def read_at(pointer: str, parse: Callable[[str], T], text: str) -> T:
    """Read a text of the body by *parse*, or refuse it at *pointer*."""
    try:
        return parse(text)
    except InvalidDataError as wrong:
        fault = Fault(pointer, wrong.code, dict(wrong.facts))
        raise InvalidDataError(wrong.code, faults=[fault], **wrong.facts) from None
