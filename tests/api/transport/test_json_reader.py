import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.serving.spending import time_spent

from penilaian_api.api.transport.json_reader import MAX_DEPTH, clean_text, read
from penilaian_api.domain.errors import InvalidDataError, MalformedRequestError

plain_text = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | plain_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text, inner, max_size=4),
    max_leaves=12,
)


def refused(body):
    with pytest.raises((InvalidDataError, MalformedRequestError)) as caught:
        read(body)
    return caught.value


def nested(depth):
    return b'["]",' * (depth - 1) + b"[]" + b"]" * (depth - 1)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_what_json_writes_is_read_back(document):
    assert read(json.dumps(document).encode()) == document


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body):
    with suppress(InvalidDataError, MalformedRequestError):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{}{}",
        b"{'a': 1}",
        b"[1,]",
        b"[01]",
        b'["\x00"]',
        b'["\n"]',
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        b'["\xed\xa0\x80"]',
        b'["\xc0\xaf"]',
        b"]" * 50 + b"[" * 60,
    ],
)
def test_what_is_not_json_in_utf8_is_malformed(body):
    refusal = refused(body)
    assert isinstance(refusal, MalformedRequestError)
    assert refusal.code == "not_json"


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (b'{"a": 1, "a": 1}', "duplicate_key", "/a"),
        ('{"x": [{"é": 1, "e\u0301": 1}]}'.encode(), "duplicate_key", "/x/0/é"),
        (b'{"a": NaN}', "bad_number", "/a"),
        (b"[1, -Infinity]", "bad_number", "/1"),
        (b'{"score": 1, "dec": 1e999999}', "bad_number", "/dec"),
        (b"1e-31", "bad_number", ""),
        (b"[1.0000000000000000000000000000000]", "bad_number", "/0"),
        (b"[9223372036854775808]", "bad_number", "/0"),
        (b"[-9223372036854775809]", "bad_number", "/0"),
        (b'{"a/b~": "\\u0000"}', "bad_text", "/a~1b~0"),
        (b'["\\ud800"]', "bad_text", "/0"),
        (b'["\\u0085"]', "bad_text", "/0"),
        (b'["\\u202e"]', "bad_text", "/0"),
        (b'["\\u2066"]', "bad_text", "/0"),
        (b'["\\r"]', "bad_text", "/0"),
        (b'{"a": {"\\ud800": 1}}', "bad_text", "/a"),
        (b'{"%s": 1}' % (b"n" * 101), "name_too_long", ""),
    ],
)
def test_json_that_nobody_should_send_is_refused_by_place(body, code, pointer):
    refusal = refused(body)
    assert isinstance(refusal, InvalidDataError)
    assert refusal.code == code
    assert [(fault.pointer, fault.code) for fault in refusal.faults] == [(pointer, code)]


@pytest.mark.parametrize(
    "sign",
    [
        *("\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c"),
        *("\u180e", "\u2800", "\u3164", "\u115f", "\uffa0", "\ufe0f", "\ufff9", "\U000e0041"),
    ],
)
def test_f2_signs_that_nobody_sees_are_refused(sign):
    for text in (f"Ani{sign}", f"{sign}Ani", f"A{sign}ni"):
        [fault] = refused(json.dumps([text]).encode()).faults
        assert (fault.pointer, fault.code) == ("/0", "bad_text")
        assert fault.facts["sign"] == f"U+{ord(sign):04X}"


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\u2764\ufe0f",  # a heart
        "1\ufe0f\u20e3",  # a key
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # a flag
        "Muḥammad \u2018Abduh",
        "a\u2028b",
    ],
)
def test_f2_pictures_and_signs_that_are_seen_are_taken(text):
    assert read(json.dumps([text]).encode()) == [text]


def test_the_deepest_that_is_taken_is_taken():
    assert read(nested(MAX_DEPTH)) is not None
    assert refused(nested(MAX_DEPTH + 1)).code == "too_deep"
    assert refused(b'{"a":' * 33 + b"1" + b"}" * 33).code == "too_deep"


def test_brackets_inside_a_string_are_no_depth():
    assert read(b'["%s", "\\"%s"]' % (b"[" * 99, b"{" * 99)) == ["[" * 99, '"' + "{" * 99]


def test_whole_numbers_are_whole_and_others_are_no_decimals():
    assert read(b"[12.5, 1E2, -9223372036854775808, 0]") == [12.5, 100.0, -(2**63), 0]
    assert [type(number) for number in read(b"[1e0, 1.0, 1]")] == [float, float, int]


def test_text_comes_out_composed():
    assert read('{"e\u0301": "e\u0301\\n\\t"}'.encode()) == {"é": "é\n\t"}
    assert clean_text("e\u0301") == "é"


def test_thirty_marks_are_the_most_on_one_letter():
    assert clean_text("a" + "\u0301" * 30) is not None
    assert clean_text("a" + "\u0301" * 31) is None


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 1_000_000,
        b'{"a":' * 200_000,
        b"1" * 1_000_000,
        b"1e" + b"9" * 999_998,
        b'"' + b"\\" * 999_999,
        ('"a' + "\u0301\u0323" * 100_000 + '"').encode(),
        ('"' + "\u0f73" * 300_000 + '"').encode(),
    ],
    ids=["brackets", "objects", "digits", "exponent", "backslashes", "accents", "hidden accents"],
)
def test_no_megabyte_costs_more_than_its_length(body):
    with time_spent() as spent:
        refused(body)
    assert spent.seconds < 0.5
