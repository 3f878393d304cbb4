"""Read and write the units of an agency: a tree that all read and its administration writes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code, parse_id
from penilaian_api.storage.organization.standing import NEWCOMERS, OrganizationChange
from penilaian_api.storage.work.lists.listing import Beside, Feed, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_IN_TREE: Final = frozenset({"code", "parent_code"})
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
    independence_basis: str | None


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with its place in the tree and the position that heads it."""

    id: UUID
    code: str
    name: str
    kind: str
    sector: str
    is_public_service: bool
    independence_basis: str | None
    parent_id: UUID | None
    path: str
    parent_code: str | None
    parent_name: str | None
    head_position_id: UUID | None
    head_position_title: str | None
    version: int


UNITS: Final = Listing(
    model=Unit,
    sorts={"code": (Unit.code,), "name": (Unit.sort_name,)},
    filters={
        "parent_id": equal(Unit.parent_id, "Only the units right below."),
        "kind": equal(Unit.kind, "Only units of this kind.", longest=60),
    },
    search=Search((Unit.sort_name,), (Unit.code,)),
    beside=(
        Beside(
            organization.PARENT,
            organization.PARENT.id == Unit.parent_id,
            parent_code=organization.PARENT.code,
            parent_name=organization.PARENT.name,
        ),
        Beside(
            Position,
            (Position.unit_id == Unit.id) & Position.is_head,
            head_position_id=Position.id,
            head_position_title=Position.title,
        ),
    ),
    fed_by=(Feed(Position, Position.unit_id),),
)
"""The list of units."""
UNITS_PARAMETERS: Final = UNITS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[UnitView]:
    """List the units of the agency."""
    return page_of(work, UNITS, request).map(row_view(UnitView))


def get(work: UnitOfWork, id_or_code: str) -> UnitView:
    """Return one unit, named by its id or its code."""
    unit = get_by_id_or_code(work.of(Unit), id_or_code)
    return _view(work, unit)


def put(work: UnitOfWork, unit_input: UnitInput, expected_version: int | None) -> UnitView:
    """Create the unit with this code, change what differs, or move it in the tree."""
    unit = _put(work, unit_input, expected_version)
    return _view(work, unit)


def _put(work: UnitOfWork, unit_input: UnitInput, expected_version: int | None) -> Unit:
    work.agency(locked=True)
    codes = {unit_input.code, unit_input.parent_code or unit_input.code}
    existing = {unit.code: unit for unit in work.of(Unit).all(code=codes)}
    unit, parent = existing.get(unit_input.code), _parent(unit_input, existing)
    path = _path(work, unit_input.code, parent)
    if unit is None:
        unit = work.of(Unit).add(_fill(Unit(id=new_id(), path=path), unit_input, parent))
        assessors.follow(work, OrganizationChange((), (), {unit.id}), NEWCOMERS)
        return unit
    if unit.path == path and _is_same(unit, unit_input):
        return unit
    if path.startswith(unit.path) and path != unit.path:
        raise ConflictError("unit_under_itself")
    work.claim(unit, unit.version if expected_version is None else expected_version)
    if unit.path != path:
        organization.move_units(work, unit.path, path)
        unit.path = path
    return _fill(unit, unit_input, parent)


def _view(work: UnitOfWork, unit: Unit) -> UnitView:
    return view_of(UnitView, unit, **UNITS.beside_of(work, unit))


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
        raise InvalidDataError.at_pointer("/parent_code", "unit_too_deep")
    if parse_id(code) is not None:
        raise InvalidDataError.at_pointer("/path/unit", "bad_format", {"named": "unit_code"})
    return path


def _fill(unit: Unit, unit_input: UnitInput, parent: Unit | None) -> Unit:
    unit.code, unit.name, unit.kind = unit_input.code, unit_input.name, unit_input.kind
    unit.sector, unit.is_public_service = unit_input.sector, unit_input.is_public_service
    unit.independence_basis = unit_input.independence_basis
    unit.parent_id = parent.id if parent else None
    return unit


def _is_same(unit: Unit, unit_input: UnitInput) -> bool:
    stated = (field.name for field in fields(unit_input) if field.name not in _IN_TREE)
    return all(getattr(unit, name) == getattr(unit_input, name) for name in stated)
