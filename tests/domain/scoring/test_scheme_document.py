import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.scoring.samples import (
    SCHEMES,
    document,
    measured,
    shipped,
    some,
    targets,
    weighted,
)

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.scheme import scheme
from penilaian_api.domain.scoring.scheme.scheme import canonical_bytes, digest, parse

NAMES = sorted(path.stem for path in SCHEMES.glob("*.toml"))


def faults(document):
    with pytest.raises(InvalidDataError) as refusal:
        parse(document)
    assert refusal.value.code == "scheme_invalid"
    return [(fault.pointer, fault.code) for fault in refusal.value.faults]


def changed(pointer: str, value: object):
    """A sound document with one value put in, or taken out where *value* is ``...``."""
    made = json.loads(json.dumps(weighted(targets(), measured("discipline"))))
    *way, last = pointer.removeprefix("/").split("/")
    container = made
    for step in way:
        container = container[int(step) if isinstance(container, list) else step]
    last = int(last) if isinstance(container, list) else last
    if value is ...:
        del container[last]
    else:
        container[last] = value
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scheme_reads_and_writes_the_same_in_toml_and_json(name):
    known = shipped(name)
    assert known.key == name
    assert parse(scheme.document(known)) == known
    assert parse(json.loads(canonical_bytes(known))) == known
    assert known.title.id != known.title.en


@pytest.mark.parametrize("name", ["permenpanrb-6-2022", "pp-30-2019-70-30", "permenpanrb-8-2021"])
def test_a_legal_scheme_names_its_source_and_its_first_day(name):
    known = shipped(name)
    assert known.source
    assert known.starts_on is not None


@pytest.mark.parametrize(
    ("pointer", "value", "code"),
    [
        ("/parts/0/weight", 60, "not_decimal"),
        ("/parts/0/weight", 60.5, "not_decimal"),
        ("/parts/0/weight", "6e1", "not_decimal"),
        ("/parts/0/weight", "060", "not_decimal"),
        ("/parts/0/weight", "+60", "not_decimal"),
        ("/parts/0/weight", "60\n", "not_decimal"),
        ("/parts/0/weight", "٦٠", "not_decimal"),
        ("/parts/0/weight", "0.1234567", "not_decimal"),
        ("/parts/0/weight", "1234567890.123456", "too_many_digits"),
        ("/parts/0/weight", "-1", "negative"),
        ("/parts/0/missing", ..., "required"),
        ("/parts/0/missing", "ignore", "invalid"),
        ("/parts/0/formula", "a + b", "unknown_field"),
        ("/parts/0/source", "guess", "unknown_kind"),
        ("/parts/1/source", ..., "required"),
        ("/parts/1/scale/from", ["100", "0"], "scale_not_rising"),
        ("/parts/1/scale/to", ["0", "1", "2"], "invalid"),
        ("/parts", [], "invalid"),
        ("/round", "2", "invalid"),
        ("/round", 2.0, "invalid"),
        ("/round", True, "invalid"),
        ("/round", 7, "invalid"),
        ("/bands/0/predicate", "outstanding", "invalid"),
        ("/roll_up", "median", "invalid"),
        ("/key", "Mataram", "invalid"),
        ("/title/id", "", "invalid"),
        ("/surprise", 1, "unknown_field"),
        ("/starts_on", "2026-13-01", "invalid"),
    ],
)
def test_a_fault_is_named_by_its_place(pointer, value, code):
    document = changed(pointer, value)
    expected = pointer if code != "scale_not_rising" else "/parts/1/scale"
    expected = expected if code != "unknown_kind" else "/parts/0"
    expected = expected if (pointer, code) != ("/parts/1/source", "required") else "/parts/1"
    assert faults(document) == [(expected, code)]


def test_a_missing_item_of_a_list_is_named_by_its_place():
    assert faults(changed("/parts/1/scale/from", ["0"])) == [("/parts/1/scale/from/1", "required")]


