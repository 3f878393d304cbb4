"""Query the rows of scores: plan lines, progress, ratings, measurements, shorter periods.

Each query rests on subjects that were fetched within reach; all are combined into one statement,
for one subject or for hundreds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.evaluation.evaluation import EvaluationState, Rating
from penilaian_api.domain.plan.plan import Accumulation, Frequency, Polarity, WorkResultKind
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import (
    Assessment,
    Evaluation,
    EvaluationRating,
    Snapshot,
)
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import PlanIndicator, WorkResult
from penilaian_api.storage.models.progress import Measurement, Progress
from penilaian_api.storage.models.register.attendance import DisciplineSanction
from penilaian_api.storage.scoring.columns import columns_of
from penilaian_api.storage.scoring.frozen import FROZEN_COLUMNS, IN_FORCE, FrozenRow
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import Prepared, prepared


@dataclass(frozen=True, slots=True)
class PlanLineRow:
    """A work result of a revision with one of its indicators (none: *indicator_id* is empty)."""

    revision_id: UUID
    result_line: UUID
    result_statement: str
    result_kind: WorkResultKind
    result_weight: Decimal
    indicator_id: UUID | None
    line_id: UUID
    statement: str
    measured_in: str | None
    polarity: Polarity
    aspects: list[str]
    accumulation: Accumulation
    frequency: Frequency
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    steps: list[dict[str, str]] | None
    baseline: Decimal | None
    is_maximum: bool
    weight: Decimal
    period_targets: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One entry of progress that was not corrected."""

    line_id: UUID
    on: date
    value: Decimal | None
    step: str | None


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """One measurement that was not corrected: of a person, or of the unit at *unit_path*."""

    id: UUID
    employee_id: UUID | None
    unit_path: str | None
    part: str
    value: Decimal
    count: int | None
    low: Decimal | None
    high: Decimal | None
    source: str
    previous: Decimal | None
    previous_source: str | None


@dataclass(frozen=True, slots=True)
class PeriodScoreRow(FrozenRow):
    """The result of a shorter period of the same plan."""

    plan_id: UUID
    key: str
    kind: PeriodKind
    starts_on: date
    ends_before: date
    snapshot_id: UUID | None
    number: int


def line_query(subjects: Sequence[Subject]) -> Prepared[SubQuery[PlanLineRow]]:
    """List the work results of the subjects' revisions with their indicators, in plan order."""
    return _lines({subject.revision_id for subject in subjects})


@prepared
def _lines(revisions: set[UUID]) -> SubQuery[PlanLineRow]:
    query: Select[*tuple[Any, ...]] = (
        select(
            *columns_of(
                PlanLineRow,
                PlanIndicator,
                revision_id=WorkResult.revision_id,
                result_line=WorkResult.line_id,
                result_statement=WorkResult.statement,
                result_kind=WorkResult.kind,
                result_weight=WorkResult.weight,
                indicator_id=PlanIndicator.id,
            )
        )
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(of_agency(WorkResult), WorkResult.revision_id.in_(revisions))
    )
    return SubQuery(query, PlanLineRow, (WorkResult.ordinal, PlanIndicator.ordinal))


def progress_query(subjects: Sequence[Subject], period: Period) -> Prepared[SubQuery[ProgressRow]]:
    """List the people's entries that may count in *period*, oldest first; corrected ones left out.

    Where the latest entry counts, also one from before the period. The query selects by people and
    not by lines: for thousands of lines the planner finds no good plan.
    """
    people = {subject.employee_id for subject in subjects}
    revisions = {subject.revision_id for subject in subjects}
    return _progress(people, revisions, period.starts_on, period.ends_before)


@prepared
def _progress(
    people: set[UUID], revisions: set[UUID], starts_on: date, ends_before: date
) -> SubQuery[ProgressRow]:
    query: Select[*tuple[Any, ...]] = select(*columns_of(ProgressRow, Progress)).where(
        of_agency(Progress),
        Progress.employee_id.in_(people),
        Progress.on < ends_before,
        or_(Progress.on >= starts_on, Progress.line_id.in_(_counted_at_any_time(revisions))),
        stands(Progress),
    )
    return SubQuery(query, ProgressRow, (Progress.on, Progress.posted_at, Progress.id))


