"""Discipline over HTTP: attendance makes the part of a score, and the explanation names why."""

from datetime import UTC, date, datetime
from itertools import product
from random import Random
from typing import Any

import pytest
from tests.factories import cycles, evaluations, plans
from tests.factories.accounts import also_admin
from tests.factories.measurements import body
from tests.factories.registers.attendance import day, fed, recorded
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

STAFF = str(key("alfa:staff"))
Period = dict[str, Any]


@pytest.fixture
def period(api: Api) -> Period:
    """Open the first quarter of 2026, with a plan of ``staff`` in it."""
    opened = cycles.begin(api, cycles.state(api)["periods"][0])
    plans.approved(api)
    return opened


def reckon(
    api: Api, period: Period, query: str = "", rule: str | None = None, **how: Any
) -> dict[str, Any]:
    path = f"/v1/periods/{period['id']}/discipline{query}"
    answer = api.post(path, {} if rule is None else {"rule": rule}, **{"who": "admin", **how})
    assert answer.status_code == 200, answer.text
    run: dict[str, Any] = answer.json()
    return run


def numbers(api: Api) -> list[dict[str, Any]]:
    answer = api.get("/v1/measurements?part=discipline&current=true", who="admin")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def a_quarter(random: Random) -> list[dict[str, Any]]:
    """Draw what the working days of a quarter up to today were."""
    days = [f"2026-{month:02}-{n:02}" for month, n in product((1, 2), range(1, 29))]
    drawn = []
    for on in days:
        state = random.choice(("present", "present", "late", "left_early", "absent_unexcused"))
        minutes = random.randint(1, 200)
        more = {"late": {"late_minutes": minutes}, "left_early": {"early_minutes": minutes}}
        drawn.append(day(on, state, **more.get(state, {})))
    return drawn


@pytest.mark.requirement("S4-07")
def test_attendance_becomes_the_part_discipline_by_a_stated_rule(api: Api, period: Period) -> None:
    fed(
        api,
        day("2026-01-05", "late", late_minutes=31),
        day("2026-01-06", "absent_unexcused"),
        day("2026-02-02", "left_early", early_minutes=95),
        day("2026-02-03", "leave", leave_kind="sick"),
        day("2026-03-02"),
    )
    run = reckon(api, period)
    assert (run["created"], run["superseded"], run["rule"]) == (1, 0, "pp-94-2021")
    (number,) = numbers(api)
    assert (number["value"], number["count"], number["source"]) == ("98.1700", 5, "attendance")
    path = f"/v1/plans/{plan_id(api)}/score?period_id={period['id']}"
    parts = {part["key"]: part for part in api.get(path, who="staff").json()["result"]["parts"]}
    assert parts["discipline"]["points"] == "98.17"
    (summary,) = api.get("/v1/discipline-reckonings", who="staff").json()["items"]
    detail = api.get(f"/v1/discipline-reckonings/{summary['id']}", who="staff").json()
    assert summary["measurement_id"] == number["id"]
    assert detail["trail"]["value"] == "589/6"
    assert [
        (each["on"], each["cause"], each["minutes"], each["percent"])
        for month in detail["trail"]["months"]
        for each in month["deductions"]
    ] == [
        ("2026-01-05", "late", 31, "1"),
        ("2026-01-06", "absent_unexcused", 0, "3"),
        ("2026-02-02", "left_early", 95, "3/2"),
    ]


def plan_id(api: Api) -> str:
    (plan,) = api.get("/v1/plans", who="staff").json()["items"][:1]
    return str(plan["id"])


def test_a_later_feed_supersedes_and_the_same_changes_nothing(api: Api, period: Period) -> None:
    fed(api, day("2026-01-06", "absent_unexcused"))
    assert reckon(api, period)["created"] == 1
    again = reckon(api, period)
    assert (again["created"], again["superseded"], again["unchanged"]) == (0, 0, 1)
    fed(api, day("2026-01-06", "leave", leave_kind="sick"))
    later = reckon(api, period)
    assert (later["created"], later["superseded"]) == (0, 1)
    (number,) = numbers(api)
    assert (number["value"], number["supersedes_id"] is not None) == ("100.0000", True)


