"""Progress and monitoring over HTTP: what was realized, what is expected by today, what lags."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.plans import CONTENT, COUNT, INDICATOR, RESULT, approved, drafted, step
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

STAGES = {
    "statement": "Tahap pembangunan loket terpadu yang selesai",
    "measured_in": "tahap",
    "polarity": "milestone",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "quarter",
    "steps": [{"key": "rancangan", "value": "40"}, {"key": "terpasang", "value": "100"}],
    "deadline": "2026-12-31",
}
DAYS = {
    "statement": "Rata-rata hari penyelesaian aduan",
    "measured_in": "hari kerja",
    "polarity": "within",
    "aspects": ["time"],
    "accumulation": "mean",
    "frequency": "month",
    "target_low": "2",
    "target_high": "3",
    "deadline": "2026-12-31",
}


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def running(api: Api, *indicators: dict[str, Any]) -> tuple[str, list[str]]:
    """Bring a plan of staff into force; give its address and the lines of its indicators."""
    result = {**RESULT, "indicators": [*indicators] or [INDICATOR, COUNT]}
    plan = approved(api, content={**CONTENT, "work_results": [result]})
    lines = [result["line_id"] for result in plan["in_force"]["work_results"][0]["indicators"]]
    return f"/v1/plans/{plan['id']}", lines


def post(api: Api, path: str, line: str, on: str = "2026-03-13", **entry: Any):
    how = {name: entry.pop(name) for name in ("who", "key", "agency") if name in entry}
    return api.post(f"{path}/progress", {"line_id": line, "on": on, **entry}, **how)


def test_an_entry_on_an_indicator_in_force_is_kept_and_listed_by_day(api: Api) -> None:
    path, (_, count) = running(api)
    with counted(api) as log:
        made = post(api, path, count, value="31", note="Minggu kedua")
    assert made.status_code == 201, made.text
    assert log.count <= 8
    assert (made.json()["value"], made.json()["note"]) == ("31.0000", "Minggu kedua")
    post(api, path, count, "2026-02-10", value="20")
    with counted(api) as log:
        items = api.get(f"{path}/progress", who="sup").json()["items"]
    assert log.count <= 6
    assert [(item["on"], item["value"]) for item in items] == [
        ("2026-02-10", "20.0000"),
        ("2026-03-13", "31.0000"),
    ]
    first = api.get(f"{path}/progress?limit=1").json()
    rest = api.get(f"{path}/progress?limit=1&cursor={first['next']}").json()
    assert first["items"] + rest["items"] == items
    assert api.get(f"{path}/progress?line_id={key('x')}").json()["items"] == []


@pytest.mark.parametrize(
    ("entry", "pointer", "code"),
    [
        ({"on": "2025-12-31", "value": "1"}, "/on", "day_outside_plan"),
        ({"on": "2026-03-17", "value": "1"}, "/on", "day_in_future"),
        ({"value": "1", "step": "x"}, "/value", "value_or_step"),
        ({}, "/value", "value_or_step"),
        ({"step": "rancangan"}, "/step", "unknown_step"),
        ({"value": 1}, "/value", "bad_decimal"),
        ({"value": "1.23456"}, "/value", "bad_decimal"),
        ({"value": "1", "line_id": str(key("x"))}, "/line_id", "unknown_reference"),
        ({"value": "1", "supersedes_id": str(key("x"))}, "/supersedes_id", "unknown_reference"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_at_its_place(
    api: Api, entry: dict[str, Any], pointer: str, code: str
) -> None:
    path, (_, count) = running(api)
    answer = api.post(f"{path}/progress", {"line_id": count, "on": "2026-03-13", **entry})
    assert answer.status_code == 422, answer.text
    assert (pointer, code) in [
        (error["pointer"], error["code"]) for error in answer.json()["errors"]
    ]
    assert api.get(f"{path}/progress").json()["items"] == []


@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("id", "yaitu Kamis, 1 Januari 2026 sampai Kamis, 31 Desember 2026."),
        ("en", "from Thursday, January 1, 2026 to Thursday, December 31, 2026."),
    ],
)
@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_what_lies_outside_the_window_of_a_plan_is_refused_with_its_days(
    api: Api, language: str, reason: str, day: str
) -> None:
    path, (_, count) = running(api)
    api.at(datetime(2027, 1, 10, 3, 0, tzinfo=UTC))
    entry = {"line_id": count, "on": day, "value": "1"}
    answer = api.post(f"{path}/progress", entry, headers={"Accept-Language": language})
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/on", "day_outside_plan")
    assert fault["detail"].endswith(reason)
    last = api.post(f"{path}/progress", {**entry, "on": "2026-12-31"})
    assert last.status_code == 201, last.text


def test_today_counts_by_the_clock_of_the_agency(api: Api) -> None:
    path, (_, count) = running(api)
    api.at(datetime(2026, 3, 16, 17, 30, tzinfo=UTC))
    assert post(api, path, count, "2026-03-17", value="1").status_code == 201
    assert post(api, path, count, "2026-03-18", value="1").status_code == 422


def test_a_milestone_takes_a_step_of_its_target(api: Api) -> None:
    path, (line,) = running(api, STAGES)
    assert post(api, path, line, step="rancangan").json()["step"] == "rancangan"
    wrong = post(api, path, line, step="selesai").json()["errors"]
    assert [fault["code"] for fault in wrong] == ["unknown_step"]


def test_a_correction_stands_in_the_place_of_the_entry_before(api: Api) -> None:
    path, (other, count) = running(api)
    first = post(api, path, count, value="30").json()
    second = post(api, path, count, value="31", supersedes_id=first["id"]).json()
    items = {item["id"]: item for item in api.get(f"{path}/progress").json()["items"]}
    assert items[first["id"]]["superseded_by_id"] == second["id"]
    assert items[second["id"]]["superseded_by_id"] is None
    again = post(api, path, count, value="32", supersedes_id=first["id"])
    assert (again.status_code, again.json()["code"]) == (409, "already_corrected")
    strange = post(api, path, other, value="32", supersedes_id=second["id"])
    assert strange.status_code == 422


def test_an_entry_is_never_changed(api: Api) -> None:
    path, (_, count) = running(api)
    post(api, path, count, value="30")
    for statement in ("UPDATE progress SET value = 1", "DELETE FROM progress"):
        with pytest.raises(Exception, match="gd:append_only"), api.raw() as record:
            record.exec_driver_sql(statement)


def test_the_owner_and_a_service_post_those_around_read_nobody_else(api: Api) -> None:
    path, (_, count) = running(api)
    assert post(api, path, count, value="1", who="service", key="a").status_code == 201
    assert post(api, path, count, value="1", who="service").status_code == 400
    for who, status in (("sup", 403), ("head", 403), ("peer", 404), ("stranger", 404)):
        assert post(api, path, count, value="1", who=who).status_code == status, who
    for who in ("admin", "auditor", "bare"):
        assert post(api, path, count, value="1", who=who, key="b").status_code == 403, who
    assert post(api, path, count, value="1", agency="beta").status_code == 404
    for page in ("progress", "monitoring", "evidence"):
        for who in ("staff", "sup", "head", "mayor", "service"):
            assert api.get(f"{path}/{page}", who=who).status_code == 200, (page, who)
        for who in ("peer", "stranger", "other", "former"):
            assert api.get(f"{path}/{page}", who=who).status_code == 404, (page, who)
        assert api.get(f"{path}/{page}", who="admin").status_code == 403


def test_the_plan_of_the_assessor_shows_its_results_but_not_its_progress(api: Api) -> None:
    above = approved(api, "sup", "head")
    path = f"/v1/plans/{above['id']}"
    assert api.get(path, who="staff").status_code == 200
    for page in ("progress", "monitoring", "evidence"):
        assert api.get(f"{path}/{page}", who="staff").status_code == 404


def test_without_a_plan_in_force_there_is_no_progress(api: Api) -> None:
    plan = drafted(api)
    line = plan["pending"]["work_results"][0]["indicators"][0]["line_id"]
    path = f"/v1/plans/{plan['id']}"
    for answer in (post(api, path, line, value="1"), api.get(f"{path}/monitoring")):
        assert (answer.status_code, answer.json()["code"]) == (409, "no_revision_in_force")


def test_progress_stays_with_its_line_when_the_plan_is_revised(api: Api) -> None:
    path, (_, count) = running(api)
    post(api, path, count, value="31")
    plan = api.get(path).json()
    for name, who, json in (
        ("revise", "staff", {"reason": "Tugas baru"}),
        ("submit", "staff", None),
        ("approve", "sup", None),
    ):
        plan = step(api, plan, name, who, json)
    view = api.get(f"{path}/monitoring").json()
    assert view["number"] == 2
    assert [indicator["realization"] for indicator in view["indicators"]] == [None, "31.0000"]


@pytest.mark.requirement("S0-09")
def test_the_monitoring_view_shows_what_lags_behind_the_trajectory(api: Api) -> None:
    stated = {**INDICATOR, "trajectory": {"q1": "80"}}
    path, (percent, count) = running(api, stated, COUNT)
    post(api, path, percent, value="75")
    post(api, path, count, "2026-02-10", value="20")
    post(api, path, count, "2026-03-10", value="9")
    with counted(api) as log:
        response = api.get(f"{path}/monitoring", who="sup")
    assert response.status_code == 200, response.text
    assert log.count <= 6
    view = response.json()
    assert (view["as_of"], view["behind"]) == ("2026-03-16", 1)
    first, second = view["indicators"]
    assert (first["realization"], first["last_entry_on"]) == ("75.0000", "2026-03-13")
    quarter = {period["key"]: period for period in first["periods"]}["q1"]
    assert (quarter["expected"], quarter["realization"], quarter["lag"]) == (
        "80.0000",
        "75.0000",
        "5.0000",
    )
    assert (first["standing"], quarter["is_over"]) == ("behind", False)
    # a quarter of 120 is 30; 75 of its 90 days have passed
    quarter = {period["key"]: period for period in second["periods"]}["q1"]
    assert (quarter["expected"], quarter["realization"]) == ("25.0000", "29.0000")
    assert (quarter["lag"], second["standing"]) == ("0.0000", "on_track")
    assert (second["realization"], second["entries"]) == ("29.0000", 2)
    assert second["indicator"]["target"] == "120.0000"


def test_monitoring_tells_no_entry_from_a_lag(api: Api) -> None:
    path, (days, stages) = running(api, DAYS, STAGES)
    silent = api.get(f"{path}/monitoring").json()
    assert {indicator["standing"] for indicator in silent["indicators"]} == {"no_entry"}
    assert silent["behind"] == 0
    post(api, path, days, value="3.5")
    post(api, path, days, value="4")
    post(api, path, stages, step="rancangan")
    first, second = api.get(f"{path}/monitoring").json()["indicators"]
    quarter = {period["key"]: period for period in first["periods"]}["q1"]
    assert (quarter["expected_low"], quarter["expected_high"]) == ("2.0000", "3.0000")
    assert (quarter["realization"], quarter["lag"]) == ("3.7500", "0.7500")
    assert (second["realization"], second["step"]) == ("40.0000", "rancangan")
    assert second["standing"] == "on_track"


def test_a_corrected_entry_no_longer_counts(api: Api) -> None:
    path, (_, count) = running(api)
    first = post(api, path, count, value="300").json()
    post(api, path, count, value="30", supersedes_id=first["id"])
    assert api.get(f"{path}/monitoring").json()["indicators"][1]["realization"] == "30.0000"
