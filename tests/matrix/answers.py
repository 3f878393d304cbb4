"""The words of the table: what an answer of the service amounts to."""

from typing import Final

from httpx2 import Response

ANSWERS: Final = {
    "ok": "2xx, and the record that was asked for is in the answer",
    "hidden": "2xx, but the record that was asked for is not in the answer",
    "401": "no valid token",
    "403": "the action is open to none of the caller's roles",
    "not-you": "403: open to their role, but not to them on this record: themselves, out of turn",
    "404": "as if it did not exist",
    "soon": "404: the record is theirs to read, but what is asked of it is not there yet",
    "409": "the state or another record stands in the way",
    "422": "against a rule of the data",
}


def classify_answer(answer: Response, marker: str | None) -> str:
    """Say an answer in one word of the table; what no word stands for is shown in brackets.

    *marker* is a text that the record shows in the answer, or None where nothing is looked for.
    """
    if answer.is_success:
        return "ok" if marker is None or marker in _searched_text(answer) else "hidden"
    status = str(answer.status_code)
    if status == "403" and answer.json()["code"] != "action_not_open":
        return "not-you"
    if status == "404" and answer.json()["code"] != "not_found":
        return "soon" if answer.json()["code"] == "not_there_yet" else f"({status})"
    return status if status in ANSWERS else f"({status})"


def _searched_text(answer: Response) -> str:
    return f"{answer.text} {answer.headers.get('location', '')}"
