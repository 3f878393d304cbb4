"""Serve the reviews of the appraisal system: begun after a period, recorded, concluded."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.api.v1.system_review.schemas.reviews import (
    EarlierActionOut,
    SystemFindingOut,
    SystemFindingsIn,
    SystemReviewConcludeIn,
    SystemReviewContentOut,
    SystemReviewDetailOut,
    SystemReviewOut,
    SystemReviewPage,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.system_review import reviews
from penilaian_api.services.system_review.views import SystemFindingInput, SystemReviewDetail

of_periods = GuardedRouter("/periods", "System-review")
router = GuardedRouter("/system-reviews", "System-review")


@of_periods.post(
    "/{period_id}/system-review",
    action=Action.SYSTEM_REVIEW_WRITE,
    status=201,
    location="/v1/system-reviews/{id}",
)
def begin_system_review(period_id: Key, work: Work) -> SystemReviewDetailOut:
    """Begin the review of a period.

    Review how the appraisal system did in a closed period: the measures and the levels of
    management are computed and frozen with the review. It happens once for each period, and names
    the review that was concluded before it, with what became of its actions.
    """
    return _to_response(reviews.begin(work, period_id))


@router.get("", action=Action.SYSTEM_REVIEW_READ)
def list_system_reviews(
    listed: Annotated[Listed, Depends(query_of(reviews.SYSTEM_REVIEWS_PARAMETERS))], work: Work
) -> SystemReviewPage:
    """List reviews of the system.

    List the reviews of the appraisal system, period after period.
    """
    items = reviews.page(work, listed.request)
    return listed.answer(SystemReviewPage, items, SystemReviewOut.model_validate)


@router.get("/{system_review_id}", action=Action.SYSTEM_REVIEW_READ)
def get_system_review(system_review_id: Key, work: Work) -> SystemReviewDetailOut:
    """Show a review of the system.

    Show what was measured and found, the actions with their owners, and what became of those of
    the review before.
    """
    return _to_response(reviews.get(work, system_review_id))


@router.put("/{system_review_id}/findings", action=Action.SYSTEM_REVIEW_WRITE)
def put_system_findings(
    system_review_id: Key, body: SystemFindingsIn, expected_version: ExpectedVersion, work: Work
) -> SystemReviewDetailOut:
    """Record the findings of a review.

    State all findings, each with the actions that answer it, in place of those recorded before.

    An action is one that a meeting agreed, with an owner and a due day, once its minutes are
    closed: hold a meeting of the kind `system_review`. Its owner has it among the tasks.
    """
    findings = [SystemFindingInput(**each.model_dump()) for each in body.findings]
    return _to_response(reviews.record(work, system_review_id, expected_version, findings))


@router.post("/{system_review_id}/conclude", action=Action.SYSTEM_REVIEW_WRITE)
def conclude_system_review(
    system_review_id: Key,
    body: SystemReviewConcludeIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> SystemReviewDetailOut:
    """Conclude a review of the system.

    Conclude a review: nothing of it changes any more. Each measure that missed its target needs a
    finding, and each finding an action, or a reason why nothing is done.
    """
    return _to_response(reviews.conclude(work, system_review_id, expected_version, body.conclusion))


def _to_response(view: SystemReviewDetail) -> SystemReviewDetailOut:
    """Give a review out with its content as it was frozen."""
    review = SystemReviewOut.model_validate(view.review)
    return SystemReviewDetailOut(
        **dict(review),
        content=SystemReviewContentOut.of_frozen(view.content),
        findings=tuple(map(SystemFindingOut.model_validate, view.findings)),
        earlier_actions=tuple(map(EarlierActionOut.model_validate, view.earlier_actions)),
        allowed_actions=view.allowed_actions,
    )
