"""Positions: the posts of a unit, how many may hold each, and which one heads the unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.paging import Slice
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import known
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Position, ReportingLine, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.natural_keys import by_id_or_code
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["JobClass", "Position"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A position as somebody wants it."""

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


@dataclass(frozen=True, slots=True)
class Filter:
    """Which positions to list."""

    unit_id: UUID | None = None
    job_class: JobClass | None = None
    is_head: bool | None = None
    begins: str | None = None


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Position]:
    """List the positions of the agency by code."""
    criteria: list[Any] = []
    if wanted.unit_id is not None:
        path = work.of(Unit).get(wanted.unit_id).path
        criteria.append(organization.in_units_below(Position.unit_id, path))
    if wanted.job_class is not None:
        criteria.append(Position.job_class == wanted.job_class)
    if wanted.is_head is not None:
        criteria.append(Position.is_head.is_(wanted.is_head))
    if wanted.begins is not None:
        criteria.append(organization.begins(wanted.begins, Position.code, Position.title))
    return work.of(Position).page(*criteria, order=(Position.code,), after=after, limit=limit)


def get(work: UnitOfWork, named: str) -> Position:
    """Return one position, named by its id or its code."""
    return by_id_or_code(work.of(Position), Position, named)


def put(work: UnitOfWork, wanted: Wanted, expected_version: int | None) -> Position:
    """Make the position with this code be as wanted: create it, or change what differs."""
    work.agency(locked=True)
    asked = checked(wanted)
    unit = known(work.of(Unit).find(Unit.code == wanted.unit_code), "/unit_code")
    position = work.of(Position).find(Position.code == wanted.code)
    _refuse_second_head(work, asked, unit)
    if position is None:
        return work.of(Position).add(_filled(Position(id=new_id()), asked, unit))
    if position.unit_id == unit.id and _same(position, asked):
        return position
    if position.places != asked.places:
        _refuse_places(work, position, asked)
    reclassed = position.job_class is not asked.job_class
    _filled(
        work.claim(position, position.version if expected_version is None else expected_version),
        asked,
        unit,
    )
    if reclassed:
        assessors.recompute(work, {position.id})
    return position


def checked(wanted: Wanted) -> Wanted:
    """Check what can be said of a position alone, and give it the key of its title."""
    if wanted.is_head and wanted.places > 1:
        raise BadData("head_with_places", faults=[Fault("/places", "head_with_places")])
    key = wanted.title_key or re.sub(r"[^a-z0-9]+", "_", wanted.title.lower()).strip("_")[:80]
    given = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return Wanted(**{**given, "title_key": key or wanted.code.lower()})


def told(position: Position) -> rules.Position:
    """Say a position as a value of the domain."""
    return rules.Position(position.id, position.job_class, position.unit_id, position.places)


def _refuse_second_head(work: UnitOfWork, wanted: Wanted, unit: Unit) -> None:
    if not wanted.is_head:
        return
    head = work.of(Position).find(Position.unit_id == unit.id, Position.is_head.is_(True))
    if head is not None and head.code != wanted.code:
        raise Conflict("unit_has_head", position=head.code)


def _refuse_places(work: UnitOfWork, position: Position, wanted: Wanted) -> None:
    """Refuse several places where others report to, and fewer than are taken."""
    if wanted.places > 1:
        below = work.of(ReportingLine).page(
            ReportingLine.superior_position_id == position.id,
            ReportingLine.voided_at.is_(None),
            limit=1,
        )
        if below.items:
            raise Conflict("superior_with_places")
    beyond = work.of(Assignment).children_of(
        position,
        Assignment.seat > wanted.places,
        Assignment.voided_at.is_(None),
        Assignment.ends_before.is_(None) | (Assignment.ends_before > work.today),
    )
    if beyond:
        raise Conflict("seats_in_use", seat=max(entry.seat for entry in beyond))


def _filled(position: Position, wanted: Wanted, unit: Unit) -> Position:
    for name in _OWN:
        setattr(position, name, getattr(wanted, name))
    position.unit_id = unit.id
    return position


def _same(position: Position, wanted: Wanted) -> bool:
    return all(getattr(position, name) == getattr(wanted, name) for name in _OWN)


_OWN = tuple(field.name for field in fields(Wanted) if field.name != "unit_code")
