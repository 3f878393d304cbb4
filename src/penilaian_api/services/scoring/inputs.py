"""Convert stored rows into the inputs of a score, each with the origin of its record.

An origin reads ``table:id@version``: a child names the version of the parent that it belongs to.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.indicator.wording import measures_change
from penilaian_api.domain.plan.plan import Accumulation, Polarity, WorkResultKind
from penilaian_api.domain.scoring.engine.realization import (
    Frequency,
    ProgressValue,
    enters,
    period_baseline,
    period_target,
    realize,
)
from penilaian_api.domain.scoring.record.inputs import (
    IndicatorInput,
    MeasurementInput,
    Milestone,
    PeriodResult,
    Range,
    RatingInput,
    Target,
)
from penilaian_api.domain.scoring.record.numbers import number
from penilaian_api.domain.scoring.vocabulary import Aspect, Capacity, Scope
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.scoring.inputs import (
    MeasurementRow,
    PeriodScoreRow,
    PlanLineRow,
    ProgressRow,
)
from penilaian_api.storage.scoring.subjects import Subject

R = TypeVar("R")
K = TypeVar("K", bound=Hashable)
_DAY = timedelta(days=1)


def group_by(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, list[R]]:
    """Group rows by *key*, each group in the order in which they came."""
    groups: dict[K, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def months_between(starts_on: date, ends_before: date) -> int:
    """Count the months from one day to another, a begun one as whole."""
    if ends_before <= starts_on:
        return 0
    last = ends_before - _DAY
    return (last.year - starts_on.year) * 12 + last.month - starts_on.month + 1


def indicator_inputs(
    subject: Subject,
    lines: Iterable[PlanLineRow],
    progress: Mapping[UUID, list[ProgressRow]],
    period: Period,
) -> Iterator[IndicatorInput]:
    """Build the input of each indicator that takes part in *period*: target and realization."""
    for line in lines:
        if is_due(line, period):
            yield _indicator_input(subject, line, progress.get(line.line_id, []), period)


def is_due(line: PlanLineRow, period: Period) -> bool:
    """Tell whether a line has an indicator with a target that is measured in such a period."""
    has_measure = line.indicator_id is not None and has_target(line)
    return has_measure and enters(Frequency(line.frequency), Frequency(period.kind))


def entry_input(
    indicator: PlanIndicator, value: Decimal | None, step: str | None
) -> IndicatorInput:
    """Build the input that one entry of progress would be by itself, to judge it so."""
    target = _target(indicator)
    return IndicatorInput(
        key=str(indicator.line_id),
        result="",
        polarity=indicator.polarity,
        target=() if target is None else target,
        realization=None if value is None else Fraction(value),
        step=step,
        baseline=None if indicator.baseline is None else Fraction(indicator.baseline),
        is_signed=_is_signed(indicator.statement, indicator.accumulation),
    )


def has_target(line: PlanLineRow) -> bool:
    """Tell whether a line has a target, as numbers or as steps."""
    return _target(line) is not None


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gave a rating, in which capacity and why; *earlier* is what it took the place of."""

    reason: str = ""
    by: UUID | None = None
    capacity: Capacity | None = None
    earlier: str | None = None


def lines_by_about(lines: Iterable[PlanLineRow]) -> Mapping[str, PlanLineRow]:
    """Give the lines by what a rating of their results is about."""
    return {f"result:{line.result_line}": line for line in lines}


def rating_input(
    rating: Rating, lines: Mapping[str, PlanLineRow], origin: str, giver: Giver
) -> RatingInput:
    """Build the input of a rating: a level by its value, or a number of one to five."""
    line = lines.get(rating.about)
    return RatingInput(
        about=rating.about,
        chosen=None if rating.level is not None else str(rating.choice),
        value=None if rating.level is None else Fraction(rating.level),
        result_kind=WorkResultKind.MAIN if line is None else line.result_kind,
        name="" if line is None else line.result_statement,
        origin=origin,
        reason=giver.reason,
        by="" if giver.by is None else f"employee:{giver.by}",
        capacity=giver.capacity,
        earlier=giver.earlier,
    )


def measurement_input(measurement: MeasurementRow) -> MeasurementInput:
    """Build the input of a measurement; a correction is a record of its own: version 1 always."""
    return MeasurementInput(
        part=measurement.part,
        value=Fraction(measurement.value),
        count=measurement.count,
        low=None if measurement.low is None else Fraction(measurement.low),
        high=None if measurement.high is None else Fraction(measurement.high),
        rests_on=measurement.source,
        previous=None if measurement.previous is None else Fraction(measurement.previous),
        previous_origin=measurement.previous_source or "",
        origin=f"measurement:{measurement.id}@1",
    )


