"""Keep the positions of units: how many may hold each, and which one heads the unit."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.organization import grade
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import read_at, require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Position, ReportingLine, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.organization.standing import NEWCOMERS, OrganizationChange
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.people import by_unit
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PositionInput:
    """A position as it should be; its code names it."""

    code: str
    unit_code: str
    title: str
    job_class: JobClass
    title_key: str | None = None
    functional_level: str | None = None
    echelon: str | None = None
    grade_min: str | None = None
    grade_max: str | None = None
    pppk_grade: str | None = None
    sector: str = "general"
    places: int = 1
    is_assessable: bool = True
    is_head: bool = False


_COLUMNS: Final = tuple(field.name for field in fields(PositionInput) if field.name != "unit_code")
_GRADES: Final[Mapping[str, Callable[[str], str]]] = {
    "grade_min": grade.parse_civil,
    "grade_max": grade.parse_civil,
    "pppk_grade": grade.parse_contract,
}


@dataclass(frozen=True, slots=True)
class PositionView:
    """A post in a unit (*jabatan*), with as many seats as people may hold it at a time."""

    id: UUID
    code: str
    unit_id: UUID
    title: str
    title_key: str
    job_class: JobClass
    functional_level: str | None
    echelon: str | None
    grade_min: str | None
    grade_max: str | None
    pppk_grade: str | None
    sector: str
    places: int
    is_assessable: bool
    is_head: bool
    unit_code: str
    unit_name: str
    version: int


POSITIONS: Final = Listing(
    model=Position,
    sorts={"code": (Position.code,), "title": (Position.sort_title,)},
    filters={
        "unit_id": by_unit(Position.unit_id),
        "job_class": equal(Position.job_class, "Only of this class."),
        "is_head": equal(Position.is_head, "Only heads of units, or only others."),
    },
    search=Search((Position.sort_title,), (Position.code,)),
    beside=(Beside(Unit, Unit.id == Position.unit_id, unit_code=Unit.code, unit_name=Unit.name),),
)
"""The list of positions."""
POSITIONS_PARAMETERS: Final = POSITIONS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[PositionView]:
    """List the positions of the agency."""
    return page_of(work, POSITIONS, request).map(row_view(PositionView))


def get(work: UnitOfWork, id_or_code: str) -> PositionView:
    """Return one position, named by its id or its code."""
    return _view(work, get_by_id_or_code(work.of(Position), id_or_code))


def put(
    work: UnitOfWork, position_input: PositionInput, expected_version: int | None
) -> PositionView:
    """Create the position with this code, or change what differs."""
    return _view(work, _put(work, position_input, expected_version))


def _put(work: UnitOfWork, position_input: PositionInput, expected_version: int | None) -> Position:
    work.agency(locked=True)
    checked = _check(position_input)
    unit = require(work.of(Unit).find(code=checked.unit_code), "/unit_code")
    position = work.of(Position).find(code=checked.code)
    _refuse_second_head(work, checked, unit)
    if position is None:
        position = work.of(Position).add(_fill(Position(id=new_id()), checked, unit))
        alone = rules.Organization(positions=(to_domain(position),))
        known = replace(NEWCOMERS, organization=alone)
        units = {unit.id} if checked.is_head else set()  # else its head stays as it was
        assessors.follow(work, OrganizationChange((), {position.id}, units), known)
        return position
    if position.unit_id == unit.id and _is_same(position, checked):
        return position
    if position.places != checked.places:
        _refuse_places(work, position, checked)
    is_reclassed = position.job_class is not checked.job_class
    heads_otherwise = (position.unit_id, position.is_head) != (unit.id, checked.is_head)
    beside = OrganizationChange((), {position.id}, {position.unit_id, unit.id})
    work.claim(position, position.version if expected_version is None else expected_version)
    _fill(position, checked, unit)
    if is_reclassed:
        assessors.recompute(work, (Touched({position.id}),), beside=beside)
    elif heads_otherwise:
        assessors.follow(work, beside)
    return position


def _check(position_input: PositionInput) -> PositionInput:
    """Check what can be said of a position alone, and give it the key of its title."""
    if position_input.is_head and position_input.places > 1:
        raise InvalidDataError("head_with_places", faults=[Fault("/places", "head_with_places")])
    key = position_input.title_key
    if not key:
        key = re.sub(r"[^a-z0-9]+", "_", position_input.title.lower()).strip("_")[:80]
    grades: dict[str, Any] = {
        name: read_at(f"/{name}", parse, text)
        for name, parse in _GRADES.items()
        if (text := getattr(position_input, name)) is not None
    }
    return replace(position_input, title_key=key or position_input.code.lower(), **grades)


def to_domain(position: Position) -> rules.Position:
    """Turn the record of a position into a value of the domain."""
    return rules.Position(position.id, position.job_class, position.unit_id, position.places)


def _refuse_second_head(work: UnitOfWork, position_input: PositionInput, unit: Unit) -> None:
    if not position_input.is_head:
        return
    head = work.of(Position).find(unit_id=unit.id, is_head=True)
    if head is not None and head.code != position_input.code:
        raise ConflictError("unit_has_head", position=head.code)


def _refuse_places(work: UnitOfWork, position: Position, position_input: PositionInput) -> None:
    """Refuse several places where others report to, and fewer than are taken."""
    if position_input.places > 1:
        below = work.of(ReportingLine).page(
            limit=1, superior_position_id=position.id, voided_at=None
        )
        if below.items:
            raise ConflictError("superior_with_places")
    beyond = work.of(Assignment).children_of(
        position,
        organization.sits_beyond(position_input.places),
        organization.goes_beyond(Assignment, work.today),
        voided_at=None,
    )
    if beyond:
        raise ConflictError("seats_in_use", seat=max(entry.seat for entry in beyond))


def _fill(position: Position, position_input: PositionInput, unit: Unit) -> Position:
    for name in _COLUMNS:
        setattr(position, name, getattr(position_input, name))
    position.unit_id = unit.id
    return position


def _is_same(position: Position, position_input: PositionInput) -> bool:
    return all(getattr(position, name) == getattr(position_input, name) for name in _COLUMNS)


def _view(work: UnitOfWork, position: Position) -> PositionView:
    return view_of(PositionView, position, **POSITIONS.beside_of(work, position))
