"""Turn attainments, ratings and measurements into points.

Why it is so: docs/decisions/0012.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.attainment import FULL
from penilaian_api.domain.scoring.record.inputs import MeasurementInput, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import Operand
from penilaian_api.domain.scoring.scheme.parts import (
    Curve,
    MeasurementPart,
    Point,
    RatingPart,
    Segment,
)
from penilaian_api.domain.scoring.scheme.values import Scale


@dataclass(frozen=True, slots=True)
class Earned:
    """Points with the formula and the operands they came from."""

    value: Fraction
    formula: str
    operands: tuple[Operand, ...]


def on_curve(curve: Curve | None, attained: Operand, value: Fraction, *, maximum: bool) -> Earned:
    """Return what an attainment earns; 100 of a target that cannot be exceeded earns the top."""
    if curve is None:
        return Earned(value, attained.name, (attained,))
    if maximum and value >= FULL:
        top = max(point.points for segment in curve.segments for point in segment.line)
        return Earned(top, "top", (attained, Operand("top", text(top), "scheme:curve")))
    lowest = curve.segments[0].start
    if value < lowest:
        start = Operand(attained.name, text(lowest), "scheme:curve")
        return _on_line(curve.segments[0], start, lowest)
    segment = [one for one in curve.segments if one.start <= value][-1]
    return _on_line(segment, attained, value)


def within_limits(earned: Earned, cap: Fraction | None) -> Earned:
    """Let the floor of 0 and the part's cap act on points."""
    value, formula = max(earned.value, Fraction(0)), f"max({earned.formula}, 0)"
    if cap is None:
        return Earned(value, formula, earned.operands)
    operands = (*earned.operands, Operand("cap", text(cap), "scheme:cap"))
    return Earned(min(value, cap), f"min({formula}, cap)", operands)


def of_rating(part: RatingPart, rating: RatingInput) -> Earned:
    """Return the points of a chosen level, or of a number where the part has a scale."""
    origin = rating.origin or f"input:{rating.about}"
    if rating.value is not None and part.scale is not None:
        return on_scale(part.scale, Operand("value", text(rating.value), origin), part.key)
    if rating.chosen is None or rating.chosen not in part.levels:
        raise BadData("level_unknown", part=part.key)
    points = part.levels[rating.chosen]
    level = Operand("level", rating.chosen, origin)
    return Earned(points, "points", (level, Operand("points", text(points), "scheme:levels")))


def of_measurement(part: MeasurementPart, measured: MeasurementInput) -> Earned:
    """Return the points of a measured value."""
    origin = measured.origin or f"input:{measured.part}"
    return on_scale(part.scale, Operand("value", text(measured.value), origin), part.key)


def on_scale(scale: Scale, value: Operand, part: str) -> Earned:
    """Return the points of a value by a linear scale; outside it there are none."""
    low, high = scale.start
    number = Fraction(value.value)
    if not low <= number <= high:
        raise BadData("value_off_scale", part=part)
    worst, best = scale.to
    points = worst + (number - low) * (best - worst) / (high - low)
    named = {"low": low, "high": high, "worst": worst, "best": best}
    formula = "worst + (value - low) * (best - worst) / (high - low)"
    return Earned(points, formula, (value, *_constants(named.items(), "scheme:scale")))


def _on_line(segment: Segment, attained: Operand, value: Fraction) -> Earned:
    one, two = segment.line[0], segment.line[-1]
    if one == two:
        level = Operand("level", text(one.points), "scheme:curve")
        return Earned(one.points, "level", (attained, level))
    slope = (two.points - one.points) / (two.at - one.at)
    points = one.points + (value - one.at) * slope
    formula = f"y1 + ({attained.name} - x1) * (y2 - y1) / (x2 - x1)"
    return Earned(points, formula, (attained, *_ends(one, two)))


def _ends(one: Point, two: Point) -> tuple[Operand, ...]:
    named = {"x1": one.at, "y1": one.points, "x2": two.at, "y2": two.points}
    return _constants(named.items(), "scheme:curve")


def _constants(named: Iterable[tuple[str, Fraction]], origin: str) -> tuple[Operand, ...]:
    return tuple(Operand(name, text(value), origin) for name, value in named)
