"""Sweep each input of a scheme through its range, to find jumps and falls of the score.

A sweep varies one input and leaves all others as they are: it yields pairs of neighboring values,
one smallest unit apart, with the contribution of each to the score.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from penilaian_api.domain.scoring.engine.adjustments import factor_of
from penilaian_api.domain.scoring.engine.points import curve_points, limit_points, scale_points
from penilaian_api.domain.scoring.record.numbers import number, round_half_up, text
from penilaian_api.domain.scoring.record.trail import Operand
from penilaian_api.domain.scoring.scheme.parts import (
    Curve,
    IndicatorsPart,
    MeasurementPart,
    Part,
    RatingPart,
)
from penilaian_api.domain.scoring.scheme.totals import AdditionalResults, InnovationBonus
from penilaian_api.domain.scoring.scheme.values import Scale
from penilaian_api.domain.scoring.soundness import FULL
from penilaian_api.domain.scoring.vocabulary import Expectation

# An attainment is looked at from nothing to twice the target, in whole percents at least.
_MAX_ATTAINMENT: Final = 200
# A scale is a line: so many steps of it, evenly spread, stand for all.
_MAX_SCALE_STEPS: Final = 200


# More points than any number of a scheme.
_UNBOUNDED: Final = Fraction(10**15)


@dataclass(frozen=True, slots=True)
class SweepStep:
    """Two neighboring values of an input and the contribution of each to the score."""

    at: str
    next: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Sweep:
    """One input of a scheme, the pointer to it, and every smallest step of its range."""

    input: str
    pointer: str
    steps: tuple[SweepStep, ...]


def part_sweeps(pointer: str, part: Part, whole: Fraction) -> list[Sweep]:
    """Sweep the inputs of *part*; they contribute its points times its weight over *whole*."""
    weight = part.weight / whole
    if isinstance(part, IndicatorsPart):
        return _attainment_sweeps(pointer, part, weight)
    if isinstance(part, RatingPart):
        return _rating_sweeps(pointer, part, weight)
    step = Fraction(1) if not part.step else part.step
    name = f"measurement:{part.key}"
    return [_scale_sweep(name, f"{pointer}/scale", part.scale, step, part, weight)]


def adjustment_sweep(
    pointer: str, adjustment: AdditionalResults | InnovationBonus, rules: Curve | None
) -> Sweep:
    """Sweep the input of an adjustment: attainment of one additional result, or innovation."""
    if isinstance(adjustment, InnovationBonus):
        return _innovation_sweep(pointer, adjustment)
    scope = max(adjustment.scope.values())

    def contribution(at: Fraction) -> Fraction:
        points = _points(rules, None, at)
        return min(factor_of(adjustment, points) * scope * points / 100, adjustment.cap)

    edges = [factor.start for factor in adjustment.factors]
    unit = _unit(rules)
    return Sweep(
        "additional_results", pointer, _sweep_steps(_grid(rules, unit, edges), unit, contribution)
    )


def _innovation_sweep(pointer: str, bonus: InnovationBonus) -> Sweep:
    grid = [Fraction(percent) for percent in range(_MAX_ATTAINMENT + 1)]
    steps = _sweep_steps(grid, Fraction(1), lambda at: min(at * bonus.factor, bonus.cap))
    return Sweep(f"measurement:{bonus.measurement}", pointer, steps)


def points_range(part: Part) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most points that *part* can contribute."""
    if isinstance(part, IndicatorsPart):
        unit = _unit(part.curve)
        grid = _grid(part.curve, unit, ())
        points = [_points(part.curve, part.cap, at) for at in grid]
        if part.cap is None and _rises_on(part.curve):
            points.append(_UNBOUNDED)
    elif isinstance(part, RatingPart):
        points = [*part.levels.values(), *(part.scale.to if part.scale else ())]
    else:
        points = list(part.scale.to)
    limited = [max(value, Fraction(0)) for value in points]
    if part.cap is not None:
        limited = [min(value, part.cap) for value in limited]
    return min(limited), max(limited)


