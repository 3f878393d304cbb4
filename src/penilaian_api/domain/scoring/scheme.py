"""Read a scheme: the document that says how a score is made, and nothing else does.

The same document stands in TOML (``data/schemes``) and travels as JSON. Unknown keys are refused,
decimals are strings of at most 15 digits, 6 of them after the point. A field that is added later
must default to None: the canonical form leaves it out, so that digests of old versions stay.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.domain.scoring import numbers
from penilaian_api.domain.scoring.words import (
    Aspect,
    Expectation,
    Measured,
    Missing,
    Predicate,
    RollUp,
    Sanction,
    Scope,
    Tone,
)

_NUMBER: Final = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$"
_MOST_DIGITS: Final = 15


def _number(value: object) -> Fraction:
    if not isinstance(value, str) or not re.fullmatch(_NUMBER, value):
        raise PydanticCustomError("not_decimal", "a decimal is a string of digits")
    if sum(sign.isdigit() for sign in value) > _MOST_DIGITS:
        raise PydanticCustomError("too_many_digits", "a decimal has at most 15 digits")
    return Fraction(value)


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise PydanticCustomError("negative", "this number is not below zero")
    return value


Number = Annotated[
    Fraction,
    PlainValidator(_number),
    PlainSerializer(numbers.text),
    WithJsonSchema({"type": "string", "pattern": _NUMBER, "maxLength": 18}),
]
Positive = Annotated[Number, AfterValidator(_not_negative)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
SchemeKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
LevelKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
About = Annotated[str, StringConstraints(pattern=r"^(results|behavior|criterion:[a-z][a-z0-9_]*)$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Places = Annotated[int, Field(ge=0, le=6)]


class Shape(BaseModel):
    """What every piece of a scheme is: strict, frozen and closed to unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Text(Shape):
    """One wording in both languages."""

    id: Line
    en: Line


class Scale(Shape):
    """A linear way from measured values to points; a value outside is refused."""

    start: tuple[Number, Number] = Field(alias="from")
    to: tuple[Number, Number]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.start[0] >= self.start[1]:
            raise PydanticCustomError("scale_not_rising", "a scale runs from low to high")
        return self


class Point(Shape):
    """The points that one attainment earns."""

    at: Number
    points: Number


