"""A step that a record names is never refused by its state: whatever it names, the caller can do.

The matrix says what each step is answered in each state; here the record is read in that state, and
it may name no step of which the matrix says 409.
"""

from functools import cache
from typing import Any

import pytest

from tests.matrix.callers import CALLERS, Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import actions
from tests.matrix.stage import Call, Stage
from tests.matrix.table import ROWS, Row

BESIDE_STATE = frozenset(
    {
        # One action writes all of an account: it is named because something of it can be written.
        ("close_account", "closed"),  # it can be reopened
        ("reopen_account", "open"),  # it can be closed
        ("grant_role", "held"),  # another role can be granted
        ("issue_activation_code", "closed"),  # it can be reopened, and then gets a code
        ("put_cycle", "begun"),  # it may still get another name
        ("waive_gate", "planned"),  # this gate is waived already, the others are not
        ("open_period", "unready"),  # the refusal and `readiness` say gate by gate what lacks
    }
)
"""Steps of the office that something else than the state refuses, each in that one state alone."""
REFUSED = frozenset({"403", "404", "409"})


class Reader:
    """Reads each record once as one caller."""

    def __init__(self, stage: Stage, caller: Caller) -> None:
        self.stage, self.caller = stage, caller
        self._read = cache(self._get)

    def allowed(self, row: Row) -> tuple[str, frozenset[str]]:
        """Name what the record of a row lets the caller do, and where it was read."""
        call = CALLS[row.operation](Scene(self.stage, self.caller, row.state))
        parts = call.path.partition("?")[0].split("/")
        for length in range(len(parts), 3, -1):
            path = "/".join(parts[:length])
            if (steps := self._read(path)) is not None:
                return path, steps
        return "", frozenset()

    def _get(self, path: str) -> frozenset[str] | None:
        answer = self.stage.send(self.caller, Call("GET", path))
        if answer.status_code != 200:
            return None
        shown: Any = answer.json()
        is_record = isinstance(shown, dict) and "allowed_actions" in shown
        return frozenset(shown["allowed_actions"]) if is_record else None


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller.name)
def test_a_step_that_is_named_is_never_refused_by_state(stage: Stage, caller: Caller) -> None:
    by_operation, reader = actions(stage.api.served.app.app), Reader(stage, caller)
    wrong = []
    for row in ROWS:
        if (row.operation, row.state) in BESIDE_STATE or row.answers[caller.name] not in REFUSED:
            continue
        path, steps = reader.allowed(row)
        if by_operation[row.operation] in steps:
            wrong.append(f"{row.operation} {row.state}: {row.answers[caller.name]}, at {path}")
    assert not wrong, "\n".join(wrong)
