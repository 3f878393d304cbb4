"""Turn every input of a scheme through its range, to see what the score does.

A dial is one input with all others held: it yields pairs of neighbouring values, one smallest unit
apart, and what each brings to the score.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from penilaian_api.domain.scoring.engine.adjustments import factor_of
from penilaian_api.domain.scoring.engine.attainment import FULL
from penilaian_api.domain.scoring.engine.points import on_curve, on_scale, within_limits
from penilaian_api.domain.scoring.record.numbers import number, rounded, text
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
from penilaian_api.domain.scoring.vocabulary import Expectation

# An attainment is looked at from nothing to twice the target, in whole percents at least.
_FURTHEST: Final = 200
# A scale is a line: so many steps of it, evenly spread, stand for all.
_MOST_TURNS: Final = 200


# More points than any number of a scheme.
_NO_END: Final = Fraction(10**15)


@dataclass(frozen=True, slots=True)
class Turn:
    """One smallest step of an input and what the score makes of it."""

    at: str
    next: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Dial:
    """One input of the scheme, its place there, and every smallest step of it."""

    input: str
    pointer: str
    turns: tuple[Turn, ...]


def part_dials(pointer: str, part: Part, whole: Fraction) -> list[Dial]:
    """Return the inputs of *part*; what they bring is its points times weight over *whole*."""
    weight = part.weight / whole
    if isinstance(part, IndicatorsPart):
        return _attainment_dials(pointer, part, weight)
    if isinstance(part, RatingPart):
        return _rating_dials(pointer, part, weight)
    step = Fraction(1) if not part.step else part.step
    name = f"measurement:{part.key}"
    return [_scale_dial(name, f"{pointer}/scale", part.scale, step, part, weight)]


def adjustment_dial(
    pointer: str, adjustment: AdditionalResults | InnovationBonus, rules: Curve | None
) -> Dial:
    """Return the input of an adjustment: the attainment of one additional result, or innovation."""
    if isinstance(adjustment, InnovationBonus):
        grid = [Fraction(place) for place in range(_FURTHEST + 1)]
        bring = lambda at: min(at * adjustment.factor, adjustment.cap)  # noqa: E731  one line of arithmetic
        return Dial(
            f"measurement:{adjustment.measurement}", pointer, _turns(grid, Fraction(1), bring)
        )
    scope = max(adjustment.scope.values())

    def worth(at: Fraction) -> Fraction:
        points = _points(rules, None, at)
        return min(factor_of(adjustment, points) * scope * points / 100, adjustment.cap)

    edges = [factor.start for factor in adjustment.factors]
    unit = _unit(rules)
    return Dial("additional_results", pointer, _turns(_grid(rules, unit, edges), unit, worth))


def reach(part: Part) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most points that *part* can bring."""
    if isinstance(part, IndicatorsPart):
        unit = _unit(part.curve)
        grid = _grid(part.curve, unit, ())
        found = [_points(part.curve, part.cap, at) for at in grid]
        if part.cap is None and _rises_on(part.curve):
            found.append(_NO_END)
    elif isinstance(part, RatingPart):
        found = [*part.levels.values(), *(part.scale.to if part.scale else ())]
    else:
        found = list(part.scale.to)
    limited = [max(points, Fraction(0)) for points in found]
    if part.cap is not None:
        limited = [min(points, part.cap) for points in limited]
    return min(limited), max(limited)


def _attainment_dials(pointer: str, part: IndicatorsPart, weight: Fraction) -> list[Dial]:
    """Turn the attainment, also for targets that cannot be exceeded where a curve knows them."""
    unit = _unit(part.curve)
    grid = _grid(part.curve, unit, ())
    name = f"attainment:{part.key}"
    where = f"{pointer}/curve" if part.curve else pointer
    turns = _turns(grid, unit, lambda at: weight * _points(part.curve, part.cap, at))
    dials = [Dial(name, where, turns)]
    if part.curve is not None:
        to_full = [at for at in grid if at < FULL]

        def bring(at: Fraction) -> Fraction:
            return weight * _points(part.curve, part.cap, at, maximum=True)

        dials.append(Dial(f"{name}:is_maximum", where, _turns(to_full, unit, bring)))
    return dials


