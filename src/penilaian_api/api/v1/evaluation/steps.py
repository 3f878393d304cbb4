"""Serve the steps of evaluations, one by one and in bulk."""

from collections.abc import Sequence
from uuid import UUID

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.schemas.evaluations import (
    AssessmentIn,
    AssessmentsIn,
    RatingIn,
    ReuseIn,
    ReuseOut,
    SeenAllIn,
    SelfAssessmentIn,
    StepOut,
    StepsOut,
)
from penilaian_api.api.v1.shared.formats import DryRun
from penilaian_api.api.v1.shared.reopenings import ReopeningIn, ReopeningOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.services.evaluation import delivering, finalizing, rating, reopenings
from penilaian_api.services.evaluation.delivering import DeliverEvaluation
from penilaian_api.services.evaluation.finalizing import FinalizeEvaluation
from penilaian_api.services.evaluation.rating import RateEvaluation
from penilaian_api.services.evaluation.reuse import answering, proposing
from penilaian_api.services.evaluation.views import EvaluationView

router = GuardedRouter("/evaluations", "Evaluations")


@router.post("/rate", action=Action.EVALUATION_RATE, responses={412: {}})
def rate_evaluations(
    body: AssessmentsIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Rate evaluations in bulk.

    Rate many of the people you assess in one period, all or nothing.

    Each item is what the single step accepts, with the version you saw. If one item is refused, all
    are, and the response says which.
    """
    commands = [_to_command(item.id, item.version, item) for item in body.items]
    views = rating.rate(work, commands, bulk=True, dry_run=dry_run)
    return _steps_to_response(views, is_dry_run=dry_run)


@router.post("/finalize", action=Action.EVALUATION_FINALIZE, responses={412: {}})
def finalize_evaluations(
    body: SeenAllIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Finalize results in bulk.

    Make many rated results of one period final, all or nothing.
    """
    commands = [FinalizeEvaluation(item.id, item.version) for item in body.items]
    views = finalizing.finalize(work, commands, bulk=True, dry_run=dry_run)
    return _steps_to_response(views, is_dry_run=dry_run)


@router.post("/deliver", action=Action.EVALUATION_DELIVER, responses={412: {}})
def deliver_evaluations(
    body: SeenAllIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Deliver results in bulk.

    Deliver many final results, all or nothing; the response names what was refused.
    """
    commands = [DeliverEvaluation(item.id, item.version) for item in body.items]
    views = delivering.deliver(work, commands, bulk=True, dry_run=dry_run)
    return _steps_to_response(views, is_dry_run=dry_run)


@router.post("/{evaluation_id}/self-assess", action=Action.EVALUATION_SELF_ASSESS)
def self_assess(
    evaluation_id: Key, body: SelfAssessmentIn, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Submit your self-assessment.

    Assess your own performance in the period, before you are rated.
    """
    view = delivering.self_assess(work, evaluation_id, expected_version, body.statement)
    return StepOut.model_validate(view)


@router.post("/{evaluation_id}/rate", action=Action.EVALUATION_RATE)
def rate_evaluation(
    evaluation_id: Key, body: AssessmentIn, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Rate an evaluation.

    Rate one of the people you assess; until the result is final, each call replaces the last.

    Only what is fixed in the approved plan, the two axes, core values and the scheme's criteria
    can be rated. Where data propose a rating, yours stands beside it and needs a reason if it
    differs; so does one below expectation, and one for which nothing is proposed. After the window
    your superior rates instead, and that result is final.
    """
    (view,) = rating.rate(work, [_to_command(evaluation_id, expected_version, body)])
    return StepOut.model_validate(view)


@router.post("/{evaluation_id}/finalize", action=Action.EVALUATION_FINALIZE)
def finalize_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Finalize a result.

    Make a rated result final: it is computed and frozen, and any later change would show.

    What the scheme still needs is listed. The response states the last day for delivering it.
    """
    (view,) = finalizing.finalize(work, [FinalizeEvaluation(evaluation_id, expected_version)])
    return StepOut.model_validate(view)


@router.post("/{evaluation_id}/deliver", action=Action.EVALUATION_DELIVER)
def deliver_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Deliver a result.

    Deliver the result: from now on the employee may read, sign and contest it.
    """
    (view,) = delivering.deliver(work, [DeliverEvaluation(evaluation_id, expected_version)])
    return StepOut.model_validate(view)


@router.post("/{evaluation_id}/acknowledge", action=Action.EVALUATION_ACKNOWLEDGE)
def acknowledge_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Acknowledge your result.

    Confirm that you have seen your result; you keep your right to object.
    """
    return StepOut.model_validate(delivering.acknowledge(work, evaluation_id, expected_version))


@router.post("/{evaluation_id}/reopen", action=Action.EVALUATION_REOPEN)
def reopen_evaluation(
    evaluation_id: Key, body: ReopeningIn, expected_version: ExpectedVersion, work: Work
) -> ReopeningOut:
    """Request to reopen a final result.

    Request to reopen a final result; your superior answers, and the employee sees it.
    """
    return ReopeningOut.model_validate(
        reopenings.request_for_evaluation(work, evaluation_id, expected_version, body.reason)
    )


@router.post("/{evaluation_id}/propose-reuse", action=Action.EVALUATION_PROPOSE_REUSE)
def propose_reuse(
    evaluation_id: Key, body: ReuseIn, expected_version: ExpectedVersion, work: Work
) -> ReuseOut:
    """Propose to reuse an earlier result.

    Propose that a person who moved within the month or quarter keeps the result of the old post.

    It is the newest periodic result that was delivered to them before the move, by the same scheme.
    The employee agrees or declines; if you rate instead, the proposal is withdrawn.
    """
    view = proposing.propose(work, evaluation_id, expected_version, body.reason)
    return ReuseOut.model_validate(view)


@router.post("/{evaluation_id}/agree-reuse", action=Action.EVALUATION_ANSWER_REUSE)
def agree_reuse(evaluation_id: Key, expected_version: ExpectedVersion, work: Work) -> StepOut:
    """Agree to reuse your earlier result.

    Agree that the result of your old post stands for this period: it is final, to the byte.

    It is then delivered to you as any result, and you keep your right to object.
    """
    return StepOut.model_validate(answering.agree(work, evaluation_id, expected_version))


@router.post("/{evaluation_id}/decline-reuse", action=Action.EVALUATION_ANSWER_REUSE)
def decline_reuse(evaluation_id: Key, expected_version: ExpectedVersion, work: Work) -> StepOut:
    """Decline to reuse your earlier result.

    Decline: your new assessor rates the period anew.
    """
    return StepOut.model_validate(answering.decline(work, evaluation_id, expected_version))


def _to_command(evaluation_id: UUID, expected_version: int, body: AssessmentIn) -> RateEvaluation:
    return RateEvaluation(
        id=evaluation_id,
        expected_version=expected_version,
        ratings=to_ratings(body.ratings),
        feedback=FeedbackTexts(**body.feedback.model_dump()),
        recommendation=body.recommendation,
        predicate_reason=body.predicate_reason,
        organization_result=body.organization_result,
        facts=Facts(**body.facts.model_dump()),
    )


def to_ratings(ratings: Sequence[RatingIn]) -> tuple[Rating, ...]:
    """Turn the ratings of a body into the domain's."""
    return tuple(Rating(**rating.model_dump()) for rating in ratings)


def _steps_to_response(views: Sequence[EvaluationView], *, is_dry_run: bool) -> StepsOut:
    items = tuple(StepOut.model_validate(view) for view in views)
    return StepsOut(items=items, is_dry_run=is_dry_run)
