import asyncio
import json
import time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import pytest
from fastapi import FastAPI, Form, Request, UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from penilaian_api.api import problems
from penilaian_api.api.intake import Intake

JSON = ("content-type", "application/json")
FORM = ("content-type", "application/x-www-form-urlencoded")
MULTIPART = ("content-type", "multipart/form-data; boundary=cut")
REQUEST_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def written(value):
    if not isinstance(value, str) or value != value.strip():
        raise ValueError("not_decimal")
    return value


Score = Annotated[
    Decimal, BeforeValidator(written), Field(max_digits=7, decimal_places=4, ge=0, le=100)
]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    dec: Score = Decimal(0)
    text: str = ""
    number: Annotated[int, Strict(), Field(ge=0, lt=2**31)] = 0


def routes():
    app = FastAPI()
    problems.install(app)

    @app.post("/v1/rows")
    def add_row(row: Row) -> Row:
        return row

    @app.get("/v1/rows")
    def list_rows(limit: Annotated[int, Field(ge=1, le=200)] = 50, q: str = "") -> str:
        return q * limit

    @app.get("/v1/rows/{key}")
    def read_row(key: UUID) -> UUID:
        return key

    @app.post("/v1/token")
    def sign_in(username: Annotated[str, Form()]) -> str:
        return username

    @app.post("/v1/evidence")
    def upload(file: UploadFile) -> int:
        return len(file.file.read())

    @app.api_route("/v1/state", methods=["GET", "POST"])
    async def tell_state(request: Request) -> dict[str, object]:
        state = request.state
        return {
            "language": state.language,
            "claims": state.claims,
            "json": state.json,
            "body": state.body.decode(),
            "again": (await request.body()).decode(),
        }

    @app.get("/livez")
    def live() -> str:
        return "alive"

    return app


class Answer:
    def __init__(self, messages):
        self.status = messages[0]["status"]
        self.headers = {
            name.decode().lower(): value.decode() for name, value in messages[0]["headers"]
        }
        self.body = b"".join(message.get("body", b"") for message in messages[1:])

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        assert self.headers["content-type"] == "application/problem+json"
        assert self.json["status"] == self.status
        return self.json["code"]


def scope_of(method, target, headers):
    path, _, query = target.partition("?")
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "state": {},
    }


async def answered(app, scope, chunks=(b"",)):
    coming = [
        {"type": "http.request", "body": chunk, "more_body": place < len(chunks) - 1}
        for place, chunk in enumerate(chunks)
    ]
    sent = []

    async def receive():
        if not coming:
            await asyncio.sleep(60)
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return Answer(sent) if sent else None


def ask(method, target, *headers, chunks=(b"",), app=None, **options):
    settings = {"verify": {"good": "claims"}.get, **options}
    intake = Intake(app or routes(), **settings)
    return asyncio.run(answered(intake, scope_of(method, target, headers), chunks))


def test_a_request_in_order_reaches_the_route_and_its_body_is_replayed():
    answer = ask("POST", "/v1/state", JSON, chunks=[b'{"e\xcc', b'\x81": 1}'])
    assert answer.json == {
        "language": "id",
        "claims": None,
        "json": {"é": 1},
        "body": '{"e\u0301": 1}',
        "again": '{"e\u0301": 1}',
    }


def test_an_empty_body_needs_no_media_type():
    for headers in ([], [JSON]):
        answer = ask("POST", "/v1/state", *headers)
        assert answer.status == 200
        assert answer.json["json"] is None


def test_every_answer_is_dressed():
    for target in ("/v1/state", "/nowhere", "/v1/rows?q=%ff"):
        headers = ask("GET", target, ("x-request-id", REQUEST_ID.upper())).headers
        assert headers["x-request-id"] == REQUEST_ID
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["vary"] == "Accept-Language, Authorization"
        assert "penilaian-clock" not in headers


