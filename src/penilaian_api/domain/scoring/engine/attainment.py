"""Compute the attainment of a target in percent."""

from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import NEWEST, EngineVersion, Operand
from penilaian_api.domain.scoring.soundness import (
    BELOW_FLOOR,
    FROM_BASELINE,
    FULL,
    ONE_WAY,
    ends_of,
    input_fault,
)
from penilaian_api.domain.scoring.vocabulary import Polarity, TargetRelation


@dataclass(frozen=True, slots=True)
class Attainment:
    """An attainment in percent with the formula and the operands it came from."""

    value: Fraction
    formula: str
    operands: tuple[Operand, ...]


def attain(
    line: IndicatorInput, rule: str, zero_target: Fraction, engine: EngineVersion = NEWEST
) -> Attainment | None:
    """Return the attainment of *line*, or None where its realization is missing.

    PermenPANRB 8/2021 (printed p. 93 and 100): ``realization / target`` where more is better,
    ``2 - realization / target`` where less is; against a range the nearer bound counts. Of a
    target that cannot be exceeded 100 is the most (p. 94).
    """
    is_bounded = engine >= EngineVersion.BOUNDED
    fault = input_fault(line, rule)
    if fault is not None and (is_bounded or fault != BELOW_FLOOR):
        raise InvalidDataError(fault, indicator=line.name or line.key)
    attained = _attain(line, rule, zero_target)
    if attained is None or not (line.is_maximum and is_bounded):
        return attained
    return _at_most_full(attained)


def _attain(line: IndicatorInput, rule: str, zero_target: Fraction) -> Attainment | None:
    if isinstance(line.target, tuple):
        return _milestone_attainment(line, line.target)
    if line.realization is None:
        return None
    realized = Operand("realization", text(line.realization), origin_of(line))
    bound = _bound(line.target, line.realization)
    if bound is None:
        return Attainment(FULL, "100", (realized, *_bounds(line.target, realized.origin)))
    if bound == 0 and not (rule == FROM_BASELINE and line.polarity in ONE_WAY):
        value = FULL if line.realization <= 0 else zero_target
        missed = Operand("missed", text(zero_target), "scheme:zero_target")
        return Attainment(value, "100 if realization <= 0 else missed", (realized, missed))
    return _measure_against(line, rule, bound, line.realization)


def origin_of(line: IndicatorInput) -> str:
    """Return the record that the line came from, or the input itself where none is known."""
    return line.origin or f"input:{line.key}"


def side_of(attained: Fraction) -> TargetRelation:
    """Tell on which side of the target an attainment lies.

    The good side is above: fewer days than the range is above target.
    """
    if attained == FULL:
        return TargetRelation.ON
    return TargetRelation.ABOVE if attained > FULL else TargetRelation.BELOW


def _milestone_attainment(line: IndicatorInput, steps: tuple[Milestone, ...]) -> Attainment | None:
    """Return the value of the step that was reached; a number counts down to its step."""
    values = {step.key: step.value for step in steps}
    if line.step is not None:
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
    if rule == FROM_BASELINE and line.polarity in ONE_WAY and line.baseline is not None:
        operands.append(Operand("baseline", text(line.baseline), origin))
        value = (realized - line.baseline) / (bound - line.baseline) * FULL
        formula = "(realization - baseline) / (target - baseline) * 100"
    elif line.polarity is Polarity.LOWER or (line.polarity is Polarity.WITHIN and realized > bound):
        value, formula = (2 - realized / bound) * FULL, "(2 - realization / target) * 100"
    else:
        value, formula = realized / bound * FULL, "realization / target * 100"
    return Attainment(value, formula, tuple(operands))


def _at_most_full(attained: Attainment) -> Attainment:
    """Limit an attainment of a target that cannot be exceeded."""
    formula = f"min({attained.formula}, 100)"
    return Attainment(min(attained.value, FULL), formula, attained.operands)


def _bounds(target: Fraction | Range, origin: str) -> tuple[Operand, Operand]:
    low, high = ends_of(target)
    return Operand("low", text(low), origin), Operand("high", text(high), origin)
