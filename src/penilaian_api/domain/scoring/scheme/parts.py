"""Define the shapes of the parts of a scheme: where their points come from, and by which curve."""

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penilaian_api.domain.scoring.scheme.values import (
    About,
    Key,
    LevelKey,
    Number,
    Places,
    Positive,
    Scale,
    Shape,
    Text,
)
from penilaian_api.domain.scoring.vocabulary import Aspect, MissingPolicy, SmallSampleRule


class Point(Shape):
    """The points that one attainment earns."""

    at: Number
    points: Number


class Segment(Shape):
    """A line through one (level) or two points, from here up to the next segment."""

    start: Number = Field(alias="from")
    line: tuple[Point, ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _check_direction(self) -> Self:
        if self.line[0].at == self.line[-1].at and len(self.line) > 1:
            raise PydanticCustomError("line_upright", "two points of a line differ in *at*")
        return self


class Curve(Shape):
    """From attainment to points by half-open segments; below the first, its start counts.

    The top of the curve is the highest *points* that it states.
    """

    round: Places | None = None
    segments: tuple[Segment, ...] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _check_rising(self) -> Self:
        starts = [segment.start for segment in self.segments]
        if any(lower >= higher for lower, higher in pairwise(starts)):
            raise PydanticCustomError("segments_not_rising", "each segment starts above the last")
        return self


class _Part(Shape):
    key: Key
    label: Text
    weight: Positive
    missing: MissingPolicy
    cap: Number | None = None


class IndicatorsPart(_Part):
    """The plan's indicators: attainment, then the curve, then 0 and the cap."""

    source: Literal["indicators"]
    attainment: Literal["from_target", "from_baseline"] = "from_target"
    aspects: tuple[Aspect, ...] | None = None
    curve: Curve | None = None
    zero_target: Positive = Fraction(0)


class RatingPart(_Part):
    """A rating that someone chose: a level, or a number where a scale is given."""

    source: Literal["rating"]
    about: About
    levels: dict[LevelKey, Number] = Field(min_length=1, max_length=20)
    scale: Scale | None = None


class SmallSample(Shape):
    """What becomes of a measured value that rests on fewer than *below* answers.

    It is refused, left out, or drawn toward what the same unit had at the last release (empirical
    Bayes): so many answers weigh n / (n + k), the history k / (n + k). Without a history the value
    stands as it was measured.
    """

    below: int = Field(ge=1, le=100_000)
    rule: SmallSampleRule
    k: Positive | None = None

    @model_validator(mode="after")
    def _check_k(self) -> Self:
        if (self.rule is SmallSampleRule.SHRINK) != (self.k is not None and self.k > 0):
            raise PydanticCustomError("shrink_needs_k", "to shrink needs k above 0, nothing else")
        return self


class MeasurementPart(_Part):
    """The measurement that bears the part's key; *step* is its smallest unit, 1 if unsaid."""

    source: Literal["measurement"]
    scale: Scale
    step: Positive | None = None
    small_sample: SmallSample | None = None


Part: TypeAlias = IndicatorsPart | RatingPart | MeasurementPart
TaggedPart = Annotated[Part, Field(discriminator="source")]
Parts = Annotated[tuple[TaggedPart, ...], Field(min_length=1, max_length=20)]


class Axis(Shape):
    """The parts whose points propose one rating, and the points from which it is proposed."""

    parts: Parts
    above: Number
    met: Number
