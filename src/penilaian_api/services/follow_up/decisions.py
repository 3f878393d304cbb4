"""Record what leaders decide on people, why, and by which result; count what rests on none.

What was decided is never changed: it is revoked with a reason, and a later one stands beside it.

Why it is so: docs/decisions/0080.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.follow_up.decision import (
    DecidedPurpose,
    DecisionOutcome,
    RestsOn,
    UsePurpose,
    UseStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.citing import Citation, cite, refuse_oneself
from penilaian_api.services.follow_up.citing import note_use
from penilaian_api.services.follow_up.standing import ABOVE, standing, without_standing
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.follow_up import decisions as decision_storage
from penilaian_api.storage.follow_up.decisions import DECISIONS, UNCITED, USES
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.follow_up.decisions import (
    PersonDecision,
    Recommendation,
    ResultUse,
)
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DECISIONS_PARAMETERS: Final = DECISIONS.parameters
UNCITED_PARAMETERS: Final = UNCITED.parameters
USES_PARAMETERS: Final = USES.parameters
"""What callers state of the lists."""


@dataclass(frozen=True, slots=True)
class PersonDecisionInput:
    """A decision on a person as it was taken; without a result where it rests on none."""

    employee_code: str
    purpose: DecidedPurpose
    title: str
    reason: str
    evaluation_id: UUID | None


@dataclass(frozen=True, slots=True)
class PersonDecisionView:
    """What was decided on a person, by whom and why, and the result that it cites."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    outcome: DecisionOutcome
    title: str
    reason: str
    period_id: UUID | None
    period_key: str | None
    evaluation_id: UUID | None
    snapshot_number: int | None
    snapshot_digest: str | None
    recommendation_id: UUID | None
    decided_by: UUID
    decided_by_name: str
    decided_at: datetime
    rests_on: RestsOn | None
    acknowledged_at: datetime | None
    revoked_at: datetime | None
    revoked_by_login: str | None
    revoked_for: str | None
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class CitationCountView:
    """How many decisions for a purpose cite a result, and how many cite none."""

    purpose: DecidedPurpose
    cited: int
    uncited: int


@dataclass(frozen=True, slots=True)
class UncitedDecisions:
    """One page of the decisions that cite no result, and how many of each purpose do."""

    counts: Sequence[CitationCountView]
    decisions: Slice[PersonDecisionView]


@dataclass(frozen=True, slots=True)
class UseView:
    """That a result of the caller was used: for what, by whom, when, and what came of it."""

    id: UUID
    evaluation_id: UUID
    period_key: str
    snapshot_number: int
    snapshot_digest: str
    purpose: UsePurpose
    step: UseStep
    used_by_name: str | None
    used_by_login: str
    used_at: datetime
    recommendation_id: UUID | None
    decision_id: UUID | None
    outcome: DecisionOutcome | None
    title: str | None
    rests_on: RestsOn
    revoked_at: datetime | None


def page(work: UnitOfWork, request: ListRequest) -> Slice[PersonDecisionView]:
    """List the decisions within reach, the first one first."""
    return page_of(work, DECISIONS, request).map(lambda row: _of(work, row.record, row.names))


def uncited(work: UnitOfWork, request: ListRequest) -> UncitedDecisions:
    """List the decisions within reach that cite no result, and count both kinds of the same."""
    rows = page_of(work, UNCITED, request)
    unit_code = request.filters.get("unit_code")
    counted = decision_storage.citation_counts(work, None if unit_code is None else str(unit_code))
    counts = [view_of(CitationCountView, row) for row in counted]
    return UncitedDecisions(counts, rows.map(lambda row: _of(work, row.record, row.names)))


def uses(work: UnitOfWork, request: ListRequest) -> Slice[UseView]:
    """List each use of a result of the caller, the newest first."""
    return page_of(work, USES, request).map(_use)


def get(work: UnitOfWork, decision_id: UUID) -> PersonDecisionView:
    """Return one decision."""
    return show(work, work.of(PersonDecision).get(decision_id))


def record(work: UnitOfWork, stated: PersonDecisionInput) -> PersonDecisionView:
    """Record a decision that was taken without a recommendation, with a result or without one."""
    employee = require(work.of(Employee).find(employee_code=stated.employee_code), "/employee_code")
    key = stated.evaluation_id
    citation = None if key is None else cite(work, key, employee.id)
    decision = PersonDecision(
        id=new_id(),
        employee_id=employee.id,
        unit_id=employee.unit_id,
        purpose=stated.purpose,
        outcome=DecisionOutcome.GRANTED,
        title=stated.title,
        reason=stated.reason,
        version=1,
    )
    return store(work, decision, citation)


def store(
    work: UnitOfWork,
    decision: PersonDecision,
    citation: Citation | None,
    recommendation: Recommendation | None = None,
) -> PersonDecisionView:
    """Store a decision of the caller, never on themselves, and write down what it used."""
    refuse_oneself(work, decision.employee_id)
    decision.decided_by, decision.decided_at = work.calling_employee(), work.now
    if citation is not None:
        decision.unit_id, decision.period_id = (
            citation.evaluation.unit_id,
            citation.evaluation.period_id,
        )
        decision.evaluation_id, decision.snapshot_id = citation.evaluation.id, citation.snapshot_id
        decision.snapshot_number, decision.snapshot_digest = citation.number, citation.digest
    work.of(PersonDecision).add(decision)
    if citation is not None:
        note_use(work, citation, UseStep.DECIDED, recommendation, decision)
    return show(work, decision)


def show(work: UnitOfWork, decision: PersonDecision) -> PersonDecisionView:
    """Show a decision, how its result stands today, and what the caller may do with it."""
    work.session.flush()
    return _of(work, decision, DECISIONS.beside_of(work, decision))


def _of(work: UnitOfWork, decision: PersonDecision, names: Mapping[str, Any]) -> PersonDecisionView:
    stands = standing(decision.snapshot_number, names)
    is_own = decision.employee_id == work.actor.employee_id
    steps = _own_steps(decision) if is_own else _steps(decision, stands)
    actions = filter_allowed(work.actor, _OWN if is_own else ABOVE, steps)
    shown = without_standing(names)
    return view_of(PersonDecisionView, decision, **shown, rests_on=stands, allowed_actions=actions)


def _own_steps(decision: PersonDecision) -> tuple[Action, ...]:
    return (Action.DECISION_ACKNOWLEDGE,) if decision.acknowledged_at is None else ()


def _steps(decision: PersonDecision, stands: RestsOn | None) -> tuple[Action, ...]:
    if decision.revoked_at is not None:
        return ()
    if stands is RestsOn.SUPERSEDED:
        return (Action.DECISION_RENEW, Action.DECISION_REVOKE)
    return (Action.DECISION_REVOKE,)


def _use(row: ListedRow[ResultUse]) -> UseView:
    stands = standing(row.record.snapshot_number, row.names) or RestsOn.SUPERSEDED
    return view_of(UseView, row.record, **without_standing(row.names), rests_on=stands)


_OWN: Final = frozenset({Reach.OWN})
