"""The agency over HTTP: itself, its holidays, and what is wrong in its organization."""

import pytest
from tests.factories.organization import (
    assign,
    employee,
    expect,
    ident,
    line,
    patch,
    position,
    void,
)
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.services.organization.agencies import TAKEN_AGENCY_KEYS


@pytest.mark.requirement("S2-21")
def test_everybody_reads_their_own_agency_and_no_other(api: Api) -> None:
    for who in ("staff", "auditor", "admin", "service"):
        assert expect(api.get("/v1/agency", who=who), 200)["key"] == "alfa"
    mine = expect(api.get("/v1/agency", who="staff", agency="beta"), 200)
    assert (mine["key"], mine["zone"]) == ("beta", "Asia/Jakarta")
    assert mine["work_days"] == ["mon", "tue", "wed", "thu", "fri"]


def test_the_administration_changes_its_agency_in_part(api: Api) -> None:
    before = api.get("/v1/agency", who="admin").json()
    assert patch(api, "/v1/agency", {"name": "Kota Baru"}, None).status_code == 428
    changed = {"zone": "Asia/Makassar", "work_days": ["sat", "mon", "tue"]}
    after = expect(patch(api, "/v1/agency", changed, before["version"]), 200)
    assert after["work_days"] == ["mon", "tue", "sat"]
    assert (after["name"], after["zone"]) == (before["name"], "Asia/Makassar")
    assert patch(api, "/v1/agency", {"name": "X"}, before["version"]).status_code == 412
    assert patch(api, "/v1/agency", {"name": "X"}, after["version"], who="head").status_code == 403


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"zone": "Asia/Atlantis"}, "/zone"),
        ({"work_days": []}, "/work_days"),
        ({"work_days": ["mon", "mon"]}, "/work_days"),
        ({"work_days": ["senin"]}, "/work_days/0"),
        ({"name": None}, "/name"),
        ({"key": "gamma"}, "/key"),
    ],
)
def test_a_wrong_agency_is_refused_at_its_place(api: Api, change, pointer) -> None:
    answer = patch(api, "/v1/agency", change, 1)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def days(api: Api, year: int = 2026, **how: str) -> dict[str, dict[str, object]]:
    answer = expect(api.get(f"/v1/holidays?year={year}", **how), 200)
    return {day["on"]: day for day in answer["items"]}


def test_the_agency_stands_over_the_country(api: Api) -> None:
    national = days(api)["2026-08-17"]
    assert (national["is_national"], national["is_working"]) == (True, False)
    own = {"name": "Upacara", "is_working": True}
    expect(api.put("/v1/holidays/2026-08-17", own, who="admin"), 200)
    made = expect(api.put("/v1/holidays/2026-03-10", {"name": "Hari jadi"}, who="admin"), 200)
    again = api.put("/v1/holidays/2026-03-10", {"name": "Hari jadi"}, who="admin")
    assert again.json() == made
    assert days(api)["2026-08-17"]["is_working"] is True
    assert days(api)["2026-08-17"]["is_national"] is True
    stated = {"dry_run": False, "moved_terms": {"counts": {}, "items": []}}
    assert made == {**days(api)["2026-03-10"], **stated}
    assert "2026-03-10" not in days(api, who="staff", agency="beta")
    assert "2026-03-10" not in days(api, 2027)
    stale = api.put("/v1/holidays/2026-03-10", {"name": "Lain"}, who="admin", version=4)
    assert stale.status_code == 412


def test_a_word_on_a_day_is_taken_back_by_who_saw_it(api: Api) -> None:
    expect(
        api.put("/v1/holidays/2026-08-17", {"name": "Kerja", "is_working": True}, who="admin"), 200
    )
    path = "/v1/holidays/2026-08-17"
    assert api.call("DELETE", path, who="admin").status_code == 428
    assert api.call("DELETE", path, who="admin", version=2).status_code == 412
    assert api.call("DELETE", path, who="admin", version=1).status_code == 200
    assert days(api)["2026-08-17"]["is_working"] is False
    assert api.call("DELETE", path, who="admin", version=1).status_code == 404


def test_holidays_are_written_by_the_administration_alone(api: Api) -> None:
    for who in ("staff", "head", "auditor", "service", "bare"):
        answer = api.put("/v1/holidays/2026-03-10", {"name": "Libur"}, who=who)
        assert answer.status_code == 403, who
    assert api.put("/v1/holidays/2026-02-30", {"name": "Libur"}, who="admin").status_code == 422
    assert api.get("/v1/holidays?year=20260").status_code == 422


