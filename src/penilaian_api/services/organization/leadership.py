"""Look up the assessor and the reviewer of one employee on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.organization.assessor import AssessorRow, Cause, reviewer
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LeaderView:
    """An assessor or reviewer: by what title, and on which days."""

    employee_id: UUID
    name: str
    cause: Cause
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class LeadersView:
    """The assessor of an employee on a day, and the reviewer above them."""

    employee_id: UUID
    on: date
    assessor: LeaderView | None
    reviewer: LeaderView | None


def get(work: UnitOfWork, employee_id: UUID, on: date | None) -> LeadersView:
    """Say who assesses an employee within reach on a day, today if none is named."""
    return leaders_of(work, work.of(Employee).get(employee_id), on or work.today)


def leaders_of(work: UnitOfWork, employee: Employee, day: date) -> LeadersView:
    """Say who assesses an employee already fetched within reach on a day."""
    rows = organization.leaders(work.session, work.bindings, employee.id, day)
    reviewer_id = reviewer([row for row, _ in rows], employee.id, day)
    leaders = {row.employee: _view(row, name) for row, name in rows}
    first = leaders.get(employee.id)
    second = None if reviewer_id is None or first is None else leaders.get(first.employee_id)
    return LeadersView(employee.id, day, first, second)


def _view(row: AssessorRow, name: str) -> LeaderView:
    return LeaderView(row.assessor, name, row.cause, row.span.starts_on, row.span.ends_on)
