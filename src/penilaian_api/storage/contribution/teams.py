"""Find who supports the results of a leader's plan, by the latest agreed revision of each."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.contribution.chains import is_latest_agreed
from penilaian_api.storage.models.organization import Employee, Position
from penilaian_api.storage.models.plan import Plan, PlanRevision, WorkResult
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class SupportingRow:
    """A result of somebody's plan that supports one of the leader's."""

    supports_line_id: UUID
    result_line: UUID
    plan_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    position_title: str
    revision_id: UUID
    revision_number: int
    starts_on: date
    ends_before: date


def supporting(work: WorkContext, revision_id: UUID) -> list[SupportingRow]:
    """List the results within reach that support those of a revision already opened."""
    query = _supporting(work.access.grants, revision_id)
    return [SupportingRow(*row) for row in execute(work, query)]


@prepared
def _supporting(grants: tuple[Grant, ...], revision_id: UUID) -> Select[*tuple[Any, ...]]:
    above = aliased(WorkResult)
    led = select(above.line_id).where(of_agency(above), above.revision_id == revision_id)
    return (
        select(
            WorkResult.supports_line_id,
            WorkResult.line_id,
            Plan.id,
            Employee.id,
            Employee.employee_code,
            Employee.name,
            Position.title,
            PlanRevision.id,
            PlanRevision.number,
            Plan.starts_on,
            Plan.ends_before,
        )
        .join_from(WorkResult, *joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Employee, Employee.id == Plan.employee_id))
        .join(*joined(Position, Position.id == Plan.position_id))
        .where(
            within(grants, WorkResult),
            WorkResult.supports_line_id.in_(led),
            is_latest_agreed(),
        )
        .order_by(Employee.employee_code, Plan.starts_on, WorkResult.ordinal, WorkResult.id)
    )
