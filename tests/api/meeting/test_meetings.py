"""Meetings over HTTP: scheduled, recorded, confirmed, closed; minutes that never change."""

from typing import Any

import pytest
from tests.api.indicator.test_indicators import agreed
from tests.api.indicator.test_indicators import step as indicator_step
from tests.factories import cycles
from tests.factories.mirrors import read
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api, Served

MINUTES = "Disepakati menambah ukuran ketepatan waktu dan koreksi izin."
LATER = "2026-03-20T02:00:00Z"
ENGLISH = {"Accept-Language": "en"}


def body(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "indicator_discussion",
        "title": "Diskusi indikator kinerja penata perizinan",
        "unit_code": "BIDANG",
        "starts_at": LATER,
        "location": "Ruang rapat",
        "host_code": "alfa-sup",
        "invited_codes": ["alfa-staff", "alfa-peer"],
        **changes,
    }


def scheduled(api: Api, who: str = "sup", **changes: Any) -> dict[str, Any]:
    return expect(api.post("/v1/meetings", body(**changes), who=who))


def step(api: Api, meeting: dict[str, Any], name: str, sent: Any = None, **how: Any) -> Any:
    path = f"/v1/meetings/{meeting['id']}/{name}"
    return api.post(path, sent, **{"who": "sup", "version": meeting["version"], **how})


def record(**changes: Any) -> dict[str, Any]:
    return {"minutes": MINUTES, "attended_codes": ["alfa-staff"], **changes}


def recorded(served: Served, api: Api, **changes: Any) -> dict[str, Any]:
    meeting = scheduled(api, **changes)
    served.now = served.now.replace(day=21)
    return expect(step(api, meeting, "hold", record()), 200)


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


@pytest.mark.requirement("S1-15")
def test_a_discussion_is_recorded_with_attendees_minutes_and_decisions(
    served: Served, api: Api
) -> None:
    cycles.state(api)
    indicator = agreed(api)
    with counted(api) as log:
        meeting = scheduled(api, cycle_key="2026", indicator_version_ids=[indicator["id"]])
    assert log.count <= 13
    assert (meeting["state"], meeting["host_name"]) == ("planned", "Sup Alfa")
    assert [each["has_attended"] for each in meeting["attendees"]] == [None, None]
    served.now = served.now.replace(day=21)
    api.get("/v1/meetings", who="sup")
    decision = {"indicator_version_id": indicator["id"], "decision": "changed", "note": "Bobot"}
    with counted(api) as log:
        answer = step(api, meeting, "hold", record(decisions=[decision]))
    assert log.count <= 13
    done = expect(answer, 200)
    assert {each["employee_code"]: each["has_attended"] for each in done["attendees"]} == {
        "alfa-peer": False,
        "alfa-staff": True,
    }
    (topic,) = done["topics"]
    assert (topic["key"], topic["decision"], topic["note"]) == ("permits", "changed", "Bobot")
    with counted(api) as log:
        shown = expect(api.get(f"/v1/meetings/{meeting['id']}", who="staff"), 200)
    assert log.count <= 5
    assert (shown["minutes"], shown["allowed_actions"]) == (MINUTES, ["meeting_confirm"])


@pytest.mark.requirement("S1-15")
def test_closed_minutes_never_change_and_are_corrected_beside(served: Served, api: Api) -> None:
    meeting = recorded(served, api)
    again = expect(step(api, meeting, "hold", record(minutes="Catatan kedua.")), 200)
    closed = expect(step(api, again, "close"), 200)
    assert (closed["state"], closed["minutes"]) == ("closed", "Catatan kedua.")
    for name, sent in (("hold", record()), ("close", None), ("cancel", {"reason": "Batal."})):
        refused = step(api, closed, name, sent)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state"), name
    fixed = {"minutes": "Catatan yang benar.", "reason": "Nama izin salah ditulis."}
    corrected = expect(step(api, closed, "correct", fixed), 200)
    assert corrected["minutes"] == "Catatan kedua."
    (correction,) = corrected["corrections"]
    assert (correction["number"], correction["minutes"]) == (1, "Catatan yang benar.")
    second = expect(step(api, corrected, "correct", fixed), 200)
    assert [each["number"] for each in second["corrections"]] == [1, 2]