def test_a_number_posted_by_hand_is_superseded(api: Api, period: Period) -> None:
    posted = api.post("/v1/measurements", body(period, value="70"), who="admin")
    assert posted.status_code == 201, posted.text
    fed(api, day("2026-01-06"))
    assert reckon(api, period)["superseded"] == 1
    assert [number["supersedes_id"] for number in numbers(api)] == [posted.json()["id"]]


def test_a_dry_run_tells_numbers_and_stores_none(api: Api, period: Period) -> None:
    fed(api, day("2026-01-06", "late", late_minutes=1))
    run = reckon(api, period, "?dry_run=true")
    assert [(item["employee_code"], item["value"]) for item in run["items"]] == [
        ("alfa-staff", "99.5000")
    ]
    assert numbers(api) == []


def test_of_whom_nothing_is_recorded_is_told_and_has_no_number(api: Api, period: Period) -> None:
    run = reckon(api, period)
    assert run["without_days_count"] == 1
    assert [item["employee_code"] for item in run["without_days"]] == ["alfa-staff"]
    assert numbers(api) == []


def test_nobody_writes_their_own_number(api: Api, period: Period) -> None:
    fed(api, day("2026-01-06"))
    run = reckon(api, period, who=also_admin(api, "staff"))
    assert run["left_out"]["employee_code"] == "alfa-staff"
    assert (run["created"], numbers(api)) == (0, [])


def test_reaching_a_threshold_is_told_and_makes_no_sanction(api: Api, period: Period) -> None:
    fed(api, *(day(f"2026-01-{n:02}", "absent_unexcused") for n in (5, 6, 7, 8)))
    run = reckon(api, period)
    (reached,) = run["reached"]
    assert (reached["level"], reached["penalty"]) == ("light", "written_reprimand")
    assert api.get("/v1/sanctions", who="admin").json()["items"] == []


@pytest.mark.parametrize(("language", "word"), [("id", "periode"), ("en", "period")])
def test_a_period_that_takes_no_measurements_takes_none(api: Api, language: str, word: str) -> None:
    planned = cycles.state(api)["periods"][0]
    path = f"/v1/periods/{planned['id']}/discipline"
    answer = api.post(path, {}, who="admin", headers={"Accept-Language": language})
    assert answer.status_code == 409, answer.text
    assert word in answer.json()["detail"].lower()


def test_an_unknown_rule_is_refused(api: Api, period: Period) -> None:
    path = f"/v1/periods/{period['id']}/discipline"
    answer = api.post(path, {"rule": "own"}, who="admin")
    assert answer.status_code == 422
    assert [error["code"] for error in answer.json()["errors"]] == ["unknown_discipline_rule"]


