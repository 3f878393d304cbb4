"""Check what the intake reads of a request, and what it refuses to guess."""

import asyncio
import json
from uuid import UUID

import pytest
from tests.serving.asking import (
    BEARER,
    FORM,
    JSON,
    MULTIPART,
    REQUEST_ID,
    answered,
    call,
    routes,
    scope_of,
)

from penilaian_api.api.transport.intake import Intake


def test_a_request_in_order_reaches_the_route_and_its_body_is_replayed():
    answer = call("POST", "/v1/state", JSON, chunks=[b'{"e\xcc', b'\x81": 1}'])
    assert answer.json == {
        "language": "id",
        "claims": None,
        "json": {"é": 1},
        "body": '{"e\u0301": 1}',
        "again": '{"e\u0301": 1}',
    }


def test_an_empty_body_needs_no_media_type():
    for headers in ([], [JSON]):
        answer = call("POST", "/v1/state", *headers)
        assert answer.status == 200
        assert answer.json["json"] is None


def test_every_answer_is_dressed():
    for target in ("/v1/state", "/nowhere", "/v1/rows?q=%ff"):
        headers = call("GET", target, ("x-request-id", REQUEST_ID)).headers
        assert UUID(headers["x-request-id"]).version == 7
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["vary"] == "Accept, Accept-Language, Authorization"
        assert "penilaian-clock" not in headers


