"""The target of an indicator, in the library or in a plan: one number, a range, or rising steps."""

from decimal import Decimal
from fractions import Fraction

from penilaian_api.domain.plan.plan import Target, TargetRange, TargetSteps
from penilaian_api.domain.scoring.engine.attainment import target_fault
from penilaian_api.domain.scoring.record import inputs
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range
from penilaian_api.storage.models.indicator import Measured


def target_of(record: Measured) -> Target | None:
    """Say a target in the form in which it was given, numbers without idle zeros."""
    if record.target is not None:
        return _short(record.target)
    if record.target_low is not None and record.target_high is not None:
        return TargetRange(_short(record.target_low), _short(record.target_high))
    if record.steps:
        steps = ((step["key"], _short(Decimal(step["value"]))) for step in record.steps)
        return TargetSteps(tuple(steps))
    return None


def shape_fault(record: Measured) -> str | None:
    """Name what is wrong with the form of a target, if there is one and it is wrong."""
    target = target_of(record)
    if target is None:
        return None
    line = IndicatorInput(key="", result="", polarity=record.polarity, target=_scored(target))
    return target_fault(line)


def _scored(target: Target) -> inputs.Target:
    match target:
        case TargetRange():
            return Range(Fraction(target.low), Fraction(target.high))
        case TargetSteps():
            return tuple(Milestone(key, Fraction(value)) for key, value in target.steps)
        case _:
            return Fraction(target)


def _short(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))
