"""Give what feeds bring to `bulk`: a month of attendance, its reckoning, and cases of a service."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from tests.factories.files import csv_of
from tests.factories.measurements import case, put_service
from tests.factories.organization import expect
from tests.serving.client import Api

PERSONS: Final = 1_000
MONTH: Final = [
    day
    for day in (date(2026, 3, 2) + timedelta(days=number) for number in range(30))
    if day.weekday() < 5  # noqa: PLR2004 - Saturday
]
"""The 22 working days of a month."""
CASES: Final = 5_000
_AT_ONCE: Final = 1_000
"""So many cases a call may have."""
_STATES: Final = (("Hadir", ""), ("Hadir", ""), ("Terlambat", 12), ("TK", ""))


def feeds(api: Api, people: int, period_id: str) -> Iterator[tuple[str, int, Callable[[], Any]]]:
    """Give what is measured: rows in, numbers out, cases in."""
    content = _attendance(min(people, PERSONS))
    rows = content.count(b"\n") - 1
    files = {"attendance": ("presensi", content, "application/octet-stream")}
    path = "/v1/attendance/files"
    yield (
        "attendance",
        rows,
        lambda: expect(api.call("POST", path, files=files, who="admin"), 200),
    )
    path = f"/v1/periods/{period_id}/discipline"
    yield "discipline", rows, lambda: expect(api.post(path, {}, who="admin"), 200)
    put_service(api)
    yield "cases", CASES, lambda: _feed_cases(api)


def _attendance(people: int) -> bytes:
    heading = ["NIP", "Tanggal", "Status", "Terlambat (menit)"]
    rows = (
        [f"X{number:06}", f"{day:%d/%m/%Y}", *_STATES[(number + day.day) % len(_STATES)]]
        for number in range(people)
        for day in MONTH
    )
    return csv_of([heading, *rows])


def _feed_cases(api: Api) -> None:
    for first in range(0, CASES, _AT_ONCE):
        numbers = range(first, first + _AT_ONCE)
        items = [case(number, 1 + number % 9) for number in numbers]
        expect(api.post("/v1/service-cases", {"items": items}, who="admin"), 200)
