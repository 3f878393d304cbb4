"""Announcements over HTTP: drafted, published, acknowledged; who has read them, and who must."""

from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api, Served

ENGLISH = {"Accept-Language": "en"}


def body(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "guide",
        "title": "Tata cara penilaian kinerja 2026",
        "body": "SKP disusun bersama atasan sampai akhir Januari.",
        "unit_code": "BIDANG",
        "is_required": True,
        "due_on": "2026-03-31",
        **changes,
    }


def drafted(api: Api, who: str = "admin", **changes: Any) -> dict[str, Any]:
    return expect(api.post("/v1/announcements", body(**changes), who=who))


def step(api: Api, it: dict[str, Any], name: str, sent: Any = None, who: str = "admin") -> Any:
    path = f"/v1/announcements/{it['id']}/{name}"
    return api.post(path, sent, who=who, version=it["version"])


def published(api: Api, who: str = "admin", **changes: Any) -> dict[str, Any]:
    return expect(step(api, drafted(api, who, **changes), "publish", who=who), 200)


def acknowledge(api: Api, it: dict[str, Any], who: str) -> Any:
    path = f"/v1/announcements/{it['id']}/acknowledge"
    return api.post(path, {"digest": it["digest"]}, who=who)


def tasks(api: Api, who: str) -> list[tuple[str, str]]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return [(each["kind"], each["text"]) for each in items if "announcement" in each["kind"]]


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


@pytest.mark.requirement("S0-16")
@pytest.mark.requirement("S2-15")
def test_what_is_announced_is_read_acknowledged_and_counted_by_unit(api: Api) -> None:
    it = published(api, unit_code="DINAS")
    assert tasks(api, "staff") == [("announcement_to_read", f"Baca: {it['title']}")]
    done = expect(acknowledge(api, it, "staff"), 200)
    assert done["acknowledged_at"] == "2026-03-16T03:00:00.000000Z"
    assert expect(acknowledge(api, it, "staff"), 200) == done
    assert tasks(api, "staff") == []
    (mine,) = api.get("/v1/announcements", who="staff").json()["items"]
    assert mine["acknowledged_at"] == done["acknowledged_at"]
    path = f"/v1/announcements/{it['id']}"
    whole = expect(api.get(f"{path}/coverage", who="admin"), 200)
    counts = {each["unit_code"]: (each["acknowledged"], each["people"]) for each in whole["units"]}
    assert counts["BIDANG"][0] == 1
    assert counts.keys() == {"DINAS", "BIDANG", "LAIN"}
    assert (whole["acknowledged"], whole["people"]) == (1, sum(each[1] for each in counts.values()))
    own = expect(api.get(f"{path}/coverage", who="sup"), 200)
    assert {each["unit_code"] for each in own["units"]} == {"BIDANG"}


@pytest.mark.requirement("S0-16")
def test_a_head_sees_who_of_the_own_unit_has_not_read_it(api: Api) -> None:
    it = published(api, unit_code="DINAS")
    acknowledge(api, it, "staff")
    path = f"/v1/announcements/{it['id']}/readers"
    missing = api.get(f"{path}?is_acknowledged=false", who="sup").json()["items"]
    assert {each["unit_code"] for each in missing} == {"BIDANG"}
    assert "alfa-staff" not in {each["employee_code"] for each in missing}
    read = api.get(f"{path}?is_acknowledged=true", who="sup").json()["items"]
    assert [each["employee_code"] for each in read] == ["alfa-staff"]
    assert read[0]["acknowledged_at"]
    assert api.get(path, who="staff").json()["items"] == []
    matching = api.get(f"{path}?q=peer&unit_code=BIDANG", who="admin").json()["items"]
    assert [each["name"] for each in matching] == ["Peer Alfa"]


@pytest.mark.requirement("S1-19")
def test_a_guide_for_assessors_is_asked_of_assessors_alone(api: Api) -> None:
    it = published(api, unit_code=None, reader_group="raters")
    assert tasks(api, "sup") == [("announcement_to_read", f"Baca: {it['title']}")]
    assert tasks(api, "staff") == []
    path = f"/v1/announcements/{it['id']}"
    readers = api.get(f"{path}/readers", who="admin").json()["items"]
    assert {each["employee_code"] for each in readers} >= {"alfa-sup", "alfa-head"}
    assert "alfa-staff" not in {each["employee_code"] for each in readers}
    counted_people = api.get(f"{path}/coverage", who="admin").json()["people"]
    assert counted_people == len(readers)


@pytest.mark.requirement("S3-18")
def test_a_leader_states_of_a_period_what_it_is_for_and_sees_who_heard_it(api: Api) -> None:
    cycles.state(api)
    stated = {"kind": "leader_statement", "cycle_key": "2026", "period_key": "q1"}
    it = published(api, "sup", **stated)
    assert (it["leader_name"], it["period_key"], it["cycle_key"]) == ("Sup Alfa", "q1", "2026")
    expect(acknowledge(api, it, "peer"), 200)
    read = api.get(f"/v1/announcements/{it['id']}/readers?is_acknowledged=true", who="sup")
    assert [each["name"] for each in read.json()["items"]] == ["Peer Alfa"]
    assert faults(api.post("/v1/announcements", body(kind="leader_statement"), who="admin")) == [
        ("/period_key", "period_of_statement"),
        ("/leader_code", "leader_of_statement"),
    ]
    of_another = body(**stated, leader_code="alfa-staff")
    answer = api.post("/v1/announcements", of_another, who="sup")
    assert faults(answer) == [("/leader_code", "statement_of_another")]
    by_admin = drafted(api, **stated, leader_code="alfa-head", unit_code=None)
    assert by_admin["leader_name"] == "Head Alfa"


