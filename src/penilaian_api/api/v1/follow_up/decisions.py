"""Serve recommendations, decisions on people, and the uses of results in them."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.follow_up.schemas.decisions import (
    CitationCountOut,
    DecisionRevocationIn,
    PersonDecisionIn,
    PersonDecisionOut,
    PersonDecisionPage,
    RecommendationDecisionIn,
    RecommendationDetailOut,
    RecommendationIn,
    RecommendationOut,
    RecommendationPage,
    ResultUseOut,
    ResultUsePage,
    UncitedDecisionPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.follow_up import decisions, recommendations, revoking
from penilaian_api.services.follow_up.decisions import PersonDecisionInput
from penilaian_api.services.follow_up.recommendations import RecommendationInput

of_recommendations = GuardedRouter("/recommendations", "Follow-up")
router = GuardedRouter("/decisions", "Follow-up")
of_me = GuardedRouter("/me", "Follow-up")


@of_recommendations.get("", action=Action.RECOMMENDATION_READ)
def list_recommendations(
    listed: Annotated[Listed, Depends(query_of(recommendations.RECOMMENDATIONS_PARAMETERS))],
    work: Work,
) -> RecommendationPage:
    """List recommendations.

    List what is recommended for people within your reach, and for yourself.
    """
    views = recommendations.page(work, listed.request)
    return listed.answer(RecommendationPage, views, RecommendationOut.model_validate)


@of_recommendations.post("", action=Action.RECOMMENDATION_PROPOSE, status=201)
def propose_recommendation(body: RecommendationIn, work: Work) -> RecommendationOut:
    """Recommend something for a person.

    Recommend what should follow from a result that was delivered and stands: by a rule that the
    person meets, or for a reason of yours. Not for yourself. Nothing follows until it is decided.

    The person sees that their result was used, for what and by whom.
    """
    stated = RecommendationInput(**body.model_dump())
    return RecommendationOut.model_validate(recommendations.propose(work, stated))


@of_recommendations.get("/{recommendation_id}", action=Action.RECOMMENDATION_READ)
def get_recommendation(recommendation_id: Key, work: Work) -> RecommendationDetailOut:
    """Show a recommendation.

    Show one recommendation, with the result that it cites, how that stands today, and what the
    person completed in its period.
    """
    view = recommendations.get(work, recommendation_id)
    head = RecommendationOut.model_validate(view.recommendation).model_dump()
    return RecommendationDetailOut.model_validate({**head, "accomplishments": view.accomplishments})


@of_recommendations.post("/{recommendation_id}/renew", action=Action.RECOMMENDATION_PROPOSE)
def renew_recommendation(
    recommendation_id: Key, expected_version: ExpectedVersion, work: Work
) -> RecommendationOut:
    """Renew a recommendation.

    Let it rest on the result that stands now, after the one that it cited was made anew.
    """
    view = recommendations.renew(work, recommendation_id, expected_version)
    return RecommendationOut.model_validate(view)


@of_recommendations.post("/{recommendation_id}/withdraw", action=Action.RECOMMENDATION_WITHDRAW)
def withdraw_recommendation(
    recommendation_id: Key, expected_version: ExpectedVersion, work: Work
) -> RecommendationOut:
    """Withdraw a recommendation.

    Withdraw what was recommended and is not decided; it stays readable as withdrawn.
    """
    view = recommendations.withdraw(work, recommendation_id, expected_version)
    return RecommendationOut.model_validate(view)


@of_recommendations.post("/{recommendation_id}/decide", action=Action.RECOMMENDATION_DECIDE)
def decide_recommendation(
    recommendation_id: Key,
    body: RecommendationDecisionIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> PersonDecisionOut:
    """Decide on a recommendation.

    Grant or decline what was recommended for somebody whom you lead, saying why; never for
    yourself, and not while the cited result was reopened or followed by another one.
    """
    parts = (body.outcome, body.title, body.reason)
    view = recommendations.decide(work, recommendation_id, expected_version, *parts)
    return PersonDecisionOut.model_validate(view)


@router.get("", action=Action.DECISION_READ)
def list_decisions(
    listed: Annotated[Listed, Depends(query_of(decisions.DECISIONS_PARAMETERS))], work: Work
) -> PersonDecisionPage:
    """List decisions on people.

    List what was decided on people within your reach, and on yourself.
    """
    views = decisions.page(work, listed.request)
    return listed.answer(PersonDecisionPage, views, PersonDecisionOut.model_validate)


@router.post("", action=Action.DECISION_RECORD, status=201)
def record_decision(body: PersonDecisionIn, work: Work) -> PersonDecisionOut:
    """Record a decision on a person.

    Record what you decided on somebody whom you lead, without a recommendation. Name the result on
    which it rests; a decision that cites none is counted as such.
    """
    view = decisions.record(work, PersonDecisionInput(**body.model_dump()))
    return PersonDecisionOut.model_validate(view)


@router.get("/uncited", action=Action.UNCITED_DECISION_READ)
def list_uncited_decisions(
    listed: Annotated[Listed, Depends(query_of(decisions.UNCITED_PARAMETERS))], work: Work
) -> UncitedDecisionPage:
    """List decisions without a result.

    List the decisions that cite no result, and count for each purpose how many do and do not: of
    the unit that you name, or of all that you see.
    """
    shown = decisions.uncited(work, listed.request)
    counts = [CitationCountOut.model_validate(count) for count in shown.counts]
    convert = PersonDecisionOut.model_validate
    return listed.answer(UncitedDecisionPage, shown.decisions, convert, counts=counts)


@router.get("/{decision_id}", action=Action.DECISION_READ)
def get_decision(decision_id: Key, work: Work) -> PersonDecisionOut:
    """Show a decision on a person.

    Show one decision, with its reason and the result that it cites, if it cites one.
    """
    return PersonDecisionOut.model_validate(decisions.get(work, decision_id))


@router.post("/{decision_id}/renew", action=Action.DECISION_RENEW)
def renew_decision(
    decision_id: Key, expected_version: ExpectedVersion, work: Work
) -> PersonDecisionOut:
    """Let a decision rest on the new result.

    Let it rest on the result that stands now, after the one that it cited was made anew: its reason
    holds by that one too. Otherwise revoke it.
    """
    return PersonDecisionOut.model_validate(revoking.renew(work, decision_id, expected_version))


@router.post("/{decision_id}/revoke", action=Action.DECISION_REVOKE)
def revoke_decision(
    decision_id: Key, body: DecisionRevocationIn, expected_version: ExpectedVersion, work: Work
) -> PersonDecisionOut:
    """Revoke a decision.

    Take a decision back and say why. It stays readable as revoked, its person is told, and what was
    published of it is withdrawn. Never a decision on yourself.
    """
    view = revoking.revoke(work, decision_id, expected_version, body.reason)
    return PersonDecisionOut.model_validate(view)


@router.post("/{decision_id}/acknowledge", action=Action.DECISION_ACKNOWLEDGE)
def acknowledge_decision(
    decision_id: Key, expected_version: ExpectedVersion, work: Work
) -> PersonDecisionOut:
    """Acknowledge a decision on you.

    Say that you have seen a decision on yourself; once more if it is revoked. It is no consent.
    """
    view = revoking.acknowledge(work, decision_id, expected_version)
    return PersonDecisionOut.model_validate(view)


@of_me.get("/uses", action=Action.RESULT_USE_READ)
def list_my_uses(
    listed: Annotated[Listed, Depends(query_of(decisions.USES_PARAMETERS))], work: Work
) -> ResultUsePage:
    """List uses of your results.

    List each use of a result of yours in a recommendation or a decision: which result, for what,
    by whom, when, and what came of it.
    """
    views = decisions.uses(work, listed.request)
    return listed.answer(ResultUsePage, views, ResultUseOut.model_validate)
