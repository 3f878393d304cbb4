"""Name shapes that many places share, so that they stand once in the contract."""

from typing import Annotated, Any, Final

from pydantic import WithJsonSchema
from pydantic.config import JsonDict

from penilaian_api.api.transport.telling.enum_words import PROBLEM_CODE, problem_codes
from penilaian_api.domain.access.authorization import usable_scopes

NAMED: Final = "x-named"
"""The key under which a schema carries the name of its component until the contract is finished."""


def show_as(name: str, schema: JsonDict) -> WithJsonSchema:
    """Show a type in the contract as the component *name*, whatever checks it here."""
    return WithJsonSchema({**schema, NAMED: name})


NAMED_PROBLEM_CODE: Final = show_as(PROBLEM_CODE, {"type": "string", "enum": [*problem_codes()]})
"""What refusals are called; each has a page below `/problems`."""
NAMED_SCOPE: Final = show_as(
    "ScopeName", {"type": "string", "enum": [*sorted(usable_scopes(is_bound=False))]}
)
"""What a service may be granted; one that no service can use is refused with those that one can."""
SchemeDocument = Annotated[dict[str, Any], show_as("Scheme", {"type": "object"})]
"""A scheme, checked by the domain as a whole (`domain/scoring/scheme`)."""
