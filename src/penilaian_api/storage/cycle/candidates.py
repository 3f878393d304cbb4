"""Fetch everyone of a cycle's units with post and plan, also who needs none, in batches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bind_bounds, bounds_of
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.compiled.whole_reads import reading_whole
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

AT_ONCE: Final = 5_000
"""How many people are looked at in one statement."""


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


def candidate_of(work: WorkContext, cycle: Cycle, day: date, employee_id: UUID) -> Candidate | None:
    """Find one person within reach in the population of *cycle* on *day*."""
    query = _candidates(
        work.access.grants, bounds_of(cycle), cycle.id, day, employee_id=employee_id
    )
    row = execute(work, query.with_values(bind_bounds(cycle))).one_or_none()
    return None if row is None else Candidate(*row)


def candidate_batches(work: WorkContext, cycle: Cycle, day: date) -> Iterator[list[Candidate]]:
    """List the population of *cycle* within reach on *day*, by code, some thousands at a time.

    A batch is a stretch of codes, so that whoever reads one may write before they read the next.
    """
    grants, bounds, values = work.access.grants, bounds_of(cycle), bind_bounds(cycle)
    after, until = "", _end_of_batch(work, "")
    while True:
        query = _candidates(grants, bounds, cycle.id, day, after=after, until=until)
        with reading_whole(work.session):
            rows = execute(work, query.with_values(values)).all()
        yield [Candidate(*row) for row in rows]
        if until is None:
            return
        after, until = until, _end_of_batch(work, until)


def _end_of_batch(work: WorkContext, after: str) -> str | None:
    """Find the code with which a batch ends that begins *after* another; none if all are in it."""
    end: str | None = execute(
        work, _nth_code(work.access.grants, after, AT_ONCE - 1)
    ).scalar_one_or_none()
    return end


@prepared
def _nth_code(grants: tuple[Grant, ...], after: str, skipped: int) -> Select[str]:
    return (
        select(Employee.employee_code)
        .where(within(grants, Employee), Employee.employee_code > after)
        .order_by(Employee.employee_code)
        .offset(skipped)
        .limit(1)
    )


@prepared
def _candidates(  # noqa: PLR0913 - what bounds the people who are looked at
    grants: tuple[Grant, ...],
    cycle: Bounds,
    cycle_id: UUID,
    day: date,
    *,
    employee_id: UUID | None = None,
    after: str | None = None,
    until: str | None = None,
) -> Select[*tuple[Any, ...]]:
    unit = aliased(Unit)
    stretch = [] if after is None else [Employee.employee_code > after]
    stretch += [] if until is None else [Employee.employee_code <= until]
    stretch += [] if employee_id is None else [Employee.id == employee_id]
    return (
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
                Plan.cycle_id == cycle_id,
                Plan.assignment_id == Assignment.id,
            )
        )
        .join(*joined(unit, unit.id == func.coalesce(Position.unit_id, Employee.unit_id)))
        .where(
            within(grants, Employee),
            *stretch,
            Employee.serves(day),
            belongs(cycle, unit.path),
        )
        .order_by(Employee.employee_code)
    )


def _holds_post(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Assignment.employee_id == Employee.id,
        Assignment.kind == AssignmentKind.DEFINITIVE,
        Assignment.voided_at.is_(None),
        Assignment.starts_on <= day,
        or_(Assignment.ends_before.is_(None), Assignment.ends_before > day),
    )
