"""State for each assessor of a period how they rate beside their colleagues; flags are no verdicts.

A flag says: it differs from what colleagues in like circumstances give. Of all flags of a period at
most `NOMINAL_RATE` are expected to be false. Numbers are rounded here, and nowhere before.

Why it is so: docs/decisions/0052.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from math import sqrt
from typing import Final, TypeVar

from penilaian_api.domain.fairness.distributions import at_least, discoveries
from penilaian_api.domain.fairness.moments import Moments
from penilaian_api.domain.fairness.severity import (
    IntervalEstimate,
    Pool,
    RaterSeverity,
    pool,
    quantile_of,
    severity,
)

K = TypeVar("K")

METHOD: Final = "rater-statistics"
METHOD_VERSION: Final = 1
NOMINAL_RATE: Final = 0.05
"""The share of false flags among all flags of a period that is expected at most."""
FEWEST_PEOPLE: Final = 3
"""Of fewer people there is no statistic: it would tell of each of them."""
_POINTS: Final = 2
_SHARES: Final = 4


class RaterFinding(StrEnum):
    """In what an assessor differs from colleagues in like circumstances."""

    MORE_LENIENT = auto()
    MORE_SEVERE = auto()
    MORE_IN_THE_MIDDLE = auto()


class WithheldGround(StrEnum):
    """Why there is no statistic of an assessor."""

    TOO_FEW_PEOPLE = auto()
    TOO_FEW_COLLEAGUES = auto()
    NO_VARIATION = auto()


@dataclass(frozen=True, slots=True)
class UsualRating:
    """What the assessors of a period give together, on the scale from 0 to 100."""

    mean: Decimal
    spread: Decimal
    part_spread: Decimal
    middle_share: Decimal


@dataclass(frozen=True, slots=True)
class RatedPeriod:
    """The same with how far assessors lie apart, and what a percent more attained brings."""

    usual: UsualRating
    between_spread: Decimal
    slope: Decimal


@dataclass(frozen=True, slots=True)
class RoundedInterval:
    """An estimate as it is shown."""

    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class RaterFigures:
    """One assessor in figures, beside what is usual."""

    mean: Decimal
    spread: Decimal
    part_spread: Decimal
    middle_share: Decimal
    middle_chance: Decimal
    deviation: RoundedInterval
    shrunken: RoundedInterval
    chance: Decimal
    axis_correlation: Decimal | None
    rank_agreement: Decimal | None
    measured: int
    usual: UsualRating


@dataclass(frozen=True, slots=True)
class ComparedRater:
    """One assessor: the number of people, and what could be computed of them."""

    count: int
    withheld: WithheldGround | None
    findings: tuple[RaterFinding, ...]
    figures: RaterFigures | None


@dataclass(frozen=True, slots=True)
class _Compared:
    each: Moments
    severity: RaterSeverity
    middle_chance: float


def compare(sums: Mapping[K, Moments]) -> tuple[Pool, Mapping[K, ComparedRater]]:
    """Compare all assessors of a period with each other."""
    of = pool(sums)
    enough = {key: each for key, each in sums.items() if each.count >= FEWEST_PEOPLE}
    if not of.is_usable:
        enough = {}
    middle = sum(each.middle for each in sums.values())
    quantile = quantile_of(of) if enough else 0.0
    compared = {
        key: _Compared(
            each,
            severity(each, of, quantile),
            at_least(each.middle, each.count, middle, of.people),
        )
        for key, each in enough.items()
    }
    findings = _findings(compared)
    usual = _usual(sums, of, middle)
    return of, {
        key: ComparedRater(each.count, None, findings[key], _figures(compared[key], usual))
        if key in compared
        else ComparedRater(each.count, _ground(each, of), (), None)
        for key, each in sums.items()
    }


def _ground(each: Moments, of: Pool) -> WithheldGround:
    if each.count < FEWEST_PEOPLE:
        return WithheldGround.TOO_FEW_PEOPLE
    if of.variance > 0 or of.freedom <= 0:
        return WithheldGround.TOO_FEW_COLLEAGUES
    return WithheldGround.NO_VARIATION


def _findings(compared: Mapping[K, _Compared]) -> dict[K, tuple[RaterFinding, ...]]:
    """Tell what stands out of all tests of the period, at the nominal rate for all together."""
    keys = list(compared)
    chances = [compared[key].severity.chance for key in keys]
    chances += [compared[key].middle_chance for key in keys]
    stands_out = discoveries(chances, NOMINAL_RATE)
    flags: dict[K, tuple[RaterFinding, ...]] = {}
    for index, key in enumerate(keys):
        own = []
        if stands_out[index]:
            is_lenient = compared[key].severity.deviation.value > 0
            own.append(RaterFinding.MORE_LENIENT if is_lenient else RaterFinding.MORE_SEVERE)
        if stands_out[len(keys) + index]:
            own.append(RaterFinding.MORE_IN_THE_MIDDLE)
        flags[key] = tuple(own)
    return flags


def rated_period(sums: Mapping[K, Moments], of: Pool) -> RatedPeriod:
    """State what all assessors of a period give together."""
    middle = sum(each.middle for each in sums.values())
    return RatedPeriod(
        usual=_usual(sums, of, middle),
        between_spread=_decimal(sqrt(of.between), _POINTS),
        slope=_decimal(of.slope, _SHARES),
    )


def _usual(sums: Mapping[K, Moments], of: Pool, middle: int) -> UsualRating:
    people = max(1, of.people)
    within = sum(each.within for each in sums.values()) / max(1, of.people - of.raters)
    part_variance = sum(each.count * each.part_variance for each in sums.values()) / people
    return UsualRating(
        mean=_decimal(sum(each.given for each in sums.values()) / people, _POINTS),
        spread=_decimal(sqrt(within), _POINTS),
        part_spread=_decimal(sqrt(part_variance), _POINTS),
        middle_share=_decimal(middle / people, _SHARES),
    )


def _figures(compared: _Compared, usual: UsualRating) -> RaterFigures:
    each, of_severity = compared.each, compared.severity
    return RaterFigures(
        mean=_decimal(each.mean, _POINTS),
        spread=_decimal(sqrt(each.within / (each.count - 1)), _POINTS),
        part_spread=_decimal(sqrt(each.part_variance), _POINTS),
        middle_share=_decimal(each.middle / each.count, _SHARES),
        middle_chance=_decimal(compared.middle_chance, _SHARES),
        deviation=_interval(of_severity.deviation),
        shrunken=_interval(of_severity.shrunken),
        chance=_decimal(of_severity.chance, _SHARES),
        axis_correlation=_optional(each.axis_correlation),
        rank_agreement=_optional(each.rank_agreement),
        measured=each.measured,
        usual=usual,
    )


def _interval(estimate: IntervalEstimate) -> RoundedInterval:
    return RoundedInterval(
        value=_decimal(estimate.value, _POINTS),
        low=_decimal(estimate.low, _POINTS),
        high=_decimal(estimate.high, _POINTS),
    )


def _optional(value: float | None) -> Decimal | None:
    return None if value is None else _decimal(value, _SHARES)


def _decimal(value: float, digits: int) -> Decimal:
    """Round a number for people; a rounded nothing has no sign."""
    rounded = Decimal(f"{value:.{digits}f}")
    return abs(rounded) if rounded == 0 else rounded
