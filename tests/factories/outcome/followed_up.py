"""Two quarters of the same people through the API, some of them trained in between."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from penilaian_api.storage.models.progress import Progress
from tests.factories import cycles
from tests.factories.crowd import crowd
from tests.factories.development import training
from tests.factories.evaluations import IN_WINDOW, LAW, REAL, REASON, store
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

APRIL = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 29, 2, 0, tzinfo=UTC)
DONE = {"is_completed": True, "note": "Mengikuti seluruh sesi dan lulus ujian akhir."}
Given = tuple[str, str]
"""What results and behavior were rated."""
LOW: Given = ("below", "met")
GOOD: Given = ("met", "met")
BEST: Given = ("above", "above")


def begun(api: Api, size: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """State a year of two quarters and open the first; so many people have plans in force."""
    quarters = [{**quarter, "scheme": {"key": LAW}} for quarter in (cycles.Q1, cycles.Q2)]
    first, second = cycles.state(api, periods=quarters)["periods"]
    first = cycles.begin(api, first)
    crowd(api, range(size), first["cycle_id"])
    return first, second


def delivered(api: Api, period: dict[str, Any], at: datetime, given: list[Given]) -> list[str]:
    """Bring the results of a quarter into the hands of its people; name these."""
    expect(api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"), 200)
    api.at(at)
    path = f"/v1/periods/{period['id']}/start-rating"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    query = f"limit=200&period_id={period['id']}&state=open"
    listed = expect(api.get(f"/v1/evaluations?{query}", who="sup"), 200)["items"]
    own = sorted(listed, key=lambda item: int(item["employee_code"].partition("-")[2]))
    items = [_rating(item, *chosen) for item, chosen in zip(own, given, strict=True)]
    for step in ("rate", "finalize", "deliver"):
        done = expect(api.post(f"/v1/evaluations/{step}", {"items": items}, who="sup"), 200)
        items = [{"id": item["id"], "version": item["version"]} for item in done["items"]]
    return [item["employee_id"] for item in own]


def _rating(item: dict[str, Any], results: str, behavior: str) -> dict[str, Any]:
    chosen = {"results": results, "behavior": behavior}
    return {
        "id": item["id"],
        "version": item["version"],
        "ratings": [
            {"about": about, "chosen": level, "reason": REASON} for about, level in chosen.items()
        ],
        "feedback": REAL,
        "organization_result": "good",
    }


def two_quarters(
    api: Api, before: list[Given], after: list[Given], trained: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rate people in two quarters, the first of whom complete a training in between."""
    first, second = begun(api, len(before))
    people = delivered(api, first, IN_WINDOW, before)
    api.at(APRIL)
    second = cycles.begin(api, second)
    made = [
        training.proposed(api, None, employee_id=person, origin="duty")
        for person in people[:trained]
    ]
    api.at(datetime(2026, 5, 20, 2, 0, tzinfo=UTC))
    for each in made:
        training.moved(api, each, "close", "sup", DONE)
    store(api, *(_realized(number) for number in range(len(after))))
    delivered(api, second, JUNE, after)
    return first, second


def _realized(number: int) -> Progress:
    """Realize something in the second quarter, as the crowd did in the first."""
    return Progress(
        id=key(f"crowd:{number}:may"),
        employee_id=key(f"crowd:{number}:person"),
        line_id=key(f"crowd:{number}:line:0"),
        on=date(2026, 5, 10),
        value=Decimal(20),
        posted_by=key("alfa:account:service"),
        posted_at=APRIL,
    )