def test_what_a_route_says_itself_is_kept():
    async def page(_scope, _receive, send):
        headers = [(b"cache-control", b"max-age=60"), (b"vary", b"Origin")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    headers = ask("GET", "/", app=page).headers
    assert headers["cache-control"] == "max-age=60"
    assert headers["vary"] == "Origin, Accept-Language, Authorization"


def test_a_demo_clock_is_told_on_every_answer():
    for target in ("/v1/state", "/nowhere", "/livez"):
        assert ask("GET", target, demo_clock=True).headers["penilaian-clock"] == "demo"


@pytest.mark.parametrize("given", ["", "x", REQUEST_ID + "\n", "{" + REQUEST_ID + "}", "1" * 36])
def test_a_request_id_that_is_no_uuid_is_replaced(given):
    made = UUID(ask("GET", "/v1/state", ("x-request-id", given)).headers["x-request-id"])
    assert made.version == 7


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
    assert ask("GET", "/v1/state", *headers).json["claims"] == claims


def test_a_token_that_is_too_long_is_never_looked_at():
    seen = []
    ask("GET", "/v1/state", ("authorization", "Bearer " + "x" * 4097), verify=seen.append)
    assert seen == []
    ask("GET", "/v1/state", ("authorization", "Bearer " + "x" * 4096), verify=seen.append)
    assert len(seen) == 1


def test_a_problem_speaks_the_language_of_the_caller():
    assert ask("GET", "/nowhere").json["title"] == "Tidak ditemukan"
    english = ask("GET", "/nowhere", ("accept-language", "en-GB"))
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
    answer = ask("GET", target)
    assert (answer.status, answer.code) == (status, code)


def test_an_address_in_other_letters_is_taken():
    assert ask("GET", "/v1/rows?limit=1&q=%C3%A9+a%20%26").json == "é a &"


def test_an_address_of_which_only_the_decoded_form_is_known_is_checked_too():
    scope = scope_of("GET", "/v1/rows/\x00", [])
    del scope["raw_path"]
    answer = asyncio.run(answered(Intake(routes(), verify=lambda _: None), scope))
    assert answer.code == "bad_text"


def test_headers_that_are_too_large_are_refused():
    answer = ask("GET", "/v1/state", ("x-more", "x" * 16_384))
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
    answer = ask("POST", target, *headers, chunks=[b"{}"])
    assert (answer.status, answer.code) == (415, "media_type")


@pytest.mark.parametrize("kind", ["application/json", 'Application/JSON; Charset="UTF-8"'])
def test_json_in_utf8_is_taken(kind):
    assert ask("POST", "/v1/state", ("content-type", kind), chunks=[b"{}"]).status == 200


def test_a_form_is_taken_where_one_signs_in():
    assert ask("POST", "/v1/token", FORM, chunks=[b"username=Siti%20A"]).json == "Siti A"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"username=\xc3\xa9", 400, "bad_form"),
        (b"username=%ff", 400, "bad_form"),
        (b"username=%00", 422, "bad_text"),
        (b"username=%e2%80%ae", 422, "bad_text"),
    ],
)
def test_a_form_with_odd_text_is_refused(body, status, code):
    answer = ask("POST", "/v1/token", FORM, chunks=[body])
    assert (answer.status, answer.code) == (status, code)


def test_a_body_is_counted_while_it_streams_whatever_length_it_declares():
    chunks = [b'"' + b"x" * 60] * 3
    answer = ask("POST", "/v1/rows", JSON, ("content-length", "2"), chunks=chunks, body_limit=100)
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_a_long_body_is_parsed_too():
    body = json.dumps({"text": "x" * 100_000}).encode()
    assert ask("POST", "/v1/rows", JSON, chunks=[body]).status == 200
    assert ask("POST", "/v1/rows", JSON, chunks=[body[:-1]]).code == "not_json"


def uploaded(size):
    head = b'--cut\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    return [head, *[b"x" * 1000] * (size // 1000), b"\r\n--cut--\r\n"]


def test_an_upload_streams_through_up_to_its_own_limit():
    answer = ask("POST", "/v1/evidence", MULTIPART, chunks=uploaded(50_000), body_limit=10)
    assert (answer.status, answer.json) == (200, 50_000)


