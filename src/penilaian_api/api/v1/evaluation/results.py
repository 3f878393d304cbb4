"""Results over HTTP: the assessment, its explanation, its snapshots, and running scores."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.schemas.results import (
    AssessmentOut,
    AssumedIn,
    ExplainedOut,
    ExplanationOut,
    PeriodScoresOut,
    PointOut,
    RatingOut,
    RunningScoreOut,
    ScoreLine,
    ScoreOut,
    SnapshotList,
    SnapshotOut,
    SnapshotRef,
)
from penilaian_api.api.v1.shared.shapes import Bilingual, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.scoring.engine.scorecard import scorecard_to_wire
from penilaian_api.domain.scoring.explanation import Remark, explain
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.wire import to_wire
from penilaian_api.services.evaluation import results
from penilaian_api.services.evaluation.results import Told
from penilaian_api.services.scoring import period_scores, running_score
from penilaian_api.services.scoring.running_score import RunningScore

router = GuardedRouter("/evaluations", "Results")
of_plans = GuardedRouter("/plans", "Results")
of_periods = GuardedRouter("/periods", "Results")

OfPeriod = Annotated[Key, Query(description="A period of the plan's cycle.")]


@router.get("/{evaluation_id}/assessment", action=Action.ASSESSMENT_READ)
def get_assessment(evaluation_id: Key, work: Work) -> AssessmentOut:
    """Show ratings and result.

    Show ratings, reasons, feedback and result; your own from the day it is delivered.
    """
    return _assessment(results.get(work, evaluation_id))


@router.get("/{evaluation_id}/explanation", action=Action.ASSESSMENT_READ)
def explain_result(evaluation_id: Key, work: Work) -> ExplainedOut:
    """Explain a result step by step.

    Explain a result in full: each number with its origin, each step, and why in words.

    A final result is explained from its snapshot, one in the making from today's numbers. The
    words are in Indonesian and in English together, whatever `Accept-Language` asks for.
    """
    found = results.explanation(work, evaluation_id)
    snapshot = found.snapshot
    return ExplainedOut(
        evaluation_id=evaluation_id,
        scheme_version_id=found.scheme.id,
        scheme_digest=found.scheme.digest,
        snapshot_number=None if snapshot is None else snapshot.number,
        digest=None if snapshot is None else snapshot.digest,
        organization_result=found.told.assessment.organization_result,
        ratings=_ratings(found.told),
        result=None if found.card is None else scored(found.card),
        inputs=tuple(dict(one) for one in found.inputs),
    )


@router.get("/{evaluation_id}/snapshots", action=Action.ASSESSMENT_READ)
def list_snapshots(evaluation_id: Key, work: Work) -> SnapshotList:
    """List snapshots of an evaluation.

    List every result of an evaluation that was ever final, with its digest.
    """
    found = results.snapshots(work, evaluation_id)
    return SnapshotList(items=tuple(SnapshotRef.model_validate(one) for one in found))


@router.get("/{evaluation_id}/snapshots/{number}", action=Action.ASSESSMENT_READ)
def get_snapshot(evaluation_id: Key, number: int, work: Work) -> SnapshotOut:
    """Show a snapshot with its scheme.

    Give one result as it became final, with its scheme: enough to compute it again yourself.

    `digest` is the SHA-256 of `content`, `scheme_digest` that of `scheme_document`.
    """
    kept = results.snapshot(work, evaluation_id, number)
    return SnapshotOut(
        **SnapshotRef.model_validate(kept.snapshot).model_dump(),
        content=kept.snapshot.content.decode(),
        scheme_key=kept.scheme.key,
        scheme_number=kept.scheme.number,
        scheme_digest=kept.scheme.digest,
        scheme_document=kept.scheme.document,
    )


@of_plans.get("/{plan_id}/score", action=Action.PLAN_SCORE)
def get_running_score(plan_id: Key, period_id: OfPeriod, work: Work) -> RunningScoreOut:
    """Show the running score of a plan.

    Show what a plan has earned so far in a period; what is missing is left out and named.
    """
    return _running(running_score.get(work, plan_id, period_id))


@of_plans.post("/{plan_id}/score", action=Action.PLAN_SCORE)
def simulate_running_score(plan_id: Key, wanted: AssumedIn, work: Work) -> RunningScoreOut:
    """Simulate the running score of a plan.

    Show what a plan would earn if lines were realized as you assume; nothing is stored.
    """
    assumed: dict[Key, Decimal | str] = {**wanted.realizations, **wanted.steps}
    return _running(running_score.get(work, plan_id, wanted.period_id, assumed))


@of_periods.post("/{period_id}/scores", action=Action.PERIOD_SCORE)
def score_period(period_id: Key, work: Work) -> PeriodScoresOut:
    """Score all evaluations of a period.

    Compute what every evaluation of a period comes to as things stand; nothing is stored.

    Each person's trail tells that it was read.
    """
    found = period_scores.compute(work, period_id)
    return PeriodScoresOut(
        period_id=found.period_id,
        scheme_version_id=found.scheme_version_id,
        evaluations=len(found.lines),
        complete=found.complete,
        distribution=found.distribution,
        items=tuple(ScoreLine.model_validate(line) for line in found.lines),
    )


def scored(card: Scorecard) -> ScoreOut:
    """Show a scorecard with its explanation in both languages."""
    return ScoreOut.model_validate({**scorecard_to_wire(card), "explanation": _explanation(card)})


def _explanation(card: Scorecard) -> ExplanationOut:
    told = {"id": explain(card, "id"), "en": explain(card, "en")}
    groups = {
        name: _both(getattr(told["id"], name), getattr(told["en"], name))
        for name in ("strengths", "improvements", "missing")
    }
    return ExplanationOut(text=Bilingual(id=told["id"].text, en=told["en"].text), **groups)


def _both(indonesian: Sequence[Remark], english: Sequence[Remark]) -> tuple[PointOut, ...]:
    return tuple(
        PointOut(key=one.key, sentence=Bilingual(id=one.sentence, en=other.sentence))
        for one, other in zip(indonesian, english, strict=True)
    )


def _running(found: RunningScore) -> RunningScoreOut:
    card = found.card
    return RunningScoreOut(
        plan_id=found.plan_id,
        period_id=found.period_id,
        scheme_version_id=found.scheme_version_id,
        is_complete=card is not None and not card.missing,
        result=None if card is None else scored(card),
        inputs=tuple(to_wire(one) for one in found.inputs),
    )


def _ratings(told: Told) -> tuple[RatingOut, ...]:
    return tuple(RatingOut.model_validate(one) for one in told.ratings)


def _assessment(told: Told) -> AssessmentOut:
    named = {"ratings": _ratings(told), "assessor_id": told.evaluation.assessor_id}
    fields = AssessmentOut.model_fields.keys() - named.keys()
    return AssessmentOut(**named, **{name: getattr(told.assessment, name) for name in fields})
