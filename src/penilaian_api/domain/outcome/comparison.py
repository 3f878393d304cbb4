"""Compare an outcome before and after a stated day, and warn of what is no effect.

Values of days that are over before the day stand on one side, those of days from it on on the
other; on each the sixty nearest are taken. Under five on a side nothing is stated. Two things look
like an effect and are none: a day chosen because of a bad value is followed by better ones by
chance alone (regression to the mean), and what rose before goes on rising.

Why it is so: docs/decisions/0068.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final

from penilaian_api.domain.outcome.intervals import (
    Interval,
    difference_of_means,
    mean_with_bounds,
    median_of,
    median_with_bounds,
    rises_or_falls,
    shift_of_medians,
)
from penilaian_api.domain.outcome.outcome import HIGHER, OutcomeMove
from penilaian_api.domain.scoring.record.numbers import mean_of

METHOD: Final = "before-and-after"
METHOD_VERSION: Final = 1
LEAST: Final = 5
"""So many values stand on each side, or outcomes in a group, before anything is stated."""
NEAREST: Final = 60
"""So many values on each side are compared: those nearest to the day."""
_PERCENT: Final = 100


class ChangeGround(StrEnum):
    """Why something was changed on that day and no other."""

    PLANNED = auto()
    """The day stood before the values were known."""
    BAD_VALUE = auto()
    """A value had been bad."""


class ComparisonWarning(StrEnum):
    """What looks like an effect of the change, and need not be one."""

    REGRESSION_TO_THE_MEAN = auto()
    """The change followed a bad value: better ones follow such a value by chance alone."""
    TREND_BEFORE = auto()
    """The values rose or fell already before the change."""
    NO_SPREAD = auto()
    """The values differ on neither side: how far chance moves them is not to be seen in them."""


class WithheldComparison(StrEnum):
    """Why a comparison is not stated."""

    TOO_FEW_VALUES = auto()
    TOO_FEW_OUTCOMES = auto()


@dataclass(frozen=True, slots=True)
class OutcomeSeries:
    """The values of an outcome on both sides of a day, in the order of their days."""

    polarity: str
    before: tuple[Fraction, ...]
    after: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What the values of one side are together."""

    count: int
    mean: Fraction | None
    median: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides of a change: their difference with its bounds, or why none is stated.

    *move*: which way the mean clearly moved; none where no difference at all lies within bounds.
    """

    before: Side
    after: Side
    withheld: WithheldComparison | None
    mean: Interval | None
    median: Interval | None
    relative: Fraction | None
    move: OutcomeMove | None
    warnings: tuple[ComparisonWarning, ...]


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """How outcomes of a group changed, in percent of what each was, better ones counted upward."""

    outcomes: int
    compared: int
    improved: int
    worsened: int
    withheld: WithheldComparison | None
    mean: Interval | None
    median: Interval | None


def compare(series: OutcomeSeries, ground: ChangeGround) -> Comparison:
    """Compare the values before a day with those after it."""
    before, after = series.before[-NEAREST:], series.after[:NEAREST]
    sides = (_side(before), _side(after))
    warnings = tuple(_warnings(before, after, series.polarity, ground))
    if min(len(before), len(after)) < LEAST:
        withheld = WithheldComparison.TOO_FEW_VALUES
        return Comparison(*sides, withheld, None, None, None, None, warnings)
    mean = difference_of_means(before, after)
    return Comparison(
        *sides,
        None,
        mean,
        shift_of_medians(before, after),
        _relative(before, mean.value),
        _move(mean, series.polarity),
        warnings,
    )


def compare_group(series: Iterable[tuple[str, Comparison]]) -> GroupComparison:
    """Tell how the outcomes of a group changed together; each names which way is better.

    One outcome counts as one, however many values it has: they are measured in different units, so
    each is set against what it was.
    """
    every = [*series]
    compared = [
        comparison.relative if polarity == HIGHER else -comparison.relative
        for polarity, comparison in every
        if comparison.relative is not None
    ]
    moves = [comparison.move for _, comparison in every]
    is_enough = len(compared) >= LEAST
    return GroupComparison(
        outcomes=len(every),
        compared=len(compared),
        improved=moves.count(OutcomeMove.IMPROVED),
        worsened=moves.count(OutcomeMove.WORSENED),
        withheld=None if is_enough else WithheldComparison.TOO_FEW_OUTCOMES,
        mean=mean_with_bounds(compared) if is_enough else None,
        median=median_with_bounds(compared) if is_enough else None,
    )


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of an outcome with its days."""

    starts_on: date
    ends_before: date
    value: Fraction


def split(values: Sequence[DatedValue], changed_on: date, polarity: str) -> OutcomeSeries:
    """Put values, in the order of their days, on both sides of a day; what spans it is left out."""
    return OutcomeSeries(
        polarity,
        tuple(each.value for each in values if each.ends_before <= changed_on),
        tuple(each.value for each in values if each.starts_on >= changed_on),
    )


def _side(values: Sequence[Fraction]) -> Side:
    if not values:
        return Side(0, None, None)
    return Side(len(values), mean_of(values), median_of(values))


def _relative(before: Sequence[Fraction], difference: Fraction) -> Fraction | None:
    """Set a difference against what was before, in percent; nothing can be set against zero."""
    base = abs(mean_of(before))
    return None if base == 0 else difference / base * _PERCENT


def _move(mean: Interval, polarity: str) -> OutcomeMove | None:
    if not mean.is_clear:
        return None
    is_better = (mean.value > 0) == (polarity == HIGHER)
    return OutcomeMove.IMPROVED if is_better else OutcomeMove.WORSENED


def _warnings(
    before: Sequence[Fraction], after: Sequence[Fraction], polarity: str, ground: ChangeGround
) -> Iterable[ComparisonWarning]:
    if ground is ChangeGround.BAD_VALUE or _ends_worst(before, polarity):
        yield ComparisonWarning.REGRESSION_TO_THE_MEAN
    if len(before) >= LEAST and rises_or_falls(before):
        yield ComparisonWarning.TREND_BEFORE
    if min(len(before), len(after)) >= LEAST and len({*before}) == len({*after}) == 1:
        yield ComparisonWarning.NO_SPREAD


def _ends_worst(before: Sequence[Fraction], polarity: str) -> bool:
    """Tell whether the last value before a change was worse than all others."""
    *earlier, last = before or (Fraction(0),)
    worst = min if polarity == HIGHER else max
    return bool(earlier) and last != worst(earlier) and worst([*earlier, last]) == last
