"""Gather the inputs of scores, for one subject or in bulk by one statement, and compute them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter, itemgetter
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.scoring import vocabulary
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, PeriodResult
from penilaian_api.domain.scoring.scheme.contents import measured_parts, reads_plan
from penilaian_api.domain.scoring.scheme.scheme import Scheme, WeightedScheme
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.services.scoring import inputs
from penilaian_api.services.scoring.inputs import Giver, group_by
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring.inputs import (
    MeasurementRow,
    PeriodScoreRow,
    PlanLineRow,
    ProgressRow,
)
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery, execute_combined
from penilaian_api.storage.work.prepared import Prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ORGANIZATION_RESULT: Final[str] = vocabulary.MeasurementKind.ORGANIZATION_RESULT
INCOMPLETE_CODES: Final = frozenset({"part_missing", "nothing_to_score"})
"""Codes of refusals by which a score cannot be computed yet: something is still missing."""


@dataclass(frozen=True, slots=True)
class GatheringOptions:
    """Options for gathering beside plan and measurements.

    *ratings*: those that are stored. *delivered_only*: of shorter periods only the scores that were
    delivered to the person, since they may see the outcome.
    """

    ratings: bool = True
    delivered_only: bool = False


EVERYTHING: Final = GatheringOptions()


@dataclass(frozen=True, slots=True)
class ScoreInputs:
    """The inputs of one score with the rows that they come from.

    *basis* is all but the ratings; *lines* are the lines of the plan, realized or not;
    *organization_measurements* are the units' results, of which the assessor's own unit's counts.
    """

    subject: Subject
    basis: tuple[Input, ...]
    lines: tuple[PlanLineRow, ...]
    ratings: tuple[Rating, ...]
    organization_measurements: tuple[MeasurementRow, ...]
    is_damaged: bool = False
    """Whether the result of a shorter period departs from its snapshot: then there is no score."""
    sanction: Sanction | None = None
    """The heaviest that the register has in force in the period, where the scheme asks for it."""

    def refuse_damaged(self) -> None:
        """Refuse to compute from a result that departs from its snapshot."""
        if self.is_damaged:
            raise ConflictError("result_damaged")

    def inputs(self, ratings: Sequence[Rating] | None = None) -> tuple[Input, ...]:
        """Return all inputs, with *ratings* in the place of those that are stored."""
        self.refuse_damaged()
        chosen = self.ratings if ratings is None else ratings
        lines = inputs.lines_by_about(self.lines)
        return (*self.basis, *(self._rating_input(rating, lines) for rating in chosen))

    def _rating_input(self, rating: Rating, lines: Mapping[str, PlanLineRow]) -> Input:
        origin = f"evaluation_rating:{rating.id}@{self.subject.assessment_version}"
        rated_by, rated_as = self.subject.rated_by, self.subject.rated_as
        giver = Giver(rating.reason, rated_by, rated_as, rating.calibrated_from)
        return inputs.rating_input(rating, lines, origin, giver)

    def facts(self, stated: Facts) -> Facts:
        """Return the facts that count: as they are stated, a heavier sanction of the register."""
        levels = [level for level in (stated.sanction, self.sanction) if level is not None]
        return replace(stated, sanction=max(levels, key=[*Sanction].index, default=None))

    @property
    def is_rolled_up(self) -> bool:
        """Whether the score comes from shorter periods instead of this one's inputs."""
        return any(isinstance(item, PeriodResult) for item in self.basis)

    def organization_result(self, path: str) -> Fraction | None:
        """Return the measured result of the unit at *path*, or of the nearest one above it."""
        nearest = inputs.choose_measurements((), self.organization_measurements, path)
        measurement = nearest.get(ORGANIZATION_RESULT)
        return None if measurement is None else Fraction(measurement.value)


