"""Judge answers: by the checks of Schemathesis, and by what the house promises beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import requests
from schemathesis import Case, Response
from schemathesis.checks import load_all_checks
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

load_all_checks()

ALL: Final = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.allow_header_conformance,
]
"""The checks of one answer. What the contract allows but is refused is judged by `SHAPE` instead:
a rule of the data may refuse it (422), its shape may not."""
SHAPE: Final = frozenset({
    "bad_etag", "bad_format", "bad_number", "invalid", "not_a_choice", "not_a_multiple",
    "not_decimal", "out_of_range", "required", "too_few", "too_long", "too_many", "too_short",
    "too_many_decimals", "too_many_digits", "unknown_field", "unknown_parameter", "wrong_type",
})  # fmt: skip
"""Codes of faults in the shape of a request: the contract must have told them. That texts are clean
(`bad_text`) it tells once for all of them."""
UNTOLD: Final = frozenset({
    ("create_token", "required"),  # which fields go with which grant
    ("create_import", "invalid"),  # a part of a form that is no file
    ("post_evidence", "invalid"),
})  # fmt: skip
"""What JSON Schema could say only by cases, and the description says in words."""
FIELDS: Final = {"type", "title", "status", "detail", "code", "instance", "language", "errors"}
OAUTH: Final = {"error", "error_description"}
"""What a problem of the token endpoint has beside them; there it is plain JSON."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which an answer is wrong: unique by operation, kind, answer and location."""

    operation: str
    kind: str
    answer: str
    location: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The first request that gave a finding: who asked, how it was made, and what was said."""

    identity: str
    origin: str
    request: str
    answer: str


def judge(name: str, case: Case, response: requests.Response | Response) -> Iterator[Finding]:
    """Name what is wrong with an answer."""
    answered = Response.from_any(response)
    problem = problem_of(answered)
    answer = f"{response.status_code} {problem.get('code', '')}".strip()
    try:
        case.validate_response(answered, checks=ALL)
    except FailureGroup as group:
        for failure in group.exceptions:
            yield Finding(name, type(failure).__name__, answer, _location(problem))
    for kind in _misshapen(answered, problem):
        yield Finding(name, kind, answer, "")
    if case.meta is not None and case.meta.generation.mode.is_positive:
        for fault in problem.get("errors", ()):
            is_scheme = fault["pointer"].startswith("/scheme")  # judged as a whole
            if is_scheme or (name, fault["code"]) in UNTOLD:
                continue
            if fault["code"] in SHAPE:
                yield Finding(name, "untold shape", answer, f"{fault['pointer']} {fault['code']}")


def problem_of(response: Response) -> dict[str, Any]:
    """Read the problem of an answer; empty where it is none."""
    media = response.headers.get("content-type")
    if response.status_code < 400 or media not in (
        ["application/problem+json"],
        ["application/json"],
    ):
        return {}
    problem: dict[str, Any] = response.json()
    is_oauth = problem.keys() >= OAUTH
    return problem if is_oauth == (media == ["application/json"]) else {}


def _location(problem: dict[str, Any]) -> str:
    return next((fault["pointer"] for fault in problem.get("errors", ())), "")


def _misshapen(response: Response, problem: dict[str, Any]) -> Iterator[str]:
    """Name a failure (to be busy is none), and what no refusal of the house may lack."""
    if response.status_code >= 500 and response.status_code != 503:
        yield "ServerError"
    is_file = "attachment" in "".join(response.headers.get("content-disposition", ()))
    if response.status_code < 400 or is_file:
        return
    fields = FIELDS | {"needs"} if response.status_code == 403 else FIELDS
    if set(problem) - OAUTH != fields or problem["status"] != response.status_code:
        yield "no problem"
        return
    if not (problem["title"] and problem["detail"]):
        yield "says nothing"
    UUID(problem["instance"].removeprefix("urn:uuid:"))
