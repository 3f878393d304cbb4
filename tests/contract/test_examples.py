"""Every example of a request in the contract is taken: where it names a record, one that exists."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from httpx2 import Response
from tests.matrix.building.accounts import PASSWORD
from tests.matrix.building.plans import indicator_line
from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.plans import shown_plan
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Stage, discard_commits
from tests.matrix.table import ROWS
from tests.serving.client import Served

from penilaian_api.api.contract.openapi import operations

FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data"
FILE: Final = frozenset({"create_import", "import_daily_progress", "upload_attendance"})
"""Whose request is a file alone; its template is the example."""
AFTER_A_MOVE: Final = frozenset({"propose_reuse"})
"""What nobody here may do; ``tests/api/evaluation/moves/test_reuse.py`` sends its example."""
RECORDS: Final = frozenset({
    "code", "cycle_key", "delegated_by", "digest", "evidence_ids", "form", "id", "key", "line_ids",
    "login", "parent_code", "role", "unit_code", "version",
    "feedback_ids",
    "area",
})  # fmt: skip
"""Fields that name a record, or how one stands to it; others that do end in ``_id``."""
OWN: Final[dict[str, dict[str, Any]]] = {
    "assess_competences": {"employee_code": "alfa-peer"},
    "propose_recommendation": {"purpose": "promotion"},
    "create_token": {"username": "staff@alfa", "password": PASSWORD},
    "change_password": {"current": PASSWORD},
    "decide_nomination": {"is_approved": False},  # nobody of this world has a whole year yet
    "invite_colleagues": {"employee_code": "alfa-staff"},
    "post_attendance": {"employee_code": "alfa-peer"},
    "report_upward": {"recipient_code": "alfa-mayor"},
    "post_measurement": {"employee_code": "alfa-peer"},
    "post_measurements": {"employee_code": "alfa-peer"},
}
"""What only this world knows, for those fields that the calls of the matrix leave out."""


@pytest.fixture(scope="module")
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built


def test_every_request_with_a_body_has_an_example(stage: Stage) -> None:
    bare = {name for name, _, example in _examples(stage) if example is None}
    assert bare == FILE


def test_every_example_of_a_request_is_taken(stage: Stage) -> None:
    wrong, calls = [], 0
    for name, kind, example in _examples(stage):
        if example is None or name in AFTER_A_MOVE:
            continue
        calls += 1
        answer = _call_example(stage, name, kind, example)
        if not answer.is_success:
            wrong.append(f"{name}: {answer.status_code} {answer.text[:600]}")
    assert calls >= 55
    assert not wrong, "\n".join(wrong)


def _examples(stage: Stage) -> Iterator[tuple[str, str, Any]]:
    """Give each operation with a body, its media type and its example."""
    contract = stage.api.served.app.app.openapi()
    schemas = contract["components"]["schemas"]
    for _, _, operation in operations(contract):
        for kind, body in operation.get("requestBody", {}).get("content", {}).items():
            shape = schemas[body["schema"]["$ref"].rpartition("/")[2]]
            yield operation["operationId"], kind, _example(shape)


def _example(shape: dict[str, Any]) -> Any:
    if "examples" in shape:
        return shape["examples"][0]
    fields = shape["properties"]
    if any("examples" not in fields[name] for name in shape.get("required", fields)):
        return None
    return {name: field["examples"][0] for name, field in fields.items() if "examples" in field}


def _call_example(stage: Stage, name: str, kind: str, example: Any) -> Response:
    """Send an example as somebody who may, its records replaced by those of this world."""
    state, caller = able(name)
    scene = Scene(stage, caller, state)
    call, own = CALLS[name](scene), OWN.get(name, {})
    if name == "simulate_running_score":
        own = {"realizations": {indicator_line(shown_plan(scene)): "96.5"}}
    sent = _fill_example(example, call.json if call.data is None else call.data, own)
    headers = {"Authorization": f"Bearer {stage.token(caller.who, caller.agency)}"}
    if call.version is not None:
        headers["If-Match"] = f'"{call.version}"'
    if caller.who == "service":
        headers["Idempotency-Key"] = "example"
    stage.api.served.app.context.turns.reset()
    how = {FORM: {"data": sent}, FILES: {"files": {k: (None, v) for k, v in sent.items()}}}
    return stage.api.http.request(
        call.method,
        call.path,
        headers={} if caller.who is None else headers,
        **how.get(kind, {"json": sent}),
    )


def able(name: str) -> tuple[str, Caller]:
    """Find a state of the record and a caller who may do this to it."""
    for row in ROWS:
        if row.operation == name and (callers := row.callers_answered("ok")):
            return row.state, callers[-1]
    raise LookupError(name)


def _fill_example(example: Any, known: Any, own: dict[str, Any]) -> Any:
    """Put the records that *known* names in the places of those that the example makes up."""
    if isinstance(example, dict):
        there = known if isinstance(known, dict) else {}
        records = {name: there[name] for name in example.keys() & there.keys() if _is_key(name)}
        fields = {
            name: _fill_example(value, there.get(name), own) for name, value in example.items()
        }
        return {**fields, **records, **{name: own[name] for name in example.keys() & own.keys()}}
    if isinstance(example, list):
        others = known if isinstance(known, list) and known else [None]
        return [_fill_example(item, others[0], own) for item in example]
    return example


def _is_key(name: str) -> bool:
    return name in RECORDS or name.endswith("_id")
