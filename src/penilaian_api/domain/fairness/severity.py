"""Estimate how far what an assessor gives lies from what colleagues give in like circumstances.

Like circumstances: the same period and scheme, and the attainment that was measured, by the slope
within assessors. The *deviation* with its interval holds for each assessor. The *shrunken* one is
drawn towards the colleagues, the more the fewer people stand behind it (empirical Bayes: Morris
1983, with the variance between assessors by moments); its interval holds over all assessors.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from penilaian_api.domain.fairness.distributions import t_quantile, two_sided_t
from penilaian_api.domain.fairness.moments import Moments

K = TypeVar("K")

CONFIDENCE: Final = 0.95
FEWEST_RATERS: Final = 3
FEWEST_SPREAD: Final = 10
"""So many people beyond one for each assessor: less says nothing of how ratings vary."""
FEWEST_MEASURED: Final = 30
"""Fewer measured people say nothing of how ratings follow what was measured."""
_SMALL: Final = 1e-9
_LOST: Final = 3
"""What a shrinkage towards an estimated mean loses of the number of assessors (Morris)."""


@dataclass(frozen=True, slots=True)
class IntervalEstimate:
    """A number with the interval in which the true one lies (95 %)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RaterSeverity:
    """How far an assessor lies from colleagues, above zero the more lenient, and by what chance."""

    deviation: IntervalEstimate
    shrunken: IntervalEstimate
    chance: float


@dataclass(frozen=True, slots=True)
class Pool:
    """All assessors of a period together."""

    raters: int
    people: int
    mean: float
    variance: float
    """Within assessors, of what measured attainment does not explain."""
    freedom: int
    slope: float
    """How many points more are given for a percent more attained."""
    attained: float
    between: float
    """The variance between assessors that chance does not explain."""

    @property
    def is_usable(self) -> bool:
        """Whether enough was given, and differently enough, to compare anybody."""
        return (
            self.raters >= FEWEST_RATERS
            and self.freedom >= FEWEST_SPREAD
            and self.variance > _SMALL
        )


def pool(sums: Mapping[K, Moments]) -> Pool:
    """IntervalEstimate from all assessors what is usual."""
    people = sum(each.count for each in sums.values())
    slope, explained, attained = _slope(sums)
    freedom = people - len(sums) - (1 if slope else 0)
    within = max(0.0, math.fsum(each.within for each in sums.values()) - explained)
    variance = within / freedom if freedom > 0 else 0.0
    adjusted = {key: _adjusted(each, slope, attained) for key, each in sums.items()}
    mean = math.fsum(sums[key].count * y for key, y in adjusted.items()) / people if people else 0.0
    spread = math.fsum(sums[key].count * (y - mean) ** 2 for key, y in adjusted.items())
    scale = people - math.fsum(each.count**2 for each in sums.values()) / people if people else 0.0
    between = (spread - (len(sums) - 1) * variance) / scale if scale > 0 else 0.0
    return Pool(len(sums), people, mean, variance, freedom, slope, attained, max(0.0, between))


def severity(each: Moments, of: Pool, quantile: float) -> RaterSeverity:
    """Compare one assessor with all others. *quantile*: of Student's t, at the pool's freedom."""
    own = _adjusted(each, of.slope, of.attained)
    others = of.people - each.count
    rest = (of.people * of.mean - each.count * own) / others
    deviation = own - rest
    error = math.sqrt(of.variance * (1 / each.count + 1 / others))
    return RaterSeverity(
        _around(deviation, quantile * error),
        _shrunken(own - of.mean, each.count, of, quantile),
        two_sided_t(deviation / error, of.freedom),
    )


def quantile_of(of: Pool) -> float:
    """Return the quantile of Student's t for the intervals of a period."""
    return t_quantile(CONFIDENCE, of.freedom)


def _shrunken(distance: float, count: int, of: Pool, quantile: float) -> IntervalEstimate:
    chance_variance = of.variance / count
    kept = of.between / (of.between + chance_variance)
    lost = (of.raters - _LOST) / (of.raters - 1) if of.raters > _LOST else 0.0
    drawn = (1 - kept) * lost
    center = (of.between + chance_variance) / of.raters
    variance = (
        chance_variance * (1 - drawn)
        + drawn**2 * center
        + (2 / max(1, of.raters - _LOST)) * drawn**2 * distance**2
    )
    return _around((1 - drawn) * distance, quantile * math.sqrt(variance))


def _slope(sums: Mapping[K, Moments]) -> tuple[float, float, float]:
    """Return the slope within assessors, the squares that it explains, the mean attained."""
    square = product = 0.0
    total, measured = 0.0, 0
    for each in sums.values():
        if each.measured:
            square += each.attained_squared - each.attained**2 / each.measured
            product += each.product - each.attained * each.given_measured / each.measured
            total, measured = total + each.attained, measured + each.measured
    mean = total / measured if measured else 0.0
    if measured < FEWEST_MEASURED or square <= _SMALL * measured:
        return 0.0, 0.0, mean
    return product / square, product * product / square, mean


def _adjusted(each: Moments, slope: float, attained: float) -> float:
    """Return what an assessor gives on average, had their people attained what all did."""
    if not each.measured:
        return each.mean
    share = each.measured / each.count
    return each.mean - slope * share * (each.attained / each.measured - attained)


def _around(value: float, half: float) -> IntervalEstimate:
    return IntervalEstimate(value, value - half, value + half)
