"""Plans approved at once over HTTP."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.plan.schemas.bulk import (
    PlanApprovalsIn,
    PlanApprovalsOut,
    PlanApprovedOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.plan import bulk
from penilaian_api.services.plan.bulk import WantedApproval
from penilaian_api.services.plan.plans import Desk

router = GuardedRouter("/plans", "Plans")


@router.post("/approve", action=Action.PLAN_APPROVE)
def approve_plans(
    wanted: PlanApprovalsIn,
    work: Work,
    dry_run: Annotated[bool, Query(description="Check everything, store nothing.")] = False,  # noqa: FBT002 - a query parameter
) -> PlanApprovalsOut:
    """Approve plans in bulk.

    Approve many plans of your reports, all or nothing, each at the version you saw.

    One refused item refuses all, and the answer says which.
    """
    items = [WantedApproval(one.id, one.version) for one in wanted.items]
    found = bulk.approve(work, items, dry_run=dry_run)
    return PlanApprovalsOut(is_dry_run=dry_run, items=tuple(map(_shown, found)))


def _shown(desk: Desk) -> PlanApprovedOut:
    revision = desk.current
    return PlanApprovedOut(
        id=desk.plan.id,
        employee_id=desk.plan.employee_id,
        employee_name=desk.opened.about.employee_name,
        number=revision.number,
        state=revision.state,
        version=revision.version,
    )
