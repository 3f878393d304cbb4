"""Positions over HTTP: stated by code, one head per unit, one place where others report to."""

import pytest
from tests.factories.organization import expect, ident, position
from tests.records.statements import counted
from tests.serving.client import Api

POSITION = {
    "unit_code": "LAIN",
    "title": "Kepala Lain",
    "job_class": "supervisory",
    "is_head": True,
}


@pytest.mark.requirement("S2-01")
def test_everybody_of_the_agency_reads_its_positions(api: Api) -> None:
    for who in ("staff", "auditor", "admin", "service"):
        with counted(api) as log:
            page = expect(api.get("/v1/positions", who=who), 200)
        assert log.count <= 6
        assert len(page["items"]) == 7
    by_code = expect(api.get("/v1/positions/SUP"), 200)
    assert expect(api.get(f"/v1/positions/{ident('SUP')}"), 200) == by_code
    assert api.get(f"/v1/positions/{ident('SUP', 'beta')}").status_code == 404
    assert api.get("/v1/positions", who="bare").status_code == 403


def test_lists_are_filtered_by_unit_class_head_and_beginning(api: Api) -> None:
    def codes(query: str) -> list[str]:
        return [post["code"] for post in expect(api.get(f"/v1/positions?{query}"), 200)["items"]]

    assert codes(f"unit_id={ident('BIDANG')}") == ["STAFF", "SUP"]
    assert codes("job_class=executive") == ["STAFF", "STAFF2"]
    assert codes("is_head=true") == ["HEAD", "MAYOR", "OTHER", "SUP"]
    assert codes("q=sta") == ["STAFF", "STAFF2"]
    assert codes("q=jabatan may") == ["MAYOR"]
    assert api.get(f"/v1/positions?unit_id={ident('LAIN', 'beta')}").status_code == 404
    assert api.get("/v1/positions?is_head=perhaps").status_code == 422


def test_a_position_stated_twice_is_made_once(api: Api) -> None:
    first = position(api, "ANALIS", places=3, functional_level="ahli_muda", job_class="functional")
    again = position(api, "ANALIS", places=3, functional_level="ahli_muda", job_class="functional")
    assert first == again
    assert first["title_key"] == "jabatan_analis"
    assert first["version"] == 1
    changed = position(api, "ANALIS", unit="LAIN", places=2, job_class="functional")
    assert (changed["version"], changed["unit_id"]) == (2, ident("LAIN"))
    body = {"unit_code": "LAIN", "title": "Lain", "job_class": "functional"}
    stale = api.put("/v1/positions/ANALIS", body, who="admin", version=1)
    assert stale.status_code == 412


def test_a_unit_has_one_head_and_it_has_one_place(api: Api) -> None:
    second = api.put("/v1/positions/KEPALA2", POSITION, who="admin")
    assert second.status_code == 409
    assert second.json()["code"] == "unit_has_head"
    assert "OTHER" in second.json()["detail"]
    assert api.put("/v1/positions/OTHER", POSITION, who="admin").status_code == 200
    crowd = api.put("/v1/positions/OTHER", {**POSITION, "places": 2}, who="admin")
    assert crowd.status_code == 422
    assert crowd.json()["errors"][0]["pointer"] == "/places"


@pytest.mark.requirement("S2-09")
def test_a_position_that_becomes_functional_no_longer_assesses_by_itself(api: Api) -> None:
    expect(
        api.put("/v1/positions/OTHER", {**POSITION, "job_class": "functional"}, who="admin"), 200
    )
    path = f"/v1/employees/{ident('stranger')}/assessor?on="
    for day, leader, cause in (
        ("2026-01-10", "head", "climb"),
        ("2026-03-10", "deputy", "delegation"),
        ("2026-04-10", "head", "climb"),
    ):
        assessor = expect(api.get(path + day, who="stranger"), 200)["assessor"]
        assert (assessor["employee_id"], assessor["cause"]) == (ident(leader), cause), day


def test_only_the_administration_and_services_write(api: Api) -> None:
    for who in ("staff", "head", "auditor", "bare"):
        assert api.put("/v1/positions/OTHER", POSITION, who=who).status_code == 403
    assert api.put("/v1/positions/OTHER", POSITION, who="service").status_code == 200


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"unit_code": "TIDAKADA"}, "/unit_code"),
        ({"job_class": "king"}, "/job_class"),
        ({"places": 0}, "/places"),
        ({"places": 1.5}, "/places"),
        ({"title": " "}, "/title"),
        ({"salary": 1}, "/salary"),
        ({"is_head": "yes"}, "/is_head"),
    ],
)
def test_a_wrong_position_is_refused_at_its_place(api: Api, change, pointer) -> None:
    answer = api.put("/v1/positions/OTHER", {**POSITION, **change}, who="admin")
    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