def _attainment_sweeps(pointer: str, part: IndicatorsPart, weight: Fraction) -> list[Sweep]:
    """Sweep the attainment, also for targets that cannot be exceeded where a curve knows them."""
    unit = _unit(part.curve)
    grid = _grid(part.curve, unit, ())
    name = f"attainment:{part.key}"
    curve_pointer = f"{pointer}/curve" if part.curve else pointer
    steps = _sweep_steps(grid, unit, lambda at: weight * _points(part.curve, part.cap, at))
    sweeps = [Sweep(name, curve_pointer, steps)]
    if part.curve is not None:
        to_full = [at for at in grid if at < FULL]

        def contribution(at: Fraction) -> Fraction:
            return weight * _points(part.curve, part.cap, at, maximum=True)

        sweeps.append(
            Sweep(f"{name}:is_maximum", curve_pointer, _sweep_steps(to_full, unit, contribution))
        )
    return sweeps


def _rating_sweeps(pointer: str, part: RatingPart, weight: Fraction) -> list[Sweep]:
    """Sweep the levels from lowest to highest, and the number where a scale takes one."""
    levels = sorted(part.levels, key=_level_order)
    points = [weight * _limit(part.levels[level], part.cap) for level in levels]
    steps = tuple(
        SweepStep(levels[index], levels[index + 1], points[index], points[index + 1])
        for index in range(len(levels) - 1)
    )
    sweeps = [Sweep(f"rating:{part.about}", f"{pointer}/levels", steps)]
    if part.scale is not None:
        name = f"rating:{part.about}:value"
        sweeps.append(_scale_sweep(name, f"{pointer}/scale", part.scale, Fraction(1), part, weight))
    return sweeps


def _scale_sweep(  # noqa: PLR0913, PLR0917  a scale, its unit, and the part it serves
    name: str,
    pointer: str,
    scale: Scale,
    step: Fraction,
    part: RatingPart | MeasurementPart,
    weight: Fraction,
) -> Sweep:
    low, high = scale.start
    steps = max(ceil((high - low) / step), 1)
    stride = ceil(steps / _MAX_SCALE_STEPS)
    grid = [low + step * index for index in range(0, steps, stride)]

    def contribution(at: Fraction) -> Fraction:
        earned = scale_points(scale, Operand("value", text(min(at, high)), name), part.key)
        return weight * limit_points(earned, part.cap).value

    return Sweep(name, pointer, _sweep_steps(grid, step, contribution))


def _sweep_steps(
    grid: Iterable[Fraction], unit: Fraction, contribution: Callable[[Fraction], Fraction]
) -> tuple[SweepStep, ...]:
    return tuple(
        SweepStep(text(at), text(at + unit), contribution(at), contribution(at + unit))
        for at in sorted(set(grid))
    )


def _grid(curve: Curve | None, unit: Fraction, edges: Sequence[Fraction]) -> list[Fraction]:
    """Return whole percents and the last value before each edge: jumps stand nowhere else."""
    starts = [*edges, *(segment.start for segment in curve.segments)] if curve else [*edges]
    grid = [Fraction(percent) for percent in range(_MAX_ATTAINMENT + 1)]
    return [*grid, *starts, *(start - unit for start in starts)]


def _rises_on(curve: Curve | None) -> bool:
    """Tell whether points grow without end as the attainment does."""
    if curve is None:
        return True
    first, last = curve.segments[-1].line[0], curve.segments[-1].line[-1]
    return (last.points - first.points) * (last.at - first.at) > 0


def _unit(curve: Curve | None) -> Fraction:
    """Return the smallest step of an attainment: what the curve rounds to, else one percent."""
    return Fraction(1, 10**curve.round) if curve and curve.round is not None else Fraction(1)


def _points(
    curve: Curve | None, cap: Fraction | None, at: Fraction, *, maximum: bool = False
) -> Fraction:
    if curve is not None and curve.round is not None:
        at = Fraction(round_half_up(at, curve.round))
    earned = curve_points(curve, Operand("a", text(at), "sweep"), at, maximum=maximum)
    return limit_points(earned, cap).value


def _limit(points: Fraction, cap: Fraction | None) -> Fraction:
    points = max(points, Fraction(0))
    return points if cap is None else min(points, cap)


def _level_order(level: str) -> tuple[int, Fraction, str]:
    """Order the three expectations worst first, numbers by value, other names as they sort."""
    worst_first = list(Expectation)[::-1]
    if level in worst_first:
        return 0, Fraction(worst_first.index(Expectation(level))), level
    return (1, number(level), level) if level.isdigit() else (2, Fraction(0), level)
