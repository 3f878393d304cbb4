"""What follows from meetings over HTTP: actions, lessons, regularity; closed minutes stay."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.api.meeting.test_meetings import ENGLISH, body, faults, record, scheduled, step
from tests.factories import cycles
from tests.factories.organization import assign, employee, expect, position
from tests.records.statements import counted
from tests.serving.client import Api, Served

ACTION = {
    "what": "Menyusun daftar periksa berkas izin lingkungan.",
    "owner_code": "alfa-staff",
    "due_on": "2026-04-10",
}
LESSON = "Berkas diperiksa bersama pemohon di loket: koreksi berkurang 100%."


def reviewed(
    served: Served, api: Api, day: int = 20, *, closes: bool = True, **sent: Any
) -> dict[str, Any]:
    """Hold an evaluation meeting on a day of March, and close its minutes."""
    meeting = scheduled(
        api, kind="performance_review", starts_at=f"2026-03-{day}T02:00:00Z", title="Evaluasi"
    )
    served.now = served.now.replace(day=day, hour=9)
    current = expect(step(api, meeting, "hold", record(**sent)), 200)
    return expect(step(api, current, "close"), 200) if closes else current


@pytest.mark.requirement("S4-18")
def test_an_evaluation_meeting_has_actions_that_their_owners_do(served: Served, api: Api) -> None:
    current = reviewed(served, api, closes=False, actions=[ACTION, {**ACTION, "what": "Lain"}])
    first = current["actions"][0]
    path = f"/v1/meeting-actions/{first['id']}/complete"
    done = {"outcome": "Dipakai di tiga loket."}
    early = api.post(path, done, who="staff", version=1)
    assert (early.status_code, early.json()["code"]) == (409, "wrong_state")
    assert tasks(api) == []
    again = expect(step(api, current, "hold", record(actions=[ACTION])), 200)
    closed = expect(step(api, again, "close"), 200)
    (action,) = closed["actions"]
    assert (action["owner_name"], action["state"], action["due_on"]) == (
        "Staff Alfa",
        "open",
        "2026-04-10",
    )
    assert tasks(api) == [(action["id"], "complete_meeting_action", "2026-04-10")]
    path = f"/v1/meeting-actions/{action['id']}/complete"
    assert api.post(path, done, who="peer", version=1).status_code == 404
    made = expect(api.post(path, done, who="staff", version=1), 200)
    assert (made["state"], made["outcome"]) == ("done", done["outcome"])
    assert tasks(api) == []
    twice = api.post(path, done, who="staff", version=made["version"])
    assert (twice.status_code, twice.json()["code"]) == (409, "wrong_state")
    (listed,) = expect(api.get("/v1/meeting-actions?state=done", who="head"), 200)["items"]
    assert (listed["id"], listed["meeting_title"]) == (action["id"], "Evaluasi")
    assert expect(api.get("/v1/meeting-actions?unit_code=LAIN", who="admin"), 200)["items"] == []
    shown = expect(api.get(f"/v1/meetings/{current['id']}", who="sup"), 200)["actions"]
    assert [each["state"] for each in shown] == ["done"]


def tasks(api: Api) -> list[tuple[str, str, str]]:
    listed = expect(api.get("/v1/me/tasks", who="staff"), 200)["items"]
    return [
        (task["record_id"], task["operation"], task["due_on"])
        for task in listed
        if task["kind"] == "meeting_action_to_do"
    ]


@pytest.mark.requirement("S4-18")
def test_only_who_takes_part_owns_an_action_and_none_is_due_before(
    served: Served, api: Api
) -> None:
    meeting = scheduled(api)
    served.now = served.now.replace(day=21)
    wrong = [
        {**ACTION, "owner_code": "alfa-other"},
        {**ACTION, "due_on": "2026-03-19"},
        {**ACTION, "owner_code": "alfa-sup", "due_on": "2026-03-20"},
    ]
    assert faults(step(api, meeting, "hold", record(actions=wrong))) == [
        ("/actions/0/owner_code", "not_invited"),
        ("/actions/1/due_on", "due_before_meeting"),
    ]


@pytest.mark.requirement("S4-18")
@pytest.mark.parametrize("language", ["id", "en"])
def test_closed_minutes_are_refused_and_a_correction_shows(
    served: Served, api: Api, language: str
) -> None:
    """Who confirmed and read them finds them as they were, with each correction and its reason."""
    closed = reviewed(served, api, actions=[ACTION], lessons=[LESSON])
    expect(api.post(f"/v1/meetings/{closed['id']}/confirm", who="staff"), 200)
    how = {"headers": {"Accept-Language": language}}
    refused = step(api, closed, "hold", record(minutes="Lain."), **how)
    assert (refused.status_code, refused.json()["language"]) == (409, language)
    fixed = {"minutes": "Berlaku mulai triwulan II.", "reason": "Masa berlaku terlewat."}
    step(api, closed, "correct", fixed)
    seen = expect(api.get(f"/v1/meetings/{closed['id']}", who="staff"), 200)
    assert seen["minutes"] == closed["minutes"]
    assert [(each["number"], each["reason"]) for each in seen["corrections"]] == [
        (1, "Masa berlaku terlewat.")
    ]
    assert seen["actions"] == closed["actions"]


@pytest.mark.requirement("S4-19")
def test_lessons_are_found_by_words_and_unit_once_the_minutes_are_closed(
    served: Served, api: Api
) -> None:
    current = reviewed(served, api, closes=False, lessons=[LESSON, "Jadwal loket dibagi dua."])
    assert lessons(api) == []
    expect(step(api, current, "close"), 200)
    assert lessons(api) == [LESSON, "Jadwal loket dibagi dua."]
    assert lessons(api, "q=PEMOHON") == [LESSON]
    assert lessons(api, "q=100%25") == [LESSON]
    assert lessons(api, "q=tidak ada") == []
    assert lessons(api, "unit_code=DINAS&q=jadwal") == ["Jadwal loket dibagi dua."]
    assert lessons(api, "unit_code=LAIN") == []
    first = expect(api.get("/v1/lessons?limit=1", who="other"), 200)
    assert (first["items"][0]["unit_code"], first["items"][0]["kind"]) == (
        "BIDANG",
        "performance_review",
    )
    second = expect(api.get(f"/v1/lessons?limit=1&cursor={first['next']}", who="other"), 200)
    assert (second["items"][0]["text"], second["next"]) == ("Jadwal loket dibagi dua.", None)
    foreign = expect(api.get("/v1/lessons", who="admin", agency="beta"), 200)["items"]
    assert foreign == []


def lessons(api: Api, query: str = "") -> list[str]:
    """Read what somebody of another unit finds."""
    listed = expect(api.get(f"/v1/lessons?{query}", who="other"), 200)["items"]
    return [each["text"] for each in listed]


@pytest.mark.requirement("S4-18")
def test_how_regularly_units_meet_is_told_with_the_months_that_lack_one(
    served: Served, api: Api
) -> None:
    """Of the months that are over; what is only planned, or had nobody come, does not count."""
    (quarter,) = cycles.state(api)["periods"][:1]
    reviewed(served, api)
    reviewed(served, api, 21, attended_codes=[])
    scheduled(api, kind="monthly_review", starts_at="2026-03-31T20:00:00Z")
    path = f"/v1/periods/{quarter['id']}/meeting-regularity"
    served.now = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)
    shown = expect(api.get(f"{path}?unit_code=BIDANG", who="head"), 200)
    assert shown["rule"]["id"] == "monthly_evaluation_meeting"
    assert shown["rule"]["statement"].keys() == {"id", "en"}
    (unit,) = shown["items"]
    assert (unit["meetings"], unit["months"]) == (1, 2)
    assert unit["missing_months"] == ["2026-01", "2026-02"]
    served.now = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
    for code in ("KOSONG", "BARU"):
        unit = expect(
            api.put(f"/v1/units/{code}", {"name": code, "kind": "seksi"}, who="admin"), 200
        )
    post, somebody = position(api, "BARU", "BARU"), employee(api, "Baru", unit_id=unit["id"])
    expect(assign(api, somebody["id"], post["id"], "2026-03-01"))
    with counted(api) as log:
        all_units = expect(api.get(path, who="admin"), 200)["items"]
    months = {unit["unit_code"]: unit["months"] for unit in all_units}
    assert log.count <= 5, "a page of units costs the same, however many meetings there are"
    missing = {unit["unit_code"]: unit["missing_months"] for unit in all_units}
    assert "KOSONG" not in missing, "who has nobody meets with nobody"
    assert (missing["BARU"], months["BARU"]) == (["2026-03"], 1)
    assert missing["BIDANG"] == ["2026-01", "2026-02"]
    assert missing["LAIN"] == ["2026-01", "2026-02", "2026-03"]
    assert expect(api.get(path, who="staff"), 200)["items"] == []
    assert api.get(path, who="staff", headers=ENGLISH).status_code == 200


def test_a_meeting_states_no_actions_before_it_is_held(api: Api) -> None:
    refused = api.post("/v1/meetings", body(actions=[ACTION]), who="sup")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/actions")
