"""Compute the attainment of a target in percent, and validate targets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import Operand
from penilaian_api.domain.scoring.vocabulary import Polarity, TargetRelation

FULL: Final = Fraction(100)
FROM_BASELINE: Final = "from_baseline"


@dataclass(frozen=True, slots=True)
class Attainment:
    """An attainment in percent with the formula and the operands it came from."""

    value: Fraction
    formula: str
    operands: tuple[Operand, ...]


def target_fault(line: IndicatorInput, rule: str = "from_target") -> str | None:
    """Return the fault code of this indicator's target, for which a plan is refused, else None."""
    if line.weight < 0 or line.result_weight < 0:
        return "weight_negative"
    fault = _SHAPE[line.polarity](line)
    if fault is None and rule == FROM_BASELINE and line.polarity in _ONE_WAY:
        return _baseline_fault(line)
    return fault


def attain(line: IndicatorInput, rule: str, zero_target: Fraction) -> Attainment | None:
    """Return the attainment of *line*, or None where its realization is missing.

    PermenPANRB 8/2021 (printed p. 93 and 100): ``realization / target`` where more is better,
    ``2 - realization / target`` where less is; against a range the nearer bound counts.
    """
    fault = target_fault(line, rule)
    if fault is not None:
        raise InvalidDataError(fault, indicator=line.key)
    if isinstance(line.target, tuple):
        return _milestone_attainment(line, line.target)
    if line.realization is None:
        return None
    realized = Operand("realization", text(line.realization), origin_of(line))
    bound = _bound(line.target, line.realization)
    if bound is None:
        return Attainment(FULL, "100", (realized, *_bounds(line.target, realized.origin)))
    if bound == 0 and not (rule == FROM_BASELINE and line.polarity in _ONE_WAY):
        value = FULL if line.realization <= 0 else zero_target
        missed = Operand("missed", text(zero_target), "scheme:zero_target")
        return Attainment(value, "100 if realization <= 0 else missed", (realized, missed))
    return _measure_against(line, rule, bound, line.realization)


def origin_of(line: IndicatorInput) -> str:
    """Return the record that the line came from, or the input itself where none is known."""
    return line.origin or f"input:{line.key}"


def relation_of(line: IndicatorInput) -> TargetRelation | None:
    """Tell whether the realization lies above, on or below the target, None where it is missing.

    The good side is above: fewer days than the range is above target.
    """
    attained = attain(line, "from_target", Fraction(0))
    return None if attained is None else side_of(attained.value)


def side_of(attained: Fraction) -> TargetRelation:
    """Tell on which side of the target an attainment lies."""
    if attained == FULL:
        return TargetRelation.ON
    return TargetRelation.ABOVE if attained > FULL else TargetRelation.BELOW


def _milestone_attainment(line: IndicatorInput, steps: tuple[Milestone, ...]) -> Attainment | None:
    """Return the value of the step that was reached; a number counts down to its step."""
    values = {step.key: step.value for step in steps}
    if line.step is not None:
        if line.step not in values:
            raise InvalidDataError("step_unknown", indicator=line.key)
        value = values[line.step]
    elif line.realization is not None:
        reached_values = [step.value for step in steps if step.value <= line.realization]
        value = max(reached_values, default=Fraction(0))
    else:
        return None
    origin = origin_of(line)
    return Attainment(value, "reached", (Operand("reached", text(value), origin),))


def _bound(target: Fraction | Range, realized: Fraction) -> Fraction | None:
    """Return the number to measure against, None inside a range; below a low of 0 lies nothing."""
    if isinstance(target, Fraction):
        return target
    if realized > target.high:
        return target.high
    if realized < target.low and target.low > 0:
        return target.low
    return None


def _measure_against(
    line: IndicatorInput, rule: str, bound: Fraction, realized: Fraction
) -> Attainment:
    origin = origin_of(line)
    operands = [Operand("realization", text(realized), origin)]
    operands.append(Operand("target", text(bound), origin))
    if rule == FROM_BASELINE and line.polarity in _ONE_WAY and line.baseline is not None:
        operands.append(Operand("baseline", text(line.baseline), origin))
        value = (realized - line.baseline) / (bound - line.baseline) * FULL
        formula = "(realization - baseline) / (target - baseline) * 100"
    elif line.polarity is Polarity.LOWER or (line.polarity is Polarity.WITHIN and realized > bound):
        value, formula = (2 - realized / bound) * FULL, "(2 - realization / target) * 100"
    else:
        value, formula = realized / bound * FULL, "realization / target * 100"
    return Attainment(value, formula, tuple(operands))


def _bounds(target: Fraction | Range, origin: str) -> tuple[Operand, Operand]:
    low, high = _ends(target)
    return Operand("low", text(low), origin), Operand("high", text(high), origin)


def _ends(target: Fraction | Range) -> tuple[Fraction, Fraction]:
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
    low, high = _ends(line.target)
    if line.baseline in (low, high):
        return "baseline_is_target"
    higher = line.polarity is Polarity.HIGHER
    ahead = line.baseline < low if higher else line.baseline > high
    return None if ahead else "baseline_beyond_target"


_ONE_WAY: Final = frozenset({Polarity.HIGHER, Polarity.LOWER})
_SHAPE: Final[Mapping[Polarity, Callable[[IndicatorInput], str | None]]] = {
    Polarity.HIGHER: _number_fault,
    Polarity.LOWER: _number_fault,
    Polarity.WITHIN: _range_fault,
    Polarity.MILESTONE: _steps_fault,
}