class Segment(Shape):
    """A line through one (level) or two points, from here up to the next segment."""

    start: Number = Field(alias="from")
    line: tuple[Point, ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _has_a_direction(self) -> Self:
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
    def _rises(self) -> Self:
        starts = [segment.start for segment in self.segments]
        if any(one >= two for one, two in pairwise(starts)):
            raise PydanticCustomError("segments_not_rising", "each segment starts above the last")
        return self


class _Part(Shape):
    key: Key
    label: Text
    weight: Positive
    missing: Missing
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


class MeasurementPart(_Part):
    """The measurement that bears the part's key; *step* is its smallest unit, 1 if unsaid."""

    source: Literal["measurement"]
    scale: Scale
    step: Positive | None = None


Part: TypeAlias = IndicatorsPart | RatingPart | MeasurementPart
TaggedPart = Annotated[Part, Field(discriminator="source")]
Parts = Annotated[tuple[TaggedPart, ...], Field(min_length=1, max_length=20)]


class Factor(Shape):
    """The share of its worth that an additional result of so many points brings."""

    start: Number = Field(alias="from")
    factor: Positive


class AdditionalResults(Shape):
    """What additional results add: factor times scope times points/100, capped in all."""

    kind: Literal["additional_results"]
    scope: dict[Scope, Positive] = Field(min_length=1)
    factors: tuple[Factor, ...] = Field(min_length=1, max_length=20)
    cap: Positive


class InnovationBonus(Shape):
    """What measured innovation adds: factor times the value, capped."""

    kind: Literal["innovation"]
    measurement: Measured
    factor: Positive
    cap: Positive


Adjustment = Annotated[AdditionalResults | InnovationBonus, Field(discriminator="kind")]


class Band(Shape):
    """A predicate and the score from which it holds."""

    start: Number = Field(alias="from")
    predicate: Predicate


class Condition(Shape):
    """A predicate that needs a fact; without it the next band holds."""

    predicate: Predicate
    fact: Literal["new_idea"]


class Veto(Shape):
    """The best predicate under a discipline sanction of this level or heavier."""

    sanction: Sanction
    at_most: Predicate


class Row(Shape):
    """A predicate for each rating of one axis."""

    above: Predicate
    met: Predicate
    below: Predicate

    def at(self, rating: Expectation) -> Predicate:
        """Return the predicate under *rating*."""
        by_rating = {
            Expectation.ABOVE: self.above,
            Expectation.MET: self.met,
            Expectation.BELOW: self.below,
        }
        return by_rating[rating]


class Cells(Shape):
    """The nine cells: outer key results, inner key behavior."""

    above: Row
    met: Row
    below: Row

    def at(self, results: Expectation, behavior: Expectation) -> Predicate:
        """Return the predicate where the two ratings meet."""
        by_rating = {
            Expectation.ABOVE: self.above,
            Expectation.MET: self.met,
            Expectation.BELOW: self.below,
        }
        return by_rating[results].at(behavior)


class Tones(Shape):
    """The tones of feedback that agree with each proposed rating."""

    above: tuple[Tone, ...] = (Tone.POSITIVE,)
    met: tuple[Tone, ...] = (Tone.POSITIVE, Tone.MIXED)
    below: tuple[Tone, ...] = (Tone.NEGATIVE,)

    def at(self, rating: Expectation) -> tuple[Tone, ...]:
        """Return the tones that agree with *rating*."""
        by_rating = {
            Expectation.ABOVE: self.above,
            Expectation.MET: self.met,
            Expectation.BELOW: self.below,
        }
        return by_rating[rating]


class Guidance(Shape):
    """When the ratings of single results propose a rating of the axis.

    *majority* must be exceeded; *small_part* is the share below expectation that still leaves
    "met" (PermenPANRB 6/2022, Lampiran Bab IV B3: "only a small part of the main results").
    With *from_indicators* a result without a rating speaks through its indicators.
    """

    majority: Positive = Fraction(1, 2)
    small_part: Positive = Fraction(1, 4)
    from_indicators: bool = True
    tones: Tones = Tones()


# PermenPANRB 6/2022, Lampiran Bab IV B3a3d: one of the two lowest; behavior decides which.
_DROPOUT: Final = Row(above=Predicate.POOR, met=Predicate.POOR, below=Predicate.VERY_POOR)


class _Header(Shape):
    key: SchemeKey
    title: Text
    basis: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    status: Literal["active", "retired"] | None = None
    source: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class _Quadrant(_Header):
    cells: Cells
    overrides: tuple[Literal["study_dropout"], ...] = ()
    study_dropout: Row = _DROPOUT
    roll_up: Literal[RollUp.SHOWN] = RollUp.SHOWN


class QuadrantScheme(_Quadrant):
    """Two ratings meet in a cell that says the predicate; there is no number."""

    kind: Literal["quadrant"]
    suggestion: Guidance = Guidance()


class WeightedScheme(_Header):
    """Weighted parts make a score, bands make it a predicate."""

    kind: Literal["weighted"]
    parts: Parts
    adjustments: tuple[Adjustment, ...] = Field(default=(), max_length=10)
    floor: Number
    cap: Number
    round: Places
    cliff_limit: Positive
    bands: tuple[Band, ...] = Field(min_length=1, max_length=6)
    conditions: tuple[Condition, ...] = Field(default=(), max_length=6)
    vetoes: tuple[Veto, ...] = Field(default=(), max_length=6)
    roll_up: RollUp

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _sound(self.parts, self.floor, self.cap, self.round)
        return self


class Axis(Shape):
    """The parts whose points propose one rating, and the points from which it is proposed."""

    parts: Parts
    above: Number
    met: Number


class WeightedQuadrantScheme(_Quadrant):
    """Points propose the two ratings; the quadrant decides on those the assessor confirms."""

    kind: Literal["weighted_quadrant"]
    results: Axis
    behavior: Axis
    floor: Number
    cap: Number
    round: Places
    cliff_limit: Positive

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _sound((*self.results.parts, *self.behavior.parts), self.floor, self.cap, self.round)
        return self


Scheme: TypeAlias = QuadrantScheme | WeightedScheme | WeightedQuadrantScheme
_SCHEME: Final[TypeAdapter[Scheme]] = TypeAdapter(Annotated[Scheme, Field(discriminator="kind")])
_CODES: Final = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "union_tag_invalid": "unknown_kind",
    "union_tag_not_found": "required",
}
_OWN: Final = frozenset(
    {
        "floor_above_cap",
        "limit_finer_than_round",
        "line_upright",
        "negative",
        "not_decimal",
        "part_twice",
        "scale_not_rising",
        "segments_not_rising",
        "too_many_digits",
    }
)


