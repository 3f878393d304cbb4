"""No operation sends more statements than are stated for it, whoever asks in whichever state."""

import pytest

from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Stage
from tests.matrix.statements.bounds import BOUNDS, DATABASES, read
from tests.matrix.table import ROWS, Row
from tests.records.statements import Log, counted

MOST = 25
"""No single request sends more, but for those that read a record whole."""
READING_A_RECORD_WHOLE = {
    "get_my_data",  # all tables that keep anything of a person
    "report_upward",  # issues the document, and fixes the plan and the result beside it
}
SLACK = 2
"""A bound that lies further above what is sent than this would hold nothing."""
ELSEWHERE = {"propose_reuse", "agree_reuse", "decline_reuse"}
"""Nobody succeeds with them on the stage; tests/api/evaluation/moves/test_reuse.py counts them."""
SUCCEEDING = [row for row in ROWS if row.callers_answered("ok")]
OPERATIONS = sorted({row.operation for row in SUCCEEDING})


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_sends_no_more_statements_than_stated(stage: Stage, operation: str) -> None:
    bound = BOUNDS[operation][stage.api.dialect]
    sent = {
        f"{caller.name} {row.state}": _log(stage, row, caller, bound)
        for row in SUCCEEDING
        if row.operation == operation
        for caller in {caller.roles: caller for caller in row.callers_answered("ok")}.values()
    }
    above = {name: (log.count, *log.statements) for name, log in sent.items() if log.count > bound}
    assert above == {}, f"{operation}: stated are {bound}"
    most = max(log.count for log in sent.values())
    assert bound - most <= SLACK, f"{operation}: {bound} are stated, {most} sent"


def test_every_operation_has_its_bound_and_none_has_another() -> None:
    assert BOUNDS.keys() == set(OPERATIONS)
    assert {*OPERATIONS} == {row.operation for row in ROWS} - ELSEWHERE
    high = {name for name, bounds in BOUNDS.items() if max(bounds.values()) > MOST}
    assert high == READING_A_RECORD_WHOLE


@pytest.mark.parametrize("text", ["a 1 2\na 1 2", "a 1", "a 1 2 3", "a one 2"])
def test_a_line_that_states_no_bound_of_its_own_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"already|argument|literal"):
        read(text)
    assert read("# nothing\n\na 1 2  # why\n") == {"a": dict(zip(DATABASES, (1, 2), strict=True))}


def _log(stage: Stage, row: Row, caller: Caller, bound: int) -> Log:
    """Log what a request sends once its statements, and what is kept beside them, are known.

    Whether zones and tables are still the same is asked once in a while, by whichever request
    comes then: what is above the bound is counted once more.
    """
    call = CALLS[row.operation](Scene(stage, caller, row.state))
    assert stage.send(caller, call).is_success
    for _ in range(2):
        with counted(stage.api) as log:
            assert stage.send(caller, call).is_success, row.name
        if log.count <= bound:
            break
    return log
