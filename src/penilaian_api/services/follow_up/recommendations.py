"""Recommend what should follow from a result, and let a leader decide it, with a reason.

Nothing follows by itself. What rests on a result that was made anew since cannot be decided until
it is renewed; nobody recommends or decides anything for themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.follow_up.decision import (
    RECOMMENDATION,
    STEPS,
    DecidedPurpose,
    DecisionOutcome,
    RecommendationState,
    RecommendationStep,
    RecommendedPurpose,
    RestsOn,
    UseStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.citing import Citation, cite, refuse_oneself
from penilaian_api.services.follow_up import accomplishments, outstanding
from penilaian_api.services.follow_up.accomplishments import AccomplishmentView
from penilaian_api.services.follow_up.citing import note_use, reason_fault
from penilaian_api.services.follow_up.decisions import PersonDecisionView, store
from penilaian_api.services.follow_up.standing import ABOVE, standing
from penilaian_api.services.views import view_of
from penilaian_api.storage.follow_up.decisions import RECOMMENDATIONS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.follow_up.decisions import PersonDecision, Recommendation
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

RECOMMENDATIONS_PARAMETERS: Final = RECOMMENDATIONS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class RecommendationInput:
    """What should follow from a result: found by a rule, or for a reason of one's own."""

    evaluation_id: UUID
    purpose: RecommendedPurpose
    rule: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with the result that it cites, and how that result stands today."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    purpose: RecommendedPurpose
    state: RecommendationState
    evaluation_id: UUID
    period_key: str
    snapshot_number: int
    snapshot_digest: str
    rests_on: RestsOn
    rule_id: UUID | None
    rule_key: str | None
    rule_number: int | None
    reason: str
    proposed_by_name: str | None
    proposed_by_login: str
    proposed_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class RecommendationDetail:
    """A recommendation, and what the person completed: who decides knows of it."""

    recommendation: RecommendationView
    accomplishments: tuple[AccomplishmentView, ...]


def page(work: UnitOfWork, request: ListRequest) -> Slice[RecommendationView]:
    """List the recommendations within reach, the first one first."""
    rows = page_of(work, RECOMMENDATIONS, request)
    return rows.map(lambda row: _view(work, row.record, row.names))


def get(work: UnitOfWork, recommendation_id: UUID) -> RecommendationDetail:
    """Return one recommendation, and what the person completed in the period of its result."""
    recommendation = _show(work, work.of(Recommendation).get(recommendation_id))
    accomplished = accomplishments.confirmed_for(work, recommendation.evaluation_id)
    return RecommendationDetail(recommendation, accomplished)


def propose(work: UnitOfWork, stated: RecommendationInput) -> RecommendationView:
    """Recommend something for a person by a result of theirs that stands."""
    citation = cite(work, stated.evaluation_id)
    rule_id = _find_rule(work, citation, stated.rule)
    if rule_id is None and not stated.reason:
        raise reason_fault("/reason")
    recommendation = Recommendation(
        id=new_id(),
        employee_id=citation.evaluation.employee_id,
        unit_id=citation.evaluation.unit_id,
        evaluation_id=citation.evaluation.id,
        purpose=stated.purpose,
        state=RECOMMENDATION.start,
        rule_id=rule_id,
        reason=stated.reason,
        proposed_by=work.actor.account_id,
        proposed_at=work.now,
        version=1,
    )
    _rest_on(recommendation, citation)
    work.of(Recommendation).add(recommendation)
    note_use(work, citation, UseStep.RECOMMENDED, recommendation)
    return _show(work, recommendation)


def renew(work: UnitOfWork, recommendation_id: UUID, expected_version: int) -> RecommendationView:
    """Let a recommendation rest on the result that stands now."""
    recommendation = _take(work, recommendation_id, expected_version, RecommendationStep.RENEW)
    citation = cite(work, recommendation.evaluation_id)
    _refuse_no_longer_met(work, citation, recommendation.rule_id)
    _rest_on(recommendation, citation)
    note_use(work, citation, UseStep.RENEWED, recommendation)
    return _show(work, recommendation)


