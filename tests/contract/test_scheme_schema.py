"""What the JSON Schema of schemes refuses never passes; what passes, it takes."""

import copy
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.scheme import json_schema
from penilaian_api.domain.scoring.scheme.scheme import document, parse

SCHEMA = json_schema.schema("https://penilaian.example/v1/schemes/schema")
JUDGE = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
ACROSS_FIELDS = {
    "floor_above_cap", "limit_finer_than_round", "line_upright", "part_twice", "scale_not_rising",
    "segments_not_rising",
}  # fmt: skip
"""What no JSON Schema can say."""


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value.isoformat() if isinstance(value, date) else value


SHIPPED = [
    _plain(tomllib.loads(file.read_text("utf-8")))
    for file in sorted(files("penilaian_api").joinpath("data", "schemes").iterdir(), key=str)
    if file.name.endswith(".toml")
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.sampled_from([
        "", "0", "-0", "-0.00", "-1", "1", "120", "1.", ".5", "01", "+1", "1e3", "92.5000",
        "999999999999999", "9999999999999999", "1234567890123.123", "1.1234567", "good", "results",
        "behavior", "criterion:x", "Überaus", "active", "2026-01-01", "2026-02-30", "x" * 400,
    ]),
    st.lists(st.sampled_from(["1", "2", {}]), max_size=3),
    st.just({}),
    st.just({"id": "ya", "en": "yes"}),
)  # fmt: skip


def codes(scheme: dict[str, Any]) -> set[str]:
    try:
        parse(scheme)
    except InvalidDataError as refused:
        return {fault.code for fault in refused.faults}
    return set()


def locations(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [
        path,
        *(location for name, member in members for location in locations(member, (*path, name))),
    ]


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A shipped scheme, changed at one to three locations."""
    scheme = copy.deepcopy(draw(st.sampled_from(SHIPPED)))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([location for location in locations(scheme) if location]))
        inner: Any = scheme
        for step in way:
            inner = inner[step]
        how = draw(st.sampled_from(["value", "gone", "more"]))
        if how == "gone":
            del inner[last]
        elif how == "more" and isinstance(inner, dict):
            inner[draw(st.sampled_from(["surplus", "cap", "scale", "round", "title"]))] = (
                copy.deepcopy(draw(ODD))
            )
        else:
            inner[last] = copy.deepcopy(draw(ODD))
    return scheme


@pytest.mark.parametrize("scheme", SHIPPED, ids=lambda scheme: scheme["key"])
def test_o2_every_shipped_scheme_passes_both(scheme: dict[str, Any]) -> None:
    assert list(JUDGE.iter_errors(scheme)) == []
    assert list(JUDGE.iter_errors(document(parse(scheme)))) == []


def test_o2_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=600, deadline=None)
@given(changed())
def test_o2_schema_and_program_judge_alike(scheme: dict[str, Any]) -> None:
    refused = codes(scheme)
    errors = [error.message for error in JUDGE.iter_errors(scheme)]
    assert bool(errors) == bool(refused - ACROSS_FIELDS), (refused, errors[:3])
