"""Who assesses one employee on a day, and who would decide his objection."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.organization.assessor import Cause, reviewer
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads: by what title, and on which days."""

    employee_id: UUID
    name: str
    cause: Cause
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Leaders:
    """The assessor of an employee on a day, and the reviewer above him."""

    employee_id: UUID
    on: date
    assessor: Leader | None
    reviewer: Leader | None


def get(work: UnitOfWork, employee_id: UUID, on: date | None) -> Leaders:
    """Say who assesses an employee within reach on a day, today if none is named."""
    employee = work.of(Employee).get(employee_id)
    day = on or work.today
    found = organization.leaders(work.session, work.bindings, employee.id, day)
    decides = reviewer([row for row, _ in found], employee.id, day)
    told = {
        row.employee: Leader(row.assessor, name, row.cause, row.span.starts_on, row.span.ends_on)
        for row, name in found
    }
    first = told.get(employee.id)
    second = told.get(first.employee_id) if first is not None and decides is not None else None
    return Leaders(employee.id, day, first, second)