def choose_measurements(
    personal: Iterable[MeasurementRow], of_units: Iterable[MeasurementRow], path: str
) -> dict[str, MeasurementRow]:
    """Choose one measurement for each part: the person's latest, else the nearest unit's."""
    chosen: dict[str, MeasurementRow] = {}
    for measurement in sorted(of_units, key=lambda measurement: len(measurement.unit_path or "")):
        if path.startswith(measurement.unit_path or "-"):
            chosen[measurement.part] = measurement
    chosen |= {measurement.part: measurement for measurement in personal}
    return chosen


def counted_periods(rows: Sequence[PeriodScoreRow]) -> list[PeriodScoreRow]:
    """Choose what a year is made of: of quarters where there are any, else of months.

    A result without a score counts for nothing, unless that is damage.
    """
    counted = [row for row in rows if row.score is not None or row.is_damaged]
    return [row for row in counted if row.kind is PeriodKind.QUARTER] or counted


def period_results(counted: Sequence[PeriodScoreRow]) -> Iterator[PeriodResult]:
    """Build the period results of a year."""
    for ordinal, row in enumerate(counted, 1):
        yield PeriodResult(
            key=row.key,
            ordinal=ordinal,
            months=months_between(row.starts_on, row.ends_before),
            score=Fraction(row.score or 0),
            origin=f"snapshot:{row.snapshot_id}@{row.number}",
        )


def _indicator_input(
    subject: Subject, line: PlanLineRow, entries: Sequence[ProgressRow], period: Period
) -> IndicatorInput:
    additional = line.result_kind is WorkResultKind.ADDITIONAL
    steps = [entry.step for entry in entries if entry.step is not None]
    target, baseline = _of_period(subject, line, period)
    return IndicatorInput(
        key=str(line.line_id),
        result=str(line.result_line),
        polarity=line.polarity,
        target=target,
        realization=_realization(line, entries, period),
        step=steps[-1] if steps and line.polarity is Polarity.MILESTONE else None,
        baseline=baseline,
        is_maximum=line.is_maximum,
        is_signed=_is_signed(line.statement, line.accumulation),
        aspects=tuple(Aspect(aspect) for aspect in line.aspects),
        result_kind=line.result_kind,
        scope=Scope.OWN_UNIT if additional else None,  # no plan says more: the narrowest
        result_weight=Fraction(line.result_weight),
        weight=Fraction(line.weight),
        name=line.statement,
        result_name=line.result_statement,
        origin=f"plan_indicator:{line.indicator_id}@{subject.revision_number}",
    )


def _realization(
    line: PlanLineRow, entries: Iterable[ProgressRow], period: Period
) -> Fraction | None:
    values = [
        ProgressValue(entry.on, Fraction(entry.value))
        for entry in entries
        if entry.value is not None
    ]
    return realize(line.accumulation, values, period.starts_on, period.ends_before - _DAY)


def _of_period(
    subject: Subject, line: PlanLineRow, period: Period
) -> tuple[Target, Fraction | None]:
    """Cut target and baseline of the whole plan to the part of them that lies in *period*."""
    stated = line.period_targets.get(period.key)
    begins = max(subject.starts_on, period.starts_on)
    ends = min(subject.ends_before, period.ends_before)
    months = months_between(begins, ends)
    plan_months = months_between(subject.starts_on, subject.ends_before)
    whole = _target(line)
    whole = () if whole is None else whole  # a target of zero is a target
    target = period_target(
        whole, line.accumulation, None if stated is None else number(stated), months, plan_months
    )
    if line.baseline is None or line.accumulation is not Accumulation.SUM:
        return target, None if line.baseline is None else Fraction(line.baseline)
    share = Fraction(months, plan_months)
    return target, period_baseline(Fraction(line.baseline), whole, target, share)


def _is_signed(statement: str, accumulation: Accumulation) -> bool:
    """Tell whether entries may lie below zero; what is summed is corrected, not diminished."""
    return accumulation is not Accumulation.SUM and measures_change(statement, indicator_words())


def _target(line: PlanLineRow | PlanIndicator) -> Target | None:
    if line.steps:
        return tuple(Milestone(step["key"], number(step["value"])) for step in line.steps)
    if line.target_low is not None and line.target_high is not None:
        return Range(Fraction(line.target_low), Fraction(line.target_high))
    return None if line.target is None else Fraction(line.target)
