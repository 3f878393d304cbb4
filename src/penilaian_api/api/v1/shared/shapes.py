"""Define the types that all shapes share: strict values, exact decimals, ids, days, problems."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, LiteralString, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from penilaian_api.api.transport.telling.provenance import unverified_among, verified_of
from penilaian_api.api.v1.shared.named import NAMED_PROBLEM_CODE
from penilaian_api.domain.access.actors import Action, Reach, Role
from penilaian_api.domain.spelling import normalize_nip

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z", re.ASCII)
_WITH_COMMA: Final = re.compile(r"-?[0-9][0-9.]*,[0-9]+", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(0|[1-9]\d{0,13})(\.\d{1,4})?", re.ASCII)
_SCALE: Final = Decimal("0.0001")
DECIMAL_PATTERN: Final = r"^-?(0|[1-9]\d{0,13})(\.\d{1,4})?$"


class ShapeIn(BaseModel):
    """The base of request bodies: unknown fields are refused, nothing is guessed.

    What reads one is built once, with its route; by itself a body is built where it is used.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ShapeOut(BaseModel):
    """The base of responses, read from views by their attributes; built at its first use."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def of_frozen(cls, text: str) -> Self:
        """Read a text that was frozen, as far as it is known here: a newer program may say more.

        Why it is so: docs/decisions/0063.
        """
        return cls.model_validate_json(text, extra="ignore")


IsSourceVerified = Annotated[
    bool | None,
    Field(
        description=(
            "Whether the text of the source was read when these data were written; `false`: they "
            "are from memory, so read it before you rely on them. None where no such source is "
            "named: a rule of the program, or of your own."
        ),
    ),
]
BY_SOURCE: Final[Any] = Field(default_factory=verified_of)
"""The default of it: stands after the source of a shape, and is read off that."""
UnverifiedKeys = Annotated[
    tuple[str, ...],
    Field(description="Keys of those that rest on a source whose text was not read."),
]
AMONG_ITEMS: Final[Any] = Field(default_factory=unverified_among)
"""The default of it. An item itself is what people change and send back: it says no more."""


def _match(pattern: re.Pattern[str], code: LiteralString, form: str = "") -> BeforeValidator:
    def check(value: Any) -> Any:  # noqa: ANN401 - anything a caller sends
        is_formed = (
            pattern.fullmatch(value)
            if isinstance(value, str)
            else isinstance(value, UUID | date | Decimal)
        )
        if not is_formed:
            raise PydanticCustomError(code, "not in the form", {"wanted": form})
        return value

    return BeforeValidator(check)


def _refuse_comma(value: Any) -> Any:  # noqa: ANN401 - anything a caller sends
    """Name the cause where a decimal is written as people here write it: ``1,5``."""
    if isinstance(value, str) and _WITH_COMMA.fullmatch(value):
        raise PydanticCustomError("bad_decimal", "not in the form", {"wanted": "comma"})
    return value


def _to_utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _without_sign_of_zero(value: Decimal) -> Decimal:
    """Write nothing in one way alone: `-0` is stored and shown as `0`."""
    return value or abs(value)


def _format_decimal(value: Decimal) -> str:
    return format(value.quantize(_SCALE), "f")


def _format_instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _normalize_nip(value: Any) -> Any:  # noqa: ANN401 - anything a caller sends
    return normalize_nip(value) if isinstance(value, str) else value


ANY_SPELLING_OF_A_NIP: Final = BeforeValidator(_normalize_nip)
"""Reads a code or login name that may be a NIP, with or without blanks, as the same person's."""

Part = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""The key of a part of a score."""

PersonCode = Annotated[
    str,
    ANY_SPELLING_OF_A_NIP,
    StringConstraints(min_length=1, max_length=40, strip_whitespace=True),
]
"""The code of an employee, or their NIP."""

Key = Annotated[UUID, _match(_UUID, "bad_format", "id")]
"""An id, in the canonical form only."""

Day = Annotated[date, _match(_DAY, "bad_format", "day")]
"""A calendar day, ``2026-01-31``."""

Instant = Annotated[
    datetime,
    _match(_INSTANT, "bad_format", "instant"),
    AfterValidator(_to_utc),
    PlainSerializer(_format_instant, return_type=str, when_used="json"),
]
"""An instant in UTC, ``2026-01-31T01:02:03Z``."""

Exact = Annotated[
    Decimal,
    _match(_DECIMAL, "bad_decimal"),
    BeforeValidator(_refuse_comma),
    AfterValidator(_without_sign_of_zero),
    PlainSerializer(_format_decimal, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "type": "string",
            "format": "decimal",
            "pattern": DECIMAL_PATTERN,
            "examples": ["97.5000"],
        }
    ),
]
"""An exact decimal of at most 14 digits before and 4 after the point, as a string."""

Scaled = Annotated[Exact, AfterValidator(lambda value: value.quantize(_SCALE))]
"""An exact decimal as it will be stored, with all its places."""

Whole = Annotated[int, Strict(), Field(ge=-(2**31), lt=2**31)]
Flag = Annotated[bool, Strict()]


def text(longest: int, shortest: int = 1) -> StringConstraints:
    """Constrain the length of a text, and that it is not blank.

    It is written into the type: ``Annotated[str, text(200)]``.
    """
    return StringConstraints(min_length=shortest, max_length=longest, strip_whitespace=True)


CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
Code = Annotated[str, StringConstraints(pattern=f"^{CODE.pattern}$")]
"""A code that people and files use: letters, digits, dot, dash, underscore."""


def _none() -> None:
    return None


ABSENT: Final[Any] = Field(default_factory=_none)
"""Default of a field of a change in part: left out it changes nothing, null is not the same."""


class Bilingual(ShapeOut):
    """A text in Indonesian and in English."""

    id: str
    en: str


class Done(ShapeOut):
    """It is done."""

    done: Literal[True] = True


class FaultOut(ShapeOut):
    """One thing wrong at one place."""

    pointer: str
    code: str
    detail: str


class NeedsOut(ShapeOut):
    """What is missing to you for an action: a role, its days, a relation to the record, a scope.

    Whoever has one of `roles` and stands in one of `relations` to the record may do it. `reason` is
    `role`, `role_begins` (on `starts_on`), `role_ended` (through `ended_on`), `scope` (the service
    lacks it), `not_for_services`, `whole_agency` (the service is bound to a unit), or the `code` of
    the problem where the record itself stands in the way.
    """

    reason: str
    action: Action | None
    roles: tuple[Role, ...]
    relations: tuple[Reach, ...]
    scope: Action | None
    starts_on: Day | None
    ended_on: Day | None


class Problem(ShapeOut):
    """Why something was refused (RFC 9457); with status 403 `needs` says what is missing."""

    type: str
    title: str
    status: int
    detail: str
    code: Annotated[str, NAMED_PROBLEM_CODE]
    instance: str
    language: str
    errors: tuple[FaultOut, ...] = ()
    needs: NeedsOut | None = None
