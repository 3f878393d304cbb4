"""Say between which bounds a difference lies with 95 %, from small numbers of values.

Means by Welch's t, which lets both sides vary differently; medians by ranks, which ask nothing of
how values are spread (Hodges and Lehmann for two sides, the sign test for one). All are exact
rationals, but the root (twelve digits) and the quantile of t (four digits, upward).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import ceil, comb
from typing import Final

from penilaian_api.domain.fairness.distributions import t_quantile
from penilaian_api.domain.scoring.record.numbers import mean_of
from penilaian_api.domain.survey.estimate import square_root

CONFIDENCE: Final = Fraction(95, 100)
_CONFIDENCE: Final = 0.95
_TAIL: Final = (1 - CONFIDENCE) / 2
_FOUR: Final = 10**4
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference, and the bounds that hold the true one with 95 %.

    *low* and *high* are none where so few values bound nothing.
    """

    value: Fraction
    low: Fraction | None
    high: Fraction | None

    @property
    def is_clear(self) -> bool:
        """Whether no difference at all lies outside the bounds."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


def median_of(values: Sequence[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def difference_of_means(before: Sequence[Fraction], after: Sequence[Fraction]) -> Interval:
    """Bound the difference of two means (Welch), at least two values on each side."""
    parts = [_variance(values) / len(values) for values in (before, after)]
    sizes = (len(before), len(after))
    middle = mean_of(after) - mean_of(before)
    if not any(parts):
        return Interval(middle, middle, middle)
    freedom = sum(parts) ** 2 / sum(
        part**2 / (size - 1) for part, size in zip(parts, sizes, strict=True)
    )
    return around(middle, sum(parts, Fraction(0)), int(freedom))


def around(middle: Fraction, variance: Fraction, freedom: int) -> Interval:
    """Bound what has this variance, estimated with so many degrees of freedom."""
    margin = _quantile(freedom) * square_root(variance)
    return Interval(middle, middle - margin, middle + margin)


def mean_with_bounds(values: Sequence[Fraction]) -> Interval:
    """Bound the mean of at least two values (Student)."""
    return around(mean_of(values), _variance(values) / len(values), len(values) - 1)


def shift_of_medians(before: Sequence[Fraction], after: Sequence[Fraction]) -> Interval:
    """Bound by how much one side lies above the other: the median of all pairs' differences."""
    pairs = sorted(later - earlier for later in after for earlier in before)
    return _from_both_ends(pairs, _cut(_pair_counts(*sorted((len(before), len(after))))))


def median_with_bounds(values: Sequence[Fraction]) -> Interval:
    """Bound the median of some values by the sign test."""
    counts = tuple(comb(len(values), k) for k in range(len(values) + 1))
    return _from_both_ends(sorted(values), _cut(counts))


def _from_both_ends(ordered: Sequence[Fraction], cut: int) -> Interval:
    """Leave so many values out at each end; where none may be left out, nothing is bounded."""
    middle = median_of(ordered)
    if cut == 0:
        return Interval(middle, None, None)
    return Interval(middle, ordered[cut - 1], ordered[-cut])


def _cut(counts: Sequence[int]) -> int:
    """Count how many of the lowest outcomes of a test are, together, rarer than one tail."""
    allowed = _TAIL * sum(counts)
    return bisect_right([*accumulate(counts)], allowed)


@cache
def _pair_counts(fewer: int, more: int) -> tuple[int, ...]:
    """Count, of two mixed groups, the orders in which so many pairs stand the other way round.

    These are the coefficients of a Gaussian binomial (Mann and Whitney).
    """
    size = fewer * more
    counts = [1] + [0] * size
    for step in range(1, fewer + 1):
        for index in range(size, more + step - 1, -1):
            counts[index] -= counts[index - more - step]
        for index in range(step, size + 1):
            counts[index] += counts[index - step]
    return tuple(counts)


@cache
def _inversion_counts(count: int) -> tuple[int, ...]:
    """Count the orders of *count* values in which so many pairs fall (Mann and Kendall)."""
    counts = [1]
    for length in range(2, count + 1):
        longer = [0] * (len(counts) + length - 1)
        for shift in range(length):
            for index, number in enumerate(counts):
                longer[index + shift] += number
        counts = longer
    return tuple(counts)


def rises_or_falls(values: Sequence[Fraction]) -> int:
    """Tell whether values in their order clearly rise (1) or fall (-1), by their ranks, or 0."""
    falling = sum(
        later < earlier for index, later in enumerate(values) for earlier in values[:index]
    )
    rising = sum(
        later > earlier for index, later in enumerate(values) for earlier in values[:index]
    )
    cut = _cut(_inversion_counts(len(values)))
    pairs = comb(len(values), _TWO)
    if pairs - rising < cut:
        return 1
    return -1 if pairs - falling < cut else 0


def _variance(values: Sequence[Fraction]) -> Fraction:
    mean = mean_of(values)
    return sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


@cache
def _quantile(freedom: int) -> Fraction:
    """Return the quantile of t that leaves half of five percent above it, rounded upward."""
    return Fraction(ceil(t_quantile(_CONFIDENCE, freedom) * _FOUR), _FOUR)