def defects(api: Api, **how: str) -> set[tuple[str, str | None]]:
    with counted(api) as log:
        page = expect(api.get("/v1/organization/defects?limit=200", **{"who": "admin", **how}), 200)
    assert log.count <= 5
    return {
        (item["code"], item["employee_id"] or item["position_id"] or item["unit_id"])
        for item in page["items"]
    }


@pytest.mark.requirement("S2-09")
def test_what_keeps_people_from_being_rated_is_listed_with_who_mends_it(api: Api) -> None:
    assert defects(api) == set()
    idle = employee(api, "Tanpa Jabatan")["id"]
    loose = position(api, "LEPAS")["id"]
    lost = employee(api, "Tanpa Atasan")["id"]
    expect(assign(api, lost, loose, "2026-03-01"))
    expect(
        api.put(
            "/v1/units/BARU", {"name": "Baru", "kind": "x", "parent_code": "KOTA"}, who="admin"
        ),
        200,
    )
    unit = api.get("/v1/units/BARU").json()["id"]
    assert defects(api) == {
        ("no_assignment", idle),
        ("position_without_line", lost),
        ("unit_without_head", unit),
    }
    expect(line(api, loose, ident("SUP"), "2026-01-01"))
    item = expect(api.get("/v1/organization/defects?code=no_assignment", who="admin"), 200)[
        "items"
    ][0]
    assert (item["mender"], item["employee_id"]) == ("admin", idle)
    assert item["reason"] != item["code"]
    assert ("position_without_line", lost) not in defects(api)


def test_a_vacant_top_leaves_those_below_without_an_assessor(api: Api) -> None:
    for seat in ("seat:mayor", "seat:head"):
        expect(void(api, f"/v1/assignments/{ident(seat)}", 1), 200)
    current = defects(api)
    assert ("no_assignment", ident("head")) in current
    assert ("no_assessor", ident("sup")) in current
    assert ("no_assignment", ident("mayor")) not in current  # an official is not appraised


def test_who_has_left_is_no_defect(api: Api) -> None:
    seat = f"/v1/assignments/{ident('seat:staff')}"
    expect(patch(api, seat, {"ends_on": "2026-03-15"}, 1), 200)
    assert ("no_assignment", ident("staff")) in defects(api)
    expect(patch(api, f"/v1/employees/{ident('staff')}", {"left_on": "2026-03-15"}, 1), 200)
    assert defects(api) == set()


def test_a_derived_row_that_was_tampered_with_is_found(api: Api) -> None:
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql("DELETE FROM assessor WHERE cause = 'delegation'")
    query = "?code=assessor_outdated"  # asked for by its code: it takes the whole organization
    items = expect(api.get(f"/v1/organization/defects{query}", who="admin"), 200)["items"]
    assert [(item["code"], item["employee_id"], item["mender"]) for item in items] == [
        ("assessor_outdated", ident("stranger"), "operator")
    ]


def test_pages_of_defects_follow_each_other(api: Api) -> None:
    people = {employee(api, f"Nomor {number}")["id"] for number in range(5)}
    employees, cursor = [], ""
    while cursor is not None:
        query = f"?limit=2{cursor and f'&cursor={cursor}'}"
        page = expect(api.get(f"/v1/organization/defects{query}", who="admin"), 200)
        assert len(page["items"]) <= 2
        employees += [item["employee_id"] for item in page["items"]]
        cursor = page["next"]
    assert len(employees) == 5
    assert set(employees) == people


def test_defects_are_for_those_who_can_mend_them(api: Api) -> None:
    assert defects(api, who="service") == set()
    for who in ("staff", "head", "auditor", "bare"):
        assert api.get("/v1/organization/defects", who=who).status_code == 403


def test_no_agency_has_a_key_that_stands_in_a_public_address(still: Api) -> None:
    paths = still.get("/openapi.json", who=None).json()["paths"]
    after_public = {path.split("/")[3] for path in paths if path.startswith("/v1/public/")}
    assert {word for word in after_public if not word.startswith("{")} == TAKEN_AGENCY_KEYS
    assert "{agency_key}" in after_public
