"""Query the submitted plans that were never set in time, of people whom the caller reviews."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.me.task_query import MAX_TASKS_OF_A_KIND, grants_of
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import CALLER, TODAY, exists_in_agency, joined
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class LatePlan:
    """A plan that waits to be set and whose cycle's day for it is over."""

    plan_id: UUID
    employee_id: UUID
    name: str
    starts_on: date
    plans_due_on: date
    year: int


def late_plans(work: WorkContext) -> Prepared[SubQuery[LatePlan]]:
    """Query the late plans of people whose assessor the caller assesses."""
    return _late_plans(grants_of(work, Reach.REVIEWS))


@prepared
def _late_plans(grants: tuple[Grant, ...]) -> SubQuery[LatePlan]:
    earlier = aliased(PlanRevision)
    was_set = exists_in_agency(
        earlier,
        earlier.plan_id == Plan.id,
        earlier.state.in_((PlanState.APPROVED, PlanState.CLOSED)),
    )
    query = (
        select(
            Plan.id,
            Plan.employee_id,
            Employee.name,
            Plan.starts_on,
            Cycle.plans_due_on,
            Cycle.year,
        )
        .join_from(PlanRevision, *joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Cycle, Cycle.id == Plan.cycle_id))
        .join(*joined(Employee, Employee.id == PlanRevision.employee_id))
        .where(
            reached(grants, PlanRevision, in_subtree=False),
            PlanRevision.employee_id != CALLER,
            PlanRevision.state == PlanState.SUBMITTED,
            Cycle.plans_due_on < TODAY,
            Plan.ends_before > TODAY,
            ~was_set,
        )
        .order_by(Cycle.plans_due_on, Plan.id)
        .limit(MAX_TASKS_OF_A_KIND + 1)
    )
    rows = query.subquery()
    return SubQuery(select(rows), LatePlan, (rows.c.plans_due_on, rows.c.id))
