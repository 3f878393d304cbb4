"""Define the inputs of a score: indicators, ratings, measurements, periods, facts.

*origin* names record and version (``plan_indicator:...@3``), so that the trail leads back to the
evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.vocabulary import (
    Aspect,
    Capacity,
    Polarity,
    Predicate,
    ResultKind,
    Sanction,
    Scope,
    Tone,
)


@dataclass(frozen=True, slots=True)
class Range:
    """A target that is reached anywhere from *low* to *high*."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Milestone:
    """A named step on the way, with the attainment that reaching it stands for."""

    key: str
    value: Fraction


Target: TypeAlias = Fraction | Range | tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class IndicatorInput:
    """A plan line's target and realization; *step* names the milestone reached.

    *is_signed*: what is measured can lie below zero, as a rate of change can. *period_target* is
    the target of the whole period, where *target* is what was expected of it so far.
    """

    key: str
    result: str
    polarity: Polarity
    target: Target
    realization: Fraction | None = None
    step: str | None = None
    baseline: Fraction | None = None
    is_maximum: bool = False
    is_signed: bool = False
    aspects: tuple[Aspect, ...] = ()
    result_kind: ResultKind = ResultKind.MAIN
    scope: Scope | None = None
    result_weight: Fraction = Fraction(1)
    weight: Fraction = Fraction(1)
    name: str = ""
    result_name: str = ""
    origin: str = ""
    period_target: Target | None = None


@dataclass(frozen=True, slots=True)
class RatingInput:
    """A rating that a person chose, as a level or as a number.

    *about* is ``results``, ``behavior``, ``result:<key>``, ``core_value:<key>`` or
    ``criterion:<key>``. *by* is who chose it (``employee:<id>``), *earlier* what the assessor had
    chosen before an objection changed it, the *reason* is then the decider's, or before they
    accepted a calibration, whose reason it then is.
    """

    about: str
    chosen: str | None = None
    value: Fraction | None = None
    result_kind: ResultKind = ResultKind.MAIN
    name: str = ""
    origin: str = ""
    reason: str = ""
    by: str = ""
    capacity: Capacity | None = None
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class MeasurementInput:
    """A measured number; *part* is the key of the part it belongs to.

    *count*: from so many answers; *low* and *high*: between which the value of all lies (95 %).
    *rests_on*: where the number comes from, as it was recorded.
    *previous*: what the same unit had at the last release of the same instrument, by its origin.
    """

    part: str
    value: Fraction
    count: int | None = None
    origin: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    rests_on: str = ""
    previous: Fraction | None = None
    previous_origin: str = ""


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """The score of a shorter period, for the roll-up of the year; *ordinal* is its order in it."""

    key: str
    ordinal: int
    months: int
    score: Fraction
    origin: str = ""


Input: TypeAlias = IndicatorInput | RatingInput | MeasurementInput | PeriodResult


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about the person and the period besides numbers and ratings.

    *dropout_predicate*: which of the two lowest a person decided on for a drop-out.
    """

    new_idea: bool = False
    study_dropout: bool = False
    dropout_predicate: Predicate | None = None
    feedback_tone: Tone | None = None
    sanction: Sanction | None = None


def sort_inputs(inputs: Sequence[Input]) -> tuple[Input, ...]:
    """Sort *inputs* into the one order that every score and snapshot uses; refuse a duplicate."""
    keyed = {_sort_key(item): item for item in inputs}
    if len(keyed) < len(inputs):
        raise InvalidDataError("input_twice")
    return tuple(keyed[key] for key in sorted(keyed))


def _sort_key(item: Input) -> tuple[int, str, str]:
    match item:
        case IndicatorInput():
            return (0, item.result, item.key)
        case RatingInput():
            return (1, item.about, "")
        case MeasurementInput():
            return (2, item.part, "")
        case PeriodResult():
            return (3, f"{item.ordinal:09d}", item.key)
