"""Approve many plans at once, all or nothing: each is judged by itself, as one alone would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, OutOfReach
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.plan import steps
from penilaian_api.services.plan.views import PlanView, plan_view
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.plan import listing as record
from penilaian_api.storage.plan.plans import OpenPlan
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanApproval:
    """A plan to approve, at the version that the caller saw."""

    plan_id: UUID
    expected_version: int


def approve(
    work: UnitOfWork, approvals: Sequence[PlanApproval], *, dry_run: bool = False
) -> tuple[PlanView, ...]:
    """Set many plans as they were handed in; one that is refused refuses all."""
    plans = _open_plans(work, approvals)
    approvable = list[tuple[OpenPlan, int]]()
    for index, approval in enumerate(approvals):
        with item_pointer(index):
            if any(plan.plan.id == approval.plan_id for plan, _ in approvable):
                raise BadData("invalid_input", faults=[Fault("/id", "twice")])
            if approval.plan_id not in plans:
                raise OutOfReach
            plan = plans[approval.plan_id]
            steps.refuse_unless_approvable(work, plan, approval.expected_version)
        approvable.append((plan, approval.expected_version))
    if not dry_run:
        steps.put_in_force(work, approvable)
    return tuple(plan_view(plan) for plan, _ in approvable)


def _open_plans(work: UnitOfWork, approvals: Sequence[PlanApproval]) -> dict[UUID, OpenPlan]:
    keys = {approval.plan_id for approval in approvals}
    return record.heads(work, work.of(Plan).all(Plan.id.in_(keys)))
