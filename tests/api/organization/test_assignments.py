"""Assignments over HTTP: seats, definitive posts, early ends, voiding; what the database holds."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from tests.factories.organization import assign, employee, expect, ident, patch, position, void
from tests.factories.raw import cell, insertion, refused
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

REACHED = {
    "staff": {"staff"},
    "sup": {"sup", "staff", "peer"},
    "deputy": {"deputy", "stranger"},
    "late": {"late"},
    "other": {"other", "stranger"},
    "admin": {
        "deputy", "former", "head", "late", "mayor", "other", "peer", "staff", "stranger", "sup",
    },
}  # fmt: skip


@pytest.mark.requirement("S2-01")
@pytest.mark.parametrize("who", sorted(REACHED))
def test_assignments_are_reached_as_their_people_are(api: Api, who: str) -> None:
    with counted(api) as log:
        page = expect(api.get("/v1/assignments?on=2026-03-16&limit=200", who=who), 200)
    assert log.count <= 6
    assert {item["employee_id"] for item in page["items"]} == {ident(o) for o in REACHED[who]}
    for other in sorted(REACHED["admin"]):
        status = api.get(f"/v1/assignments/{ident(f'seat:{other}')}", who=who).status_code
        assert status == (200 if other in REACHED[who] else 404), other


def test_assignments_of_another_agency_do_not_exist(api: Api) -> None:
    foreign = f"/v1/assignments/{ident('seat:staff', 'beta')}"
    assert api.get(foreign, who="admin").status_code == 404
    assert patch(api, foreign, {"ends_on": "2026-03-31"}, 1).status_code == 404
    assert void(api, foreign, 1).status_code == 404
    assert assign(api, ident("staff", "beta"), ident("STAFF"), "2026-04-01").status_code == 422


def test_only_the_administration_and_services_write(api: Api) -> None:
    body = {"employee_id": ident("staff"), "position_id": ident("STAFF"), "starts_on": "2027-01-01"}
    for who in ("staff", "sup", "head", "auditor", "bare"):
        assert api.post("/v1/assignments", body, who=who, key="k").status_code == 403, who
    path = f"/v1/assignments/{ident('seat:staff')}"
    assert patch(api, path, {"ends_on": None}, 1, who="sup").status_code == 403
    assert api.post("/v1/assignments", body, who="service").status_code == 400  # no key


def test_a_new_person_takes_the_first_free_seat_and_gets_an_assessor(api: Api) -> None:
    who = employee(api, "Baru Sekali")
    api.get("/v1/me")
    with counted(api) as log:
        made = expect(assign(api, who["id"], ident("STAFF"), "2026-03-16"))
    assert log.count <= 19
    assert made["seat"] == 3
    assert made["kind"] == "definitive"
    assert made["allowed_actions"] == ["assignment_write"]
    leaders = expect(api.get(f"/v1/employees/{who['id']}/assessor", who="admin"), 200)
    assert leaders["assessor"]["employee_id"] == ident("sup")
    assert api.get(f"/v1/employees/{who['id']}", who="sup").status_code == 200


def test_two_people_on_one_seat_are_refused_with_the_days(api: Api) -> None:
    who = employee(api, "Penantang")
    taken = assign(api, who["id"], ident("STAFF"), "2026-04-01", seat=1)
    assert taken.status_code == 409
    assert taken.json()["code"] == "seat_taken"
    assert "tanpa batas" in taken.json()["detail"]
    head = assign(api, who["id"], ident("SUP"), "2026-04-01")
    assert head.json()["code"] == "no_seat_free"
    beside = assign(api, who["id"], ident("SUP"), "2026-04-01", kind="acting")
    assert expect(beside)["seat"] == 1  # a Plh sits beside the holder
    beyond = assign(api, who["id"], ident("SUP"), "2026-04-01", seat=2)
    assert beyond.status_code == 422
    assert beyond.json()["errors"][0]["pointer"] == "/seat"


def test_of_many_who_reach_for_one_seat_at_once_one_gets_it(api: Api) -> None:
    people = [employee(api, f"Calon {number}")["id"] for number in range(4)]
    seat = {"kind": "acting", "seat": 1}
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda who: assign(api, who, ident("SUP"), "2026-04-01", **seat), people)
        )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {a.json()["code"] for a in answers if a.status_code == 409} == {"seat_taken"}


def test_a_second_definitive_post_is_refused_and_an_acting_one_is_not(api: Api) -> None:
    second = assign(api, ident("staff"), ident("STAFF2"), "2026-04-01")
    assert second.status_code == 409
    assert second.json()["code"] == "second_definitive_post"
    acting = assign(
        api, ident("staff"), ident("STAFF2"), "2026-04-01", kind="acting", ends_on="2026-06-30"
    )
    assert expect(acting)["ends_on"] == "2026-06-30"
    leaders = api.get(f"/v1/employees/{ident('staff')}/assessor?on=2026-05-01", who="admin").json()
    assert leaders["assessor"]["employee_id"] == ident("other")


def test_days_must_be_in_order_and_references_known(api: Api) -> None:
    wrong = assign(api, ident("staff"), ident("STAFF2"), "2026-04-02", ends_on="2026-04-01")
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["pointer"] == "/ends_on"
    unknown = assign(api, ident("nobody"), ident("STAFF2"), "2026-04-01")
    assert unknown.json()["errors"][0]["pointer"] == "/employee_id"
    missing = assign(api, ident("staff"), ident("NOWHERE"), "2026-04-01")
    assert missing.json()["errors"][0]["pointer"] == "/position_id"


def test_a_successor_begins_the_day_after_the_end(api: Api) -> None:
    seat = f"/v1/assignments/{ident('seat:sup')}"
    ended = expect(patch(api, seat, {"ends_on": "2026-03-15"}, 1), 200)
    assert (ended["ends_on"], ended["version"]) == ("2026-03-15", 2)
    assert expect(assign(api, employee(api, "Pengganti")["id"], ident("SUP"), "2026-03-16"))
    staff = expect(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
    assert staff["assessor"]["name"] == "Pengganti"
    reopened = patch(api, seat, {"ends_on": None}, 2)
    assert reopened.json()["code"] == "seat_taken"
    with_gap = patch(api, seat, {"ends_on": "2026-03-15"}, 1)
    assert with_gap.status_code == 412


def test_days_that_are_over_do_not_change(api: Api) -> None:
    seat = f"/v1/assignments/{ident('seat:staff')}"
    past = patch(api, seat, {"ends_on": "2026-03-14"}, 1)
    assert past.status_code == 422
    assert past.json()["code"] == "past_days"
    assert patch(api, seat, {"ends_on": "2026-03-15"}, None).status_code == 428
    assert patch(api, seat, {"starts_on": "2026-01-01"}, 1).status_code == 422
    old = f"/v1/assignments/{ident('seat:former:old')}"
    assert patch(api, old, {"ends_on": "2026-12-31"}, 1).json()["code"] == "past_days"


def test_a_wrong_entry_is_voided_with_a_reason_and_entered_anew(api: Api) -> None:
    seat = f"/v1/assignments/{ident('seat:staff')}"
    assert api.post(f"{seat}/void", {"reason": " "}, who="admin", version=1).status_code == 422
    assert void(api, seat, 7).status_code == 412
    voided = expect(void(api, seat, 1), 200)
    assert voided["void_reason"] == "Salah input"
    assert voided["voided_at"]
    assert void(api, seat, 2).json()["code"] == "voided"
    assert patch(api, seat, {"ends_on": "2026-12-31"}, 2).json()["code"] == "voided"
    assert api.get(f"/v1/employees/{ident('staff')}", who="sup").status_code == 200  # of their unit
    gone = expect(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
    assert gone["assessor"] is None
    mine = f"/v1/assignments?employee_id={ident('staff')}"
    assert expect(api.get(mine, who="admin"), 200)["items"] == []
    assert len(expect(api.get(f"{mine}&with_voided=true", who="admin"), 200)["items"]) == 1
    assert expect(assign(api, ident("staff"), ident("STAFF2"), "2025-02-01"))["seat"] == 2
    back = expect(
        api.get(f"/v1/employees/{ident('staff')}/assessor?on=2025-03-01", who="staff"), 200
    )
    assert back["assessor"]["employee_id"] == ident("other")


ROW = {"starts_on": "2026-04-01", "version": 1, "kind": "definitive"}


def test_the_database_refuses_a_taken_seat(api: Api) -> None:
    seat = {**ROW, "position_id": key("alfa:STAFF"), "seat": 1}
    idle = UUID(employee(api, "Tanpa Jabatan")["id"])
    taken = insertion(api, "assignment", employee_id=idle, **seat)
    refused(api, taken, "gd:overlap", "ex_assignment_seat")
    expect(assign(api, ident("deputy"), ident("STAFF"), "2026-04-01", kind="acting", seat=1))
    beside = insertion(api, "assignment", employee_id=idle, **{**seat, "kind": "acting"})
    refused(api, beside, "gd:overlap", "ex_assignment_seat")


def test_the_database_refuses_a_second_definitive_post_and_a_reopened_one(api: Api) -> None:
    seat = {**ROW, "position_id": key("alfa:STAFF2"), "seat": 9}
    second = insertion(api, "assignment", employee_id=key("alfa:staff"), **seat)
    refused(api, second, "gd:overlap", "ex_assignment_post")
    old = cell(api, key("alfa:seat:former:old"))
    reopened = f"UPDATE assignment SET ends_before = NULL WHERE id = {old}"
    refused(api, reopened, "gd:overlap", "ex_assignment_")


def test_the_database_refuses_two_assessors_of_one_person_on_a_day(api: Api) -> None:
    second = insertion(
        api,
        "assessor",
        employee_id=key("alfa:staff"),
        assessor_id=key("alfa:head"),
        cause="climb",
        starts_on="2026-05-01",
        ends_before="2026-06-01",
    )
    refused(api, second, "gd:overlap", "ex_assessor")


def test_places_taken_cannot_be_taken_away(api: Api) -> None:
    made = position(api, "BERDUA", places=2)
    expect(assign(api, employee(api, "Satu")["id"], made["id"], "2026-03-01"))
    expect(assign(api, employee(api, "Dua")["id"], made["id"], "2026-03-01"))
    body = {"unit_code": "BIDANG", "title": "Jabatan BERDUA", "job_class": "executive"}
    fewer = api.put("/v1/positions/BERDUA", body, who="admin")
    assert fewer.status_code == 409
    assert fewer.json()["code"] == "seats_in_use"
