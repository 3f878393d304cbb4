"""Read plans: one, a page, the history of revisions; list allowed actions; carry the dialogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import PLAN, PlanState, PlanStep
from penilaian_api.domain.transitions import open_steps, refusal_of
from penilaian_api.services.plan import setting
from penilaian_api.services.plan.views import PlanView, RevisionView, plan_view, revision_view
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.plan import Plan, PlanMessage, PlanRevision, PlanSignature
from penilaian_api.storage.plan import listing
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PENDING: Final = frozenset({PlanState.DRAFT, PlanState.SUBMITTED})
ACTIONS: Final[Mapping[PlanStep, Action]] = {
    PlanStep.SUBMIT: Action.PLAN_SUBMIT,
    PlanStep.WITHDRAW: Action.PLAN_WITHDRAW,
    PlanStep.RETURN: Action.PLAN_RETURN,
    PlanStep.APPROVE: Action.PLAN_APPROVE,
    PlanStep.SIGN: Action.PLAN_SIGN,
    PlanStep.REVISE: Action.PLAN_REVISE,
    PlanStep.CLOSE: Action.PLAN_CLOSE,
}
_IN_DRAFT: Final = (Action.PLAN_EDIT, Action.PLAN_CONSENT)
_IN_FORCE: Final = (Action.PROGRESS_POST, Action.EVIDENCE_POST)
PLANS: Final = listing.PLANS
MESSAGES_PARAMETERS: Final = listing.MESSAGES.parameters
"""What callers state of a list of messages."""
PLANS_PARAMETERS: Final = PLANS.parameters
"""What callers state of it."""


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message from one side to the other about a plan."""

    id: UUID
    author_id: UUID
    author_name: str
    message: str
    sent_at: datetime


def get(work: UnitOfWork, plan_id: UUID) -> PlanView:
    """Return a plan with all that is agreed: the revision in force, and the pending one."""
    plan = plan_storage.open_plan(work, plan_id)
    standing = (plan.in_force, plan.pending, plan.closed)
    views = _with_content(work, plan, [revision for revision in standing if revision is not None])
    return plan_view(plan, views, allowed_actions=actions(work, plan))


def page(work: UnitOfWork, request: ListRequest) -> Slice[PlanView]:
    """List plans, the one created first before the others."""
    rows = page_of(work, listing.PLANS, request)
    plans = listing.heads(work, [row.record for row in rows.items])
    unlinked = listing.count_unlinked(work, [plan.current.id for plan in plans.values()])

    def view(row: ListedRow[Plan]) -> PlanView:
        plan = plans[row.record.id]
        return plan_view(plan, unlinked_results=unlinked.get(plan.current.id, 0))

    return rows.map(view)


def history(work: UnitOfWork, plan_id: UUID) -> tuple[RevisionView, ...]:
    """List all revisions of a plan, the first one first, without their content."""
    return tuple(map(revision_view, plan_storage.open_plan(work, plan_id).revisions))


def revision(work: UnitOfWork, plan_id: UUID, number: int) -> RevisionView:
    """Return one revision of a plan as it stands or stood."""
    plan = plan_storage.open_plan(work, plan_id)
    for existing in plan.revisions:
        if existing.number == number:
            return _with_content(work, plan, (existing,))[existing.id]
    raise OutOfReachError


def after_step(work: UnitOfWork, plan: OpenPlan) -> PlanView:
    """Give out a plan after a step: where its revisions stand, and what may be done now."""
    return plan_view(plan, allowed_actions=actions(work, plan))


def actions(work: UnitOfWork, plan: OpenPlan) -> tuple[Action, ...]:
    """Name what the caller may do now, as the workflow and their relation to the person admit.

    The two may always talk: a plan is closed before its year's result is discussed. The assessor's
    superior decides once the plan has passed up to them.
    """
    state = plan.current.state
    open_actions = [ACTIONS[step] for step in open_steps(PLAN, state)]
    if state is PlanState.DRAFT:
        open_actions.extend(_IN_DRAFT)
    if plan.in_force is not None:
        open_actions.extend(_IN_FORCE)
    open_actions.append(Action.PLAN_MESSAGE)
    reaches = plan.reaches
    if not setting.term_of(work, plan).has_passed_up(work.today):
        reaches -= {Reach.REVIEWS}
    return filter_allowed(work.actor, reaches, open_actions)


def results_of(work: UnitOfWork, revision: PlanRevision) -> tuple[PlannedResult, ...]:
    """Return the results of a revision already fetched, each with its indicators."""
    return tuple(plan_storage.results_of(work, [revision.id])[revision.id])


def refuse_unless_draft(revision: PlanRevision, step: str) -> None:
    """Keep what is no step of the workflow, but changes the content, to drafts."""
    if revision.state is not PlanState.DRAFT:
        raise refusal_of(PLAN, revision.state, step, {PlanState.DRAFT})


def send_message(work: UnitOfWork, plan_id: UUID, text: str) -> MessageView:
    """Say something to the other side about a plan."""
    opened = plan_storage.open_plan(work, plan_id)
    setting.refuse_before_turn(work, opened)
    plan = opened.plan
    message = PlanMessage(
        plan_id=plan.id,
        employee_id=plan.employee_id,
        author_id=work.actor.employee_id,
        message=text,
        sent_at=work.now,
    )
    added = work.of(PlanMessage).add(message, under=plan)
    return view_of(MessageView, added, **listing.MESSAGES.beside_of(work, added))


def messages(work: UnitOfWork, plan_id: UUID, request: ListRequest) -> Slice[MessageView]:
    """List what was said about a plan."""
    plan = work.of(Plan).get(plan_id)
    rows = page_of(work, listing.MESSAGES, request.narrowed(plan_id=plan.id))
    return rows.map(row_view(MessageView))


def _with_content(
    work: UnitOfWork, plan: OpenPlan, revisions: Sequence[PlanRevision]
) -> dict[UUID, RevisionView]:
    """Read the results and signatures of some revisions of an opened plan."""
    keys = [revision.id for revision in revisions]
    results = plan_storage.results_of(work, keys)
    signatures: dict[UUID, list[PlanSignature]] = {key: [] for key in keys}
    for signature in plan_storage.signatures_of(work, plan.plan, keys):
        signatures[signature.revision_id].append(signature)
    return {
        revision.id: revision_view(
            revision, results[revision.id], plan.expectations[revision.id], signatures[revision.id]
        )
        for revision in revisions
    }
