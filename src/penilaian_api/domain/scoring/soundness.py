"""Say which targets and realizations are sound: one rule set for plans, progress and scores.

A plan is refused at submission, an entry when it is posted, a simulation and a score when they are
computed, all by these functions: so whatever was taken can be scored.

Why it is so: docs/decisions/0020.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Range
from penilaian_api.domain.scoring.scheme.contents import indicator_parts
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import Polarity, ResultKind

FULL: Final = Fraction(100)
FROM_TARGET: Final = "from_target"
FROM_BASELINE: Final = "from_baseline"
BELOW_FLOOR: Final = "realization_negative"
ONE_WAY: Final = frozenset({Polarity.HIGHER, Polarity.LOWER})
"""The polarities by which a baseline can count: they lead from it one way."""


def input_fault(line: IndicatorInput, rule: str = FROM_TARGET) -> str | None:
    """Return the code of what is unsound in an indicator's target or realization, else None."""
    return target_fault(line, rule) or realization_fault(line)


def target_fault(line: IndicatorInput, rule: str = FROM_TARGET) -> str | None:
    """Return the fault code of this indicator's target, for which a plan is refused, else None."""
    if line.weight < 0 or line.result_weight < 0:
        return "weight_negative"
    fault = _SHAPE[line.polarity](line)
    if fault is None and rule == FROM_BASELINE and line.polarity in ONE_WAY:
        return _baseline_fault(line)
    return fault


def realization_fault(line: IndicatorInput) -> str | None:
    """Return the fault code of what was realized: below the floor, or a step that is none."""
    if isinstance(line.target, tuple) and line.step is not None:
        steps = {step.key for step in line.target}
        return None if line.step in steps else "step_unknown"
    if line.realization is not None and line.realization < 0 and not reaches_below_zero(line):
        return BELOW_FLOOR
    return None


def reaches_below_zero(line: IndicatorInput) -> bool:
    """Tell whether what an indicator measures can lie below zero; counts and shares cannot."""
    if line.polarity is Polarity.MILESTONE:
        return False
    return line.is_signed or (line.baseline is not None and line.baseline < 0)


def rule_of(scheme: Scheme) -> str:
    """Say from where a scheme counts attainment; one part from the baseline demands one of all."""
    rules = {part.attainment for part in indicator_parts(scheme)}
    return FROM_BASELINE if FROM_BASELINE in rules else FROM_TARGET


def belongs(part: IndicatorsPart, line: IndicatorInput, *, without_additional: bool) -> bool:
    """Tell whether an indicator enters a part of a scheme."""
    if without_additional and line.result_kind is ResultKind.ADDITIONAL:
        return False
    return part.aspects is None or any(aspect in part.aspects for aspect in line.aspects)


def counts(line: IndicatorInput) -> bool:
    """Tell whether an indicator weighs anything in its result, and its result in the whole."""
    return line.weight > 0 and line.result_weight > 0


def field_of(code: str) -> str:
    """Name the field of an indicator that a fault is about."""
    return _FIELDS.get(code, "target")


def ends_of(target: Fraction | Range) -> tuple[Fraction, Fraction]:
    """Return the lower and the upper end of a target; a number is both."""
    return (target.low, target.high) if isinstance(target, Range) else (target, target)


def _number_fault(line: IndicatorInput) -> str | None:
    """Check a target for ``higher`` and ``lower``; a point of zero serves ``lower`` only."""
    if isinstance(line.target, Range):
        return _range_fault(line)
    if isinstance(line.target, tuple):
        return "target_not_a_number"
    if line.target < 0:
        return "target_negative"
    zero_serves = line.polarity is Polarity.LOWER
    return None if line.target > 0 or zero_serves else "target_zero"


def _range_fault(line: IndicatorInput) -> str | None:
    if not isinstance(line.target, Range):
        return "target_not_a_range"
    if line.target.low < 0:
        return "target_negative"
    return None if line.target.low < line.target.high else "range_not_rising"


def _steps_fault(line: IndicatorInput) -> str | None:
    if not isinstance(line.target, tuple) or not line.target:
        return "target_without_steps"
    values = [step.value for step in line.target]
    if len({step.key for step in line.target}) < len(values):
        return "step_twice"
    rises = values[0] >= 0 and all(lower < higher for lower, higher in pairwise(values))
    return None if rises and values[-1] == FULL else "steps_not_rising_to_100"


def _baseline_fault(line: IndicatorInput) -> str | None:
    """Check the way from the baseline: it leads to the target, and in the good direction."""
    if line.baseline is None or isinstance(line.target, tuple):
        return "baseline_missing"
    low, high = ends_of(line.target)
    if line.baseline in (low, high):
        return "baseline_is_target"
    higher = line.polarity is Polarity.HIGHER
    ahead = line.baseline < low if higher else line.baseline > high
    return None if ahead else "baseline_beyond_target"


_SHAPE: Final[Mapping[Polarity, Callable[[IndicatorInput], str | None]]] = {
    Polarity.HIGHER: _number_fault,
    Polarity.LOWER: _number_fault,
    Polarity.WITHIN: _range_fault,
    Polarity.MILESTONE: _steps_fault,
}
_FIELDS: Final = {
    "weight_negative": "weight",
    "baseline_missing": "baseline",
    "baseline_is_target": "baseline",
    "baseline_beyond_target": "baseline",
    BELOW_FLOOR: "realization",
    "step_unknown": "step",
}