def _rating_dials(pointer: str, part: RatingPart, weight: Fraction) -> list[Dial]:
    """Turn the levels from the lowest to the highest, and the number where a scale takes one."""
    levels = sorted(part.levels, key=_level_order)
    points = [weight * _limited(part.levels[level], part.cap) for level in levels]
    turns = tuple(
        Turn(levels[place], levels[place + 1], points[place], points[place + 1])
        for place in range(len(levels) - 1)
    )
    dials = [Dial(f"rating:{part.about}", f"{pointer}/levels", turns)]
    if part.scale is not None:
        name = f"rating:{part.about}:value"
        dials.append(_scale_dial(name, f"{pointer}/scale", part.scale, Fraction(1), part, weight))
    return dials


def _scale_dial(  # noqa: PLR0913, PLR0917  a scale, its unit, and the part it serves
    name: str,
    pointer: str,
    scale: Scale,
    step: Fraction,
    part: RatingPart | MeasurementPart,
    weight: Fraction,
) -> Dial:
    low, high = scale.start
    steps = max(ceil((high - low) / step), 1)
    stride = ceil(steps / _MOST_TURNS)
    grid = [low + step * place for place in range(0, steps, stride)]

    def bring(at: Fraction) -> Fraction:
        earned = on_scale(scale, Operand("value", text(min(at, high)), name), part.key)
        return weight * within_limits(earned, part.cap).value

    return Dial(name, pointer, _turns(grid, step, bring))


def _turns(
    grid: Iterable[Fraction], unit: Fraction, bring: Callable[[Fraction], Fraction]
) -> tuple[Turn, ...]:
    return tuple(
        Turn(text(at), text(at + unit), bring(at), bring(at + unit)) for at in sorted(set(grid))
    )


def _grid(curve: Curve | None, unit: Fraction, edges: Sequence[Fraction]) -> list[Fraction]:
    """Return whole percents and the last value before each edge: jumps stand nowhere else."""
    starts = [*edges, *(segment.start for segment in curve.segments)] if curve else [*edges]
    grid = [Fraction(place) for place in range(_FURTHEST + 1)]
    return [*grid, *starts, *(start - unit for start in starts)]


def _rises_on(curve: Curve | None) -> bool:
    """Tell whether points grow without end as the attainment does."""
    if curve is None:
        return True
    one, two = curve.segments[-1].line[0], curve.segments[-1].line[-1]
    return (two.points - one.points) * (two.at - one.at) > 0


def _unit(curve: Curve | None) -> Fraction:
    """Return the smallest step of an attainment: what the curve rounds to, else one percent."""
    return Fraction(1, 10**curve.round) if curve and curve.round is not None else Fraction(1)


def _points(
    curve: Curve | None, cap: Fraction | None, at: Fraction, *, maximum: bool = False
) -> Fraction:
    if curve is not None and curve.round is not None:
        at = Fraction(rounded(at, curve.round))
    earned = on_curve(curve, Operand("a", text(at), "dial"), at, maximum=maximum)
    return within_limits(earned, cap).value


def _limited(points: Fraction, cap: Fraction | None) -> Fraction:
    points = max(points, Fraction(0))
    return points if cap is None else min(points, cap)


def _level_order(level: str) -> tuple[int, Fraction, str]:
    """Order the three expectations worst first, numbers by value, other names as they sort."""
    worst_first = list(Expectation)[::-1]
    if level in worst_first:
        return 0, Fraction(worst_first.index(Expectation(level))), level
    return (1, number(level), level) if level.isdigit() else (2, Fraction(0), level)
