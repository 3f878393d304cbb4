"""Define the shapes of values in a scheme: exact numbers, keys, bilingual texts, scales."""

import re
from fractions import Fraction
from typing import Annotated, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from penilaian_api.domain.scoring.record import numbers

_MAX_DIGITS: Final = 15
_MAX_PLACES: Final = 6
_NUMBER: Final = rf"^-?(0|[1-9][0-9]{{0,14}})(\.[0-9]{{1,{_MAX_PLACES}}})?$"


def _pattern(sign: str) -> str:
    """Say in one pattern what a number may be: its digits before and after the point together."""
    whole = [r"(0|[1-9][0-9]{0,14})"]
    places = range(1, _MAX_PLACES + 1)
    parts = [rf"(0|[1-9][0-9]{{0,{_MAX_DIGITS - n - 1}}})\.[0-9]{{{n}}}" for n in places]
    return f"^{sign}({'|'.join(whole + parts)})$"


_NOTHING: Final = rf"-0(\.0{{1,{_MAX_PLACES}}})?"
"""Less than nothing is refused; nothing with a sign is not."""


def _number(value: object) -> Fraction:
    if not isinstance(value, str) or not re.fullmatch(_NUMBER, value):
        raise PydanticCustomError("not_decimal", "a decimal is a string of digits")
    if sum(sign.isdigit() for sign in value) > _MAX_DIGITS:
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
    WithJsonSchema({"type": "string", "format": "decimal", "pattern": _pattern("-?")}),
]
Positive = Annotated[
    Number,
    AfterValidator(_not_negative),
    WithJsonSchema(
        {
            "type": "string",
            "format": "decimal",
            "pattern": f"{_pattern('')}|^{_NOTHING}$",
        }
    ),
]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
SchemeKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
LevelKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
About = Annotated[str, StringConstraints(pattern=r"^(results|behavior|criterion:[a-z][a-z0-9_]*)$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Places = Annotated[int, Field(ge=0, le=6)]


class Shape(BaseModel):
    """The base of all pieces of a scheme: strict, frozen and closed to unknown keys."""

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
    def _check_rising(self) -> Self:
        if self.start[0] >= self.start[1]:
            raise PydanticCustomError("scale_not_rising", "a scale runs from low to high")
        return self
