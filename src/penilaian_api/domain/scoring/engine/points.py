"""Turn attainments, ratings and measurements into points.

Why it is so: docs/decisions/0012.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.record.inputs import RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import Operand
from penilaian_api.domain.scoring.scheme.parts import (
    Curve,
    MeasurementPart,
    Part,
    Point,
    RatingPart,
    Segment,
)
from penilaian_api.domain.scoring.scheme.values import Scale
from penilaian_api.domain.scoring.soundness import FULL


@dataclass(frozen=True, slots=True)
class Points:
    """Points with the formula and the operands they came from.

    *raw* are the points before floor and cap of the part, once those have acted.
    """

    value: Fraction
    formula: str
    operands: tuple[Operand, ...]
    raw: Fraction | None = None


def curve_points(
    curve: Curve | None, attained: Operand, value: Fraction, *, maximum: bool
) -> Points:
    """Return what an attainment earns; 100 of a target that cannot be exceeded earns the top."""
    if curve is None:
        return Points(value, attained.name, (attained,))
    if maximum and value >= FULL:
        top = max(point.points for segment in curve.segments for point in segment.line)
        return Points(top, "top", (attained, Operand("top", text(top), "scheme:curve")))
    lowest = curve.segments[0].start
    if value < lowest:
        start = Operand(attained.name, text(lowest), "scheme:curve")
        return _line_points(curve.segments[0], start, lowest)
    segment = [segment for segment in curve.segments if segment.start <= value][-1]
    return _line_points(segment, attained, value)


def limit_points(earned: Points, cap: Fraction | None) -> Points:
    """Let the floor of 0 and the part's cap act on points."""
    value, formula = max(earned.value, Fraction(0)), f"max({earned.formula}, 0)"
    if cap is None:
        return Points(value, formula, earned.operands, earned.value)
    operands = (*earned.operands, Operand("cap", text(cap), "scheme:cap"))
    return Points(min(value, cap), f"min({formula}, cap)", operands, earned.value)


def best_points(part: Part) -> tuple[Operand, ...]:
    """Return what keeps a part from earning more than so many points: its cap, its best step."""
    tops = [] if part.cap is None else [Operand("cap", text(part.cap), "scheme:cap")]
    if isinstance(part, RatingPart):
        best = max(part.levels.values())
        scale = best if part.scale is None else max(best, *part.scale.to)
        tops.append(Operand("top", text(scale), "scheme:levels"))
    elif isinstance(part, MeasurementPart):
        tops.append(Operand("top", text(max(part.scale.to)), "scheme:scale"))
    elif part.curve is not None and (top := _curve_top(part.curve)) is not None:
        tops.append(Operand("top", text(top), "scheme:curve"))
    return tuple(tops)


def rating_points(part: RatingPart, rating: RatingInput) -> Points:
    """Return the points of a chosen level, or of a number where the part has a scale."""
    origin = rating.origin or f"input:{rating.about}"
    if rating.value is not None and part.scale is not None:
        return scale_points(part.scale, Operand("value", text(rating.value), origin), part.key)
    chosen = rating.chosen if rating.value is None else text(rating.value)
    if chosen is None or chosen not in part.levels:
        raise InvalidDataError("level_unknown", part=part.key)
    points = part.levels[chosen]
    level = Operand("level", chosen, origin)
    return Points(points, "points", (level, Operand("points", text(points), "scheme:levels")))


def measurement_points(part: MeasurementPart, value: Operand) -> Points:
    """Return the points of a measured value."""
    return scale_points(part.scale, value, part.key)


def scale_points(scale: Scale, value: Operand, part: str) -> Points:
    """Return the points of a value by a linear scale; outside it there are none."""
    low, high = scale.start
    number = Fraction(value.value)
    if not low <= number <= high:
        raise InvalidDataError("value_off_scale", part=part)
    worst, best = scale.to
    points = worst + (number - low) * (best - worst) / (high - low)
    constants = {"low": low, "high": high, "worst": worst, "best": best}
    formula = "worst + (value - low) * (best - worst) / (high - low)"
    return Points(points, formula, (value, *_constants(constants.items(), "scheme:scale")))


def _curve_top(curve: Curve) -> Fraction | None:
    """Return the most that a curve lets an attainment earn, None where its last line rises on."""
    last = curve.segments[-1].line
    if (last[-1].points - last[0].points) * (last[-1].at - last[0].at) > 0:
        return None
    ends = [segment.start for segment in curve.segments]
    tops = [point.points for segment in curve.segments for point in segment.line]
    attained = Operand("a", "0", "rule:ends")
    for segment, nearest in zip(curve.segments, (*ends[1:], ends[-1]), strict=True):
        tops += [_line_points(segment, attained, at).value for at in (segment.start, nearest)]
    return max(tops)


def _line_points(segment: Segment, attained: Operand, value: Fraction) -> Points:
    first, last = segment.line[0], segment.line[-1]
    if first == last:
        level = Operand("level", text(first.points), "scheme:curve")
        return Points(first.points, "level", (attained, level))
    slope = (last.points - first.points) / (last.at - first.at)
    points = first.points + (value - first.at) * slope
    formula = f"y1 + ({attained.name} - x1) * (y2 - y1) / (x2 - x1)"
    return Points(points, formula, (attained, *_ends(first, last)))


def _ends(first: Point, last: Point) -> tuple[Operand, ...]:
    constants = {"x1": first.at, "y1": first.points, "x2": last.at, "y2": last.points}
    return _constants(constants.items(), "scheme:curve")


def _constants(constants: Iterable[tuple[str, Fraction]], origin: str) -> tuple[Operand, ...]:
    return tuple(Operand(name, text(value), origin) for name, value in constants)
