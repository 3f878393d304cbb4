"""Plans: found, shown, listed; what can be done with one now, and what became of it before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.errors import OutOfReach, Stale, WrongState
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.plan.plan import PLAN, PlanState, PlanStep
from penilaian_api.domain.transitions import open_steps
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    Plan,
    PlanMessage,
    PlanRevision,
    PlanSignature,
    SignerRole,
)
from penilaian_api.storage.plan import listing
from penilaian_api.storage.plan import plans as record
from penilaian_api.storage.plan.listing import Filters
from penilaian_api.storage.plan.plans import Lines, Opened, PlannedResult
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = [
    "Desk",
    "Filters",
    "Sheet",
    "SignerRole",
    "desk",
    "get",
    "history",
    "lines",
    "messages",
    "page",
    "refuse_unless_draft",
    "revision",
    "tell",
]

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One revision with all that is agreed in it; its own fields read through."""

    revision: PlanRevision
    work_results: tuple[PlannedResult, ...] = ()
    expectations: tuple[BehaviorExpectation, ...] = ()
    signatures: tuple[PlanSignature, ...] = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of the revision
        return getattr(self.revision, name)


@dataclass(frozen=True, slots=True)
class Desk:
    """A plan as it lies before its caller; fields of the plan and names around it read through."""

    opened: Opened
    work: UnitOfWork
    sheets: Mapping[UUID, Sheet]
    unlinked_results: int = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of the plan or around it
        source = self.opened.about if hasattr(self.opened.about, name) else self.opened.plan
        return getattr(source, name)

    @property
    def plan(self) -> Plan:
        """The head itself."""
        return self.opened.plan

    @property
    def ends_on(self) -> date:
        """The last day of the plan."""
        return self.opened.plan.ends_before - timedelta(days=1)

    @property
    def in_force(self) -> Sheet | None:
        """The approved revision, if one is in force."""
        return self._in(frozenset({PlanState.APPROVED}))

    @property
    def pending(self) -> Sheet | None:
        """The revision that is being drafted or waits for approval."""
        return self._in(PENDING)

    @property
    def closed(self) -> Sheet | None:
        """The last revision, of a plan that has been closed."""
        is_live = self.in_force or self.pending
        return None if is_live else self._in(frozenset({PlanState.CLOSED}))

    @property
    def current(self) -> PlanRevision:
        """The revision that the steps act on: the pending one, else the one in force."""
        sheet = self.pending or self.in_force or self.closed
        if sheet is None:
            raise OutOfReach
        return sheet.revision

    @property
    def version(self) -> int:
        """The version that a step must have seen."""
        return self.current.version

    def seen_at(self, version: int) -> PlanRevision:
        """Return the current revision, if it is the version that the caller saw."""
        if self.current.version != version:
            raise Stale
        return self.current

    @property
    def allowed_actions(self) -> tuple[Action, ...]:
        """What the caller may do now, as the workflow and his relation to the person admit.

        The two may always talk: a plan is closed before its year's result is discussed.
        """
        state = self.current.state
        actions = [ACTIONS[step] for step in open_steps(PLAN, state)]
        if state is PlanState.DRAFT:
            actions.extend(_IN_DRAFT)
        if self.in_force is not None:
            actions.extend(_IN_FORCE)
        actions.append(Action.PLAN_MESSAGE)
        return allowed(self.work.actor, self.opened.reaches, actions)

    def with_revision(
        self, fresh: PlanRevision, expectations: tuple[BehaviorExpectation, ...]
    ) -> "Desk":
        """Lay a revision that was just begun beside the others."""
        opened = replace(
            self.opened,
            revisions=(*self.opened.revisions, fresh),
            expectations={**self.opened.expectations, fresh.id: expectations},
        )
        return replace(self, opened=opened)

    def _in(self, states: frozenset[PlanState]) -> Sheet | None:
        found = [one for one in self.opened.revisions if one.state in states]
        return self.sheets.get(found[-1].id, Sheet(found[-1])) if found else None


