"""Fetch everyone of a cycle's units with post and plan, also who needs none, in one statement."""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.cycle.population import belongs
from penilaian_api.storage.database.whole_reads import reading_whole
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.reach import joined, within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of a cycle's population with their own post, if they hold one on the day."""

    employee_id: UUID
    employee_code: str
    employment: EmploymentKind
    assignment_id: UUID | None
    starts_on: date | None
    ends_before: date | None
    position_id: UUID | None
    unit_id: UUID
    is_assessable: bool | None
    plan_id: UUID | None


def candidates(
    work: WorkContext, cycle: Cycle, day: date, employee_id: UUID | None = None
) -> list[Candidate]:
    """List the population of *cycle* within reach on *day*, by code; or this one person of it."""
    unit = aliased(Unit)
    query = (
        select(
            Employee.id,
            Employee.employee_code,
            Employee.kind,
            Assignment.id,
            Assignment.starts_on,
            Assignment.ends_before,
            Position.id,
            unit.id,
            Position.is_assessable,
            Plan.id,
        )
        .outerjoin(*joined(Assignment, *_holds_post(day)))
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(
            *joined(
                Plan,
                Plan.employee_id == Employee.id,
                Plan.cycle_id == cycle.id,
                Plan.assignment_id == Assignment.id,
            )
        )
        .join(*joined(unit, unit.id == func.coalesce(Position.unit_id, Employee.unit_id)))
        .where(
            within(work.access.grants, Employee),
            true() if employee_id is None else Employee.id == employee_id,
            or_(Employee.left_on.is_(None), Employee.left_on >= day),
            belongs(cycle, unit.path),
        )
        .order_by(Employee.employee_code)
    )
    is_of_many = employee_id is None
    with reading_whole(work.session) if is_of_many else nullcontext():
        rows: Iterable[Any] = work.session.execute(query, work.bindings).all()
    return [Candidate(*row) for row in rows]


def _holds_post(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Assignment.employee_id == Employee.id,
        Assignment.kind == AssignmentKind.DEFINITIVE,
        Assignment.voided_at.is_(None),
        Assignment.starts_on <= day,
        or_(Assignment.ends_before.is_(None), Assignment.ends_before > day),
    )
