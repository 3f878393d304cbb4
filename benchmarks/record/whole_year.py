"""Live a whole year through the service, so that what it takes can be measured.

For each person: a plan of three results with two indicators each, agreed, with a question about
it; progress on each indicator at the end of each month (72 entries); one answered and one open
request for feedback a quarter; and five evaluations (four quarters and the year), each rated,
frozen, handed over and acknowledged.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from tests.factories import cycles
from tests.factories.evaluations import LAW
from tests.factories.organization import expect, ident
from tests.serving.client import Api

from benchmarks.record import year
from benchmarks.record.people import OFFICE_HEAD, SECTION_HEAD, staff

_MONTHS: Final = 3
_YEAR: Final = 2026
_STEPS: Final = ("rate", "finalize", "deliver", "acknowledge")


def live(api: Api, people: int, rest: Callable[[], None]) -> None:
    """Live the year with the first *people* of the section, and their heads.

    They *rest* after each quarter.
    """
    periods = [*(_quarter(number) for number in range(1, 5)), _whole()]
    made = cycles.state(api, year.CYCLE, periods=periods)
    heads = {OFFICE_HEAD: "mayor", SECTION_HEAD: OFFICE_HEAD}
    leaders = {**heads, **dict.fromkeys(map(staff, range(people)), SECTION_HEAD)}
    plans = {
        who: year.approve(api, year.draft(api, who), who, leader) for who, leader in leaders.items()
    }
    *quarters, whole = sorted(made["periods"], key=lambda period: period["key"])
    for period in quarters:
        starts, ends = (date.fromisoformat(period[name]) for name in ("starts_on", "ends_on"))
        api.at(_noon(starts + timedelta(days=14)))
        opened = cycles.begin(api, period)
        for who in map(staff, range(people)):
            _post(api, plans[who], who, ends)
        api.at(_noon(ends))
        for person in range(people):
            year.give_feedback(api, person)
        _evaluate(api, opened, plans, people)
        rest()
    _evaluate(api, cycles.begin(api, whole), plans, people)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def _quarter(number: int) -> dict[str, Any]:
    starts = date(_YEAR, _MONTHS * (number - 1) + 1, 1)
    return _period(f"q{number}", "quarter", starts, _end_of(starts.month + 2))


def _whole() -> dict[str, Any]:
    return _period("year", "year", date(_YEAR, 1, 1), date(_YEAR, 12, 31))


def _period(key: str, kind: str, starts: date, ends: date) -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "starts_on": str(starts),
        "ends_on": str(ends),
        "rate_from": str(ends - timedelta(days=5)),
        "rate_until": str(ends + timedelta(days=15)),
        "scheme": {"key": LAW},
    }


def _end_of(month: int) -> date:
    after = date(_YEAR, month + 1, 1) if month < 12 else date(_YEAR + 1, 1, 1)  # noqa: PLR2004 - months of a year
    return after - timedelta(days=1)


def _post(api: Api, plan: dict[str, Any], who: str, ends: date) -> None:
    """Post on each indicator at the end of each month of a quarter."""
    path = f"/v1/plans/{plan['id']}/progress"
    for month in range(ends.month - _MONTHS + 1, ends.month + 1):
        day = _end_of(month) - timedelta(days=3)
        api.at(datetime(_YEAR, month, day.day, 3, tzinfo=UTC))
        for result in plan["in_force"]["work_results"]:
            for indicator in result["indicators"]:
                body = {"line_id": indicator["line_id"], "on": str(day), "value": f"{month}.5"}
                expect(api.post(path, body, who=who))


def _evaluate(
    api: Api, period: dict[str, Any], plans: dict[str, dict[str, Any]], people: int
) -> None:
    path = f"/v1/periods/{period['id']}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    expect(api.post(f"{path}/start-rating", who="admin", version=version), 200)
    expect(api.post(f"{path}/evaluations", who="admin"), 200)
    query = f"/v1/evaluations?period_id={period['id']}&limit=200"
    listed = expect(api.get(query, who="admin"), 200)["items"]
    evaluations = {item["employee_id"]: item for item in listed}
    for who in map(staff, range(people)):
        evaluation = evaluations[ident(who)]
        for name in _STEPS:
            evaluation = year.take_step(api, evaluation, plans[who], who, name)