def desk(work: UnitOfWork, plan_id: UUID) -> Desk:
    """Open a plan for a step: its revisions, without their results."""
    opened = record.opened(work, plan_id)
    sheets = {one.id: Sheet(one, (), opened.expectations[one.id]) for one in opened.revisions}
    return Desk(opened, work, sheets)


def get(work: UnitOfWork, plan_id: UUID) -> Desk:
    """Show a plan with all that is agreed: the revision in force, and the pending one."""
    found = desk(work, plan_id)
    shown = [one for one in (found.in_force, found.pending, found.closed) if one is not None]
    results = record.contents(work, [one.id for one in shown])
    signed = _signatures(work, found.plan, [one.id for one in shown])
    sheets = {one.id: _sheet(one, results, signed) for one in shown}
    return Desk(found.opened, work, sheets)


def page(
    work: UnitOfWork, wanted: Filters, after: Sequence[object] | None, limit: int
) -> Slice[Desk]:
    """List plans, the one created first before the others."""
    conditions = listing.filters(work, wanted)
    found = work.of(Plan).page(*conditions, after=after, limit=limit)
    heads = listing.heads(work, found.items)
    desks = [Desk(heads[plan.id], work, {}) for plan in found.items]
    unlinked = listing.unlinked(work, [one.current.id for one in desks])
    items = (Desk(one.opened, work, {}, unlinked.get(one.current.id, 0)) for one in desks)
    return Slice(tuple(items), found.after)


def lines(work: UnitOfWork, revision: PlanRevision) -> tuple[PlannedResult, ...]:
    """Return the results of a revision already fetched, each with its indicators."""
    return tuple(record.contents(work, [revision.id])[revision.id])


def history(work: UnitOfWork, plan_id: UUID) -> tuple[PlanRevision, ...]:
    """List all revisions of a plan, the first one first."""
    return record.opened(work, plan_id).revisions


def revision(work: UnitOfWork, plan_id: UUID, number: int) -> Sheet:
    """Show one revision of a plan as it stands or stood."""
    opened = record.opened(work, plan_id)
    for one in opened.revisions:
        if one.number == number:
            sheet = Sheet(one, (), opened.expectations[one.id])
            signed = _signatures(work, opened.plan, [one.id])
            return _sheet(sheet, record.contents(work, [one.id]), signed)
    raise OutOfReach


def refuse_unless_draft(revision: PlanRevision, step: str) -> None:
    """Keep what is no step of the workflow, but changes the content, to drafts."""
    if revision.state is not PlanState.DRAFT:
        raise WrongState("wrong_state", state=revision.state, step=step)


def tell(work: UnitOfWork, plan_id: UUID, message: str) -> PlanMessage:
    """Say something to the other side about a plan."""
    plan = work.of(Plan).get(plan_id)
    told = PlanMessage(
        plan_id=plan.id,
        employee_id=plan.employee_id,
        author_id=work.actor.employee_id,
        message=message,
        sent_at=work.now,
    )
    return work.of(PlanMessage).add(told, under=plan)


def messages(
    work: UnitOfWork, plan_id: UUID, after: Sequence[object] | None, limit: int
) -> Slice[PlanMessage]:
    """List what was said about a plan, in order."""
    plan = work.of(Plan).get(plan_id)
    return work.of(PlanMessage).page(PlanMessage.plan_id == plan.id, after=after, limit=limit)


def _signatures(
    work: UnitOfWork, plan: Plan, revisions: Sequence[UUID]
) -> dict[UUID, list[PlanSignature]]:
    found: dict[UUID, list[PlanSignature]] = {}
    for one in record.signatures(work, plan, revisions):
        found.setdefault(one.revision_id, []).append(one)
    return found


def _sheet(sheet: Sheet, results: Lines, signed: Mapping[UUID, Sequence[PlanSignature]]) -> Sheet:
    key = sheet.revision.id
    return Sheet(
        sheet.revision, tuple(results[key]), sheet.expectations, tuple(signed.get(key, ()))
    )
