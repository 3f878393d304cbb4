"""The steps of evaluations over HTTP, one by one and many at once."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.schemas.evaluations import (
    AssessmentIn,
    AssessmentsIn,
    RatingIn,
    SeenAllIn,
    SelfAssessmentIn,
    StepOut,
    StepsOut,
)
from penilaian_api.api.v1.shared.reopenings import ReopeningIn, ReopeningOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.services.evaluation import delivering, finalizing, rating, reopenings
from penilaian_api.services.evaluation.finalizing import Case, WantedResult
from penilaian_api.services.evaluation.rating import WantedAssessment, WantedRating

router = GuardedRouter("/evaluations", "Evaluations")

DryRun = Annotated[bool, Query(description="Check everything, store nothing.")]


@router.post("/rate", action=Action.EVALUATION_RATE)
def rate_evaluations(
    wanted: AssessmentsIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Rate evaluations in bulk.

    Rate many of your people in one period, all or nothing.

    Each item is what the single step takes, with the version you saw. One refused item refuses
    all, and the answer says which.
    """
    items = [_assessment(item.id, item.version, item) for item in wanted.items]
    return _many(rating.rate(work, items, bulk=True, dry_run=dry_run), is_dry_run=dry_run)


@router.post("/finalize", action=Action.EVALUATION_FINALIZE)
def finalize_evaluations(
    wanted: SeenAllIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Finalize results in bulk.

    Make many rated results of one period final, all or nothing.
    """
    items = [WantedResult(item.id, item.version) for item in wanted.items]
    return _many(finalizing.finalize(work, items, bulk=True, dry_run=dry_run), is_dry_run=dry_run)


@router.post("/deliver", action=Action.EVALUATION_DELIVER)
def deliver_evaluations(
    wanted: SeenAllIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> StepsOut:
    """Deliver results in bulk.

    Deliver many final results, all or nothing.
    """
    items = [WantedResult(item.id, item.version) for item in wanted.items]
    return _many(delivering.deliver(work, items, bulk=True, dry_run=dry_run), is_dry_run=dry_run)


@router.post("/{evaluation_id}/self-assess", action=Action.EVALUATION_SELF_ASSESS)
def self_assess(
    evaluation_id: Key, wanted: SelfAssessmentIn, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Post your self-assessment.

    Say what you think of your own period, before you are rated.
    """
    return _step(delivering.self_assess(work, evaluation_id, expected_version, wanted.statement))


@router.post("/{evaluation_id}/rate", action=Action.EVALUATION_RATE)
def rate_evaluation(
    evaluation_id: Key, wanted: AssessmentIn, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Rate an evaluation.

    Rate one of your people: what you send is what stands, until the result is final.

    Only what is fixed in the approved plan, the two axes, core values and the scheme's criteria
    can be rated. Where data propose a rating, yours stands beside it and needs a reason if it
    differs. After the window your superior rates instead, and that result is final.
    """
    (case,) = rating.rate(work, [_assessment(evaluation_id, expected_version, wanted)])
    return _step(case)


@router.post("/{evaluation_id}/finalize", action=Action.EVALUATION_FINALIZE)
def finalize_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Finalize a result.

    Make a rated result final: it is computed and frozen, and cannot change unseen.

    What the scheme still misses is named. The day until which you deliver it stands in the answer.
    """
    (case,) = finalizing.finalize(work, [WantedResult(evaluation_id, expected_version)])
    return _step(case)


@router.post("/{evaluation_id}/deliver", action=Action.EVALUATION_DELIVER)
def deliver_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Deliver a result.

    Hand the result over: the employee may read, sign and contest it from now on.
    """
    (case,) = delivering.deliver(work, [WantedResult(evaluation_id, expected_version)])
    return _step(case)


@router.post("/{evaluation_id}/acknowledge", action=Action.EVALUATION_ACKNOWLEDGE)
def acknowledge_evaluation(
    evaluation_id: Key, expected_version: ExpectedVersion, work: Work
) -> StepOut:
    """Acknowledge your result.

    Confirm that you have seen your result; it takes nothing from your right to object.
    """
    return _step(delivering.acknowledge(work, evaluation_id, expected_version))


@router.post("/{evaluation_id}/reopen", action=Action.EVALUATION_REOPEN)
def reopen_evaluation(
    evaluation_id: Key, wanted: ReopeningIn, expected_version: ExpectedVersion, work: Work
) -> ReopeningOut:
    """Request to reopen a final result.

    Ask that a final result be opened again; your superior answers, and the employee sees it.
    """
    return ReopeningOut.model_validate(
        reopenings.ask(work, evaluation_id, expected_version, wanted.reason)
    )


def _assessment(key: Key, expected_version: int, wanted: AssessmentIn) -> WantedAssessment:
    return WantedAssessment(
        key=key,
        expected_version=expected_version,
        ratings=ratings(wanted.ratings),
        feedback=FeedbackTexts(**wanted.feedback.model_dump()),
        recommendation=wanted.recommendation,
        predicate_reason=wanted.predicate_reason,
        organization_result=wanted.organization_result,
        facts=Facts(**wanted.facts.model_dump()),
    )


def ratings(wanted: Sequence[RatingIn]) -> tuple[WantedRating, ...]:
    """Take ratings from their shape."""
    return tuple(WantedRating(**rating.model_dump()) for rating in wanted)


def _step(case: Case) -> StepOut:
    return StepOut.model_validate(case.evaluation)


def _many(cases: Sequence[Case], *, is_dry_run: bool) -> StepsOut:
    return StepsOut(items=tuple(_step(case) for case in cases), is_dry_run=is_dry_run)