@pytest.mark.parametrize("seed", range(3))
def test_splitting_a_feed_in_any_way_gives_the_same_number(
    api: Api, period: Period, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - sample data
    days = a_quarter(random)
    fed(api, *days)
    reckon(api, period)
    (whole,) = numbers(api)
    shuffled = [*days]
    random.shuffle(shuffled)
    wrong = [day(each["on"], "absent_unexcused") for each in shuffled[:20]]
    fed(api, *wrong)  # what was wrong is superseded by what comes in pieces
    reckon(api, period)
    while shuffled:
        size = random.randint(1, 12)
        piece, shuffled = shuffled[:size], shuffled[size:]
        fed(api, *piece)
    reckon(api, period)
    (pieces,) = numbers(api)
    assert (pieces["value"], pieces["count"]) == (whole["value"], whole["count"])


def test_the_explanation_names_days_and_minutes(api: Api, period: Period) -> None:
    fed(
        api,
        day("2026-01-05", "late", late_minutes=31),
        day("2026-01-06", "absent_unexcused"),
        day("2026-01-07", "leave", leave_kind="annual"),
    )
    reckon(api, period)
    realize(api, api.get(f"/v1/plans/{plan_id(api)}", who="staff").json())
    evaluation = started(api, period)
    answer = api.get(f"/v1/evaluations/{evaluation['id']}/explanation", who="sup")
    assert answer.status_code == 200, answer.text
    assert "terlambat 31 menit pada 1 hari" in answer.text
    assert "tanpa keterangan 1 hari, cuti 1 hari" in answer.text


def started(api: Api, period: Period) -> dict[str, Any]:
    """Start the rating of a period, and give the evaluation of ``staff``."""
    api.at(datetime(2026, 3, 26, 3, 0, tzinfo=UTC))
    path = f"/v1/periods/{period['id']}"
    version = api.get(path, who="admin").json()["version"]
    moved = api.post(f"{path}/start-rating", who="admin", version=version)
    assert moved.status_code == 200, moved.text
    assert api.post(f"{path}/evaluations", who="admin").status_code == 200
    return evaluations.mine(api)


@pytest.mark.parametrize(
    ("level", "predicate"), [("light", "very_good"), ("moderate", "good"), ("severe", "good")]
)
def test_a_sanction_in_force_limits_the_predicate_by_the_scheme(
    api: Api, level: str, predicate: str
) -> None:
    veto = {"sanction": "moderate", "at_most": "good"}
    scheme = {**shipped(api), "key": "own", "vetoes": [veto]}
    made = api.post("/v1/schemes", {"scheme": scheme}, who="admin")
    assert made.status_code == 201, made.text
    path = f"/v1/schemes/{made.json()['id']}/activate"
    active = api.post(path, who="admin", version=made.json()["version"])
    assert active.status_code == 200, active.text
    stated = [{**cycles.Q1, "scheme": {"key": "own"}}]
    period = cycles.begin(api, stated_with(api, stated)["periods"][0])
    plan = plans.approved(api)
    realize(api, plan)
    fed(api, day("2026-01-05"))
    reckon(api, period)
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    assert api.get(path, who="staff").json()["result"]["predicate"] == "very_good"
    recorded(api, level=level, penalty=None)
    assert api.get(path, who="staff").json()["result"]["predicate"] == predicate


def realize(api: Api, plan: dict[str, Any]) -> None:
    """Reach what the quarter wants."""
    lines = evaluations.lines(plan)
    for line, value in ((plans.INDICATOR, "99"), (plans.COUNT, "30")):
        evaluations.progress(api, lines[line["statement"]], date(2026, 3, 2), value)


def shipped(api: Api) -> dict[str, Any]:
    items = api.get("/v1/schemes/shipped", who="admin").json()["items"]
    scheme: dict[str, Any] = next(item["document"] for item in items if item["key"] == "mataram")
    return scheme


def stated_with(api: Api, periods: list[dict[str, Any]]) -> dict[str, Any]:
    answer = api.put("/v1/cycles/2026", cycles.cycle(periods=periods), who="admin")
    assert answer.status_code == 200, answer.text
    cycle: dict[str, Any] = answer.json()["cycle"]
    return cycle


def test_a_period_that_does_not_measure_discipline_says_what_it_measures(api: Api) -> None:
    scheme = {"scheme": {"key": "dumai"}}
    cycle = stated_with_scheme(api, scheme)
    opened = cycles.begin(api, cycle["periods"][0])
    answer = api.post(f"/v1/periods/{opened['id']}/discipline", {}, who="admin")
    assert answer.status_code == 409, answer.text
    problem = answer.json()
    assert (problem["code"], problem["errors"]) == ("part_not_measured", [])
    for word in ("discipline", "satisfaction"):
        assert word in problem["detail"]


def stated_with_scheme(api: Api, scheme: dict[str, Any]) -> dict[str, Any]:
    periods = [{**period, **scheme} for period in cycles.cycle()["periods"]]
    return cycles.state(api, periods=periods)


def test_a_period_costs_a_constant_number_of_statements(api: Api, period: Period) -> None:
    fed(api, day("2026-01-05"))
    with counted(api) as log:
        reckon(api, period, who="service", key="once")
    assert log.count <= {"postgresql": 13, "sqlite": 16}[api.dialect]  # a trail takes SQLite four
    with counted(api) as listing:
        assert len(api.get("/v1/discipline-reckonings", who="staff").json()["items"]) == 1
    assert listing.count <= 3
