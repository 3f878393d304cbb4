"""Serve the bulk approval of plans."""

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.plan.schemas.bulk import (
    PlanApprovalsIn,
    PlanApprovalsOut,
    PlanApprovedOut,
)
from penilaian_api.api.v1.shared.formats import DryRun
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.plan import approving
from penilaian_api.services.plan.approving import ApprovePlan
from penilaian_api.services.plan.views import PlanView

router = GuardedRouter("/plans", "Plans")


@router.post("/approve", action=Action.PLAN_APPROVE, responses={412: {}})
def approve_plans(
    body: PlanApprovalsIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> PlanApprovalsOut:
    """Approve plans in bulk.

    Approve many plans of your reports, all or nothing, each at the version you saw.

    If one item is refused, all are, and the response says which.
    """
    commands = [ApprovePlan(item.id, item.version) for item in body.items]
    approved = approving.approve_many(work, commands, dry_run=dry_run)
    return PlanApprovalsOut(is_dry_run=dry_run, items=tuple(map(_to_response, approved)))


def _to_response(plan: PlanView) -> PlanApprovedOut:
    return PlanApprovedOut(
        id=plan.id,
        employee_id=plan.employee_id,
        employee_name=plan.employee_name,
        number=plan.current.number,
        state=plan.current.state,
        version=plan.version,
    )