def test_who_came_confirms_it(served: Served, api: Api) -> None:
    meeting = scheduled(api)
    path = f"/v1/meetings/{meeting['id']}/confirm"
    assert api.post(path, who="staff").json()["code"] == "wrong_state"
    served.now = served.now.replace(day=21)
    expect(step(api, meeting, "hold", record()), 200)
    first = expect(api.post(path, who="staff"), 200)
    assert first["attendees"][1]["confirmed_at"] is not None
    assert expect(api.post(path, who="staff"), 200)["attendees"] == first["attendees"]
    same = expect(step(api, first, "hold", record()), 200)
    assert same["attendees"] == first["attendees"]
    changed = expect(step(api, same, "hold", record(minutes="Disepakati yang lain.")), 200)
    assert changed["attendees"][1]["confirmed_at"] is None, "nobody confirmed these minutes"
    expect(api.post(path, who="staff"), 200)
    refused = api.post(path, who="peer", headers=ENGLISH)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_attended")
    assert api.post(path, who="sup").status_code == 403
    assert api.post(path, who="stranger").status_code == 404


@pytest.mark.parametrize(("language", "word"), [("id", "sudah lewat"), ("en", "already past")])
def test_a_meeting_of_yesterday_is_not_scheduled(api: Api, language: str, word: str) -> None:
    headers = {"Accept-Language": language}
    sent = body(starts_at="2026-03-15T02:00:00Z")
    refused = api.post("/v1/meetings", sent, who="sup", headers=headers)
    assert faults(refused) == [("/starts_at", "meeting_in_past")]
    assert word in refused.json()["errors"][0]["detail"]


def test_a_meeting_is_not_recorded_before_it_begins(api: Api) -> None:
    refused = step(api, scheduled(api), "hold", record())
    assert (refused.status_code, refused.json()["code"]) == (409, "meeting_not_begun")


def test_who_is_of_another_unit_is_out_of_a_heads_reach_and_marked_for_an_admin(api: Api) -> None:
    refused = api.post("/v1/meetings", body(invited_codes=["alfa-stranger"]), who="sup")
    assert faults(refused) == [("/invited_codes/0", "unknown_reference")]
    made = scheduled(api, "admin", invited_codes=["alfa-staff", "alfa-stranger"])
    marks = {each["employee_code"]: each["is_outside_unit"] for each in made["attendees"]}
    assert marks == {"alfa-staff": False, "alfa-stranger": True}


def test_what_does_not_fit_a_record_is_refused_at_its_pointer(served: Served, api: Api) -> None:
    indicator = agreed(api)
    meeting = scheduled(api)
    served.now = served.now.replace(day=21)
    decision = {"indicator_version_id": indicator["id"], "decision": "kept"}
    for changes, pointer, code in (
        ({"attended_codes": ["alfa-stranger"]}, "/attended_codes/0", "not_invited"),
        ({"attended_codes": ["alfa-peer", "alfa-peer"]}, "/attended_codes/1", "stated_twice"),
        ({"decisions": [decision]}, "/decisions/0/indicator_version_id", "not_a_topic"),
        ({"minutes": " "}, "/minutes", "too_short"),
    ):
        assert faults(step(api, meeting, "hold", record(**changes))) == [(pointer, code)]
    assert expect(api.get(f"/v1/meetings/{meeting['id']}"), 200)["state"] == "planned"


def test_an_indicator_retired_meanwhile_is_no_new_topic(api: Api) -> None:
    indicator = agreed(api)
    meeting = scheduled(api, indicator_version_ids=[indicator["id"]])
    indicator_step(api, indicator, "retire")
    sent = body(indicator_version_ids=[indicator["id"]])
    refused = api.post("/v1/meetings", sent, who="sup")
    assert faults(refused) == [("/indicator_version_ids/0", "indicator_out_of_use")]
    shown = expect(api.get(f"/v1/meetings/{meeting['id']}", who="staff"), 200)
    assert shown["topics"][0]["state"] == "retired"


