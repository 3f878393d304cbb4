"""Every operation shows an answer that it once gave, and none of them gives a secret away."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from fastapi.routing import iter_route_contexts
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import operations, success_content
from penilaian_api.storage import packaged_data

FILES: Final = frozenset({
    "download_document", "download_document_job", "download_evidence", "download_forms",
    "download_objection_bundle", "download_upward_report", "export_daily_progress", "export_siasn",
    "get_attendance_template", "get_daily_template", "get_import_template", "get_scheme_schema",
    "get_survey_qr_code", "get_unit_feedback_qr_code", "issue_activation_codes", "stream_events",
})  # fmt: skip
"""What answers with a file, which no example shows."""
SECRETS: Final = frozenset({"access_token", "form", "next", "refresh_token", "secret", "token"})
"""Fields whose values open something, or are sealed."""
WORDS: Final = re.compile(r"[a-z]+(-[a-z]+)+")
"""What stands for a secret reads as words, so that nobody takes it for one."""
DRAWN: Final = re.compile(r"(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)[\w-]{12,}")
"""What looks drawn by lot, as tokens, their parts and one-time codes do."""


@pytest.fixture(scope="module")
def contract(served: Served) -> dict[str, Any]:
    """The contract as it is published."""
    return served.app.app.openapi()


def test_every_operation_that_answers_with_json_shows_an_answer(contract: dict[str, Any]) -> None:
    answers = {
        operation["operationId"]: success_content(operation)
        for _, _, operation in operations(contract)
    }
    assert {name for name, answer in answers.items() if answer is None} == FILES
    bare = {name for name, answer in answers.items() if answer and "example" not in answer}
    assert not bare, "call them in scripts/demonstration, then: scripts/demo --exit --record"


def test_every_kept_answer_belongs_to_an_operation(contract: dict[str, Any]) -> None:
    known = {operation["operationId"] for _, _, operation in operations(contract)}
    assert packaged_data.answers().keys() <= known


def test_every_answer_is_of_the_shape_that_its_operation_states(served: Served) -> None:
    shapes = {
        context.route.operation_id: context.route.response_model
        for context in iter_route_contexts(served.app.app.routes)
        if getattr(context.route, "response_model", None)
    }
    for name, answer in packaged_data.answers().items():
        read = shapes[name].model_validate_json(json.dumps(answer))
        assert json.loads(read.model_dump_json()) == answer, name


def test_no_answer_carries_a_secret() -> None:
    for name, answer in packaged_data.answers().items():
        for field, beside, value in _texts(answer):
            is_sealed = (field == "code" and "expires_at" in beside) or (
                field == "as_of" and "is_whole" in beside
            )
            if field in SECRETS or is_sealed:
                assert WORDS.fullmatch(value), f"{name}: {field}"
            assert not DRAWN.search(value), f"{name}: {field} = {value}"


def test_what_looks_drawn_by_lot_is_recognized(api: Api) -> None:
    assert DRAWN.search(api.token("staff"))
    assert DRAWN.search("RbX4nQ8sVw2mTzL6")
    assert not DRAWN.search("DUMAI-PPID-2 permenpanrb-6-2022:IV-A12")


def _texts(value: Any, field: str = "", beside: Any = ()) -> Iterator[tuple[str, Any, str]]:
    """Give every text of an answer with the name of its field and those beside it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name, value.keys())
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, field, beside)
    elif isinstance(value, str):
        yield field, beside, value
