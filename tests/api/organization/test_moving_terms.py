"""Show over HTTP that terms which run are counted anew when days off are declared: to no harm."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import crowd, evaluations
from tests.factories.organization import expect, patch
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.cycle.running_terms import RunningTerm, TermKind, recount
from penilaian_api.services.organization import holidays
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import NationalHoliday
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.packaged_data import terms

TERMS = terms()
STAFF = str(key("alfa:staff"))
RECEIVED_ON = date(2026, 3, 27)


def declare(api: Api, day: str, *, is_working: bool = False, **how: Any) -> dict[str, Any]:
    """Declare a day off, or a working day."""
    body = {"name": "Cuti bersama", "is_working": is_working}
    query = "?dry_run=true" if how.get("dry_run") else ""
    return expect(api.put(f"/v1/holidays/{day}{query}", body, who="admin"), 200)


def read_evaluation(api: Api, evaluation_id: str, who: str = "staff") -> dict[str, Any]:
    return api.get(f"/v1/evaluations/{evaluation_id}", who=who).json()


def after(day: str, count: int) -> str:
    """Count working days after *day*; of this spring the national days off matter."""
    off = {date(2026, 4, 3), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 15)}
    on, left = date.fromisoformat(day), count
    while left:
        on += timedelta(days=1)
        left -= on.weekday() < 5 and on not in off
    return on.isoformat()


@pytest.mark.requirement("S2-21")
def test_l3_a_day_off_declared_after_delivery_leaves_fourteen_days_to_object(api: Api) -> None:
    made = evaluations.delivered(api)
    before = made["object_until"]
    answer = declare(api, "2026-04-06")
    assert answer["moved_terms"]["counts"] == {"return": 1, "object": 1}
    (moved,) = [item for item in answer["moved_terms"]["items"] if item["kind"] == "object"]
    assert moved == {
        "kind": "object",
        "record": "evaluation",
        "record_id": made["id"],
        "employee_id": STAFF,
        "name": "Staff Alfa",
        "before": before,
        "after": after(before, 1),
    }
    now = read_evaluation(api, made["id"])
    assert (now["object_until"], now["return_due_on"]) == (moved["after"], moved["after"])
    assert declare(api, "2026-04-06")["moved_terms"] == {"counts": {}, "items": []}


def notices(api: Api, who: str = "staff") -> list[tuple[str, str]]:
    tasks = api.get("/v1/me/tasks", who=who).json()["items"]
    return [
        (task["record_id"], task["due_on"])
        for task in tasks
        if task["kind"] == "objection_term_moved"
    ]


def test_l3_the_employee_is_told_while_they_may_still_object(api: Api) -> None:
    made = evaluations.delivered(api)
    assert notices(api) == []
    declare(api, "2026-03-30")
    assert notices(api) == [(made["id"], after(made["object_until"], 1))]
    assert notices(api, "sup") == notices(api, "head") == []
    acknowledged = read_evaluation(api, made["id"])
    evaluations.step(api, acknowledged, "acknowledge", "staff")
    assert notices(api) != []
    reasons = {"reasons": "Dua laporan dihitung terlambat padahal kantor libur."}
    expect(api.post(f"/v1/evaluations/{made['id']}/objections", reasons, who="staff"), 201)
    assert notices(api) == []


DAYS = [  # the day declared, and by how many working days each term of an evaluation moves
    ("2026-03-26", 0),  # before the event
    ("2026-03-27", 0),  # the day of the event does not count
    ("2026-03-30", 1),  # the first day of the term
    ("2026-04-03", 0),  # a national day off already
    ("2026-04-04", 0),  # a Saturday
    ("2026-04-09", 1),  # amid
    ("last", 1),  # the last day of the term itself
    ("later", 0),  # the day after
]


@pytest.mark.parametrize("kind", ["deliver", "return", "object", "decide_objection"])
@pytest.mark.parametrize(("day", "moves"), DAYS)
def test_l3_what_a_day_moves_of_each_kind(api: Api, kind: str, day: str, moves: int) -> None:
    read, before = running(api, kind)
    on = {"last": before, "later": after(before, 1)}.get(day, day)
    dry = declare(api, on, dry_run=True)["moved_terms"]
    assert read() == before
    wet = declare(api, on)
    assert wet["moved_terms"] == dry
    counts = wet["moved_terms"]["counts"]
    assert counts.get(kind, 0) == (moves if on <= before else 0)
    expected = before
    for _ in range(counts.get(kind, 0)):
        expected = after(expected, 1)
    assert read() == expected
    version = api.get("/v1/holidays?year=2026").json()["items"]
    (own,) = [item for item in version if item["on"] == on]
    path = f"/v1/holidays/{on}"
    gone = expect(api.call("DELETE", path, who="admin", version=own["version"]), 200)
    assert gone["moved_terms"]["counts"].get(kind, 0) == 0
    assert read() == expected, "taking a day off back shortens nothing"


def running(api: Api, kind: str) -> tuple[Any, str]:
    """Let a term of this kind run; give how to read its last day, and that day."""
    column = {"deliver": "deliver_due_on", "return": "return_due_on", "object": "object_until"}
    made = evaluations.final(api) if kind == "deliver" else evaluations.delivered(api)
    if kind in column:
        return lambda: read_evaluation(api, made["id"])[column[kind]], made[column[kind]]
    reasons = {"reasons": "Dua laporan dihitung terlambat padahal kantor libur."}
    filed = api.post(f"/v1/evaluations/{made['id']}/objections", reasons, who="staff").json()
    path = f"/v1/objections/{filed['id']}"
    return lambda: api.get(path, who="staff").json()["decide_due_on"], filed["decide_due_on"]


def test_l3_a_period_reports_later_too(api: Api) -> None:
    period = evaluations.year(api)
    path = f"/v1/periods/{period['id']}"
    moved = declare(api, "2026-04-20")["moved_terms"]
    assert moved["counts"] == {"report": 1, "safe_delivery": 1}
    assert {item["name"] for item in moved["items"]} == {"2026 q1"}
    now = api.get(path, who="admin").json()
    assert now["report_due_on"] == after(period["report_due_on"], 1)
    assert now["safe_delivery_on"] == after(period["safe_delivery_on"], 1)
    assert now["version"] == period["version"] + 1


def test_l3_what_has_lapsed_does_not_come_back(api: Api) -> None:
    made = evaluations.delivered(api)
    lapsed = date.fromisoformat(made["object_until"]) + timedelta(days=1)
    api.at(datetime(lapsed.year, lapsed.month, lapsed.day, 2, 0, tzinfo=UTC))
    assert "object" not in declare(api, "2026-04-08")["moved_terms"]["counts"]
    now = read_evaluation(api, made["id"])
    assert now["object_until"] == made["object_until"]
    late = api.post(f"/v1/evaluations/{made['id']}/objections", {"reasons": "Libur."}, who="staff")
    assert (late.status_code, late.json()["code"]) == (409, "objection_late")


def test_l3_a_right_that_was_used_moves_no_more(api: Api) -> None:
    made = evaluations.delivered(api)
    reasons = {"reasons": "Dua laporan dihitung terlambat padahal kantor libur."}
    expect(api.post(f"/v1/evaluations/{made['id']}/objections", reasons, who="staff"), 201)
    counts = declare(api, "2026-04-01")["moved_terms"]["counts"]
    assert "object" not in counts
    assert counts["decide_objection"] == 1


def test_l3_the_path_of_the_superior_stays_at_seven_days(api: Api) -> None:
    made = evaluations.opened(api)
    api.at(evaluations.AFTER_WINDOW)
    body = evaluations.assessment(made["plans"]["staff"])
    rated = evaluations.step(api, evaluations.mine(api), "rate", "head", body)
    final = evaluations.step(api, rated, "finalize", "head")
    assert final["deliver_due_on"] == after("2026-04-16", 7)
    for day in ("2026-04-20", "2026-04-21", "2026-04-22", "2026-04-23", "2026-04-24"):
        declare(api, day)
    assert read_evaluation(api, made["evaluations"]["staff"]["id"])["deliver_due_on"] == after(
        final["deliver_due_on"], 5
    )
    for day in ("2026-04-20", "2026-04-21", "2026-04-22", "2026-04-23"):
        path = f"/v1/holidays/{day}"
        expect(api.call("DELETE", path, who="admin", version=1), 200)
    assert "deliver" not in declare(api, "2026-04-28")["moved_terms"]["counts"]


def test_l3_a_shorter_week_moves_the_terms_that_run(api: Api) -> None:
    made = evaluations.delivered(api)
    agency = api.get("/v1/agency", who="admin").json()
    week = {"work_days": ["mon", "tue", "wed", "thu"]}
    changed = expect(patch(api, "/v1/agency", week, agency["version"]), 200)
    assert changed["moved_terms"]["counts"]["object"] == 1
    longer = read_evaluation(api, made["id"])["object_until"]
    assert longer > made["object_until"]
    week = {"work_days": ["mon", "tue", "wed", "thu", "fri", "sat"]}
    changed = expect(patch(api, "/v1/agency", week, changed["version"]), 200)
    assert changed["moved_terms"]["counts"] == {}
    assert read_evaluation(api, made["id"])["object_until"] == longer


def test_l3_a_day_that_the_country_takes_counts_where_the_agency_no_longer_works(api: Api) -> None:
    declare(api, "2026-04-03", is_working=True)
    made = evaluations.delivered(api)
    path = "/v1/holidays/2026-04-03"
    dry = expect(api.call("DELETE", f"{path}?dry_run=true", who="admin", version=1), 200)
    assert (dry["done"], dry["moved_terms"]["counts"]["object"]) == (False, 1)
    assert api.call("DELETE", f"{path}?dry_run=true", who="admin", version=2).status_code == 412
    gone = expect(api.call("DELETE", path, who="admin", version=1), 200)
    assert gone["moved_terms"] == dry["moved_terms"]
    assert read_evaluation(api, made["id"])["object_until"] == after(made["object_until"], 1)


def test_l3_a_day_that_the_country_decrees_later_moves_the_terms_of_every_agency(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    with api.raw(owner=True) as sql:
        for day in (date(2026, 4, 3), date(2026, 5, 1)):
            gone = NationalHoliday.__table__.delete().where(NationalHoliday.on == day)
            sql.execute(gone)
    declare(api, "2026-05-01", is_working=True)
    made = evaluations.delivered(api)
    assert made["object_until"] == "2026-04-16"
    database = Database(api.copy.owner)
    installation = Installation(database, evaluations.IN_WINDOW)
    assert holidays.adopt_decreed_days(installation) == 2
    now = read_evaluation(api, made["id"])
    assert (now["object_until"], now["return_due_on"]) == ("2026-04-17", "2026-04-17")
    assert holidays.adopt_decreed_days(installation) == 0
    database.dispose()
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    assert CliRunner().invoke(program, ["verify"]).exit_code == 0


def test_l3_each_record_that_moves_is_in_the_trail(api: Api) -> None:
    made = evaluations.delivered(api)
    declare(api, "2026-04-09")
    rows = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    row = [row for row in rows if row["action"] == "holiday_write" and row["employee_id"] == STAFF]
    assert row
    assert read_evaluation(api, made["id"])["version"] == made["version"] + 1


def test_l3_the_number_of_statements_does_not_grow_with_those_who_move(api: Api) -> None:
    made = evaluations.opened(api)
    counts = []
    for people in (range(3), range(3, 30)):
        crowd.crowd(api, people, made["period"]["cycle_id"])
        expect(api.post(f"/v1/periods/{made['period']['id']}/evaluations", who="admin"), 200)
        deliver_to_all(api)
        with counted(api) as log:
            moved = declare(api, f"2026-04-{len(counts) + 6:02}")["moved_terms"]
        counts.append(log.count)
        assert moved["counts"]["object"] >= len(people)
    assert counts[0] == counts[1] <= 16


def deliver_to_all(api: Api) -> None:
    """Bring every evaluation into its person's hands, below the API."""
    instant = evaluations.IN_WINDOW
    frame = {
        "assessor_id": key("alfa:mayor"),
        "finalized_at": instant,
        "delivered_at": instant,
        "result_number": 1,
        "delivered_number": 1,
        "object_until": date(2026, 4, 17),
        "return_due_on": date(2026, 4, 17),
    }
    with api.raw() as sql:
        for origin, target in (("open", "rated"), ("rated", "final"), ("final", "delivered")):
            waiting = Evaluation.__table__.update().where(Evaluation.state == origin)
            sql.execute(waiting.values(state=target, **frame))


DATES = st.dates(date(2026, 3, 30), date(2026, 6, 30))
CALENDARS = st.builds(
    Calendar, st.frozensets(st.integers(0, 6), min_size=1), st.frozensets(DATES, max_size=30)
)
PATHS = st.sampled_from(
    [(kind, ClockPath.NORMAL) for kind in TermKind]
    + [(TermKind.DELIVER, ClockPath.SUPERIOR), (TermKind.RETURN, ClockPath.SUPERIOR)]
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(PATHS, st.lists(CALENDARS, min_size=1, max_size=5))
def test_l3_no_change_of_the_calendar_shortens_a_running_term(kind, calendars) -> None:
    term = RunningTerm(kind[0], RECEIVED_ON, date.min, kind[1])
    due = recount(term, TERMS, calendars[0])
    for calendar in calendars[1:]:
        last, counted_anew = due, recount(term, TERMS, calendar)
        due = recount(RunningTerm(kind[0], RECEIVED_ON, last, kind[1]), TERMS, calendar)
        assert due == max(last, counted_anew)