def test_a_planned_meeting_is_moved_and_canceled_with_a_reason(api: Api) -> None:
    meeting = scheduled(api)
    path = f"/v1/meetings/{meeting['id']}"
    moved = api.put(path, body(invited_codes=["alfa-peer"]), who="sup", version=meeting["version"])
    assert [each["name"] for each in expect(moved, 200)["attendees"]] == ["Peer Alfa"]
    assert api.get(path, who="staff").status_code == 404
    assert step(api, moved.json(), "cancel", {"reason": " "}).status_code == 422
    gone = expect(step(api, moved.json(), "cancel", {"reason": "Ada pemeriksaan."}), 200)
    assert (gone["state"], gone["canceled_for"]) == ("canceled", "Ada pemeriksaan.")
    assert step(api, gone, "hold", record()).json()["code"] == "wrong_state"


def test_a_meeting_is_read_by_those_invited_the_line_of_the_unit_and_admins(api: Api) -> None:
    meeting = scheduled(api)
    path = f"/v1/meetings/{meeting['id']}"
    for who in ("staff", "peer", "sup", "head", "mayor", "admin"):
        assert api.get(path, who=who).status_code == 200, who
        assert [*read(api, "/v1/meetings", who)] == [meeting["id"]], who
    for who in ("stranger", "other", "former"):
        assert api.get(path, who=who).status_code == 404, who
        assert read(api, "/v1/meetings", who) == {}, who
    assert api.get(path, who="admin", agency="beta").status_code == 404
    assert api.get(path, who="auditor").status_code == 403


def test_only_heads_of_the_unit_and_admins_call_a_meeting(api: Api) -> None:
    for who in ("staff", "other"):
        refused = api.post("/v1/meetings", body(), who=who)
        assert ("/unit_code", "unknown_reference") in faults(refused), who
    assert api.post("/v1/meetings", body(), who="auditor").status_code == 403
    assert scheduled(api, "head")["state"] == "planned"


def test_the_host_alone_records_a_meeting(served: Served, api: Api) -> None:
    meeting = scheduled(api, host_code="alfa-peer")
    served.now = served.now.replace(day=21)
    for who in ("staff", "sup", "head"):
        assert step(api, meeting, "hold", record(), who=who).status_code == 403, who
    assert expect(step(api, meeting, "hold", record(), who="peer"), 200)["state"] == "recorded"


def test_meetings_are_listed_by_kind_state_unit_and_cycle(api: Api) -> None:
    cycle = cycles.state(api)
    first = scheduled(api, cycle_key="2026")
    second = scheduled(api, kind="coaching", starts_at="2026-03-18T02:00:00Z")
    assert [*read(api, "/v1/meetings")] == [second["id"], first["id"]]
    assert [*read(api, "/v1/meetings?kind=coaching")] == [second["id"]]
    assert [*read(api, f"/v1/meetings?cycle_id={cycle['id']}")] == [first["id"]]
    assert read(api, "/v1/meetings?state=recorded") == {}
    assert len(read(api, "/v1/meetings?unit_code=DINAS")) == 2
    assert read(api, "/v1/meetings?unit_code=LAIN") == {}
    with counted(api) as log:
        read(api, "/v1/meetings")
    assert log.count == 2


@pytest.mark.parametrize("confirms_first", [True, False])
def test_nobody_has_confirmed_what_the_host_denies_in_the_same_moment(
    served: Served, api: Api, *, confirms_first: bool
) -> None:
    meeting = recorded(served, api)
    requests = [
        lambda: step(api, meeting, "confirm", who="staff", version=None),
        lambda: step(api, meeting, "hold", record(attended_codes=["alfa-peer"])),
    ]
    answers = sent_at_once(api, *(requests if confirms_first else reversed(requests)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    shown = expect(api.get(f"/v1/meetings/{meeting['id']}", who="sup"), 200)
    came = {each["employee_code"]: each for each in shown["attendees"]}
    assert came["alfa-staff"]["has_attended"] is False
    assert came["alfa-staff"]["confirmed_at"] is None
    assert found_by_verify(api) == []
