"""Fetch what assessors gave in a period, a number of assessors at a time."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, case, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.fairness.ratings import OF_ONE_RESULT, JudgedRating
from penilaian_api.storage.models.evaluation import (
    Assessment,
    Evaluation,
    EvaluationRating,
    Objection,
    Snapshot,
)
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

BATCH: Final = 500
"""How many people are in memory at a time, unless one assessor has more."""


class FinalResult(NamedTuple):
    """A final result, with the assessor who rated it and the bytes of its snapshot."""

    evaluation_id: UUID
    rater_id: UUID
    content: bytes
    digest: str


class ObjectionCounts(NamedTuple):
    """Objections against results of one assessor: how many were decided, how many changed them."""

    decided: int
    changed: int


def raters_in_batches(work: WorkContext, period_id: UUID) -> Iterator[set[UUID]]:
    """Name all assessors of a period, so many at a time that their people fit a batch."""
    batch: set[UUID] = set()
    people = 0
    for rater_id, count in execute(work, _raters(work.access.grants, period_id)).all():
        if batch and people + count > BATCH:
            yield batch
            batch, people = set(), 0
        batch.add(rater_id)
        people += count
    if batch:
        yield batch


def results_of(work: WorkContext, period_id: UUID, raters: set[UUID]) -> list[FinalResult]:
    """Fetch the final results that these assessors rated."""
    rows = execute(work, _results(work.access.grants, period_id, raters))
    return [FinalResult(*row) for row in rows]


def ratings_of(work: WorkContext, evaluations: set[UUID]) -> Mapping[UUID, list[JudgedRating]]:
    """Fetch what was chosen in evaluations that were fetched within reach, by evaluation."""
    by_evaluation: dict[UUID, list[JudgedRating]] = {}
    for evaluation_id, *rating in execute(work, _ratings(evaluations)):
        by_evaluation.setdefault(evaluation_id, []).append(JudgedRating(*rating))
    return by_evaluation


def objections_of(work: WorkContext, period_id: UUID) -> Mapping[UUID, ObjectionCounts]:
    """Count the objections of a period that were decided, by the assessor who had rated."""
    rows = execute(work, _objections(work.access.grants, period_id))
    return {rater_id: ObjectionCounts(decided, changed) for rater_id, decided, changed in rows}


@prepared
def _raters(grants: tuple[Grant, ...], period_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Assessment.rated_by, func.count())
        .join(*joined(Evaluation, Evaluation.id == Assessment.evaluation_id))
        .where(
            within(grants, Evaluation),
            of_agency(Assessment),
            Evaluation.period_id == period_id,
            Assessment.state.in_(sorted(FROM_FINAL)),
            Assessment.rated_by.is_not(None),
        )
        .group_by(Assessment.rated_by)
        .order_by(Assessment.rated_by)
    )


@prepared
def _results(
    grants: tuple[Grant, ...], period_id: UUID, raters: set[UUID]
) -> Select[*tuple[Any, ...]]:
    return (
        select(Evaluation.id, Assessment.rated_by, Snapshot.content, Snapshot.digest)
        .select_from(Evaluation)
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(Snapshot, Snapshot.id == Assessment.snapshot_id))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id == period_id,
            Evaluation.state.in_(sorted(FROM_FINAL)),
            Assessment.rated_by.in_(raters),
        )
        .order_by(Evaluation.id)
    )


@prepared
def _ratings(evaluations: set[UUID]) -> Select[*tuple[Any, ...]]:
    return select(
        EvaluationRating.evaluation_id,
        EvaluationRating.about,
        EvaluationRating.chosen,
        EvaluationRating.level,
    ).where(
        of_agency(EvaluationRating),
        EvaluationRating.evaluation_id.in_(evaluations),
        EvaluationRating.about.not_like(f"{OF_ONE_RESULT}%"),
    )


@prepared
def _objections(grants: tuple[Grant, ...], period_id: UUID) -> Select[*tuple[Any, ...]]:
    is_changed = case((Objection.state == ObjectionState.CHANGED, 1), else_=0)
    return (
        select(Objection.assessor_id, func.count(), func.sum(is_changed))
        .select_from(Evaluation)
        .join(*joined(Objection, Objection.evaluation_id == Evaluation.id))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id == period_id,
            Objection.state.in_((ObjectionState.UPHELD, ObjectionState.CHANGED)),
        )
        .group_by(Objection.assessor_id)
    )