def parse(document: Mapping[str, object]) -> Scheme:
    """Return the scheme that *document* states, or refuse it with a pointer to each fault."""
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, default=_plain)
        return _SCHEME.validate_json(text)
    except ValidationError as fault:
        faults = _innermost([_fault(document, error) for error in fault.errors(include_url=False)])
    except (TypeError, ValueError, RecursionError):
        faults = [Fault("", "invalid")]
    raise BadData("scheme_invalid", faults=faults)


def document(scheme: Scheme) -> dict[str, object]:
    """Return the wire form of *scheme*, shortest decimals, every default written out."""
    return scheme.model_dump(mode="json", by_alias=True, exclude_none=True)


def canonical(scheme: Scheme) -> bytes:
    """Return the bytes that stand for *scheme*: equal meaning, equal bytes (RFC 8785)."""
    text = json.dumps(document(scheme), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(scheme: Scheme) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(scheme)).hexdigest()


def _sound(parts: Sequence[Part], floor: Fraction, cap: Fraction, digits: int) -> None:
    """Refuse what no scheme with parts may be, not even as a draft."""
    if any(limit * 10**digits % 1 for limit in (floor, cap)):
        raise PydanticCustomError("limit_finer_than_round", "limits stand on the rounding grid")
    keys = [part.key for part in parts]
    if len(set(keys)) < len(keys):
        raise PydanticCustomError("part_twice", "each part has its own key")
    if floor > cap:
        raise PydanticCustomError("floor_above_cap", "the floor is not above the cap")


def _plain(value: object) -> str:
    """Write a TOML day as JSON does."""
    if type(value) is date:
        return value.isoformat()
    raise TypeError


def _innermost(faults: Sequence[Fault]) -> list[Fault]:
    """Leave out what is only wrong because something inside it is."""
    inside = [fault.pointer + "/" for fault in faults]
    return [
        fault
        for fault, own in zip(faults, inside, strict=True)
        if fault.code != "invalid" or not any(p != own and p.startswith(own) for p in inside)
    ]


def _fault(document: Mapping[str, object], error: ErrorDetails) -> Fault:
    """Say where in *document* the fault stands; the tags of unions are no place."""
    here: Any = document
    pointer = ""
    for step in error["loc"]:
        if _holds(here, step):
            here = here[step]
        elif step != error["loc"][-1] or error["type"] != "missing":
            continue
        pointer += "/" + str(step).replace("~", "~0").replace("/", "~1")
    code = error["type"]
    return Fault(pointer, _CODES.get(code, code if code in _OWN else "invalid"))


def _holds(here: object, step: int | str) -> bool:
    if isinstance(here, Mapping):
        return step in here
    return isinstance(here, list | tuple) and isinstance(step, int) and step < len(here)
