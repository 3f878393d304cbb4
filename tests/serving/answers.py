"""Say of an answer what tests ask of many."""

from typing import Any


def refused(answer: Any, status: int, code: str) -> None:
    """Hold that an answer refuses with a status and a code."""
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