class ScoreInputQuery:
    """Queries for the inputs of the scores of *subjects* in *period*, and their collection."""

    def __init__(
        self,
        scheme: Scheme,
        period: Period,
        subjects: Sequence[Subject],
        options: GatheringOptions = EVERYTHING,
    ) -> None:
        self._scheme, self._period, self._subjects = scheme, period, subjects
        parts = measured_parts(scheme) | {ORGANIZATION_RESULT}
        self._lines = input_storage.line_query(subjects)
        self._measurements = input_storage.measurement_query(subjects, period.id, parts)
        self._ratings = input_storage.rating_query(subjects)
        self._progress = input_storage.progress_query(subjects, period)
        self._period_scores = input_storage.period_score_query(
            subjects, period.cycle_id, delivered_only=options.delivered_only
        )
        people = {subject.employee_id for subject in subjects}
        self._sanctions = input_storage.sanction_query(people, period.starts_on, period.ends_before)
        self._options = options

    @property
    def queries(self) -> tuple[Prepared[SubQuery[Any]], ...]:
        """The queries that this scheme needs, to be combined into one statement."""
        queries: list[Prepared[SubQuery[Any]]] = [self._lines, self._measurements]
        queries += [self._ratings] if self._options.ratings else []
        queries += [self._progress] if reads_plan(self._scheme) else []
        queries += [self._period_scores] if _rolls_up(self._scheme, self._period) else []
        queries += [self._sanctions] if _reads_sanctions(self._scheme) else []
        return tuple(queries)

    def collect(self, result_sets: ResultSets) -> list[ScoreInputs]:
        """Collect the result sets into score inputs, one for each subject, in their order."""
        measurements = result_sets.of(self._measurements)
        rows = _Rows(
            plan_lines=group_by(result_sets.of(self._lines), attrgetter("revision_id")),
            progress=group_by(result_sets.of(self._progress), attrgetter("line_id")),
            personal=group_by(
                (row for row in measurements if row.employee_id), attrgetter("employee_id")
            ),
            of_units=[row for row in measurements if row.unit_path is not None],
            ratings=group_by(result_sets.of(self._ratings), itemgetter(0)),
            period_scores=group_by(result_sets.of(self._period_scores), attrgetter("plan_id")),
            sanctions=group_by(result_sets.of(self._sanctions), itemgetter(0)),
            parts=measured_parts(self._scheme),
            with_plan=reads_plan(self._scheme),
        )
        return [_gather_subject(subject, rows, self._period) for subject in self._subjects]


def gather(
    work: UnitOfWork,
    scheme: Scheme,
    period: Period,
    subjects: Sequence[Subject],
    options: GatheringOptions = EVERYTHING,
) -> list[ScoreInputs]:
    """Gather the inputs of the scores of *subjects* in *period*, in one statement."""
    query = ScoreInputQuery(scheme, period, subjects, options)
    return query.collect(execute_combined(work.session, work.bindings, *query.queries))


def score_if_complete(scheme: Scheme, inputs: Sequence[Input], facts: Facts) -> Scorecard | None:
    """Compute a score, or none while the scheme still waits for something."""
    try:
        return score(scheme, inputs, facts)
    except InvalidDataError as refusal:
        if refusal.code in INCOMPLETE_CODES:
            return None
        raise


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of all subjects, grouped by the plan, person or evaluation they belong to."""

    plan_lines: Mapping[UUID, list[PlanLineRow]]
    progress: Mapping[UUID, list[ProgressRow]]
    personal: Mapping[UUID | None, list[MeasurementRow]]
    of_units: Sequence[MeasurementRow]
    ratings: Mapping[UUID, list[tuple[UUID, Rating]]]
    period_scores: Mapping[UUID, list[PeriodScoreRow]]
    sanctions: Mapping[UUID, list[tuple[UUID, Sanction]]]
    parts: frozenset[str]
    with_plan: bool


def _gather_subject(subject: Subject, rows: _Rows, period: Period) -> ScoreInputs:
    lines = rows.plan_lines.get(subject.revision_id, [])
    personal = rows.personal.get(subject.employee_id, [])
    measurements = inputs.choose_measurements(personal, rows.of_units, subject.unit_path)
    basis: list[Input] = []
    if rows.with_plan:
        basis += inputs.indicator_inputs(subject, lines, rows.progress, period)
    basis += [
        inputs.measurement_input(measurement)
        for part, measurement in measurements.items()
        if part in rows.parts
    ]
    periods = inputs.counted_periods(rows.period_scores.get(subject.plan_id, []))
    basis += inputs.period_results(periods)
    key = subject.evaluation_id
    ratings = () if key is None else (rating for _, rating in rows.ratings.get(key, ()))
    return ScoreInputs(
        subject=subject,
        basis=tuple(basis),
        lines=tuple(lines),
        ratings=tuple(ratings),
        organization_measurements=tuple(
            measurement for measurement in rows.of_units if measurement.part == ORGANIZATION_RESULT
        ),
        is_damaged=any(period.is_damaged for period in periods),
        sanction=max(
            (level for _, level in rows.sanctions.get(subject.employee_id, ())),
            key=[*Sanction].index,
            default=None,
        ),
    )


def _reads_sanctions(scheme: Scheme) -> bool:
    """Tell whether a sanction limits the predicate."""
    return isinstance(scheme, WeightedScheme) and bool(scheme.vetoes)


def _rolls_up(scheme: Scheme, period: Period) -> bool:
    """Tell whether the scores of shorter periods enter this one's."""
    return period.kind is PeriodKind.YEAR and scheme.roll_up is not vocabulary.RollUp.SHOWN
