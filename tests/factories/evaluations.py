"""Evaluations through the API, from a stated year to a delivered result; numbers put in below."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.progress import Measurement, Progress
from tests.factories import cycles, plans
from tests.serving.client import Api
from tests.world import NOW, key

LAW = "permenpanrb-6-2022"
IN_WINDOW = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
"""A Friday morning in Jakarta, within the window of the first quarter."""
AFTER_WINDOW = datetime(2026, 4, 16, 2, 0, tzinfo=UTC)
REAL = {
    "strength": "Menangani 96 aduan warga tanpa keluhan ulang dari kecamatan.",
    "improvement": "Laporan bulanan loket terlambat dua kali pada Februari.",
    "suggestion": "Susun jadwal laporan tiap tanggal lima bersama petugas kedua.",
}


def year(api: Api, scheme: str = LAW, **period: Any) -> dict[str, Any]:
    """State the year with one quarter by *scheme*, open it, and give the quarter back."""
    quarter = {**cycles.Q1, "scheme": {"key": scheme}, **period}
    made = cycles.state(api, periods=[quarter])
    return cycles.begin(api, made["periods"][0])


def opened(
    api: Api, scheme: str = LAW, *, who: tuple[str, ...] = ("staff",), content: Any = None
) -> dict[str, Any]:
    """Bring plans into force and open their evaluations; the clock stands in the window."""
    period = year(api, scheme)
    plans_by_person = {
        person: plans.approved(api, person, LEADERS[person], content) for person in who
    }
    answer = api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    assert answer.status_code == 200, answer.text
    api.at(IN_WINDOW)
    answer = api.post(
        f"/v1/periods/{period['id']}/start-rating", who="admin", version=period["version"]
    )
    assert answer.status_code == 200, answer.text
    evaluations = {person: mine(api, person) for person in who}
    return {"period": answer.json(), "plans": plans_by_person, "evaluations": evaluations}


LEADERS = {"staff": "sup", "peer": "sup", "stranger": "deputy", "sup": "head", "head": "mayor"}


def mine(api: Api, who: str = "staff") -> dict[str, Any]:
    """Show somebody's own evaluation."""
    (item,) = [
        item
        for item in api.get("/v1/evaluations", who=who).json()["items"]
        if item["employee_id"] == str(key(f"alfa:{who}"))
    ]
    return api.get(f"/v1/evaluations/{item['id']}", who=who).json()


def lines(plan: dict[str, Any]) -> dict[str, str]:
    """Name the lines of a plan in force: its results and indicators by their statements."""
    keys = {}
    for result in plan["in_force"]["work_results"]:
        keys[result["statement"]] = result["line_id"]
        keys |= {indicator["statement"]: indicator["line_id"] for indicator in result["indicators"]}
    return keys


REASON = "Terlihat pada laporan loket dan catatan dialog bulan Maret."


def assessment(plan: dict[str, Any], reason: str = REASON, **changes: Any) -> dict[str, Any]:
    """Say a whole assessment by the law's quadrant, all as expected, with *reason* each time."""
    abouts = [f"result:{result['line_id']}" for result in plan["in_force"]["work_results"]]
    ratings = [
        {"about": about, "chosen": "met", "reason": reason}
        for about in ("results", "behavior", *abouts)
    ]
    return {"ratings": ratings, "feedback": REAL, "organization_result": "good", **changes}


def step(
    api: Api, evaluation: dict[str, Any], name: str, who: str, json: Any = None
) -> dict[str, Any]:
    """Take a step at the version last seen."""
    path = f"/v1/evaluations/{evaluation['id']}/{name}"
    answer = api.post(path, json, who=who, version=evaluation["version"])
    assert answer.status_code == 200, answer.text
    return answer.json()


def final(api: Api, *, who: str = "staff", content: Any = None, **changes: Any) -> dict[str, Any]:
    """Bring somebody's evaluation to its final result."""
    made = opened(api, who=(who,), content=content)
    body = assessment(made["plans"][who], **changes)
    rated = step(api, made["evaluations"][who], "rate", LEADERS[who], body)
    return {**made, **step(api, rated, "finalize", LEADERS[who])}


def delivered(api: Api, *, who: str = "staff", **changes: Any) -> dict[str, Any]:
    """Bring somebody's result into their hands."""
    made = final(api, who=who, **changes)
    return {**made, **step(api, made, "deliver", LEADERS[who])}


def store(api: Api, *records: Any, agency: str = "alfa") -> None:
    """Put records below the API, for numbers whose own door is proven elsewhere."""
    database = Database(api.copy.address)
    with database.begin(api.agency_id(agency), writes=True) as session:
        for record in records:
            record.agency_id = api.agency_id(agency)
            session.add(record)
            session.flush()
    database.dispose()


def progress(api: Api, line: str, on: date, value: str, who: str = "staff", **more: Any) -> UUID:
    """Put one entry of progress."""
    entry = Progress(
        id=key(f"progress:{line}:{on}:{value}"),
        employee_id=key(f"alfa:{who}"),
        line_id=UUID(line),
        on=on,
        value=Decimal(value),
        posted_by=key("alfa:account:service"),
        posted_at=NOW,
        **more,
    )
    store(api, entry)
    return key(f"progress:{line}:{on}:{value}")


def measurement(api: Api, period: dict[str, Any], part: str, value: str, **about: Any) -> UUID:
    """Put one measurement, about ``who`` or about ``unit``."""
    who, unit = about.pop("who", None), about.pop("unit", None)
    made = key(f"measurement:{part}:{value}:{who}:{unit}")
    store(
        api,
        Measurement(
            id=made,
            employee_id=key(f"alfa:{who}") if who else None,
            unit_id=key(f"alfa:{unit}") if unit else None,
            period_id=UUID(period["id"]),
            part=part,
            value=Decimal(value),
            source="Uji",
            posted_by=key("alfa:account:service"),
            posted_at=NOW,
            **about,
        ),
    )
    return made
