"""Parse and validate a scheme, the one document that defines how a score is computed.

The same document stands in TOML (``data/schemes``) and travels as JSON. Unknown keys are refused,
decimals are strings of at most 15 digits, 6 of them after the point. A field that is added later
must default to None: the canonical form leaves it out, so that digests of old versions stay.

Why it is so: docs/decisions/0005.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.scoring.record.canonical import canonical_text
from penilaian_api.domain.scoring.scheme.parts import Axis, Part, Parts
from penilaian_api.domain.scoring.scheme.quadrant import DROPOUT, Cells, Guidance, PredicateRow
from penilaian_api.domain.scoring.scheme.totals import Adjustment, Band, Condition, Veto
from penilaian_api.domain.scoring.scheme.values import (
    Number,
    Places,
    Positive,
    SchemeKey,
    Shape,
    Text,
)
from penilaian_api.domain.scoring.vocabulary import RollUp


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
    study_dropout: PredicateRow = DROPOUT
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
    def _check_parts(self) -> Self:
        _refuse_unsound(self.parts, self.floor, self.cap, self.round)
        return self


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
    def _check_parts(self) -> Self:
        _refuse_unsound(
            (*self.results.parts, *self.behavior.parts), self.floor, self.cap, self.round
        )
        return self


Scheme: TypeAlias = QuadrantScheme | WeightedScheme | WeightedQuadrantScheme
SCHEME: Final[TypeAdapter[Scheme]] = TypeAdapter(Annotated[Scheme, Field(discriminator="kind")])
_CODES: Final = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "union_tag_invalid": "unknown_kind",
    "union_tag_not_found": "required",
}
_OWN_CODES: Final = frozenset(
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
    """Parse the scheme in *document*, or refuse it with a JSON pointer to each fault."""
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, default=_plain)
        return SCHEME.validate_json(text)
    except ValidationError as fault:
        faults = _keep_innermost(
            [_fault(document, error) for error in fault.errors(include_url=False)]
        )
    except (TypeError, ValueError, RecursionError):
        faults = [Fault("", "invalid")]
    raise InvalidDataError("scheme_invalid", faults=faults)


def document(scheme: Scheme) -> dict[str, object]:
    """Return the wire form of *scheme*, shortest decimals, every default written out."""
    return scheme.model_dump(mode="json", by_alias=True, exclude_none=True)


def canonical_bytes(scheme: Scheme) -> bytes:
    """Return the bytes that stand for *scheme*: equal meaning, equal bytes (RFC 8785)."""
    return canonical_text(document(scheme)).encode()


def digest(scheme: Scheme) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(scheme)).hexdigest()


def _refuse_unsound(parts: Sequence[Part], floor: Fraction, cap: Fraction, digits: int) -> None:
    """Refuse parts and limits that no scheme may have, not even as a draft."""
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


def _keep_innermost(faults: Sequence[Fault]) -> list[Fault]:
    """Keep the innermost faults: leave out what is only wrong because something inside it is."""
    prefixes = [fault.pointer + "/" for fault in faults]
    return [
        fault
        for fault, prefix in zip(faults, prefixes, strict=True)
        if fault.code != "invalid"
        or not any(other != prefix and other.startswith(prefix) for other in prefixes)
    ]


def _fault(document: Mapping[str, object], error: ErrorDetails) -> Fault:
    """Describe *error* as a fault with its pointer in *document*; tags of unions are no steps."""
    here: Any = document
    pointer = ""
    for step in error["loc"]:
        if _has_step(here, step):
            here = here[step]
        elif step != error["loc"][-1] or error["type"] != "missing":
            continue
        pointer += "/" + str(step).replace("~", "~0").replace("/", "~1")
    code = error["type"]
    return Fault(pointer, _CODES.get(code, code if code in _OWN_CODES else "invalid"))


def _has_step(here: object, step: int | str) -> bool:
    if isinstance(here, Mapping):
        return step in here
    return isinstance(here, list | tuple) and isinstance(step, int) and step < len(here)
