"""Assignments over HTTP: seats, definitive posts, early ends, voiding; and what the database holds."""

import pytest
from sqlalchemy.exc import DBAPIError

from tests.client import Api
from tests.factories.organization import assign, employee, ident, patch, position, told, void
from tests.statements import counted

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
        page = told(api.get("/v1/assignments?on=2026-03-16&limit=200", who=who), 200)
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
        made = told(assign(api, who["id"], ident("STAFF"), "2026-03-16"))
    assert log.count <= 18
    assert made["seat"] == 3
    assert made["kind"] == "definitive"
    assert made["allowed_actions"] == ["assignment_write"]
    leaders = told(api.get(f"/v1/employees/{who['id']}/assessor", who="admin"), 200)
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
    assert told(beside)["seat"] == 1  # a Plh sits beside the holder
    beyond = assign(api, who["id"], ident("SUP"), "2026-04-01", seat=2)
    assert beyond.status_code == 422
    assert beyond.json()["errors"][0]["pointer"] == "/seat"


def test_a_second_definitive_post_is_refused_and_an_acting_one_is_not(api: Api) -> None:
    second = assign(api, ident("staff"), ident("STAFF2"), "2026-04-01")
    assert second.status_code == 409
    assert second.json()["code"] == "second_definitive_post"
    acting = assign(
        api, ident("staff"), ident("STAFF2"), "2026-04-01", kind="acting", ends_on="2026-06-30"
    )
    assert told(acting)["ends_on"] == "2026-06-30"
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
    ended = told(patch(api, seat, {"ends_on": "2026-03-15"}, 1), 200)
    assert (ended["ends_on"], ended["version"]) == ("2026-03-15", 2)
    assert told(assign(api, employee(api, "Pengganti")["id"], ident("SUP"), "2026-03-16"))
    staff = told(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
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
    voided = told(void(api, seat, 1), 200)
    assert voided["void_reason"] == "Salah input"
    assert voided["voided_at"]
    assert void(api, seat, 2).json()["code"] == "voided"
    assert patch(api, seat, {"ends_on": "2026-12-31"}, 2).json()["code"] == "voided"
    assert api.get(f"/v1/employees/{ident('staff')}", who="sup").status_code == 200  # of his unit
    gone = told(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
    assert gone["assessor"] is None
    mine = f"/v1/assignments?employee_id={ident('staff')}"
    assert told(api.get(mine, who="admin"), 200)["items"] == []
    assert len(told(api.get(f"{mine}&with_voided=true", who="admin"), 200)["items"]) == 1
    assert told(assign(api, ident("staff"), ident("STAFF2"), "2025-02-01"))["seat"] == 2
    back = told(api.get(f"/v1/employees/{ident('staff')}/assessor?on=2025-03-01", who="staff"), 200)
    assert back["assessor"]["employee_id"] == ident("other")


INSERT = (
    "INSERT INTO assignment (agency_id, id, employee_id, position_id, seat, kind, starts_on, version) "
    "VALUES ({agency}, {id}, {employee}, {position}, {seat}, '{kind}', '2026-04-01', 1)"
)


@pytest.mark.parametrize(
    ("employee_key", "position_key", "seat", "kind"),
    [("stranger", "STAFF", 1, "acting2"), ("stranger", "STAFF", 1, "definitive")],
)
def test_the_database_refuses_a_taken_seat(api: Api, employee_key, position_key, seat, kind) -> None:
    told(assign(api, ident("deputy"), ident("STAFF"), "2026-04-01", kind="acting", seat=1))
    with pytest.raises(DBAPIError, match="overlap|ex_assignment"), api.raw() as connection:
        statement = INSERT.format(
            agency=_sql(api, str(api.agency_id())),
            id=_sql(api, ident("raw")),
            employee=_sql(api, ident(employee_key)),
            position=_sql(api, ident(position_key)),
            seat=seat,
            kind=kind.removesuffix("2"),
        )
        connection.exec_driver_sql(statement)


def test_the_database_refuses_a_second_definitive_post_and_a_reopened_one(api: Api) -> None:
    with pytest.raises(DBAPIError, match="overlap|ex_assignment_post"), api.raw() as connection:
        statement = INSERT.format(
            agency=_sql(api, str(api.agency_id())),
            id=_sql(api, ident("raw")),
            employee=_sql(api, ident("staff")),
            position=_sql(api, ident("STAFF2")),
            seat=9,
            kind="definitive",
        )
        connection.exec_driver_sql(statement)
    old = _sql(api, ident("seat:former:old"))
    with pytest.raises(DBAPIError, match="overlap|ex_assignment"), api.raw() as connection:
        connection.exec_driver_sql(f"UPDATE assignment SET ends_before = NULL WHERE id = {old}")


def test_the_database_refuses_two_assessors_of_one_person_on_a_day(api: Api) -> None:
    agency, who = _sql(api, str(api.agency_id())), _sql(api, ident("staff"))
    with pytest.raises(DBAPIError, match="overlap|ex_assessor"), api.raw() as connection:
        connection.exec_driver_sql(
            "INSERT INTO assessor (agency_id, id, employee_id, assessor_id, cause, starts_on, ends_before) "
            f"VALUES ({agency}, {_sql(api, ident('raw'))}, {who}, {_sql(api, ident('head'))}, "
            "'climb', '2026-05-01', '2026-06-01')"
        )


def test_places_taken_cannot_be_taken_away(api: Api) -> None:
    made = position(api, "BERDUA", places=2)
    told(assign(api, employee(api, "Satu")["id"], made["id"], "2026-03-01"))
    told(assign(api, employee(api, "Dua")["id"], made["id"], "2026-03-01"))
    wanted = {"unit_code": "BIDANG", "title": "Jabatan BERDUA", "job_class": "executive"}
    fewer = api.put("/v1/positions/BERDUA", wanted, who="admin")
    assert fewer.status_code == 409
    assert fewer.json()["code"] == "seats_in_use"


def _sql(api: Api, key: str) -> str:
    return f"'{key.replace('-', '')}'" if api.dialect == "sqlite" else f"'{key}'"
