"""What a body refers to: found within reach, or refused at the place where it was named."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.storage.models.base import AgencyRecord
from penilaian_api.storage.work.unit_of_work import UnitOfWork

R = TypeVar("R", bound=AgencyRecord)


def named(work: UnitOfWork, model: type[R], key: UUID, pointer: str) -> R:
    """Return the record that the body names by its id at *pointer*."""
    return known(work.of(model).find(model.id == key), pointer)


def each_named(work: UnitOfWork, model: type[R], keys: Mapping[str, UUID]) -> list[R]:
    """Return the records that the body names by their ids, each at its pointer, in their order."""
    found = {one.id: one for one in work.of(model).all(model.id.in_(set(keys.values())))}
    return [known(found.get(key), pointer) for pointer, key in keys.items()]


def known(found: R | None, pointer: str) -> R:
    """Return what was *found*, or refuse the reference at *pointer*."""
    if found is None:
        raise BadData("invalid_input", faults=[Fault(pointer, "unknown_reference")])
    return found