def withdraw(
    work: UnitOfWork, recommendation_id: UUID, expected_version: int
) -> RecommendationView:
    """Withdraw a recommendation that was not decided."""
    step = RecommendationStep.WITHDRAW
    return _show(work, _take(work, recommendation_id, expected_version, step))


def decide(  # noqa: PLR0913, PLR0917 - the parts of a decision
    work: UnitOfWork,
    recommendation_id: UUID,
    expected_version: int,
    outcome: DecisionOutcome,
    title: str,
    reason: str,
) -> PersonDecisionView:
    """Decide what was recommended, by the result that it cites if that one still stands.

    What a rule recommends is granted while its person meets it: it may look back on results that
    were made anew since.
    """
    recommendation = _take(work, recommendation_id, expected_version, STEPS[outcome])
    citation = cite(work, recommendation.evaluation_id)
    if citation.number != recommendation.snapshot_number:
        raise ConflictError("result_not_standing")
    if outcome is DecisionOutcome.GRANTED:
        _refuse_no_longer_met(work, citation, recommendation.rule_id)
    decision = PersonDecision(
        id=new_id(),
        employee_id=recommendation.employee_id,
        purpose=DecidedPurpose(recommendation.purpose.value),
        outcome=outcome,
        title=title,
        reason=reason,
        recommendation_id=recommendation.id,
    )
    return store(work, decision, citation, recommendation)


def _take(
    work: UnitOfWork, recommendation_id: UUID, expected_version: int, step: RecommendationStep
) -> Recommendation:
    recommendation = work.of(Recommendation).take(recommendation_id, expected_version)
    refuse_oneself(work, recommendation.employee_id)
    recommendation.state = advance(RECOMMENDATION, recommendation.state, step)
    return recommendation


def _rest_on(recommendation: Recommendation, citation: Citation) -> None:
    recommendation.snapshot_id = citation.snapshot_id
    recommendation.snapshot_number = citation.number
    recommendation.snapshot_digest = citation.digest


def _find_rule(work: UnitOfWork, citation: Citation, key: str | None) -> UUID | None:
    """Find the rule that is named, and refuse it where it does not name the person."""
    if key is None:
        return None
    rule_id = outstanding.rule_met(work, citation.evaluation, key)
    if rule_id is None:
        raise InvalidDataError.at_pointer("/rule", "rule_not_met")
    return rule_id


def _refuse_no_longer_met(work: UnitOfWork, citation: Citation, rule_id: UUID | None) -> None:
    """Refuse what was found by a rule, in the version that found it, and meets it no more."""
    if rule_id is not None and not outstanding.meets_version(work, citation.evaluation, rule_id):
        raise ConflictError("rule_no_longer_met")


def _show(work: UnitOfWork, recommendation: Recommendation) -> RecommendationView:
    names = RECOMMENDATIONS.beside_of(work, recommendation)
    return _view(work, recommendation, names)


def _view(
    work: UnitOfWork, recommendation: Recommendation, names: Mapping[str, Any]
) -> RecommendationView:
    stands = standing(recommendation.snapshot_number, names)
    is_own = recommendation.employee_id == work.actor.employee_id
    actions = () if is_own else _steps(recommendation, stands)
    shown = {name: value for name, value in names.items() if name in _SHOWN}
    return view_of(
        RecommendationView,
        recommendation,
        **shown,
        rests_on=stands,
        allowed_actions=filter_allowed(work.actor, ABOVE, actions),
    )


def _steps(recommendation: Recommendation, stands: RestsOn | None) -> tuple[Action, ...]:
    """Name what the state allows: to decide what stands, to renew what was made anew since."""
    if recommendation.state is not RecommendationState.PROPOSED:
        return ()
    if stands is RestsOn.STANDING:
        return (Action.RECOMMENDATION_DECIDE, Action.RECOMMENDATION_WITHDRAW)
    if stands is RestsOn.SUPERSEDED:
        return (Action.RECOMMENDATION_PROPOSE, Action.RECOMMENDATION_WITHDRAW)
    return (Action.RECOMMENDATION_WITHDRAW,)


_SHOWN: Final = frozenset(field.name for field in fields(RecommendationView))
