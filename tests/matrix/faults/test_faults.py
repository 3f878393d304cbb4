"""Every write survives a database that fails it at any call: all or nothing, and again is enough.

Each operation is asked as often as it makes calls of the database, and each time another of them
fails. With the tests runs a part; ``scripts/prove durability`` walks all (PENILAIAN_TEST_FAULTS).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from httpx2 import Response
from sqlalchemy import Connection

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.storage.database import engine as database
from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.faults.failing import Fault, failing, fingerprint
from tests.matrix.stage import Stage, discard_commits
from tests.matrix.table import ROWS
from tests.serving.client import Served

ALL: Final = os.environ.get("PENILAIAN_TEST_FAULTS") == "all"
SAMPLE: Final = (
    "approve_plan",
    "create_assignment",
    "create_token",
    "post_evidence",
    "rate_evaluation",
)
"""A step, a change of the organization, signing in, a file, a number."""
AWAY: Final = {"busy", "database_away", "not_ready", "still_running", "storage_full"}
COMMIT = database._commit  # noqa: SLF001 - which the stage replaces


@pytest.mark.slow
def test_durable_every_write_is_whole_or_not_at_all_wherever_the_database_fails(
    served: Served, built: Stage
) -> None:
    walked = 0
    with discard_commits(served, built.engine):
        for operation, state, caller in _writes(built):
            walked += _walk(built, operation, Scene(built, caller, state))
    assert walked >= 10 * (len(SAMPLE) if not ALL else 100)
    print(f"walked {walked} calls of the database")  # noqa: T201 - the proof reads it


def _writes(stage: Stage) -> Iterator[tuple[str, str, Caller]]:
    """Name each operation that writes, with a state and a caller to whom it is open."""
    contract = stage.api.served.app.app.openapi()
    writing = {
        operation["operationId"]
        for method, _, operation in operations(contract)
        if (operation["x-action"] == PUBLIC and method != "get")
        or (operation["x-action"] != PUBLIC and POLICY[Action(operation["x-action"])].writes)
    }
    for operation in sorted(writing) if ALL else SAMPLE:
        row, callers = next(
            (row, callers)
            for row in ROWS
            if row.operation == operation and (callers := row.callers_answered("ok"))
        )
        yield operation, row.state, callers[0]


def _walk(stage: Stage, operation: str, scene: Scene) -> int:
    """Fail each call of one operation in turn; give how many there were."""
    _count_calls(stage, operation, scene)  # what is kept from one request to the next is read now
    calls = _count_calls(stage, operation, scene)
    before, files = fingerprint(stage), _list_files(stage)
    for call in range(1, calls + 1):  # the last one is the commit itself
        fault = Fault(call)
        _read_keys(stage)
        with failing(stage.engine, fault), pytest.MonkeyPatch.context() as patch:
            patch.setattr(database, "_commit", COMMIT)
            answer = _send(stage, operation, scene)
        where = f"{operation}, call {call} of {fault.calls}"
        assert fault.calls >= call, f"{where}: it was not reached"
        assert answer.status_code in {503, 507}, f"{where}: {answer.status_code} {answer.text}"
        assert answer.json()["code"] in AWAY, where
        assert int(answer.headers["Retry-After"]) > 0, where
        assert fingerprint(stage) == before, f"{where}: a part of it was stored"
        if call < calls:  # a commit that fails may have been made
            assert _list_files(stage) == files, f"{where}: a file was left"
    answer = _send(stage, operation, scene)
    assert answer.is_success, f"{operation}, again: {answer.status_code} {answer.text}"
    assert "idempotency-replayed" not in answer.headers
    return calls


def _count_calls(stage: Stage, operation: str, scene: Scene) -> int:
    """Count the calls of one operation, its commits among them, and store nothing."""
    counting = Fault()

    def discard(link: Connection) -> None:
        counting.calls += 1
        link.rollback()

    _read_keys(stage)
    with failing(stage.engine, counting), pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_commit", discard)
        answer = _send(stage, operation, scene)
    assert answer.is_success, f"{operation}: {answer.status_code} {answer.text}"
    return counting.calls


def _list_files(stage: Stage) -> set[Path]:
    folder = stage.api.served.app.context.data_folder
    return {path for path in folder.rglob("*") if path.is_file()}


def _read_keys(stage: Stage) -> None:
    """Read the signing keys first: once a minute some request reads them, whichever it is."""
    stage.api.served.app.context.tokens.keys.public_keys()


def _send(stage: Stage, operation: str, scene: Scene) -> Response:
    return stage.send(scene.caller, CALLS[operation](scene), key=f"again-{operation}")
