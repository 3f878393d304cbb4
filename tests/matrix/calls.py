"""All calls, and how the answers to them are held against a row of the table."""

from collections.abc import Collection

from httpx2 import Response

from tests.matrix import (
    calls_evaluations,
    calls_libraries,
    calls_organization,
    calls_plans,
    calls_year,
)
from tests.matrix.columns import COLUMNS, Column
from tests.matrix.registry import CALLS, Scene
from tests.matrix.stage import Stage, letter
from tests.matrix.table import Row

__all__ = [
    "CALLS",
    "calls_evaluations",
    "calls_libraries",
    "calls_organization",
    "calls_plans",
    "calls_year",
    "mismatches",
]


def mismatches(stage: Stage, row: Row, columns: Collection[Column] = COLUMNS) -> list[str]:
    """Ask as every column, and name those who were answered otherwise than the row says."""
    wrong = []
    for column, expected in zip(COLUMNS, row.letters, strict=True):
        if column in columns:
            call = CALLS[row.operation](Scene(stage, column, row.state))
            answer = stage.ask(column, call)
            found = letter(answer, call.marker)
            if found != expected:
                wrong.append(f"{column.name}: expected {expected}, got {found} {_told(answer)}")
    return wrong


def _told(answer: Response) -> str:
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        body = answer.json()
        faults = [(fault["pointer"], fault["code"]) for fault in body.get("errors", ())]
        return f"{answer.status_code} {body['code']} {faults}"
    return f"{answer.status_code} {answer.text[:120]}"
