"""Delegations over HTTP: one delegate a day, an early end, voiding; never the past."""

import pytest
from tests.factories.organization import delegate, expect, ident, patch, position, void
from tests.factories.raw import insertion, refused
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

DELEGATION = f"/v1/delegations/{ident('delegation:deputy')}"


def test_delegations_are_reached_as_their_delegates_are(api: Api) -> None:
    def visible(who: str) -> set[str]:
        with counted(api) as log:
            page = expect(api.get("/v1/delegations", who=who), 200)
        assert log.count <= 6
        return {item["employee_id"] for item in page["items"]}

    both = {ident("deputy"), ident("late")}
    assert visible("admin") == visible("head") == visible("service") == both
    assert visible("deputy") == {ident("deputy")}
    assert visible("staff") == visible("sup") == set()
    assert api.get(DELEGATION, who="deputy").status_code == 200
    assert api.get(DELEGATION, who="staff").status_code == 404
    assert api.get("/v1/delegations", who="auditor").status_code == 403
    foreign = f"/v1/delegations/{ident('delegation:deputy', 'beta')}"
    assert api.get(foreign, who="admin").status_code == 404
    assert patch(api, foreign, {"ends_on": "2026-03-20"}, 1).status_code == 404


def test_nobody_delegates_through_the_record_but_the_administration(api: Api) -> None:
    body = {
        "position_id": ident("SUP"),
        "employee_id": ident("staff"),
        "delegated_by": ident("head"),
        "starts_on": "2026-04-01",
    }
    for who in ("staff", "sup", "head", "auditor", "bare"):
        assert api.post("/v1/delegations", body, who=who, key="k").status_code == 403, who


@pytest.mark.requirement("S2-09", "S4-24")
def test_a_delegate_assesses_from_the_first_day_to_the_last(api: Api) -> None:
    api.get("/v1/me")
    with counted(api) as log:
        made = expect(
            delegate(
                api,
                ident("SUP"),
                ident("deputy"),
                "2026-04-01",
                ends_on="2026-04-30",
                basis="SP 800/21/2026",
            )
        )
    assert log.count <= 15
    assert (made["basis"], made["ends_on"]) == ("SP 800/21/2026", "2026-04-30")
    for day, assessor in (("2026-03-31", "sup"), ("2026-04-30", "deputy"), ("2026-05-01", "sup")):
        path = f"/v1/employees/{ident('staff')}/assessor?on={day}"
        leaders = expect(api.get(path, who="admin"), 200)
        assert leaders["assessor"]["employee_id"] == ident(assessor), day


def test_a_position_has_one_delegate_on_a_day(api: Api) -> None:
    second = delegate(api, ident("OTHER"), ident("late"), "2026-03-31")
    assert second.status_code == 409
    assert second.json()["code"] == "second_delegate"
    expect(delegate(api, ident("OTHER"), ident("late"), "2026-04-01"))
    longer = patch(api, DELEGATION, {"ends_on": "2026-04-01"}, 1)
    assert longer.json()["code"] == "second_delegate"


def test_a_delegation_ends_early_but_not_in_the_past(api: Api) -> None:
    assert api.get(f"/v1/employees/{ident('stranger')}", who="deputy").status_code == 200
    assert patch(api, DELEGATION, {"ends_on": "2026-03-14"}, 1).json()["code"] == "past_days"
    assert patch(api, DELEGATION, {"ends_on": "2026-03-15"}, None).status_code == 428
    expect(patch(api, DELEGATION, {"ends_on": "2026-03-15"}, 1), 200)
    assert api.get(f"/v1/employees/{ident('stranger')}", who="deputy").status_code == 404
    assert api.get("/v1/me", who="deputy").json()["roles"] == ["employee"]
    over = f"/v1/delegations/{ident('delegation:late')}"
    assert patch(api, over, {"ends_on": "2026-04-30"}, 1).json()["code"] == "past_days"


def test_a_wrong_delegation_is_voided_with_a_reason(api: Api) -> None:
    expect(void(api, DELEGATION, 1), 200)
    path = f"/v1/employees/{ident('stranger')}/assessor?on=2026-03-05"
    leaders = expect(api.get(path, who="stranger"), 200)
    assert leaders["assessor"]["employee_id"] == ident("other")
    assert void(api, DELEGATION, 2).json()["code"] == "voided"
    assert expect(api.get("/v1/delegations?on=2026-03-05", who="admin"), 200)["items"] == []


def test_nobody_delegates_to_the_same_person_and_references_are_known(api: Api) -> None:
    to_self = delegate(api, ident("SUP"), ident("head"), "2026-04-01")
    assert to_self.status_code == 422
    assert to_self.json()["errors"][0]["pointer"] == "/delegated_by"
    for field, pointer in (("position_id", "/position_id"), ("employee_id", "/employee_id")):
        body = {"position_id": ident("SUP"), "employee_id": ident("staff"), field: ident("none")}
        answer = delegate(api, **body, starts_on="2026-04-01")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_functional_post_takes_a_delegate_only_at_the_head_of_a_unit(api: Api) -> None:
    team = position(api, "KETUA-TIM", job_class="functional")
    answer = delegate(api, team["id"], ident("deputy"), "2026-04-01")
    assert (answer.status_code, answer.json()["code"]) == (422, "leads_no_unit")
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/position_id"]
    clinic = {"name": "Klinik", "kind": "klinik", "parent_code": "BIDANG"}
    expect(api.put("/v1/units/KLINIK", clinic, who="admin"), 200)
    head = position(api, "KEPALA-KLINIK", "KLINIK", job_class="functional", is_head=True)
    expect(delegate(api, head["id"], ident("deputy"), "2026-04-01"))


def test_the_database_refuses_two_delegates_of_one_position_on_a_day(api: Api) -> None:
    second = insertion(
        api,
        "delegation",
        employee_id=key("alfa:staff"),
        position_id=key("alfa:OTHER"),
        delegated_by=key("alfa:head"),
        basis="",
        starts_on="2026-03-31",
        version=1,
    )
    refused(api, second, "gd:overlap", "ex_delegation")
