"""Read a page of what is wrong in the organization today, from the rows that are kept of it."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.defects import CODES, RANKS, WHY, Defect, DefectCode
from penilaian_api.storage.models.organization import (
    UNASSESSED,
    Employee,
    LastingDefect,
    Position,
    Unit,
)
from penilaian_api.storage.work.caller import exists_in_agency, in_force, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.kinds import comes_after, page_of
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reach import within

_WHY: Final = tuple(RANKS[code] for code in WHY)


@prepared
def standing_page(
    grants: tuple[Grant, ...], *, in_subtree: bool, rank: int | None
) -> SubQuery[Defect]:
    """Query a page of what stands today; *rank*: of one kind alone."""
    row = LastingDefect
    query = select(
        row.rank,
        row.subject_id,
        row.employee_id,
        row.position_id,
        row.unit_id,
        row.ring_from,
        row.ring_before,
    ).where(
        of_agency(row),
        row.rank < UNASSESSED,
        comes_after(row.rank, row.subject_id),
        in_force(row),
        ~_is_told_with_a_person(),
    )
    if rank is not None:
        query = query.where(row.rank == rank)
    if in_subtree:
        query = query.where(_is_visible(grants))
    rows = page_of(query, row.rank, row.subject_id).subquery()
    return SubQuery(select(rows), _build, (rows.c.rank, rows.c.subject_id))


def _is_told_with_a_person() -> ColumnElement[bool]:
    """Tell whether who sits at a position tells already that it reports to nobody."""
    person = aliased(LastingDefect)
    return and_(
        LastingDefect.rank == RANKS[DefectCode.POSITION_WITHOUT_LINE],
        LastingDefect.employee_id.is_(None),
        exists_in_agency(
            person,
            person.position_id == LastingDefect.position_id,
            person.employee_id.is_not(None),
            person.rank.in_(_WHY),
            in_force(person),
        ),
    )


def _is_visible(grants: tuple[Grant, ...]) -> ColumnElement[bool]:
    """Keep to what a service bound to a subtree may know."""
    row = LastingDefect
    employee = exists_in_agency(Employee, Employee.id == row.employee_id, within(grants, Employee))
    position = exists_in_agency(Position, Position.id == row.position_id, within(grants, Position))
    unit = exists_in_agency(Unit, Unit.id == row.unit_id, within(grants, Unit))
    return or_(
        employee,
        and_(row.employee_id.is_(None), position),
        and_(row.employee_id.is_(None), row.position_id.is_(None), unit),
    )


def _build(  # noqa: PLR0913, PLR0917 - the columns of a row
    rank: int,
    subject: UUID,
    employee: UUID | None,
    position: UUID | None,
    unit: UUID | None,
    ring_from: date | None,
    ring_before: date | None,
) -> Defect:
    del subject
    days = None if ring_from is None else Span(ring_from, ring_before)
    return Defect(CODES[rank], employee=employee, position=position, unit=unit, days=days)
