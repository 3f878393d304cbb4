"""No body gives a 500, with or without a token; each refusal is a problem in the caller's words."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.serving.client import Api

from penilaian_api.api.transport import problems
from penilaian_api.domain.errors import InvalidDataError

LONG = "n" * 101
BODIES = {
    "a long name": {LONG: 1},
    "a long name of other signs": {"ñ" * 101: 1},
    "a long name beneath": {"name": {LONG: 1}},
    "a long name in a list": {"name": [{}, {"a": [{LONG: {}}]}]},
    "a very long name": {"n" * 100_000: 1},
    "a name of 100": {"n" * 100: 1},
    "an empty name": {"": 1},
    "a list": [],
    "a text": "text",
    "nothing": None,
    "a number": 7,
}
RAW = {
    "a name twice": b'{"a": 1, "a": 2}',
    "a number without end": b'{"a": ' + b"9" * 400 + b"}",
    "too deep": b"[" * 40 + b"]" * 40,
    "control signs": b'{"a": "\\u0007"}',
    "half a character as a name": b'{"\\ud800": 1}',
    "not a number": b'{"a": NaN}',
    "not JSON": b"{",
    "not UTF-8": b"\xff\xfe",
}
PATHS = (
    ("POST", "/v1/activations"),
    ("POST", "/v1/plans"),
    ("PUT", "/v1/units/KOTA"),
    ("POST", "/v1/nowhere"),
)
ALL = {**{name: json.dumps(body).encode() for name, body in BODIES.items()}, **RAW}


@pytest.mark.parametrize("who", [None, "admin"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ALL)
def test_r8_a_body_that_nobody_should_send_is_refused_as_a_problem(
    api: Api, name: str, language: str, who: str | None
) -> None:
    for method, path in PATHS:
        answer = send(api, method, path, ALL[name], who=who, language=language)
        assert 400 <= answer.status_code < 500, (method, path)
        problem = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert problem["title"]
        assert problem["detail"]
        assert problem["instance"].endswith(answer.headers["x-request-id"])


def test_r8_a_long_name_is_told_with_its_place_and_the_limit(api: Api) -> None:
    answer = send(api, "POST", "/v1/activations", ALL["a long name beneath"], language="en")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "name_too_long")
    assert [(fault["pointer"], fault["code"]) for fault in problem["errors"]] == [
        ("/name", "name_too_long")
    ]
    assert "100 characters" in problem["detail"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=130), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(value=VALUES)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_r8_whatever_the_json_there_is_no_500(api: Api, value: object) -> None:
    answer = send(api, "POST", "/v1/activations", json.dumps(value).encode())
    assert 400 <= answer.status_code < 500, value


def test_r8_a_refusal_that_cannot_be_told_is_still_a_problem(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code without words is a fault of ours: told as such, with the request's id."""
    monkeypatch.setattr("penilaian_api.api.transport.json_reader.MAX_DEPTH", 0)
    monkeypatch.setattr(
        "penilaian_api.api.transport.json_reader._InvalidNodeError.refusal",
        lambda _: InvalidDataError("a_code_without_words"),
    )
    answer = send(api, "POST", "/v1/activations", b"{}")
    assert answer.status_code == problems.STATUS[problems.InternalError]
    assert answer.json()["instance"].endswith(answer.headers["x-request-id"])


def test_r8_an_error_of_the_database_does_not_repeat_what_was_sent(api: Api) -> None:
    statement = text("INSERT INTO legal_step (workflow, origin, target) VALUES (:a, :b, :c)")
    values = {"a": None, "b": "Siti Rahmawati", "c": "x"}
    with (
        pytest.raises(DBAPIError) as failure,
        api.served.app.context.database.engine.begin() as connection,
    ):
        connection.execute(statement, values)
    assert "Siti Rahmawati" not in str(failure.value)


def send(  # noqa: PLR0913 - what a request is made of
    api: Api,
    method: str,
    path: str,
    body: bytes,
    *,
    who: str | None = None,
    language: str = "id",
):
    headers = {"Content-Type": "application/json", "Accept-Language": language}
    return api.call(method, path, who=who, headers=headers, content=body)
