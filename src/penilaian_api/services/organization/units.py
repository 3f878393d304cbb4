"""Read and write the units of an agency: a tree that all read and its administration writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import Slice
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code, parse_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork

LONGEST_PATH: Final = 1000
"""The longest path that is stored."""


@dataclass(frozen=True, slots=True)
class UnitInput:
    """A unit as it should be; its code names it."""

    code: str
    name: str
    kind: str
    parent_code: str | None
    sector: str
    is_public_service: bool


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """Filters of a list of units: below a parent, of a kind, by the beginning of code or name."""

    parent_id: UUID | None = None
    kind: str | None = None
    begins: str | None = None


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with its place in the tree and the position that heads it."""

    id: UUID
    code: str
    name: str
    kind: str
    sector: str
    is_public_service: bool
    parent_id: UUID | None
    path: str
    head_position_id: UUID | None
    version: int


def page(
    work: UnitOfWork, selection: UnitFilter, after: Sequence[object] | None, limit: int
) -> Slice[UnitView]:
    """List the units of the agency by code."""
    criteria: list[Any] = []
    if selection.parent_id is not None:
        criteria.append(Unit.parent_id == selection.parent_id)
    if selection.kind is not None:
        criteria.append(Unit.kind == selection.kind)
    if selection.begins is not None:
        criteria.append(organization.begins(selection.begins, Unit.code, Unit.name))
    units = work.of(Unit).page(*criteria, order=(Unit.code,), after=after, limit=limit)
    heads = _head_positions(work, units.items)
    return units.map(lambda unit: _view(unit, heads))


def get(work: UnitOfWork, id_or_code: str) -> UnitView:
    """Return one unit, named by its id or its code."""
    unit = get_by_id_or_code(work.of(Unit), id_or_code)
    return _view(unit, _head_positions(work, (unit,)))


def put(work: UnitOfWork, unit_input: UnitInput, expected_version: int | None) -> UnitView:
    """Create the unit with this code, change what differs, or move it in the tree."""
    unit = _put(work, unit_input, expected_version)
    return _view(unit, _head_positions(work, (unit,)))


def _put(work: UnitOfWork, unit_input: UnitInput, expected_version: int | None) -> Unit:
    work.agency(locked=True)
    codes = {unit_input.code, unit_input.parent_code or unit_input.code}
    existing = {unit.code: unit for unit in work.of(Unit).all(code=codes)}
    unit, parent = existing.get(unit_input.code), _parent(unit_input, existing)
    path = _path(work, unit_input.code, parent)
    if unit is None:
        return work.of(Unit).add(_fill(Unit(id=new_id(), path=path), unit_input, parent))
    if unit.path == path and _is_same(unit, unit_input):
        return unit
    if path.startswith(unit.path) and path != unit.path:
        raise ConflictError("unit_under_itself")
    work.claim(unit, unit.version if expected_version is None else expected_version)
    if unit.path != path:
        organization.move_units(work, unit.path, path)
        unit.path = path
    return _fill(unit, unit_input, parent)


def _view(unit: Unit, heads: Mapping[UUID, UUID]) -> UnitView:
    return view_of(UnitView, unit, head_position_id=heads.get(unit.id))


def _head_positions(work: UnitOfWork, units: Iterable[Unit]) -> Mapping[UUID, UUID]:
    """Map each of *units* to the position that heads it, where one does."""
    unit_ids = [unit.id for unit in units]
    heads = work.of(Position).all(unit_id=unit_ids, is_head=True)
    return {position.unit_id: position.id for position in heads}


def _parent(unit_input: UnitInput, existing: Mapping[str, Unit]) -> Unit | None:
    if unit_input.parent_code is None:
        return None
    if unit_input.parent_code == unit_input.code:
        raise ConflictError("unit_under_itself")
    return require(existing.get(unit_input.parent_code), "/parent_code")


def _path(work: UnitOfWork, code: str, parent: Unit | None) -> str:
    """Give the path below *parent*; a service that is bound to a subtree stays inside it."""
    path = f"{parent.path if parent else ''}{code}/"
    if not path.startswith(work.actor.unit_path):
        raise OutOfReachError
    if len(path) > LONGEST_PATH:
        raise InvalidDataError("invalid_input", faults=[Fault("/parent_code", "unit_too_deep")])
    if parse_id(code) is not None:
        raise InvalidDataError(
            "invalid_input", faults=[Fault("/path/unit", "bad_format", {"wanted": "unit_code"})]
        )
    return path


def _fill(unit: Unit, unit_input: UnitInput, parent: Unit | None) -> Unit:
    unit.code, unit.name, unit.kind = unit_input.code, unit_input.name, unit_input.kind
    unit.sector, unit.is_public_service = unit_input.sector, unit_input.is_public_service
    unit.parent_id = parent.id if parent else None
    return unit


def _is_same(unit: Unit, unit_input: UnitInput) -> bool:
    current = (unit.name, unit.kind, unit.sector, unit.is_public_service)
    return current == (
        unit_input.name,
        unit_input.kind,
        unit_input.sector,
        unit_input.is_public_service,
    )