def _counted_at_any_time(revisions: set[UUID]) -> Select[Any]:
    """Select the lines of which the latest entry counts, whenever it was made."""
    return select(PlanIndicator.line_id).where(
        of_agency(PlanIndicator),
        PlanIndicator.revision_id.in_(revisions),
        or_(
            PlanIndicator.accumulation == Accumulation.LAST,
            PlanIndicator.polarity == Polarity.MILESTONE,
        ),
    )


def rating_query(subjects: Sequence[Subject]) -> Prepared[SubQuery[tuple[UUID, Rating]]]:
    """List the ratings of the subjects' evaluations, each with the id of its evaluation."""
    return _ratings({subject.evaluation_id for subject in subjects})


@prepared
def _ratings(evaluations: set[UUID | None]) -> SubQuery[tuple[UUID, Rating]]:
    columns = columns_of(Rating, EvaluationRating)
    query: Select[*tuple[Any, ...]] = select(EvaluationRating.evaluation_id, *columns).where(
        of_agency(EvaluationRating),
        EvaluationRating.evaluation_id.in_(evaluations),
    )
    return SubQuery(query, _rating_of_evaluation, (EvaluationRating.about,))


def _rating_of_evaluation(evaluation_id: UUID, *values: Any) -> tuple[UUID, Rating]:  # noqa: ANN401 - values of the columns of a rating
    return evaluation_id, Rating(*values)


def measurement_query(
    subjects: Sequence[Subject], period_id: UUID, parts: frozenset[str]
) -> Prepared[SubQuery[MeasurementRow]]:
    """List the measurements of a period about the subjects and about units, oldest first."""
    return _measurements({subject.employee_id for subject in subjects}, period_id, parts)


@prepared
def _measurements(
    people: set[UUID], period_id: UUID, parts: frozenset[str]
) -> SubQuery[MeasurementRow]:
    query: Select[*tuple[Any, ...]] = (
        select(*columns_of(MeasurementRow, Measurement, unit_path=Unit.path))
        .outerjoin(*joined(Unit, Unit.id == Measurement.unit_id))
        .where(
            of_agency(Measurement),
            Measurement.period_id == period_id,
            Measurement.part.in_(parts),
            or_(
                Measurement.employee_id.in_(people),
                Measurement.unit_id.is_not(None),
            ),
            stands(Measurement),
        )
    )
    return SubQuery(query, MeasurementRow, (Measurement.posted_at, Measurement.id))


@prepared
def sanction_query(
    people: set[UUID], starts_on: date, ends_before: date
) -> SubQuery[tuple[UUID, Sanction]]:
    """List the sanctions of the subjects that were in force on some day of a period."""
    query = select(DisciplineSanction.employee_id, DisciplineSanction.level).where(
        of_agency(DisciplineSanction),
        DisciplineSanction.employee_id.in_(people),
        DisciplineSanction.voided_at.is_(None),
        DisciplineSanction.starts_on < ends_before,
        or_(DisciplineSanction.ends_before.is_(None), DisciplineSanction.ends_before > starts_on),
    )
    return SubQuery(query, lambda employee_id, level: (employee_id, level))


def period_score_query(
    subjects: Sequence[Subject], cycle_id: UUID, *, delivered_only: bool
) -> Prepared[SubQuery[PeriodScoreRow]]:
    """List the results of the cycle's shorter periods for the subjects' plans, oldest first."""
    return _period_scores(
        {subject.plan_id for subject in subjects}, cycle_id, delivered_only=delivered_only
    )


@prepared
def _period_scores(
    plans: set[UUID], cycle_id: UUID, *, delivered_only: bool
) -> SubQuery[PeriodScoreRow]:
    states = [EvaluationState.DELIVERED]
    if not delivered_only:
        states.append(EvaluationState.FINAL)
    query: Select[*tuple[Any, ...]] = (
        select(
            *columns_of(
                PeriodScoreRow,
                Period,
                plan_id=Evaluation.plan_id,
                snapshot_id=Assessment.snapshot_id,
                number=Evaluation.result_number,
                **FROZEN_COLUMNS,
            )
        )
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .outerjoin(*joined(Snapshot, IN_FORCE))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(
            of_agency(Evaluation),
            Evaluation.plan_id.in_(plans),
            Evaluation.state.in_(states),
            Period.cycle_id == cycle_id,
            Period.kind != PeriodKind.YEAR,
        )
    )
    return SubQuery(query, PeriodScoreRow, (Period.starts_on, Period.key))
