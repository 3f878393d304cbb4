"""Refuse at once what stops or breaks a plain service."""

import pytest
from tests.serving.asking import JSON, call, routes
from tests.serving.spending import time_spent


def body_of(field, value):
    return ("POST", "/v1/rows", b'{"%s": %s}' % (field, value))


HARMFUL = {
    "NaN": body_of(b"dec", b"NaN"),
    "Infinity": body_of(b"dec", b"-Infinity"),
    "NaN as text": body_of(b"dec", b'"NaN"'),
    "NaN in a text": body_of(b"text", b"NaN"),
    "1e400": body_of(b"dec", b"1e400"),
    "91 seconds": ("POST", "/v1/rows", b'{"number":1,"dec":1e999999}'),
    "91 seconds as text": body_of(b"dec", b'"1e999999"'),
    "over the range": body_of(b"dec", b'"10000000000"'),
    "number of JSON": body_of(b"dec", b"88.5"),
    "NUL": body_of(b"text", b'"\\u0000"'),
    "NUL in the query": ("GET", "/v1/rows?q=%00", b""),
    "half a character": body_of(b"text", b'"\\ud800"'),
    "half a character as name": body_of(b"\\ud800", b"1"),
    "half a character in a rejected value": body_of(b"number", b'{"a": ["\\udfff"]}'),
    "number over 64 bits": body_of(b"number", b"9223372036854775808"),
    "id over 64 bits": ("GET", "/v1/rows/9223372036854775808", b""),
    "limit over 64 bits": ("GET", "/v1/rows?limit=9223372036854775808", b""),
    "limit below zero": ("GET", "/v1/rows?limit=-1", b""),
    "a name twice": ("POST", "/v1/rows", b'{"text": "a", "text": "b"}'),
    "true as number": body_of(b"number", b"true"),
    "true as decimal": body_of(b"dec", b"true"),
    "spaces around": body_of(b"dec", b'" 88 "'),
    "underscore in an id": ("GET", "/v1/rows/1_0", b""),
    "UTF-16": ("POST", "/v1/rows", '{"text": "a"}'.encode("utf-16")),
    "byte order mark": ("POST", "/v1/rows", b"\xef\xbb\xbf{}"),
    "900 deep": ("POST", "/v1/rows", b'{"a":' * 900 + b"1" + b"}" * 900),
    "100,000 deep": ("POST", "/v1/rows", b"[" * 100_000),
    "odd escapes in the query": ("GET", "/v1/rows?q=%ff%fe", b""),
    "a long number": body_of(b"number", b"9" * 100_000),
    "accents without end": ("POST", "/v1/rows", ('"a' + "\u0301\u0323" * 50_000 + '"').encode()),
}


@pytest.fixture(scope="module")
def warm():
    app = routes()
    for case in (("POST", "/v1/rows", b'{"dec": "88.5"}'), ("GET", "/v1/rows", b"")):
        assert call(case[0], case[1], JSON, chunks=[case[2]], app=app).status == 200
    return app


@pytest.mark.parametrize("case", HARMFUL.values(), ids=HARMFUL)
def test_what_stops_a_plain_service_is_refused_at_once(case, warm):
    method, target, body = case
    with time_spent() as spent:
        answer = call(method, target, JSON, chunks=[body], app=warm)
    assert 400 <= answer.status < 500
    assert answer.code
    assert spent.seconds < 0.05