def test_what_a_route_says_itself_is_kept():
    async def page(_scope, _receive, send):
        headers = [(b"cache-control", b"max-age=60"), (b"vary", b"Origin")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    headers = call("GET", "/", app=page).headers
    assert headers["cache-control"] == "max-age=60"
    assert headers["vary"] == "Origin, Accept, Accept-Language, Authorization"


def test_a_demo_clock_is_told_on_every_answer():
    for target in ("/v1/state", "/nowhere", "/livez"):
        assert call("GET", target, demo_clock=True).headers["penilaian-clock"] == "demo"


@pytest.mark.parametrize(
    "request_id", ["", "x", REQUEST_ID, REQUEST_ID + "\n", "{" + REQUEST_ID + "}", "1" * 36]
)
def test_r10_the_id_of_a_request_is_ours_whatever_the_client_calls_it(request_id):
    answers = [call("GET", "/v1/state", ("x-request-id", request_id)) for _ in range(2)]
    ours = {answer.headers["x-request-id"] for answer in answers}
    assert len(ours) == 2
    assert {UUID(made).version for made in ours} == {7}
    assert request_id not in ours


@pytest.mark.parametrize(
    ("headers", "claims"),
    [
        ([], None),
        ([("authorization", "Bearer good")], "claims"),
        ([("authorization", "bearer good")], "claims"),
        ([("authorization", "Bearer bad")], None),
        ([("authorization", "Basic good")], None),
        ([("authorization", "Bearer ")], None),
        ([("authorization", "Bearer good"), ("authorization", "Bearer good")], None),
    ],
)
def test_claims_are_those_of_the_one_valid_token(headers, claims):
    assert call("GET", "/v1/state", *headers).json["claims"] == claims


def test_a_token_that_is_too_long_is_never_looked_at():
    verified = []
    call("GET", "/v1/state", ("authorization", "Bearer " + "x" * 4097), verify=verified.append)
    assert verified == []
    call("GET", "/v1/state", ("authorization", "Bearer " + "x" * 4096), verify=verified.append)
    assert len(verified) == 1


def test_a_problem_speaks_the_language_of_the_caller():
    assert call("GET", "/nowhere").json["title"] == "Tidak ditemukan"
    english = call("GET", "/nowhere", ("accept-language", "en-GB"))
    assert english.json["title"] == "Not found"
    assert english.headers["content-language"] == "en"


@pytest.mark.parametrize(
    ("target", "status", "code"),
    [
        ("/v1/rows?q=%ff", 400, "bad_url"),
        ("/v1/rows?q=%c0%af", 400, "bad_url"),
        ("/v1/rows?q=%ed%a0%80", 400, "bad_url"),
        ("/v1/rows?q=%", 400, "bad_url"),
        ("/v1/rows?q=%2", 400, "bad_url"),
        ("/v1/rows?q=\xe9", 400, "bad_url"),
        ("/v1/rows?q=a b", 400, "bad_url"),
        ("/v1/rows%2fx", 400, "bad_url"),
        ("/v1/rows/%ff", 400, "bad_url"),
        ("/v1/rows?q=%00", 422, "bad_text"),
        ("/v1/rows?q=%0a", 422, "bad_text"),
        ("/v1/rows?q=%c2%85", 422, "bad_text"),
        ("/v1/rows?q=%e2%80%ae", 422, "bad_text"),
        ("/v1/rows?q=e%cc%81", 422, "bad_text"),
        ("/v1/rows/%00", 422, "bad_text"),
        ("/v1/rows?q=" + "x" * 4096, 400, "url_too_long"),
    ],
)
def test_an_address_that_two_readers_may_read_differently_is_refused(target, status, code):
    answer = call("GET", target)
    assert (answer.status, answer.code) == (status, code)


def test_an_address_in_other_letters_is_taken():
    assert call("GET", "/v1/rows?limit=1&q=%C3%A9+a%20%26").json == "é a &"


def test_an_address_of_which_only_the_decoded_form_is_known_is_checked_too():
    scope = scope_of("GET", "/v1/rows/\x00", [])
    del scope["raw_path"]
    answer = asyncio.run(answered(Intake(routes(), verify=lambda _: None), scope))
    assert answer.code == "bad_text"


def test_headers_that_are_too_large_are_refused():
    answer = call("GET", "/v1/state", ("x-more", "x" * 16_384))
    assert (answer.status, answer.code) == (400, "headers_too_large")


@pytest.mark.parametrize(
    ("target", "headers"),
    [
        ("/v1/state", []),
        ("/v1/state", [("content-type", "text/plain")]),
        ("/v1/state", [FORM]),
        ("/v1/state", [MULTIPART]),
        ("/v1/state", [("content-type", "application/json; charset=utf-16")]),
        ("/v1/state", [("content-type", "application/jsonx")]),
        ("/v1/state", [JSON, JSON]),
        ("/v1/state", [JSON, ("content-encoding", "gzip")]),
        ("/v1/token", [JSON]),
        ("/v1/evidence", [FORM]),
    ],
)
def test_a_body_of_another_kind_is_refused(target, headers):
    answer = call("POST", target, *headers, chunks=[b"{}"])
    assert (answer.status, answer.code) == (415, "media_type")


@pytest.mark.parametrize("kind", ["application/json", 'Application/JSON; Charset="UTF-8"'])
def test_json_in_utf8_is_taken(kind):
    assert call("POST", "/v1/state", ("content-type", kind), chunks=[b"{}"]).status == 200


def test_a_form_is_taken_where_one_signs_in():
    assert call("POST", "/v1/token", FORM, chunks=[b"username=Siti%20A"]).json == "Siti A"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"username=\xc3\xa9", 400, "bad_form"),
        (b"username=%ff", 400, "bad_form"),
        (b"username=%00", 400, "bad_text"),
        (b"username=%e2%80%ae", 400, "bad_text"),
    ],
)
def test_a_form_with_odd_text_is_refused(body, status, code):
    answer = call("POST", "/v1/token", FORM, chunks=[body])
    assert (answer.status, answer.code) == (status, code)


def test_a_body_is_counted_while_it_streams_whatever_length_it_declares():
    chunks = [b'"' + b"x" * 60] * 3
    answer = call("POST", "/v1/rows", JSON, ("content-length", "2"), chunks=chunks, body_limit=100)
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_a_long_body_is_parsed_too():
    body = json.dumps({"text": "x" * 100_000}).encode()
    assert call("POST", "/v1/rows", JSON, BEARER, chunks=[body]).status == 200
    assert call("POST", "/v1/rows", JSON, BEARER, chunks=[body[:-1]]).code == "not_json"