def test_an_upload_is_broken_off_at_its_limit():
    options = {"chunks": uploaded(50_000), "upload_limit": 40_000}
    answer = ask("POST", "/v1/evidence", MULTIPART, **options)
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_an_upload_that_cannot_be_read_is_a_problem():
    answer = ask("POST", "/v1/evidence", ("content-type", "multipart/form-data"), chunks=[b"x"])
    assert (answer.status, answer.code) == (400, "unreadable")


def test_a_body_that_does_not_come_in_time_is_refused():
    answer = ask("POST", "/v1/rows", JSON, chunks=[], body_seconds=0)
    assert (answer.status, answer.code) == (400, "body_too_slow")


def test_an_upload_that_does_not_come_in_time_is_refused():
    answer = ask("POST", "/v1/evidence", MULTIPART, chunks=[], upload_seconds=0)
    assert (answer.status, answer.code) == (400, "body_too_slow")


def test_who_leaves_before_the_end_gets_no_answer():
    async def leave():
        sent = []

        async def gone():
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        scope = scope_of("POST", "/v1/rows", [JSON])
        await Intake(routes(), verify=lambda _: None)(scope, gone, send)
        return sent

    assert asyncio.run(leave()) == []


def test_more_requests_than_places_are_sent_away_and_the_places_come_back():
    async def crowd():
        opened = asyncio.Event()

        async def held(_scope, _receive, send):
            await opened.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        intake = Intake(held, verify=lambda _: None, in_flight=2)
        served = [
            asyncio.create_task(answered(intake, scope_of("GET", "/v1/x", []))) for _ in range(2)
        ]
        await asyncio.sleep(0)
        refused = await answered(intake, scope_of("GET", "/v1/x", []))
        live = asyncio.create_task(answered(intake, scope_of("GET", "/livez", [])))
        await asyncio.sleep(0)
        opened.set()
        first = [answer.status for answer in await asyncio.gather(*served, live)]
        again = await answered(intake, scope_of("GET", "/v1/x", []))
        return refused, first, again.status

    refused, first, again = asyncio.run(crowd())
    assert (refused.status, refused.code) == (503, "busy")
    assert refused.headers["retry-after"] == "1"
    assert first == [200, 200, 200]
    assert again == 200


def test_a_place_comes_back_after_a_failure():
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    async def twice():
        intake = Intake(broken, verify=lambda _: None, in_flight=1)
        return [(await answered(intake, scope_of("GET", "/", []))).status for _ in range(2)]

    assert asyncio.run(twice()) == [500, 500]


def test_a_failure_is_logged_with_its_request_and_without_its_body(caplog):
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    body = b'{"password": "hunter2"}'
    headers = [JSON, ("x-request-id", REQUEST_ID)]
    answer = ask("POST", "/", *headers, chunks=[body], app=broken)
    assert (answer.status, answer.code) == (500, "internal")
    assert answer.json["instance"] == f"urn:uuid:{REQUEST_ID}"
    assert REQUEST_ID in caplog.text
    assert "RuntimeError" in caplog.text
    assert "hunter2" not in caplog.text


def test_a_failure_within_an_answer_is_logged_and_breaks_it_off(caplog):
    async def broken(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask("GET", "/", ("x-request-id", REQUEST_ID), app=broken)
    assert REQUEST_ID in caplog.text


def test_other_than_http_passes_by():
    seen = []

    async def app(scope, _receive, _send):
        seen.append(scope["type"])

    asyncio.run(Intake(app, verify=lambda _: None)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]


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
        assert ask(case[0], case[1], JSON, chunks=[case[2]], app=app).status == 200
    return app


@pytest.mark.parametrize("case", HARMFUL.values(), ids=HARMFUL)
def test_what_stops_a_plain_service_is_refused_at_once(case, warm):
    method, target, body = case
    started = time.process_time()
    answer = ask(method, target, JSON, chunks=[body], app=warm)
    spent = time.process_time() - started
    assert 400 <= answer.status < 500
    assert answer.code
    assert spent < 0.05
