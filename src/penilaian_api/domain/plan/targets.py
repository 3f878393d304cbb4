"""Read a target as it was planned as one that is scored: the same numbers, exact."""

from fractions import Fraction

from penilaian_api.domain.plan.plan import Target, TargetRange, TargetSteps
from penilaian_api.domain.scoring.record import inputs
from penilaian_api.domain.scoring.record.inputs import Milestone, Range


def scored_target(target: Target) -> inputs.Target:
    """Turn decimals into the exact values of a score."""
    match target:
        case TargetRange():
            return Range(Fraction(target.low), Fraction(target.high))
        case TargetSteps():
            return tuple(Milestone(key, Fraction(value)) for key, value in target.steps)
        case _:
            return Fraction(target)
