"""What a body refers to: found within reach, or refused at the place where it was named."""

from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.storage.base import AgencyRecord
from penilaian_api.storage.work import UnitOfWork

R = TypeVar("R", bound=AgencyRecord)


def named(work: UnitOfWork, model: type[R], key: UUID, pointer: str) -> R:
    """Return the record that the body names by its id at *pointer*."""
    return known(work.of(model).find(model.id == key), pointer)


def known(found: R | None, pointer: str) -> R:
    """Return what was *found*, or refuse the reference at *pointer*."""
    if found is None:
        raise BadData("invalid_input", faults=[Fault(pointer, "unknown_reference")])
    return found
