"""No request builds a statement: what was built at the first is kept, and only values are new."""

from typing import Final

import pytest
from sqlalchemy import select

from penilaian_api.storage.models.plan import Plan
from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import MIN_OPERATIONS
from tests.matrix.stage import Stage
from tests.matrix.table import ROWS, Row
from tests.records.constructions import counted_constructions

SERVED: Final = {
    row.operation: (row, row.callers_answered("ok"))
    for row in reversed(ROWS)
    if row.callers_answered("ok")
}
"""Each operation with the first state in which somebody succeeds, and who does."""

NOW_AND_THEN: Final = (
    "api/routing/context",
    "api/transport/tokens/key_ring",
    "storage/database/migrations",
    "storage/database/schema_fit",
)
"""What looks every few seconds, whichever request comes then: zones, keys, whether tables fit."""


@pytest.mark.parametrize("operation", sorted(SERVED))
def test_g2_a_second_request_builds_no_statement(stage: Stage, operation: str) -> None:
    row, callers = SERVED[operation]
    for caller in {caller.roles: caller for caller in callers}.values():
        _send(stage, row, caller)
        with counted_constructions() as built:
            _send(stage, row, caller)
        lines = {line for line in built if not line.startswith(NOW_AND_THEN)}
        assert not lines, f"{caller.name}: {lines}"


def test_g2_what_is_built_is_counted() -> None:
    with counted_constructions() as built:
        select(Plan.id).where(Plan.id == Plan.cycle_id)
    assert sum(built.values()) >= len(("select", "where", "comparison"))
    assert len(SERVED) >= MIN_OPERATIONS - len({"sign in", "sign out"})


def _send(stage: Stage, row: Row, caller: Caller) -> None:
    call = CALLS[row.operation](Scene(stage, caller, row.state))
    assert stage.send(caller, call).is_success
