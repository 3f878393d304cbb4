"""Every error that Pydantic can raise of a shape is told in both languages, with field and form."""

from typing import Any, Final

import pytest
from pydantic_core._pydantic_core import list_all_errors
from tests.serving.client import Served

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.telling.shape_faults import faults_of_shape
from penilaian_api.api.transport.telling.wording import describe_fault
from penilaian_api.storage.packaged_data import field_words

ERRORS: Final = {error["type"]: error.get("example_context") or {} for error in list_all_errors()}
OF_OBJECTS: Final = frozenset({
    "no_such_attribute", "needs_python_object", "recursion_loop", "frozen_field", "frozen_instance",
    "recursion_depth_exceeded", "invalid_key", "get_attribute_error", "default_factory_not_called",
    "none_required", "iteration_error", "set_item_not_hashable", "bytes_invalid_encoding",
    "assertion_error", "missing_sentinel_error", "ellipsis_error", "date_past", "date_future",
    "datetime_object_invalid", "datetime_past", "datetime_future", "is_instance_of",
    "is_subclass_of", "missing_argument", "unexpected_keyword_argument", "callable_type",
    "missing_keyword_only_argument", "unexpected_positional_argument", "counter_type",
    "missing_positional_only_argument", "multiple_argument_values", "named_tuple_type",
    "ordered_dict_type", "fraction_type", "fraction_parsing", "complex_type", "bytes_type",
    "complex_str_parsing", "time_type", "time_parsing", "time_delta_type", "time_delta_parsing",
    "dataclass_exact_type", "value_error",
})  # fmt: skip
"""What JSON and our types cannot raise: errors of Python's objects, calls, and types not used.

A `value_error` is raised by a check of our own, whose code has words of its own (tested below).
"""
GIVEN: Final[dict[str, dict[str, Any]]] = {
    "enum": {"expected": "'draft', 'submitted' or 'approved'"},
    "literal_error": {"expected": "'admin' or 'auditor'"},
    "union_tag_invalid": {"discriminator": "'kind'", "tag": "x", "expected_tags": "'a', 'b'"},
    "union_tag_not_found": {"discriminator": "'kind'"},
    "string_pattern_mismatch": {"pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$"},
}
"""Where the example of Pydantic is empty: as our shapes fill it in."""
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "enum": ("draft", "submitted", "approved"),
    "literal_error": ("admin", "auditor"),
    "union_tag_invalid": ("a, b",),
    "string_pattern_mismatch": ("DINAS-01",),
    "uuid_parsing": ("019a0000-0000-7000-8000-000000000001",),
    "date_parsing": ("2026-12-31",),
    "date_from_datetime_inexact": ("2026-12-31",),
    "datetime_parsing": ("2026-12-31T16:59:00Z",),
    "timezone_naive": ("2026-12-31T16:59:00Z",),
    "int_parsing": ("3",),
    "int_from_float": ("3",),
    "int_parsing_size": ("15",),
    "decimal_parsing": ('"92.50"',),
    "decimal_max_digits": ("15",),
    "float_parsing": ('"92.50"',),
    "bool_parsing": ("true", "false"),
    "list_type": ("[",),
    "url_parsing": ("https://",),
    "greater_than": (">",),
    "less_than_equal": ("≤",),
}
"""Which form or known values the message of each shows."""


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("kind", sorted(ERRORS.keys() - OF_OBJECTS))
def test_u6_an_error_of_a_shape_names_the_field_and_the_form(kind: str, language: str) -> None:
    context = {**ERRORS[kind], **GIVEN.get(kind, {})}
    error = {"type": kind, "loc": ("body", "starts_on"), "ctx": context}
    (fault,) = faults_of_shape([error])
    assert fault.code != "invalid", kind
    sentence = describe_fault(fault, language)  # type: ignore[arg-type]  # a language of ours
    names = {"id": ("Tanggal mulai: ", "Jenis: "), "en": ("First day: ", "Kind: ")}
    names_none = {"extra_forbidden", "json_invalid", "json_type"}
    assert kind in names_none or sentence.startswith(names[language]), sentence
    assert all(form in sentence for form in SHOWN.get(kind, ())), sentence
    assert sentence.endswith(".")
    for name, value in context.items():
        if name in {"gt", "ge", "lt", "le", "min_length", "max_length", "max_digits"}:
            assert str(value) in sentence or kind.startswith("decimal"), sentence


def test_u6_the_list_of_what_cannot_be_raised_is_of_pydantic() -> None:
    assert ERRORS.keys() >= OF_OBJECTS
    assert len(ERRORS) >= 100


@pytest.mark.parametrize("kind", sorted(ERRORS))
def test_u6_no_error_whatever_is_without_words(kind: str) -> None:
    (fault,) = faults_of_shape([{"type": kind, "loc": ("body", "x"), "ctx": ERRORS[kind]}])
    for language in messages.LANGUAGES:
        assert len(describe_fault(fault, language)) >= 8


def test_u6_every_field_of_a_request_is_named(served: Served) -> None:
    contract = served.app.app.openapi()
    names = set(_fields(contract)) | set(_parameters(contract))
    assert len(names) > 180
    assert sorted(names - field_words().keys()) == [], "see data/labels/fields.toml"


def test_u6_no_word_of_a_field_is_there_for_nothing(served: Served) -> None:
    contract = served.app.app.openapi()
    assert set(field_words()) - set(_fields(contract)) - set(_parameters(contract)) == set()


def test_u6_words_of_fields_are_words() -> None:
    for name, (indonesian, english) in field_words().items():
        for text in (indonesian, english):
            assert text == text.strip() != "", name
            assert "_" not in text, name


def _parameters(contract: dict[str, Any]) -> set[str]:
    return {
        parameter["name"].lower()
        for item in contract["paths"].values()
        for operation in item.values()
        for parameter in operation.get("parameters", ())
    }


def _fields(contract: dict[str, Any]) -> set[str]:
    """Name the fields of all bodies; those of a scheme are read and told by the domain."""
    shapes, names, seen = contract["components"]["schemas"], set(), set()
    waiting = [
        operation["requestBody"]
        for item in contract["paths"].values()
        for operation in item.values()
        if "requestBody" in operation
    ]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            fields = part.get("properties")
            names |= fields.keys() if isinstance(fields, dict) else set()
            shape = part.get("$ref", "").rpartition("/")[2]
            if shape and shape != "Scheme" and shape not in seen:
                seen.add(shape)
                waiting.append(shapes[shape])
            waiting.extend(
                value for key, value in part.items() if key not in {"example", "examples"}
            )
    return names
