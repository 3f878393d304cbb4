"""Compute the realization of a period from progress entries, and the target of that period."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.record.inputs import Range, Target
from penilaian_api.domain.scoring.record.numbers import mean_of


class Accumulation(StrEnum):
    """How the progress entries of a period make its realization."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    MAX = "max"
    MIN = "min"


class Frequency(StrEnum):
    """How often an indicator is measured, and how long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ProgressValue:
    """One progress entry that stands: its day and its value."""

    on: date
    value: Fraction


_ACCUMULATE: Final[Mapping[Accumulation, Callable[[list[Fraction]], Fraction]]] = {
    Accumulation.SUM: lambda values: sum(values, Fraction(0)),
    Accumulation.MEAN: mean_of,
    Accumulation.MAX: max,
    Accumulation.MIN: min,
}


def realize(
    accumulation: Accumulation, entries: Sequence[ProgressValue], starts_on: date, ends_on: date
) -> Fraction | None:
    """Return what was realized from *starts_on* to *ends_on* inclusive, None where nothing was.

    ``last`` is the latest entry up to the end, also one from before the period; of two on one day
    the later in *entries* counts.
    """
    until = [entry for entry in entries if entry.on <= ends_on]
    if accumulation is Accumulation.LAST:
        return max(enumerate(until), key=_day_and_index)[1].value if until else None
    values = [entry.value for entry in until if entry.on >= starts_on]
    return _ACCUMULATE[accumulation](values) if values else None


def period_target(
    target: Target,
    accumulation: Accumulation,
    stated: Fraction | None,
    months: int,
    plan_months: int,
) -> Target:
    """Return the target of a period of *months* in a plan of *plan_months*.

    Only a sum is divided: by the period targets that the plan states, else by months.
    """
    if accumulation is not Accumulation.SUM or isinstance(target, tuple):
        return target
    if plan_months < 1:
        raise InvalidDataError("plan_without_months")
    if stated is not None and isinstance(target, Fraction):
        return stated
    share = Fraction(months, plan_months)
    if isinstance(target, Range):
        return Range(target.low * share, target.high * share)
    return target * share


def period_baseline(
    baseline: Fraction, target: Target, of_period: Target, months: Fraction
) -> Fraction:
    """Return the baseline of a period: cut as its target was, else by the share of *months*."""
    if not isinstance(target, Fraction) or not isinstance(of_period, Fraction):
        return baseline * months
    share = of_period / target if target and of_period else months
    return baseline * share


def enters(frequency: Frequency, period: Frequency) -> bool:
    """Tell whether an indicator takes part in a *period*: a yearly one in years only."""
    return frequency is not Frequency.YEAR or period is Frequency.YEAR


def _day_and_index(indexed_entry: tuple[int, ProgressValue]) -> tuple[date, int]:
    return indexed_entry[1].on, indexed_entry[0]
