"""Translate what Pydantic finds wrong in a request into faults of ours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.telling import wording
from penilaian_api.domain.errors import Fault, RefusalError

MAX_FAULTS: Final = RefusalError.max_faults

_CODES: Final[Mapping[str, str]] = {
    "missing": "required",
    "union_tag_not_found": "required",
    "extra_forbidden": "unknown_field",
    "enum": "not_a_choice",
    "literal_error": "not_a_choice",
    "union_tag_invalid": "not_a_choice",
    "string_too_long": "too_long",
    "bytes_too_long": "too_long",
    "url_too_long": "too_long",
    "string_too_short": "too_short",
    "bytes_too_short": "too_short",
    "too_long": "too_many",
    "too_short": "too_few",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "multiple_of": "not_a_multiple",
    "decimal_max_digits": "too_many_digits",
    "decimal_whole_digits": "too_many_digits",
    "decimal_max_places": "too_many_decimals",
    "string_unicode": "bad_text",
    "string_not_ascii": "bad_text",
    "string_pattern_mismatch": "bad_format",
    "uuid_version": "wrong_type",
    "finite_number": "wrong_type",
    "int_from_float": "wrong_type",
    "int_parsing_size": "bad_number",
    "date_from_datetime_inexact": "wrong_type",
    "timezone_naive": "wrong_type",
    "timezone_aware": "wrong_type",
    "timezone_offset": "wrong_type",
    "json_invalid": "not_json",
    "json_type": "not_json",
}
"""Our code for each of Pydantic's; the rest goes by its ending."""

_WRONG_ENDINGS: Final = ("_type", "_parsing", "_scheme", "_violation")

_KINDS: Final[Mapping[str, str]] = {
    "string": "text",
    "int": "integer",
    "bool": "boolean",
    "decimal": "decimal",
    "float": "decimal",
    "finite": "decimal",
    "date": "date",
    "datetime": "instant",
    "timezone": "instant",
    "uuid": "id",
    "url": "url",
    "list": "list",
    "tuple": "list",
    "set": "list",
    "frozen": "list",
    "deque": "list",
    "iterable": "list",
    "dataclass": "object",
    "arguments": "object",
    "dict": "object",
    "model": "object",
    "mapping": "object",
}

_LIMITS: Final[Mapping[str, str]] = {
    "gt": "> {}",
    "ge": "≥ {}",
    "lt": "< {}",
    "le": "≤ {}",
    "min_length": "{}",
    "max_length": "{}",
    "multiple_of": "{}",
    "max_digits": "{}",
    "whole_digits": "{}",
    "decimal_places": "{}",
}

_QUOTED: Final = re.compile(r"'([^']*)'")


def faults_of_shape(details: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Translate Pydantic's error *details* into faults: a pointer, one of few codes, the limit.

    A pointer into the body is plain; elsewhere its first step names the part: ``/query/limit``.
    """
    wrong = [tuple(error["loc"]) for error in details]
    for error in details[:MAX_FAULTS]:
        if error["type"] == "too_short" and any(_lies_below(at, error["loc"]) for at in wrong):
            continue  # it has too few only because what is wrong in it was left out
        context = error.get("ctx", {})
        steps = [*error["loc"], *_QUOTED.findall(context.get("discriminator", ""))]
        path = steps[1:] if steps[:1] == ["body"] else steps
        names = [str(step) for step in path if "[" not in str(step)]  # else a validator's name
        pointer = "".join(f"/{name.replace('~', '~0').replace('/', '~1')}" for name in names)
        yield Fault(pointer, *_classify(error["type"], context))


def _lies_below(location: Sequence[object], of: Sequence[object]) -> bool:
    return len(location) > len(of) and location[: len(of)] == tuple(of)


def _classify(kind: str, context: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return code and facts: our own code where a shape of ours raised it, else from Pydantic's."""
    ours = str(context.get("error")) if kind == "value_error" else kind
    if f"faults.{ours}" in messages.codes(messages.DEFAULT) and kind not in _CODES:
        return ours, {name: str(value) for name, value in context.items()}
    if kind in {"too_long", "too_short"} and context.get("field_type") == "Value":
        kind = f"string_{kind}"  # of a text that was read before it was measured
    code = _CODES.get(kind, "wrong_type" if kind.endswith(_WRONG_ENDINGS) else "invalid")
    facts = {"kind": _KINDS.get(kind.partition("_")[0], "value")}
    if choices := context.get("expected") or context.get("expected_tags"):
        facts["choices"] = ", ".join(_QUOTED.findall(str(choices))) or str(choices)
    if pattern := context.get("pattern"):
        facts["wanted"] = wording.wanted_of(str(pattern))
    for name in _LIMITS.keys() & context.keys():
        facts["limit"] = _LIMITS[name].format(context[name])
    is_told = code != "not_a_choice" or "choices" in facts
    return (code if is_told else "invalid"), facts
