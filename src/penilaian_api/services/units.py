"""Units: the tree of an agency, read by all, written by its administration."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.storage.base import new_id
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.store import Slice
from penilaian_api.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit as somebody wants it."""

    code: str
    name: str
    kind: str
    parent_code: str | None
    sector: str
    is_public_service: bool


def page(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[Unit]:
    """List the units of the agency by code."""
    return work.of(Unit).page(order=(Unit.code,), after=after, limit=limit)


def get(work: UnitOfWork, unit_id: UUID) -> Unit:
    """Return one unit."""
    return work.of(Unit).get(unit_id)


def put(work: UnitOfWork, wanted: Wanted, seen: int | None) -> Unit:
    """Make the unit with this code be as wanted: create it, or change what differs."""
    work.agency(locked=True)
    parent = _parent(work, wanted)
    path = f"{parent.path if parent else ''}{wanted.code}/"
    unit = work.of(Unit).find(Unit.code == wanted.code)
    if unit is None:
        return work.of(Unit).add(_filled(Unit(id=new_id(), path=path), wanted, parent))
    if unit.parent_id != (parent.id if parent else None):
        raise BadData("unit_cannot_move", faults=[Fault("/parent_code", "unit_cannot_move")])
    if _same(unit, wanted):
        return unit
    return _filled(work.claim(unit, unit.version if seen is None else seen), wanted, parent)


def _parent(work: UnitOfWork, wanted: Wanted) -> Unit | None:
    if wanted.parent_code is None:
        return None
    parent = work.of(Unit).find(Unit.code == wanted.parent_code)
    if parent is None or parent.code == wanted.code:
        raise BadData("invalid_input", faults=[Fault("/parent_code", "unknown_reference")])
    return parent


def _filled(unit: Unit, wanted: Wanted, parent: Unit | None) -> Unit:
    unit.code, unit.name, unit.kind = wanted.code, wanted.name, wanted.kind
    unit.sector, unit.is_public_service = wanted.sector, wanted.is_public_service
    unit.parent_id = parent.id if parent else None
    return unit


def _same(unit: Unit, wanted: Wanted) -> bool:
    held = (unit.name, unit.kind, unit.sector, unit.is_public_service)
    return held == (wanted.name, wanted.kind, wanted.sector, wanted.is_public_service)
