import asyncio
from typing import Annotated, Literal
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Query  # noqa: TID251 - routes without the guard
from pydantic import BaseModel, ConfigDict, Field, Strict
from pydantic_core import core_schema

from penilaian_api.api.transport import messages, problems
from penilaian_api.api.transport.intake import Intake
from penilaian_api.api.transport.server.log_lines import JsonFormatter
from penilaian_api.api.transport.telling.shape_faults import MAX_FAULTS, faults_of_shape
from penilaian_api.domain import errors
from penilaian_api.domain.errors import Fault

REQUEST_ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=5, min_length=2)] = "name"
    count: Annotated[int, Strict(), Field(ge=0, lt=10)] = 0
    kind: Literal["draft", "final"] = "draft"
    owner: UUID = REQUEST_ID
    parts: Annotated[list[int], Field(max_length=2)] = []
    flag: Annotated[bool, Strict()] = True


class Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rows: list[Row]


router = APIRouter(prefix="/sheets")


@router.post("")
def add_sheet(sheet: Sheet) -> int:
    return len(sheet.rows)


@router.get("")
def list_sheets(limit: Annotated[int, Query(ge=1, le=200)] = 50) -> int:
    return limit


@router.get("/{key}")
def read_sheet(key: str) -> str:
    refusals = {
        "gone": errors.OutOfReachError(),
        "busy": errors.BusyError(wait=3),
        "token": errors.UnauthenticatedError("no_valid_token"),
        "tries": errors.RateLimitError("too_many_tries", wait=60),
    }
    raise refusals.get(key) or RuntimeError("secret of the house")


def application():
    app = FastAPI()
    problems.install(app)
    app.include_router(router, prefix="/v1")
    return Intake(app, verify=lambda _: None, open_to_all=lambda _: True)


def send(method, url, **options):
    async def request():
        transport = httpx.ASGITransport(application())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, url, **options)

    return asyncio.run(request())


def faults_of(document):
    answer = send("POST", "/v1/sheets", json=document)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "invalid_input"
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


def test_every_kind_of_refusal_has_a_status():
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.RefusalError)
    }
    assert len(kinds) > 10
    for kind in kinds - {errors.RefusalError}:
        assert problems.STATUS.keys() & set(kind.__mro__), kind


@pytest.mark.parametrize(
    "kind",
    [
        errors.OutOfReachError,
        errors.StaleVersionError,
        errors.BusyError,
        errors.RequestRunningError,
    ],
)
def test_a_kind_that_names_its_own_code_has_words_for_it(kind):
    for language in messages.LANGUAGES:
        assert problems.render(kind(), language, REQUEST_ID)[2]


def test_a_copy_of_a_request_still_served_is_a_conflict_that_passes():
    status, headers, _ = problems.render(errors.RequestRunningError(), "id", REQUEST_ID)
    assert status == 409
    assert headers["Retry-After"] == "2"


def test_a_problem_says_all_that_a_client_needs():
    refusal = errors.InvalidDataError("invalid_input", faults=[Fault("/rows/0/name", "required")])
    status, headers, body = problems.render(refusal, "en", REQUEST_ID)
    problem = httpx.Response(status, content=body).json()
    assert headers == {"Content-Type": "application/problem+json", "Content-Language": "en"}
    assert problem == {
        "type": "/problems/invalid_input",
        "title": "Some of the input is not right yet",
        "status": 422,
        "detail": problem["detail"],
        "code": "invalid_input",
        "instance": f"urn:uuid:{REQUEST_ID}",
        "language": "en",
        "errors": [{"pointer": "/rows/0/name", "code": "required", "detail": "Name: required."}],
    }


def test_a_refusal_derived_from_a_kind_answers_as_the_kind():
    class Reused(errors.UnauthenticatedError):
        keeps = True

    status, headers, _ = problems.render(Reused("refresh_invalid"), "id", REQUEST_ID)
    assert status == 401
    assert headers["WWW-Authenticate"] == "Bearer"


def test_no_more_than_a_hundred_faults_are_told():
    refusal = errors.InvalidDataError("invalid_input", faults=[Fault("", "invalid")] * 500)
    _, _, body = problems.render(refusal, "id", REQUEST_ID)
    assert len(httpx.Response(422, content=body).json()["errors"]) == MAX_FAULTS


def test_out_of_reach_and_no_such_address_answer_the_same_bytes():
    reach, address = send("GET", "/v1/sheets/gone"), send("GET", "/v1/nothing/here")
    assert reach.status_code == address.status_code == 404
    ours, theirs = (answer.headers.pop("x-request-id") for answer in (reach, address))
    assert reach.text.replace(ours, "") == address.text.replace(theirs, "")
    assert reach.headers == address.headers
    assert reach.headers["content-language"] == "id"


