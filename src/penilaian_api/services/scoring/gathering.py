"""Gather what scores are made of, for one or for many, and compute them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import Any
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import BadData
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.scoring import vocabulary
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, PeriodResult
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart, MeasurementPart, Part
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import InnovationBonus
from penilaian_api.services.scoring import inputs
from penilaian_api.services.scoring.inputs import grouped
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.scoring import inputs as record
from penilaian_api.storage.scoring.inputs import Line, Measured, Realized, Shorter
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery, execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ORGANIZATION: str = vocabulary.MeasurementKind.ORGANIZATION_RESULT
INCOMPLETE = frozenset({"part_missing", "nothing_to_score"})
"""Why a score cannot be computed yet: something is still to come."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to gather beside plan and measurements.

    *ratings*: those that are stored. *delivered_only*: of shorter periods only the scores that the
    person was given, since he may see the outcome.
    """

    ratings: bool = True
    delivered_only: bool = False


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one score is made of.

    *basis* is all but the ratings; *lines* say what the plan holds, realized or not;
    *organization* are the units' results, of which the assessor's own unit's counts.
    """

    subject: Subject
    basis: tuple[Input, ...]
    lines: tuple[Line, ...]
    ratings: tuple[Rating, ...]
    organization: tuple[Measured, ...]

    def inputs(self, ratings: Sequence[Rating] | None = None) -> tuple[Input, ...]:
        """Return all inputs, with *ratings* in the place of those that are stored."""
        chosen = self.ratings if ratings is None else ratings
        return (*self.basis, *(self._rating_input(rating) for rating in chosen))

    def _rating_input(self, rating: Rating) -> Input:
        origin = f"evaluation_rating:{rating.id}@{self.subject.assessment_version}"
        return inputs.rating_input(rating, self.lines, origin)

    @property
    def is_rolled_up(self) -> bool:
        """Whether the score comes from shorter periods instead of this one's inputs."""
        return any(isinstance(one, PeriodResult) for one in self.basis)

    def organization_result(self, path: str) -> Fraction | None:
        """Return the measured result of the unit at *path*, or of the nearest one above it."""
        found = inputs.counting((), self.organization, path).get(ORGANIZATION)
        return None if found is None else Fraction(found.value)


class Gathering:
    """What the scores of *subjects* in *period* are made of: first asked, then put together."""

    def __init__(
        self,
        scheme: Scheme,
        period: Period,
        subjects: Sequence[Subject],
        wanted: Wanted = ALL,
    ) -> None:
        self._scheme, self._period, self._subjects = scheme, period, subjects
        parts = measured_parts(scheme) | {ORGANIZATION}
        self._lines = record.lines(subjects)
        self._measured = record.measured(subjects, period.id, parts)
        self._ratings = record.ratings(subjects)
        self._realized = record.realized(subjects, period)
        self._shorter = record.shorter(
            subjects, period.cycle_id, delivered_only=wanted.delivered_only
        )
        self._wanted = wanted

    @property
    def questions(self) -> tuple[SubQuery[Any], ...]:
        """What is to be asked: of all that scores are made of, what this scheme reads."""
        asked: list[SubQuery[Any]] = [self._lines, self._measured]
        asked += [self._ratings] if self._wanted.ratings else []
        asked += [self._realized] if reads_plan(self._scheme) else []
        asked += [self._shorter] if _rolls_up(self._scheme, self._period) else []
        return tuple(asked)

    def of(self, answers: ResultSets) -> list[Gathered]:
        """Put the answers together, subject by subject."""
        measured = answers.of(self._measured)
        held = _Held(
            lines=grouped(answers.of(self._lines), lambda line: line.revision_id),
            realized=grouped(answers.of(self._realized), lambda row: row.line_id),
            own=grouped((one for one in measured if one.employee_id), lambda one: one.employee_id),
            of_units=[one for one in measured if one.unit_path is not None],
            ratings=grouped(answers.of(self._ratings), itemgetter(0)),
            shorter=grouped(answers.of(self._shorter), lambda row: row.plan_id),
            parts=measured_parts(self._scheme),
            with_plan=reads_plan(self._scheme),
        )
        return [_gathered(subject, held, self._period) for subject in self._subjects]


def gather(
    work: UnitOfWork,
    scheme: Scheme,
    period: Period,
    subjects: Sequence[Subject],
    wanted: Wanted = ALL,
) -> list[Gathered]:
    """Gather what the scores of *subjects* in *period* are made of, in one statement."""
    gathering = Gathering(scheme, period, subjects, wanted)
    return gathering.of(execute_combined(work.session, work.bindings, *gathering.questions))


def scored(scheme: Scheme, made_of: Sequence[Input], facts: Facts) -> Scorecard | None:
    """Compute a score, or none while the scheme still waits for something."""
    try:
        return score(scheme, made_of, facts)
    except BadData as refusal:
        if refusal.code in INCOMPLETE:
            return None
        raise


def parts_of(scheme: Scheme) -> tuple[Part, ...]:
    """List the parts of a scheme; a pure quadrant has none."""
    if isinstance(scheme, QuadrantScheme):
        return ()
    if isinstance(scheme, WeightedScheme):
        return scheme.parts
    return (*scheme.results.parts, *scheme.behavior.parts)


def reads_plan(scheme: Scheme) -> bool:
    """Tell whether the indicators of a plan enter the outcome or what is proposed."""
    if isinstance(scheme, QuadrantScheme):
        return True
    return any(isinstance(part, IndicatorsPart) for part in parts_of(scheme))


def measured_parts(scheme: Scheme) -> frozenset[str]:
    """Name the measurements that a scheme reads."""
    keys = {part.key for part in parts_of(scheme) if isinstance(part, MeasurementPart)}
    adjustments = scheme.adjustments if isinstance(scheme, WeightedScheme) else ()
    bonuses = (one for one in adjustments if isinstance(one, InnovationBonus))
    return frozenset(keys | {str(one.measurement) for one in bonuses})


@dataclass(frozen=True, slots=True)
class _Held:
    """The rows of all subjects, by whose they are."""

    lines: Mapping[UUID, list[Line]]
    realized: Mapping[UUID, list[Realized]]
    own: Mapping[UUID | None, list[Measured]]
    of_units: Sequence[Measured]
    ratings: Mapping[UUID, list[tuple[UUID, Rating]]]
    shorter: Mapping[UUID, list[Shorter]]
    parts: frozenset[str]
    with_plan: bool


def _gathered(subject: Subject, held: _Held, period: Period) -> Gathered:
    lines = held.lines.get(subject.revision_id, [])
    own = held.own.get(subject.employee_id, [])
    measured = inputs.counting(own, held.of_units, subject.unit_path)
    basis: list[Input] = []
    if held.with_plan:
        basis += inputs.indicators(subject, lines, held.realized, period)
    basis += [inputs.measurement(one) for part, one in measured.items() if part in held.parts]
    basis += inputs.shorter_results(held.shorter.get(subject.plan_id, []))
    key = subject.evaluation_id
    ratings = () if key is None else (rating for _, rating in held.ratings.get(key, ()))
    return Gathered(
        subject=subject,
        basis=tuple(basis),
        lines=tuple(lines),
        ratings=tuple(ratings),
        organization=tuple(one for one in held.of_units if one.part == ORGANIZATION),
    )


def _rolls_up(scheme: Scheme, period: Period) -> bool:
    """Tell whether the scores of shorter periods enter this one's."""
    return period.kind is PeriodKind.YEAR and scheme.roll_up is not vocabulary.RollUp.SHOWN
