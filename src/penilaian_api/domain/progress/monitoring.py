"""Compare realization with what is expected by a day: expected value, lag, standing."""

from enum import StrEnum, auto
from fractions import Fraction

from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range, Target
from penilaian_api.domain.scoring.vocabulary import Polarity


class Standing(StrEnum):
    """Where an indicator stands against what is expected of it."""

    ON_TRACK = auto()
    BEHIND = auto()
    NO_ENTRY = auto()


def expected_by(
    target: Target, accumulation: Accumulation, stated: Fraction | None, elapsed: Fraction
) -> Fraction | Range | None:
    """Compute what is expected when *elapsed* of a period has passed; None where nothing can be.

    *stated* is the trajectory's value of the period; without it the period's target counts. Only a
    sum grows with the days; of milestones nothing is expected before the period is over.
    """
    share = elapsed if accumulation is Accumulation.SUM else Fraction(1)
    if stated is not None:
        return stated * share
    match target:
        case Range():
            return Range(target.low * share, target.high * share)
        case Fraction():
            return target * share
        case _:
            return max((step.value for step in target), default=None) if elapsed == 1 else None


def realized_value(line: IndicatorInput) -> Fraction | None:
    """Return what was realized as a number: of a milestone, the value of its step."""
    if line.step is None or not isinstance(line.target, tuple):
        return line.realization
    return _value(line.target, line.step)


def lag(polarity: Polarity, expected: Fraction | Range, realized: Fraction) -> Fraction:
    """Compute how much is lacking to what is expected; zero where nothing is."""
    low, high = (
        (expected.low, expected.high) if isinstance(expected, Range) else (expected, expected)
    )
    below, above = low - realized, realized - high
    match polarity:
        case Polarity.LOWER:
            lacking = above
        case Polarity.WITHIN:
            lacking = max(below, above)
        case _:
            lacking = below
    return max(lacking, Fraction(0))


def standing(lacking: Fraction | None, realized: Fraction | None) -> Standing:
    """Classify where an indicator stands."""
    if realized is None:
        return Standing.NO_ENTRY
    return Standing.BEHIND if lacking else Standing.ON_TRACK


def _value(steps: tuple[Milestone, ...], key: str) -> Fraction | None:
    return next((step.value for step in steps if step.key == key), None)
