"""Serve the reviews of indicators after a period."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.indicator.schemas.reviews import (
    ReviewDecisionIn,
    ReviewedOut,
    ReviewOut,
    ReviewPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.indicator import reviews
from penilaian_api.services.indicator.reviews import ReviewDecision

router = GuardedRouter("/indicator-reviews", "Indicators")
of_periods = GuardedRouter("/periods", "Indicators")


@of_periods.post("/{period_id}/indicator-reviews", action=Action.INDICATOR_REVIEW)
def review_indicators(period_id: Key, work: Work) -> ReviewedOut:
    """Review the indicators of a period.

    Review each indicator of the library that stood on a plan in a closed period.

    It is told how often it went without a realization, how many reached its target, whether it
    tells people apart, whether a second source says the same, how well it can be measured and how
    relevant the holders of the positions find it. Nothing of the period changes. Called again, it
    computes anew what nobody decided on.
    """
    return ReviewedOut.model_validate(reviews.review_period(work, period_id))


@router.get("", action=Action.INDICATOR_REVIEW_READ)
def list_indicator_reviews(
    listed: Annotated[Listed, Depends(query_of(reviews.REVIEWS_PARAMETERS))], work: Work
) -> ReviewPage:
    """List reviews of indicators.

    List what the closed periods say of the indicators; `has_findings=true` for those worth a look.
    """
    return listed.answer(ReviewPage, reviews.page(work, listed.request), ReviewOut.model_validate)


@router.get("/{review_id}", action=Action.INDICATOR_REVIEW_READ)
def get_indicator_review(review_id: Key, work: Work) -> ReviewOut:
    """Show the review of an indicator.

    Show what a closed period says of an indicator, and what was decided on it.
    """
    return ReviewOut.model_validate(reviews.get(work, review_id))


@router.post("/{review_id}/decide", action=Action.INDICATOR_REVIEW)
def decide_indicator_review(
    review_id: Key, body: ReviewDecisionIn, expected_version: ExpectedVersion, work: Work
) -> ReviewOut:
    """Decide on a reviewed indicator.

    Record, once and with a reason, that a reviewed indicator is kept, adjusted or retired.

    Draft its new version (`create_indicator_version`) before you record that it was adjusted, and
    retire it (`retire_indicator`) before you record that. Plans that stand keep their copy; the new
    version has effect on those that are still to be written.
    """
    decision = ReviewDecision(**body.model_dump())
    return ReviewOut.model_validate(reviews.decide(work, review_id, expected_version, decision))
