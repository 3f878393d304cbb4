"""Serve results: assessments, their explanations and snapshots, and running scores."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.marks import mark_to_response, write_agreement
from penilaian_api.api.v1.evaluation.schemas.results import (
    AssessmentOut,
    AssumedIn,
    ExplainedOut,
    PeriodScoresOut,
    RatingOut,
    RunningScoreOut,
    ScoreLine,
    ScoreOut,
    SnapshotList,
    SnapshotOut,
    SnapshotRef,
    TakeoverOut,
)
from penilaian_api.api.v1.shared.paragraphs import ParagraphOut, pair_paragraphs
from penilaian_api.api.v1.shared.shapes import Bilingual, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.scoring.engine.scorecard import scorecard_to_wire
from penilaian_api.domain.scoring.explanation import Remark, explain
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.wire import to_wire
from penilaian_api.domain.scoring.wording.circumstances import Circumstances
from penilaian_api.domain.scoring.wording.sentences import HEADINGS
from penilaian_api.services.evaluation import results
from penilaian_api.services.evaluation.results import ExplainedResult
from penilaian_api.services.scoring import period_scores, running_score
from penilaian_api.services.scoring.running_score import RunningScore

router = GuardedRouter("/evaluations", "Results")
of_plans = GuardedRouter("/plans", "Results")
of_periods = GuardedRouter("/periods", "Results")

OfPeriod = Annotated[Key, Query(description="A period of the plan's cycle.")]


@router.get("/{evaluation_id}/assessment", action=Action.ASSESSMENT_READ)
def get_assessment(evaluation_id: Key, work: Work) -> AssessmentOut:
    """Show ratings and result.

    Show ratings, reasons, feedback and result; your own from the day of delivery.
    """
    return AssessmentOut.model_validate(results.get(work, evaluation_id))


@router.get("/{evaluation_id}/explanation", action=Action.ASSESSMENT_READ)
def explain_result(evaluation_id: Key, work: Work) -> ExplainedOut:
    """Explain a result step by step.

    Explain a result in full: each number with its origin, each step, and why in words.

    A final result is explained from its snapshot, an unfinished one from today's numbers. While
    your own is reopened you go on reading the one delivered to you (`is_reopened`). The
    words are in Indonesian and in English together, whatever `Accept-Language` asks for.
    """
    return _explained_to_response(results.explanation(work, evaluation_id), str(work.zone))


@router.get("/{evaluation_id}/snapshots", action=Action.ASSESSMENT_READ)
def list_snapshots(evaluation_id: Key, work: Work) -> SnapshotList:
    """List snapshots of an evaluation.

    List every final result that an evaluation ever had, with its digest.
    """
    snapshots = results.snapshots(work, evaluation_id)
    return SnapshotList(items=tuple(SnapshotRef.model_validate(view) for view in snapshots))


@router.get("/{evaluation_id}/snapshots/{number}", action=Action.ASSESSMENT_READ)
def get_snapshot(evaluation_id: Key, number: int, work: Work) -> SnapshotOut:
    """Show a snapshot with its scheme.

    Show one result as it became final, with its scheme: enough to compute it again yourself.

    `digest` is the SHA-256 of `content`, `scheme_digest` that of `scheme_document`.
    """
    return SnapshotOut.model_validate(results.snapshot(work, evaluation_id, number))


@of_plans.get("/{plan_id}/score", action=Action.PLAN_SCORE)
def get_running_score(plan_id: Key, period_id: OfPeriod, work: Work) -> RunningScoreOut:
    """Show the running score of a plan.

    Show the score of a plan so far in a period; what is missing is left out and named.

    What is realized is measured against what was expected by today: the targets of months that are
    over, of shorter periods where the plan states them. Each input has the whole target beside it
    (`period_target`).
    """
    return _running_to_response(running_score.get(work, plan_id, period_id))


@of_plans.post("/{plan_id}/score", action=Action.PLAN_SCORE)
def simulate_running_score(plan_id: Key, body: AssumedIn, work: Work) -> RunningScoreOut:
    """Simulate the running score of a plan.

    Show what the score would be with the realizations you assume; nothing is stored.

    What you assume is measured against the target of the whole period, the rest against what was
    expected by today.
    """
    assumed: dict[Key, Decimal | str] = {**body.realizations, **body.steps}
    return _running_to_response(running_score.get(work, plan_id, body.period_id, assumed))


@of_periods.post("/{period_id}/scores", action=Action.PERIOD_SCORE)
def score_period(period_id: Key, work: Work) -> PeriodScoresOut:
    """Score all evaluations of a period.

    Compute the score of every evaluation of a period as things stand; nothing is stored.

    Each person's access trail records that it was read.
    """
    scores = period_scores.compute(work, period_id)
    return PeriodScoresOut(
        period_id=scores.period_id,
        scheme_version_id=scores.scheme_version_id,
        evaluations=len(scores.items),
        complete=scores.complete,
        distribution=scores.distribution,
        items=tuple(ScoreLine.model_validate(item) for item in scores.items),
    )


def _explained_to_response(explained: ExplainedResult, zone: str) -> ExplainedOut:
    marks = tuple(mark_to_response(mark, zone) for mark in explained.marks)
    result = _score_to_response(explained.card, explained.circumstances)
    if explained.agreement is not None:
        result = _with_paragraph(result, "reuse", [write_agreement(explained.agreement, zone)])
    result = _with_paragraph(result, "marks", [mark.sentence for mark in marks])
    return ExplainedOut(
        evaluation_id=explained.evaluation_id,
        scheme_version_id=explained.scheme_version_id,
        scheme_digest=explained.scheme_digest,
        snapshot_number=explained.snapshot_number,
        digest=explained.digest,
        organization_result=explained.organization_result,
        ratings=tuple(RatingOut.model_validate(rating) for rating in explained.ratings),
        result=result,
        inputs=tuple(dict(item) for item in explained.inputs),
        is_reopened=explained.is_reopened,
        marks=marks,
        takeovers=tuple(map(TakeoverOut.model_validate, explained.takeovers)),
    )


def _with_paragraph(
    result: ScoreOut | None, key: str, sentences: Sequence[Bilingual]
) -> ScoreOut | None:
    """Let the words of a result end with what is known beside the numbers."""
    if result is None or not sentences:
        return result
    heading = HEADINGS[key]
    paragraph = ParagraphOut(
        key=key, heading=Bilingual(id=heading.id, en=heading.en), sentences=tuple(sentences)
    )
    words = result.explanation
    text = Bilingual(
        id="\n\n".join((words.text.id, " ".join(sentence.id for sentence in sentences))),
        en="\n\n".join((words.text.en, " ".join(sentence.en for sentence in sentences))),
    )
    paragraphs = (*words.paragraphs, paragraph)
    explanation = words.model_copy(update={"text": text, "paragraphs": paragraphs})
    return result.model_copy(update={"explanation": explanation})


def _running_to_response(running: RunningScore) -> RunningScoreOut:
    card = running.card
    circumstances = Circumstances(units=running.units, months_missing=running.months_missing)
    return RunningScoreOut(
        plan_id=running.plan_id,
        period_id=running.period_id,
        scheme_version_id=running.scheme_version_id,
        is_complete=card is not None and not card.missing,
        result=_score_to_response(card, circumstances),
        inputs=tuple(to_wire(item) for item in running.inputs),
    )


def _score_to_response(
    card: Scorecard | None, circumstances: Circumstances | None = None
) -> ScoreOut | None:
    """Render a scorecard with its explanation in both languages."""
    if card is None:
        return None
    explanation = _explanation_of(card, circumstances)
    return ScoreOut.model_validate({**scorecard_to_wire(card), "explanation": explanation})


def _explanation_of(card: Scorecard, circumstances: Circumstances | None) -> dict[str, object]:
    indonesian = explain(card, "id", circumstances)
    english = explain(card, "en", circumstances)
    return {
        "text": {"id": indonesian.text, "en": english.text},
        "paragraphs": pair_paragraphs(indonesian.paragraphs, english.paragraphs),
        "strengths": _pair_points(indonesian.strengths, english.strengths),
        "improvements": _pair_points(indonesian.improvements, english.improvements),
        "missing": _pair_points(indonesian.missing, english.missing),
    }


def _pair_points(
    indonesian: Sequence[Remark], english: Sequence[Remark]
) -> list[dict[str, object]]:
    return [
        {"key": remark.key, "sentence": {"id": remark.sentence, "en": other.sentence}}
        for remark, other in zip(indonesian, english, strict=True)
    ]
