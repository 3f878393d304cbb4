"""Estimate what a population thinks from those who answered: mean, interval, sample size.

Exact rationals; the one square root is taken to twelve digits, downward. The interval holds 95 %:
Student's t by the number of answers, with the finite population correction where the population is
known. A thesis notes that the sample table of Krejcie and Morgan suits proportions rather than
means; PermenPANRB 14/2017 takes it all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Final

from penilaian_api.domain.scoring.record.numbers import round_half_up

_CHI_SQUARE: Final = Fraction("3.841")
_MARGIN: Final = Fraction("0.05")
_PROPORTION: Final = Fraction(1, 4)
"""P times Q, both one half: the most uncertain case."""
_TWELVE: Final = 10**12
_T_975: Final = tuple(
    Fraction(value)
    for line in (
        "12.7062 4.3027 3.1824 2.7764 2.5706 2.4469 2.3646 2.3060 2.2622 2.2281",
        "2.2010 2.1788 2.1604 2.1448 2.1314 2.1199 2.1098 2.1009 2.0930 2.0860",
        "2.0796 2.0739 2.0687 2.0639 2.0595 2.0555 2.0518 2.0484 2.0452 2.0423",
    )
    for value in line.split()
)
"""The quantile 0.975 of Student's t for 1 to 30 degrees of freedom."""
_NORMAL_975: Final = Fraction("1.9600")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of *count* answers and the interval that holds the population's with 95 %.

    *low* and *high* are none where one answer alone cannot say how answers differ.
    """

    count: int
    mean: Fraction
    low: Fraction | None
    high: Fraction | None

    def times(self, factor: Fraction) -> "Estimate":
        """Return the same on another scale."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Estimate(self.count, self.mean * factor, low, high)


def estimate(counts: Mapping[int, int], within: range, population: int | None = None) -> Estimate:
    """Estimate the mean of a population from how often each value was answered.

    *within*: the values that an answer may have; the interval does not leave them. At least one
    answer is needed. *population*: how many could have answered, where it is known.
    """
    count = sum(counts.values())
    total = sum(value * times for value, times in counts.items())
    mean = Fraction(total, count)
    if count == 1:
        return Estimate(count, mean, None, None)
    squares = sum(value * value * times for value, times in counts.items())
    variance = (squares - total * mean) / (count - 1)
    margin = _quantile(count - 1) * square_root(variance / count * _correction(count, population))
    low, high = Fraction(within[0]), Fraction(within[-1])
    return Estimate(count, mean, max(low, mean - margin), min(high, mean + margin))


def sample_size(population: int) -> int:
    """Return how many of a population to ask (Krejcie and Morgan, rounded half up)."""
    spread = _CHI_SQUARE * _PROPORTION
    size = spread * population / (_MARGIN**2 * (population - 1) + spread)
    return int(round_half_up(size, 0))


def _correction(count: int, population: int | None) -> Fraction:
    """Shrink the variance where a good part of a finite population has answered."""
    if population is None or population <= 1:
        return Fraction(1)
    return Fraction(max(population - count, 0), population - 1)


def _quantile(freedom: int) -> Fraction:
    return _T_975[freedom - 1] if freedom <= len(_T_975) else _NORMAL_975


def square_root(value: Fraction) -> Fraction:
    """Take a root to twelve digits, downward."""
    return Fraction(isqrt(value.numerator * _TWELVE**2 // value.denominator), _TWELVE)
