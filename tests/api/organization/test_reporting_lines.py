"""Reporting lines over HTTP: one superior a day, no circle on any day, one place at the top."""

from uuid import UUID

import pytest
from tests.factories.organization import expect, ident, line, patch, position, void
from tests.factories.raw import cell, insertion, refused
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


def test_the_whole_agency_reads_its_lines_and_only_its_own(api: Api) -> None:
    for who in ("staff", "auditor", "admin", "service"):
        with counted(api) as log:
            page = expect(api.get("/v1/reporting-lines", who=who), 200)
        assert log.count <= 6
        assert len(page["items"]) == 6
    top = expect(api.get(f"/v1/reporting-lines/{ident('line:SUP')}", who="staff"), 200)
    assert top["superior_position_id"] == ident("HEAD")
    assert api.get(f"/v1/reporting-lines/{ident('line:SUP', 'beta')}").status_code == 404
    below = api.get(f"/v1/reporting-lines?superior_position_id={ident('HEAD')}").json()["items"]
    assert {item["position_id"] for item in below} == {ident(c) for c in ("SUP", "OTHER", "DEPUTY")}


def test_only_the_administration_and_services_write(api: Api) -> None:
    body = {
        "position_id": ident("MAYOR"),
        "superior_position_id": ident("HEAD"),
        "starts_on": "2027-01-01",
    }
    for who in ("staff", "head", "auditor", "bare"):
        assert api.post("/v1/reporting-lines", body, who=who, key="k").status_code == 403, who


def test_a_position_has_one_superior_on_a_day(api: Api) -> None:
    second = line(api, ident("STAFF"), ident("OTHER"), "2026-04-01")
    assert second.status_code == 409
    assert second.json()["code"] == "second_superior"
    assert "2025" in second.json()["detail"]
    path = f"/v1/reporting-lines/{ident('line:STAFF')}"
    assert expect(patch(api, path, {"ends_on": "2026-03-31"}, 1), 200)["version"] == 2
    with counted(api) as log:
        expect(line(api, ident("STAFF"), ident("OTHER"), "2026-04-01"))
    assert log.count <= 19
    leaders = api.get(f"/v1/employees/{ident('staff')}/assessor?on=2026-04-01", who="staff").json()
    assert leaders["assessor"]["employee_id"] == ident("other")
    assert patch(api, path, {"ends_on": None}, 2).json()["code"] == "second_superior"


def test_a_circle_is_refused_and_its_positions_are_named(api: Api) -> None:
    ring = line(api, ident("MAYOR"), ident("SUP"), "2026-04-01", ends_on="2026-04-01")
    assert ring.status_code == 409
    assert ring.json()["code"] == "reporting_ring"
    assert all(code in ring.json()["detail"] for code in ("MAYOR", "HEAD", "SUP"))
    itself = line(api, ident("MAYOR"), ident("MAYOR"), "2026-04-01")
    assert itself.status_code == 422
    assert itself.json()["errors"][0]["pointer"] == "/superior_position_id"


def test_two_positions_may_report_to_each_other_one_after_the_other(api: Api) -> None:
    path = f"/v1/reporting-lines/{ident('line:SUP')}"
    expect(patch(api, path, {"ends_on": "2026-03-31"}, 1), 200)
    upper = f"/v1/reporting-lines/{ident('line:HEAD')}"
    expect(patch(api, upper, {"ends_on": "2026-03-31"}, 1), 200)
    expect(line(api, ident("HEAD"), ident("SUP"), "2026-04-01"))
    back = patch(api, path, {"ends_on": "2026-04-01"}, 2)
    assert back.json()["code"] == "reporting_ring"


def test_a_superior_position_has_one_place(api: Api) -> None:
    position(api, "STAFF3")
    crowd = line(api, ident("MAYOR"), ident("STAFF"), "2026-04-01")
    assert crowd.status_code == 409
    assert crowd.json()["code"] == "superior_with_places"
    body = {
        "unit_code": "LAIN",
        "title": "Jabatan OTHER",
        "job_class": "supervisory",
        "places": 2,
    }
    more = api.put("/v1/positions/OTHER", body, who="admin")
    assert more.json()["code"] == "superior_with_places"


def test_a_voided_line_counts_as_never_made(api: Api) -> None:
    path = f"/v1/reporting-lines/{ident('line:SUP')}"
    assert void(api, path, 2).status_code == 412
    assert expect(void(api, path, 1), 200)["void_reason"] == "Salah input"
    gone = expect(api.get(f"/v1/employees/{ident('sup')}/assessor?on=2026-01-05", who="admin"), 200)
    assert gone["assessor"] is None
    expect(line(api, ident("SUP"), ident("OTHER"), "2025-01-01"))
    moved = expect(
        api.get(f"/v1/employees/{ident('sup')}/assessor?on=2026-01-05", who="admin"), 200
    )
    assert moved["assessor"]["employee_id"] == ident("other")


@pytest.mark.parametrize(
    ("below", "above", "names"),
    [
        ("MAYOR", "SUP", ["gd:reporting_circle"]),
        ("STAFF", "OTHER", ["gd:overlap", "ex_reporting_line"]),
        ("MAYOR", "STAFF2", ["gd:superior_with_places", "gd:reporting_circle"]),
        ("MAYOR", "MAYOR", ["not_itself", "gd:reporting_circle"]),
    ],
)
def test_the_database_refuses_what_the_rules_refuse(api: Api, below, above, names) -> None:
    row = {"position_id": key(f"alfa:{below}"), "superior_position_id": key(f"alfa:{above}")}
    wrong = insertion(api, "reporting_line", **row, starts_on="2026-04-01", version=1)
    refused(api, wrong, *names)


def test_the_database_refuses_several_places_above_others(api: Api) -> None:
    head = cell(api, key("alfa:HEAD"))
    refused(api, f"UPDATE position SET places = 2 WHERE id = {head}", "gd:superior_with_places")
    expect(api.put("/v1/positions/CROWD", CROWD, who="admin"), 200)
    crowd = UUID(api.get("/v1/positions/CROWD").json()["id"])
    row = {"position_id": key("alfa:MAYOR"), "superior_position_id": crowd}
    line_up = insertion(api, "reporting_line", **row, starts_on="2026-04-01", version=1)
    refused(api, line_up, "gd:superior_with_places")


CROWD = {"unit_code": "BIDANG", "title": "Staf", "job_class": "executive", "places": 3}
