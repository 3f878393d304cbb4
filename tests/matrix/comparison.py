"""Compare the answers to all calls with the rows of the table."""

from collections.abc import Collection

from httpx2 import Response

from tests.matrix.answers import classify_answer
from tests.matrix.callers import CALLERS, Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Stage
from tests.matrix.table import Row


def mismatches(stage: Stage, row: Row, callers: Collection[Caller] = CALLERS) -> list[str]:
    """Ask as each caller, and name those who were answered otherwise than the row says."""
    wrong = []
    for caller in callers:
        call = CALLS[row.operation](Scene(stage, caller, row.state))
        answer = stage.send(caller, call)
        expected, actual = row.answers[caller.name], classify_answer(answer, call.marker)
        if actual != expected:
            details = _describe_answer(answer)
            wrong.append(f"{caller.name}: expected {expected}, got {actual} {details}")
    return wrong


def _describe_answer(answer: Response) -> str:
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        body = answer.json()
        faults = [(fault["pointer"], fault["code"]) for fault in body.get("errors", ())]
        return f"{answer.status_code} {body['code']} {faults}"
    return f"{answer.status_code} {answer.text[:120]}"