def test_405_tells_the_methods_of_all_routes_at_the_address():
    answer = send("DELETE", "/v1/sheets", headers={"Accept-Language": "en"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert answer.json()["detail"] == "This address accepts only: GET, HEAD, OPTIONS, POST."


@pytest.mark.parametrize(
    ("key", "status", "header", "value"),
    [
        ("busy", 503, "retry-after", "3"),
        ("tries", 429, "retry-after", "60"),
        ("token", 401, "www-authenticate", "Bearer"),
    ],
)
def test_a_refusal_tells_a_machine_what_to_do_next(key, status, header, value):
    answer = send("GET", f"/v1/sheets/{key}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers[header] == value


def test_a_failure_of_ours_is_a_problem_without_a_word_of_it(caplog):
    answer = send("GET", "/v1/sheets/failure", headers={"X-Request-ID": str(REQUEST_ID)})
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "secret" not in answer.text
    (record,) = caplog.records
    assert record.fields["client_request_id"] == str(REQUEST_ID)
    assert record.fields["failure"] == ["RuntimeError"]
    assert "secret of the house" not in JsonFormatter().format(record)


@pytest.mark.parametrize(
    ("document", "pointer", "code"),
    [
        ({}, "/rows", "required"),
        ([], "", "wrong_type"),
        ({"rows": [], "a/b": 1}, "/a~1b", "unknown_field"),
        ({"rows": 1}, "/rows", "wrong_type"),
        ({"rows": [{"name": 1}]}, "/rows/0/name", "wrong_type"),
        ({"rows": [{"name": "x" * 6}]}, "/rows/0/name", "too_long"),
        ({"rows": [{"name": "x"}]}, "/rows/0/name", "too_short"),
        ({"rows": [{"count": True}]}, "/rows/0/count", "wrong_type"),
        ({"rows": [{"count": 1.0}]}, "/rows/0/count", "wrong_type"),
        ({"rows": [{"count": -1}]}, "/rows/0/count", "out_of_range"),
        ({"rows": [{"kind": "x"}]}, "/rows/0/kind", "not_a_choice"),
        ({"rows": [{"owner": "x"}]}, "/rows/0/owner", "wrong_type"),
        ({"rows": [{"parts": [1, 2, 3]}]}, "/rows/0/parts", "too_many"),
        ({"rows": [{"flag": "true"}]}, "/rows/0/flag", "wrong_type"),
    ],
)
def test_what_pydantic_finds_is_told_in_our_words(document, pointer, code):
    assert faults_of(document) == [(pointer, code)]


def test_a_missing_body_is_required():
    answer = send("POST", "/v1/sheets")
    assert answer.status_code == 422
    assert [fault["code"] for fault in answer.json()["errors"]] == ["required"]


def test_a_fault_outside_the_body_says_where():
    answer = send("GET", "/v1/sheets?limit=201", headers={"Accept-Language": "en"})
    assert answer.json()["errors"] == [
        {
            "pointer": "/query/limit",
            "code": "out_of_range",
            "detail": "Items a page: out of range; must be ≤ 200.",
        }
    ]


def test_the_refused_value_is_never_told():
    answer = send("POST", "/v1/sheets", json={"rows": [{"kind": "Siti", "owner": "Siti"}]})
    assert answer.status_code == 422
    assert "Siti" not in answer.text


def test_the_choices_are_told():
    answer = send("POST", "/v1/sheets", json={"rows": [{"kind": "x"}]})
    assert answer.json()["errors"][0]["detail"] == "Jenis: pilih salah satu: draft, final."


def test_a_fault_named_by_a_shape_of_ours_keeps_its_name():
    details = [
        {"type": "value_error", "loc": ("body", "day"), "ctx": {"error": ValueError("bad_format")}},
        {"type": "value_error", "loc": ("body", "day"), "ctx": {"error": ValueError("other")}},
        {"type": "part_twice", "loc": ("body", "parts", "function-after[check(), list]")},
    ]
    assert [(fault.pointer, fault.code) for fault in faults_of_shape(details)] == [
        ("/day", "bad_format"),
        ("/day", "invalid"),
        ("/parts", "part_twice"),
    ]


LIMITS = {
    "gt": 1,
    "ge": 1,
    "lt": 1,
    "le": 1,
    "min_length": 1,
    "max_length": 1,
    "multiple_of": 1,
    "max_digits": 1,
    "whole_digits": 1,
    "decimal_places": 1,
    "expected": "'a' or 'b'",
    "expected_tags": "'a', 'b'",
}


@pytest.mark.parametrize("kind", core_schema.ErrorType.__args__)
def test_every_fault_that_pydantic_knows_can_be_told(kind):
    (fault,) = faults_of_shape([{"type": kind, "loc": ("body", "x"), "ctx": LIMITS}])
    for language in messages.LANGUAGES:
        assert messages.fault(fault.code, fault.facts, language)
