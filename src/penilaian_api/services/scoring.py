"""Gather what scores are made of, for one or for many, and compute them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring import words
from penilaian_api.domain.scoring.card import Scorecard
from penilaian_api.domain.scoring.inputs import Facts, Input, PeriodResult
from penilaian_api.domain.scoring.scheme import (
    IndicatorsPart,
    InnovationBonus,
    MeasurementPart,
    Part,
    QuadrantScheme,
    Scheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.scorecard import score
from penilaian_api.domain.year import PeriodKind
from penilaian_api.services import inputs
from penilaian_api.services.inputs import grouped
from penilaian_api.storage import inputs as record
from penilaian_api.storage.inputs import Line, Measured, Rated, Realized, Shorter
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.scoring import Subject
from penilaian_api.storage.work import UnitOfWork

ORGANIZATION: str = words.Measured.ORGANIZATION_RESULT
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
    rated: tuple[Rated, ...]
    organization: tuple[Measured, ...]

    def inputs(self, rated: Sequence[Rated] | None = None) -> tuple[Input, ...]:
        """Return all inputs, with *rated* in the place of the ratings that are stored."""
        chosen = self.rated if rated is None else rated
        ratings = (inputs.rating(one, self.subject, self.lines) for one in chosen)
        return (*self.basis, *ratings)

    @property
    def is_rolled_up(self) -> bool:
        """Whether the score comes from shorter periods instead of this one's inputs."""
        return any(isinstance(one, PeriodResult) for one in self.basis)

    def organization_result(self, path: str) -> Fraction | None:
        """Return the measured result of the unit at *path*, or of the nearest one above it."""
        found = inputs.counting((), self.organization, path).get(ORGANIZATION)
        return None if found is None else Fraction(found.value)


def gather(
    work: UnitOfWork,
    scheme: Scheme,
    period: Period,
    subjects: Sequence[Subject],
    wanted: Wanted = ALL,
) -> list[Gathered]:
    """Gather what the scores of *subjects* in *period* are made of, in at most five statements."""
    measured = record.measured(work, subjects, period.id, measured_parts(scheme) | {ORGANIZATION})
    stored = record.rated(work, subjects) if wanted.ratings else []
    lines = record.lines(work, subjects)
    held = _Held(
        lines=grouped(lines, lambda line: line.revision_id),
        realized=_realized(work, period, subjects, lines if reads_plan(scheme) else ()),
        own=grouped((one for one in measured if one.employee_id), lambda one: one.employee_id),
        of_units=[one for one in measured if one.unit_path is not None],
        rated=grouped(stored, lambda one: one.evaluation_id),
        shorter=_shorter(work, scheme, period, subjects, delivered_only=wanted.delivered_only),
        parts=measured_parts(scheme),
        with_plan=reads_plan(scheme),
    )
    return [_gathered(subject, held, period) for subject in subjects]


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
    rated: Mapping[UUID, list[Rated]]
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
    rated = () if subject.evaluation_id is None else held.rated.get(subject.evaluation_id, ())
    return Gathered(
        subject=subject,
        basis=tuple(basis),
        lines=tuple(lines),
        rated=tuple(rated),
        organization=tuple(one for one in held.of_units if one.part == ORGANIZATION),
    )


def _realized(
    work: UnitOfWork, period: Period, subjects: Sequence[Subject], lines: Sequence[Line]
) -> Mapping[UUID, list[Realized]]:
    """Fetch the entries of the lines, if any is asked for."""
    if not lines:
        return {}
    rows = record.realized(work, subjects, period, inputs.counted_at_any_time(lines))
    return grouped(rows, lambda row: row.line_id)


def _shorter(
    work: UnitOfWork,
    scheme: Scheme,
    period: Period,
    subjects: Sequence[Subject],
    *,
    delivered_only: bool,
) -> Mapping[UUID, list[Shorter]]:
    if period.kind is not PeriodKind.YEAR or scheme.roll_up is words.RollUp.SHOWN:
        return {}
    rows = record.shorter(work, subjects, period.cycle_id, delivered_only=delivered_only)
    return grouped(rows, lambda row: row.plan_id)
