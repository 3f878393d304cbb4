"""No input whatever makes the service fail, and every refusal has the one shape.

Beside what is drawn from the contract (`test_conformance.py`): bytes that are no JSON, names that
come twice, hostile headers, the names of our columns, and how long an answer takes.
"""

import time
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import pytest
from httpx2 import Response
from tests.contract.fuzzing import Case, Fuzzer
from tests.fuzzing.judging import OAUTH
from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import PAGES
from tests.matrix.stage import Stage, discard_commits
from tests.matrix.table import ROWS, Row
from tests.serving.client import Served

from penilaian_api.api.transport import messages
from penilaian_api.storage.models.base import Base

MOST: Final = 7_000
"""Fewer than twenty for each operation."""
PROCESSOR_SECONDS: Final = 1.0
"""What no request may take, however it was made."""
FIELDS: Final = {"type", "title", "status", "detail", "code", "instance", "language", "errors"}


@pytest.fixture(scope="module")
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built


@pytest.fixture(scope="module")
def fuzzer(stage: Stage) -> Fuzzer:
    """Spoils requests with the names of all columns that there are."""
    names = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    return Fuzzer(stage.api.served.app.app.openapi(), tuple(sorted(names)))


def test_no_request_makes_the_service_fail(stage: Stage, fuzzer: Fuzzer) -> None:
    failures, sent = list[str](), 0
    for row, caller in _chosen():
        call = CALLS[row.operation](Scene(stage, caller, row.state))
        for case in fuzzer.cases(row.operation, call, per_place=2):
            sent += 1
            failures += _wrong(stage, caller, case)
    assert not failures, "\n".join(failures)
    assert 3_000 <= sent <= MOST


def test_every_body_refuses_a_field_that_it_does_not_know(stage: Stage) -> None:
    schemas = stage.api.served.app.app.openapi()["components"]["schemas"]
    shapes = {name: shape for name, shape in schemas.items() if name.endswith("In")}
    assert len(shapes) >= 30
    lax = {name for name, shape in shapes.items() if shape.get("additionalProperties") is not False}
    assert lax == set()


def _chosen() -> Iterator[tuple[Row, Caller]]:
    """Choose for each operation the first row with somebody who may do it; pages are left out."""
    done = set[str](PAGES)
    for row in ROWS:
        callers = row.callers_answered("ok")
        if callers and row.operation not in done:
            done.add(row.operation)
            yield row, callers[-1]


def _wrong(stage: Stage, caller: Caller, case: Case) -> list[str]:
    answer, spent = _measure(stage, caller, case)
    if spent > PROCESSOR_SECONDS:
        # The collector may have swept this whole process meanwhile: what is slow is slow again.
        answer, spent = _measure(stage, caller, case)
    failures = [*_misshapen(answer)]
    if case.refused and answer.status_code < 400:
        failures.append("taken")
    if spent > PROCESSOR_SECONDS:
        failures.append(f"{spent:.1f} s")
    return [f"{case.name}: {answer.status_code} {what}" for what in failures]


def _measure(stage: Stage, caller: Caller, case: Case) -> tuple[Response, float]:
    began = time.process_time()
    answer = send_case(stage, caller, case)
    return answer, time.process_time() - began


def _misshapen(answer: Response) -> Iterator[str]:
    if answer.status_code >= 500 and answer.status_code != 503:
        yield "failed"
    if answer.status_code < 400 or "attachment" in answer.headers.get("content-disposition", ""):
        return
    body: dict[str, Any] = answer.json()
    is_oauth = body.keys() >= OAUTH
    media = "application/json" if is_oauth else "application/problem+json"
    if answer.headers["content-type"] != media:
        yield answer.headers["content-type"]
        return
    fields = FIELDS | {"needs"} if answer.status_code == 403 else FIELDS
    if set(body) - OAUTH != fields or body["status"] != answer.status_code:
        yield "is no problem"
    elif f"problems.{body['code']}.title" not in messages.codes("id") and not body["title"]:
        yield "says nothing"
    else:
        UUID(body["instance"].removeprefix("urn:uuid:"))


def send_case(stage: Stage, caller: Caller, case: Case) -> Response:
    """Send a spoilt request as a caller."""
    headers = {}
    if caller.who is not None:
        headers["Authorization"] = f"Bearer {stage.token(caller.who, caller.agency)}"
    if caller.who in {"service", "bare"} and case.method == "POST":
        headers["Idempotency-Key"] = "fuzz"
    if case.body is not None:
        headers["Content-Type"] = "application/json"
    raw = [(k.encode(), v.encode("latin-1")) for k, v in {**headers, **case.headers}.items()]
    stage.api.served.app.context.turns.reset()
    return stage.api.http.request(case.method, case.path, headers=raw, content=case.body)