@pytest.mark.requirement("S3-09")
def test_the_gate_names_who_is_missing_and_opens_when_everyone_has_read(api: Api) -> None:
    cycles.state(api, population={"units": ["BIDANG"]})

    def gate() -> dict[str, Any]:
        gates = expect(api.get("/v1/cycles/2026/readiness", who="admin"), 200)["gates"]
        (socialisation,) = [each for each in gates if each["gate"] == "socialisation"]
        return socialisation

    assert [lack["code"] for lack in gate()["lacks"]] == ["not_recorded"]
    it = published(api, unit_code=None, cycle_key="2026")
    shut = gate()
    assert {lack["code"] for lack in shut["lacks"]} == {"not_informed"}
    assert shut["lacking"] == len(shut["lacks"])
    names = {lack["name"] for lack in shut["lacks"]}
    assert {"Staff Alfa", "Peer Alfa"} <= names
    for who in sorted(name.split()[0].lower() for name in names):
        expect(acknowledge(api, it, who), 200)
    assert (gate()["is_met"], gate()["lacking"]) == (True, 0)
    other = published(api, unit_code="BIDANG", cycle_key="2026")
    assert gate()["lacking"] == len(names)
    expect(step(api, other, "withdraw", {"reason": "Digabung."}), 200)
    assert gate()["is_met"]


def test_the_gate_lacks_whom_nothing_addresses(api: Api) -> None:
    cycles.state(api, population={"units": ["BIDANG", "LAIN"]})
    published(api, unit_code="LAIN", cycle_key="2026")
    gates = api.get("/v1/cycles/2026/readiness", who="admin").json()["gates"]
    (gate,) = [each for each in gates if each["gate"] == "socialisation"]
    assert {"Staff Alfa", "Stranger Alfa"} <= {lack["name"] for lack in gate["lacks"]}


def test_what_is_published_never_changes(api: Api) -> None:
    it = drafted(api)
    path = f"/v1/announcements/{it['id']}"
    changed = expect(api.put(path, body(title="Panduan"), who="admin", version=1), 200)
    assert changed["digest"] != it["digest"]
    assert api.get(path, who="staff").status_code == 404
    it = expect(step(api, changed, "publish"), 200)
    answer = api.put(path, body(), who="admin", version=it["version"])
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert step(api, it, "publish").status_code == 409
    other = {"digest": "0" * 64}
    answer = api.post(f"{path}/acknowledge", other, who="staff", headers=ENGLISH)
    assert (answer.status_code, answer.json()["code"]) == (409, "content_differs")
    gone = expect(step(api, it, "withdraw", {"reason": "Digabung."}), 200)
    assert (gone["state"], gone["withdrawn_for"]) == ("withdrawn", "Digabung.")
    assert acknowledge(api, it, "staff").status_code == 404
    assert tasks(api, "staff") == []


@pytest.mark.parametrize(
    ("who", "changes", "expected"),
    [
        ("sup", {"unit_code": None}, [("/unit_code", "unit_of_announcement")]),
        ("sup", {"unit_code": "LAIN"}, [("/unit_code", "unknown_reference")]),
        ("admin", {"is_required": False}, [("/due_on", "due_without_duty")]),
        ("admin", {"period_key": "q1"}, [("/cycle_key", "required")]),
        ("admin", {"cycle_key": "2031"}, [("/cycle_key", "unknown_reference")]),
    ],
)
def test_what_does_not_go_together_is_refused_at_its_field(
    api: Api, who: str, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    for language in ({}, ENGLISH):
        answer = api.post("/v1/announcements", body(**changes), who=who, headers=language)
        assert faults(answer) == expected
        assert all(fault["detail"] for fault in answer.json()["errors"])


def test_an_announcement_of_a_day_that_is_over_is_not_published(served: Served, api: Api) -> None:
    it = drafted(api, due_on="2026-03-17")
    served.now = served.now.replace(day=19)
    assert step(api, it, "publish").json()["code"] == "due_day_over"


def test_the_same_acknowledged_twice_at_once_is_kept_once(api: Api) -> None:
    it = published(api)
    path, sent = f"/v1/announcements/{it['id']}/acknowledge", {"digest": it["digest"]}
    answers = sent_at_once(api, *[lambda: api.post(path, sent, who="staff")] * 2)
    assert {answer.status_code for answer in answers} == {200}
    assert found_by_verify(api) == []


def test_readiness_sends_as_many_statements_whatever_was_announced(api: Api) -> None:
    cycles.state(api)
    counts = []
    for _ in range(3):
        published(api, unit_code=None, cycle_key="2026")
        with counted(api) as log:
            expect(api.get("/v1/cycles/2026/readiness", who="admin"), 200)
        counts.append(log.count)
    assert len(set(counts)) == 1


@pytest.mark.requirement("S3-09")
def test_a_scheme_is_told_in_plain_words_to_whoever_it_applies_to(api: Api) -> None:
    scheme = cycles.adopt(api)
    guide = expect(api.get(f"/v1/schemes/{scheme['id']}/guide", who="staff"), 200)
    assert guide["title"]["id"] == "Kinerja ASN Kota Mataram"
    sentences = [each["id"] for part in guide["paragraphs"] for each in part["sentences"]]
    assert any("Disiplin berbobot 20%" in sentence for sentence in sentences)
    assert "Nilai 95 ke atas: Sangat Baik." in sentences
