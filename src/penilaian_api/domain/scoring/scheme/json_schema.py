"""Publish the form of a scheme as JSON Schema, made from the very shapes that validate schemes.

What two fields must be to each other (a floor not above its cap) JSON Schema cannot say: a document
that it takes may still be refused; one that it refuses never passes.
"""

from fractions import Fraction
from functools import cache
from typing import Any, Final

from pydantic.json_schema import DEFAULT_REF_TEMPLATE

from penilaian_api.domain.scoring.record import numbers
from penilaian_api.domain.scoring.scheme.scheme import SCHEME

NAME: Final = "Scheme"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@cache
def schema(address: str) -> dict[str, Any]:
    """Return the schema as a document of its own, which is found at *address*."""
    made = _make(DEFAULT_REF_TEMPLATE)
    return {"$schema": _DIALECT, "$id": address, **made}


def components(prefix: str) -> dict[str, Any]:
    """Return the schema and its parts under names of their own, which refer below *prefix*."""
    made = _make(f"{prefix}{NAME}{{model}}")
    parts = made.pop("$defs")
    return {**{f"{NAME}{name}": part for name, part in parts.items()}, NAME: made}


def _make(ref_template: str) -> dict[str, Any]:
    made = SCHEME.json_schema(ref_template=ref_template)
    for part in made["$defs"].values():
        for field in part.get("properties", {}).values():
            if field.get("format") == "decimal" and "default" in field:
                field["default"] = numbers.text(Fraction(field["default"]))
    return {"title": NAME, "description": _WORDS, **made}


_WORDS: Final = "How a result is computed, as one document; decimals are strings."
