"""Approve plans, one or many at once: the submitted revision is in force, the former closed."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from penilaian_api.domain.plan.plan import PLAN, PlanStep
from penilaian_api.domain.transitions import advance
from penilaian_api.services.bulk import Step, StepCommand, StepItem, run_step
from penilaian_api.services.plan import plans, setting
from penilaian_api.services.plan.views import PlanView, plan_view
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.plan import listing
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork


class ApprovePlan(StepCommand):
    """Approve the submitted revision of a plan."""


_Item: TypeAlias = StepItem[ApprovePlan, OpenPlan, None]


def approve(work: UnitOfWork, command: ApprovePlan) -> PlanView:
    """Approve one plan, and give it out with what may be done now."""
    (plan,) = run_step(_ApproveOne(work), [command])
    return plans.after_step(work, plan)


def approve_many(
    work: UnitOfWork, commands: Sequence[ApprovePlan], *, dry_run: bool = False
) -> tuple[PlanView, ...]:
    """Approve many plans, all or nothing."""
    approved = run_step(_Approve(work), commands, bulk=True, dry_run=dry_run)
    return tuple(plan_view(plan) for plan in approved)


class _Approve(Step[ApprovePlan, OpenPlan, None]):
    """The phases of approving."""

    def load(self, keys: Sequence[UUID]) -> Mapping[UUID, OpenPlan]:
        """Fetch the plans within reach with their revisions."""
        return listing.heads(self.work, self.work.of(Plan).all(id=set(keys)))

    def admit(self, item: _Item) -> None:
        """Refuse one's own plan, another version, another's turn, and what was not submitted."""
        setting.refuse_own(self.work, item.record)
        revision = item.record.at_version(item.command.expected_version)
        setting.refuse_before_turn(self.work, item.record)
        advance(PLAN, revision.state, PlanStep.APPROVE)

    def store(self, items: Sequence[_Item]) -> None:
        """Close the revisions that are replaced, then put the submitted ones in force."""
        replaced = [item.record.in_force for item in items if item.record.in_force is not None]
        submitted = [
            self.work.claim(item.record.current, item.command.expected_version) for item in items
        ]
        for revision in replaced:
            self.work.change(revision).state = advance(PLAN, revision.state, PlanStep.CLOSE)
        bulk_update.store(self.work, replaced)
        for revision in submitted:
            revision.state = advance(PLAN, revision.state, PlanStep.APPROVE)
            revision.approved_by = self.work.actor.employee_id
            revision.approved_at = self.work.now
        bulk_update.store(self.work, submitted)


class _ApproveOne(_Approve):
    """Approving one plan by itself: it is opened with all that its answer shows."""

    def load(self, keys: Sequence[UUID]) -> Mapping[UUID, OpenPlan]:
        """Open the plan with the caller's relations to its person."""
        return {key: plan_storage.open_plan(self.work, key) for key in keys}