def test_all_faults_are_told_at_once():
    document = changed("/parts/0/weight", "x") | {"round": 9}
    assert faults(document) == [("/parts/0/weight", "not_decimal"), ("/round", "invalid")]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"parts": [measured("discipline"), measured("discipline")]}, "part_twice"),
        ({"floor": "121"}, "floor_above_cap"),
        ({"cap": "99.999"}, "limit_finer_than_round"),
    ],
)
def test_parts_and_limits_hold_together(more, code):
    assert faults(weighted(targets()) | more) == [("", code)]


@pytest.mark.parametrize(
    ("segments", "fault"),
    [
        ([["1", ["0", "5"]], ["1", ["0", "5"]]], ("/parts/0/curve", "segments_not_rising")),
        ([["0", ["1", "5"], ["1", "6"]]], ("/parts/0/curve/segments/0", "line_upright")),
    ],
)
def test_a_curve_rises_from_segment_to_segment(segments, fault):
    drawn = [
        {"from": start, "line": [{"at": at, "points": points} for at, points in line]}
        for start, *line in segments
    ]
    assert faults(weighted(targets(curve={"segments": drawn}))) == [fault]


@pytest.mark.parametrize(
    "document",
    [{}, {"kind": "magic"}, {"kind": None}, {"kind": float("nan")}, {"kind": {"a"}}, {1: 2}],
)
def test_what_is_no_scheme_is_refused_and_nothing_else_happens(document):
    assert faults(document)


def nested(inner):
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)


leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=5)


def inside(pointer: str, document: object) -> bool:
    """Tell whether *pointer* leads into *document*, but for the last step, which may be missing."""
    for escaped in pointer.split("/")[1:-1]:
        step = escaped.replace("~1", "/").replace("~0", "~")
        document = document[int(step) if isinstance(document, list) else step]
    return True


@some
@given(st.sampled_from(NAMES), st.data())
def test_a_damaged_document_is_read_or_refused_with_pointers_into_it(name, data):
    damaged = json.loads(canonical_bytes(shipped(name)))
    field = data.draw(st.sampled_from(sorted(damaged)))
    damaged[field] = data.draw(st.recursive(leaves, nested, max_leaves=8))
    reported = []
    try:
        parse(damaged)
    except InvalidDataError as refusal:
        reported = [*refusal.faults]
        assert reported, "a refusal names what is wrong"
    assert all(inside(fault.pointer, damaged) for fault in reported)


def test_equal_meaning_has_one_digest_and_another_meaning_has_another():
    plain = weighted(targets("60"), measured("discipline"))
    same = dict(reversed(plain.items())) | {"parts": [targets("60.00"), measured("discipline")]}
    other = weighted(targets("60.01"), measured("discipline"))
    assert digest(parse(plain)) == digest(parse(same))
    assert digest(parse(plain)) != digest(parse(other))
    assert len(digest(parse(plain))) == 64


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scheme_states_what_a_missed_target_of_zero_earns_and_its_digest_holds_it(name):
    stated = document(name)
    parts = [part for part in stated.get("parts", ()) if part["source"] == "indicators"]
    assert all(part["zero_target"] == "0" for part in parts)
    for part in parts:
        part["zero_target"] = "1"
    assert (digest(parse(stated)) == digest(shipped(name))) is (not parts)


def test_the_canonical_form_is_sorted_dense_utf_8():
    label = {"id": "Kinerja — “baik”", "en": "Performance"}
    content = canonical_bytes(parse(weighted(targets(label=label))))
    text = content.decode("utf-8")
    assert "Kinerja — “baik”" in text
    dense = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    assert json.dumps(json.loads(text), **dense) == text
    assert "null" not in text


def test_a_parsed_scheme_is_frozen():
    with pytest.raises(ValueError, match="frozen"):
        parse(document("mataram")).cap = 1
