"""Feeds of attendance over HTTP: a day of each person once, all or nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.accounts import also_admin
from tests.factories.registers.attendance import day, fed, feed, refused
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
STAFF = str(key("alfa:staff"))


def days(api: Api, query: str = "current=true", who: str = "admin") -> list[tuple[str, str]]:
    answer = api.get(f"/v1/attendance?{query}", who=who)
    assert answer.status_code == 200, answer.text
    return [(item["on"], item["state"]) for item in answer.json()["items"]]


def year(api: Api, who: str = "staff", query: str = "") -> dict[str, Any]:
    answer = api.get(f"/v1/employees/{STAFF}/attendance?year=2026{query}", who=who)
    assert answer.status_code == 200, answer.text
    answered: dict[str, Any] = answer.json()
    return answered


def test_a_feed_tells_days_and_sent_again_it_changes_nothing(api: Api) -> None:
    answered = [day(MONDAY), day(TUESDAY, "late", late_minutes=12), day(MONDAY, who="peer")]
    assert fed(api, *answered)["created"] == 3
    again = fed(api, *reversed(answered))
    assert (again["created"], again["superseded"], again["unchanged"]) == (0, 0, 3)
    assert days(api, f"employee_id={STAFF}") == [(MONDAY, "present"), (TUESDAY, "late")]


def test_a_later_feed_supersedes_and_what_stood_is_kept(api: Api) -> None:
    fed(api, day(MONDAY, "absent_unexcused"))
    later = fed(api, day(MONDAY, "leave", leave_kind="sick"))
    assert (later["created"], later["superseded"]) == (0, 1)
    assert days(api) == [(MONDAY, "leave")]
    first, second = api.get("/v1/attendance", who="staff").json()["items"]
    assert first["is_corrected"], second["supersedes_id"] == (True, first["id"])


def test_a_dry_run_tells_and_stores_nothing(api: Api) -> None:
    answered = fed(api, day(MONDAY), query="?dry_run=true")
    assert (answered["is_dry_run"], answered["created"]) == (True, 1)
    assert days(api) == []


def test_who_is_present_and_came_late_is_late(api: Api) -> None:
    fed(api, day(MONDAY, late_minutes=3, early_minutes=4), day(TUESDAY, early_minutes=9))
    assert days(api) == [(MONDAY, "late"), (TUESDAY, "left_early")]


@pytest.mark.parametrize("spelled", ["alfa-staff", " alfa-staff "])
def test_a_person_is_named_by_code(api: Api, spelled: str) -> None:
    fed(api, {**day(MONDAY), "employee_code": spelled})
    assert days(api, f"employee_id={STAFF}") == [(MONDAY, "present")]


@pytest.mark.parametrize(
    "spelled",
    ["198804122011012003", "19880412 201101 2 003", "'198804122011012003", '="198804122011012003"'],
)
def test_a_nip_is_the_same_in_any_spelling(api: Api, spelled: str) -> None:
    path = f"/v1/employees/{STAFF}"
    version = api.get(path, who="admin").json()["version"]
    body = {"nip": "198804122011012003"}
    changed = api.call("PATCH", path, json=body, who="admin", version=version)
    assert changed.status_code == 200, changed.text
    fed(api, {**day(MONDAY), "employee_code": spelled})
    assert days(api, f"employee_id={STAFF}") == [(MONDAY, "present")]


@pytest.mark.parametrize(
    ("bad", "faults"),
    [
        (day("2026-03-17"), [("/items/1/on", "day_in_future")]),
        (day("1999-01-04"), [("/items/1/on", "day_without_post")]),
        (day(TUESDAY, who="nobody"), [("/items/1/employee_code", "unknown_reference")]),
        (
            {"employee_code": "196504121990032001", "on": TUESDAY, "state": "present"},
            [("/items/1/employee_code", "unknown_reference")],
        ),
        (day(TUESDAY, "late", late_minutes=-1), [("/items/1/late_minutes", "out_of_range")]),
        (day(TUESDAY, "late", late_minutes=1441), [("/items/1/late_minutes", "out_of_range")]),
        (
            day(TUESDAY, "late", late_minutes=900, early_minutes=900),
            [("/items/1/early_minutes", "out_of_range")],
        ),
        (day(TUESDAY, "late"), [("/items/1/late_minutes", "minutes_missing")]),
        (day(TUESDAY, "left_early"), [("/items/1/early_minutes", "minutes_missing")]),
        (
            day(TUESDAY, "leave", leave_kind="annual", late_minutes=5),
            [("/items/1/late_minutes", "minutes_beside_state")],
        ),
        (day(TUESDAY, "leave"), [("/items/1/leave_kind", "unknown_leave_kind")]),
        (
            day(TUESDAY, "leave", leave_kind="football"),
            [("/items/1/leave_kind", "unknown_leave_kind")],
        ),
        (
            day(TUESDAY, "present", leave_kind="annual"),
            [("/items/1/leave_kind", "leave_beside_state")],
        ),
        (day(MONDAY, "late", late_minutes=4), [("/items/1/on", "day_stated_twice")]),
        (
            {**day(MONDAY), "employee_id": STAFF},
            [("/items/1", "one_person")],
        ),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_stored(
    api: Api, bad: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    assert refused(api, day(MONDAY), bad) == faults
    assert days(api) == []


def test_every_bad_row_is_named_at_once(api: Api) -> None:
    bad = [day("2026-03-17"), day(TUESDAY, who="nobody"), day(TUESDAY, "leave")]
    assert [pointer for pointer, _ in refused(api, *bad)] == [
        "/items/0/on",
        "/items/1/employee_code",
        "/items/2/leave_kind",
    ]


@pytest.mark.parametrize(("language", "todo"), [("id", "admin lain"), ("en", "another admin")])
def test_nobody_tells_their_own_days(api: Api, language: str, todo: str) -> None:
    who = also_admin(api, "staff")
    answer = feed(
        api, day(MONDAY, who="peer"), day(MONDAY), who=who, headers={"Accept-Language": language}
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/items/1/employee_code", "own_attendance")
    assert todo in fault["detail"]
    assert days(api) == []
    assert fed(api, day(MONDAY, who="peer"), who=who)["created"] == 1


def test_the_other_agency_is_not_there(api: Api) -> None:
    theirs = {"employee_id": str(key("beta:staff")), "on": MONDAY, "state": "present"}
    assert refused(api, theirs) == [("/items/0/employee_id", "unknown_reference")]


@pytest.mark.parametrize(("language", "word"), [("id", "ditutup"), ("en", "closed")])
def test_a_closed_period_is_told_and_the_day_is_kept(api: Api, language: str, word: str) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    api.at(datetime(2026, 4, 20, 3, 0, tzinfo=UTC))
    for step in ("start-rating", "close"):
        path = f"/v1/periods/{period['id']}"
        version = api.get(path, who="admin").json()["version"]
        moved = api.post(f"{path}/{step}", who="admin", version=version)
        assert moved.status_code == 200, moved.text
    answered = fed(api, day(MONDAY), day("2026-04-02"), headers={"Accept-Language": language})
    (warning,) = answered["warnings"]
    assert (answered["created"], warning["code"]) == (2, "period_closed_before")
    assert word in warning["detail"]
    assert "q1" in warning["detail"]
    assert days(api) == [(MONDAY, "present"), ("2026-04-02", "present")]


def test_a_year_says_what_each_month_was(api: Api) -> None:
    fed(
        api,
        day("2026-02-26", "absent_unexcused"),
        day(MONDAY, "late", late_minutes=61, early_minutes=30),
        day(TUESDAY, "leave", leave_kind="annual"),
        day("2026-03-04", "duty_travel"),
        day("2026-03-05", "leave", leave_kind="unpaid"),
        day("2026-03-06"),
    )
    answered = year(api)
    months = {month["month"]: month for month in answered["months"]}
    assert list(months) == ["2026-01", "2026-02", "2026-03"]
    march = months["2026-03"]
    assert (march["demanded"], march["recorded"], march["present"]) == (11, 5, 2)
    assert (march["leave"], march["leave_not_present"], march["duty_travel"]) == (2, 1, 1)
    assert (march["late_minutes"], march["early_minutes"]) == (61, 30)
    assert [(each["cause"], each["percent"]) for each in march["deductions"]] == [
        ("late", "1.2500"),
        ("left_early", "0.5000"),
    ]
    assert (march["points"], months["2026-02"]["points"]) == ("98.2500", "97.0000")
    assert answered["unexcused"] == {
        "absent_days": 1,
        "converted_days": 0,
        "longest_in_a_row": 1,
        "level": None,
        "penalty": None,
    }
    assert any("PP 94/2021" in sentence for sentence in answered["explanation"])
    assert months["2026-01"]["demanded"] > 15


def test_minutes_become_days_only_by_a_local_rule(api: Api) -> None:
    fed(api, *(day(f"2026-03-{n:02}", "late", late_minutes=450) for n in (2, 3, 4, 5)))
    assert year(api)["unexcused"]["level"] is None
    local = year(api, query="&rule=pp-94-2021-minutes")
    assert (local["unexcused"]["converted_days"], local["unexcused"]["penalty"]) == (
        4,
        "written_reprimand",
    )


def test_an_unknown_rule_is_refused_with_those_there_are(api: Api) -> None:
    answer = api.get(f"/v1/employees/{STAFF}/attendance?year=2026&rule=none", who="staff")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/rule", "unknown_discipline_rule")
    assert "pp-94-2021" in fault["detail"]


def test_reaching_a_threshold_only_tells(api: Api) -> None:
    fed(api, *(day(f"2026-03-{n:02}", "absent_unexcused") for n in (2, 3, 4)))
    answered = year(api)
    assert (answered["unexcused"]["level"], answered["unexcused"]["penalty"]) == (
        "light",
        "oral_reprimand",
    )
    assert answered["explanation"][-1].startswith(
        "Tidak ada hukuman disiplin yang jatuh dengan sendirinya"
    )


def test_an_absence_on_a_day_that_was_declared_off_is_none(api: Api) -> None:
    fed(api, day(MONDAY, "absent_unexcused"))
    assert year(api)["unexcused"]["absent_days"] == 1
    off = api.put(f"/v1/holidays/{MONDAY}", {"name": "Hari jadi"}, who="admin")
    assert off.status_code == 200, off.text
    answered = year(api)
    assert answered["unexcused"]["absent_days"] == 0
    assert answered["months"][2]["points"] == "100.0000"


def test_a_feed_costs_the_same_statements_for_one_day_and_for_many(api: Api) -> None:
    with counted(api) as single:
        fed(api, day("2026-01-05"), who="service", key="one")
    many = [day(f"2026-02-{n:02}", who=who) for n in range(1, 29) for who in ("staff", "peer")]
    with counted(api) as log:
        fed(api, *many, who="service", key="many")
    assert log.count == single.count <= 11
    with counted(api) as listing:
        assert len(days(api, "limit=200")) == 57
    assert listing.count <= 3
    with counted(api) as read:
        year(api)
    assert read.count <= 4


def test_a_set_is_one_row_of_the_trail(api: Api) -> None:
    before = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    fed(api, *(day(f"2026-02-{n:02}") for n in range(1, 29)))
    after = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    assert len(after) - len(before) == 1
