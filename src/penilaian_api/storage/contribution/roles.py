"""Find the people of a leader with the results of their plans as these stand now."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.plan.plan import PlanState, WorkResultKind
from penilaian_api.storage.models.organization import Assessor, Assignment, Employee, Position
from penilaian_api.storage.models.plan import Plan, PlanRevision, WorkResult
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Somebody whom the leader assesses today, with a result of their plan, if they have one."""

    employee_id: UUID
    employee_code: str
    employee_name: str
    position_title: str | None
    plan_id: UUID | None
    state: PlanState | None
    line_id: UUID | None
    statement: str | None
    kind: WorkResultKind | None
    supports_line_id: UUID | None
    goal_id: UUID | None


def roles_under(work: WorkContext, plan: Plan) -> list[RoleRow]:
    """List the people within reach whom the person of a plan assesses today, and their results."""
    query = _roles(work.access.grants, plan.employee_id, plan.starts_on, plan.ends_before)
    return [RoleRow(*row) for row in execute(work, query)]


@prepared
def _roles(
    grants: tuple[Grant, ...], leader_id: UUID, starts_on: date, ends_before: date
) -> Select[*tuple[Any, ...]]:
    later = aliased(PlanRevision)
    is_newest = ~exists_in_agency(
        later, later.plan_id == PlanRevision.plan_id, later.number > PlanRevision.number
    ).correlate(PlanRevision)
    return (
        select(
            Employee.id,
            Employee.employee_code,
            Employee.name,
            Position.title,
            Plan.id,
            PlanRevision.state,
            WorkResult.line_id,
            WorkResult.statement,
            WorkResult.kind,
            WorkResult.supports_line_id,
            WorkResult.goal_id,
        )
        .select_from(Assessor)
        .join(*joined(Employee, Employee.id == Assessor.employee_id))
        .outerjoin(
            *joined(
                Assignment,
                Assignment.employee_id == Employee.id,
                Assignment.kind == AssignmentKind.DEFINITIVE,
                in_force(Assignment),
            )
        )
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(
            *joined(
                Plan,
                Plan.employee_id == Employee.id,
                Plan.starts_on < ends_before,
                Plan.ends_before > starts_on,
            )
        )
        .outerjoin(*joined(PlanRevision, PlanRevision.plan_id == Plan.id, is_newest))
        .outerjoin(*joined(WorkResult, WorkResult.revision_id == PlanRevision.id))
        .where(
            within(grants, Assessor),
            Assessor.assessor_id == leader_id,
            Assessor.cause != Cause.FORMER,
            in_force(Assessor),
        )
        .order_by(Employee.employee_code, Plan.starts_on, WorkResult.ordinal, WorkResult.id)
    )
