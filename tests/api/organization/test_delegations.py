"""Delegations over HTTP: one delegate a day, an early end, voiding; never the past."""

import pytest
from tests.factories.consent import answer, second_admin
from tests.factories.files import csv_of
from tests.factories.organization import (
    assign,
    delegate,
    expect,
    ident,
    line,
    patch,
    position,
    void,
)
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
    assert log.count <= 19
    assert (made["basis"], made["ends_on"]) == ("SP 800/21/2026", "2026-04-30")
    expect(answer(api, made["approval_id"], "head"), 200)
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


def assessor(api: Api, who: str = "staff") -> str:
    path = f"/v1/employees/{ident(who)}/assessor"
    return expect(api.get(path, who="admin"), 200)["assessor"]["employee_id"]


def tasks(api: Api, who: str) -> dict[str, str]:
    items = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
    return {item["kind"]: item["record_id"] for item in items}


@pytest.mark.parametrize("who", ["sup", "head"])
def test_w6b_a_delegation_takes_the_consent_of_the_holder_or_the_superior(
    api: Api, who: str
) -> None:
    made = expect(delegate(api, ident("SUP"), ident("deputy"), "2026-03-16"))
    assert made["is_pending"] is True
    assert assessor(api) == ident("sup")
    for leader in ("sup", "head"):
        assert tasks(api, leader)["delegation_consent_to_give"] == made["approval_id"], leader
    for other, status in (("admin", 403), ("mayor", 404), ("staff", 404), ("deputy", 404)):
        assert answer(api, made["approval_id"], other).status_code == status, other
    shown = expect(api.get(f"/v1/approvals/{made['approval_id']}", who=who), 200)
    assert shown["allowed_actions"] == ["approval_answer"]
    assert (shown["delegate"], shown["position_title"]) == ("Deputy Alfa", "Jabatan SUP")
    expect(answer(api, made["approval_id"], who), 200)
    assert assessor(api) == ident("deputy")
    for leader in ("sup", "head"):
        assert tasks(api, leader)["post_was_delegated"] == made["approval_id"], leader


def test_w6b_a_task_about_a_delegation_names_one_person(api: Api) -> None:
    made = expect(delegate(api, ident("SUP"), ident("deputy"), "2026-03-16"))
    for kind in ("delegation_consent_to_give", "post_was_delegated"):
        (task,) = (
            item
            for item in expect(api.get("/v1/me/tasks", who="head"), 200)["items"]
            if item["kind"] == kind
        )
        assert (task["employee_id"], task["employee_name"]) == (ident("deputy"), "Deputy Alfa")
        if kind == "delegation_consent_to_give":
            expect(answer(api, made["approval_id"], "head"), 200)


def test_w6b_a_declined_delegation_is_voided(api: Api) -> None:
    made = expect(delegate(api, ident("SUP"), ident("deputy"), "2026-03-16"))
    expect(answer(api, made["approval_id"], "sup", "decline"), 200)
    shown = expect(api.get(f"/v1/delegations/{made['id']}", who="admin"), 200)
    assert shown["void_reason"] == "Belum ada surat."
    assert assessor(api) == ident("sup")
    expect(delegate(api, ident("SUP"), ident("late"), "2026-03-16"))  # the days are free again


def test_w6b_a_voided_request_waits_for_nobody(api: Api) -> None:
    made = expect(delegate(api, ident("SUP"), ident("deputy"), "2026-03-16"))
    expect(void(api, f"/v1/delegations/{made['id']}", 1), 200)
    assert tasks(api, "sup") == {}
    assert answer(api, made["approval_id"], "sup").json()["code"] == "approval_answered"


def test_w6b_nobody_delegates_to_themselves_by_whichever_door(api: Api) -> None:
    late = second_admin(api)
    body = {
        "position_id": ident("SUP"),
        "employee_id": ident("late"),
        "delegated_by": ident("head"),
        "starts_on": "2026-04-01",
    }
    direct = api.post("/v1/delegations", body, who=late)
    assert (direct.status_code, direct.json()["code"]) == (403, "delegates_to_yourself")
    columns = ("position_code", "employee_code", "by_employee_code", "starts_on")
    rows = csv_of((columns, ("SUP", "alfa-late", "alfa-head", "2026-04-01")))
    files = {"delegations": ("rows.csv", rows, "text/csv")}
    imported = api.call("POST", "/v1/imports", who=late, files=files)
    assert imported.status_code == 422
    assert [fault["code"] for fault in imported.json()["errors"]] == ["delegates_to_yourself"]
    done = expect(api.call("POST", "/v1/imports", who="admin", files=files), 200)
    assert done["kinds"][0]["created"] == 1
    (made,) = (
        item
        for item in expect(api.get("/v1/delegations?on=2026-04-01", who="admin"), 200)["items"]
        if item["employee_id"] == ident("late")
    )
    assert made["is_pending"] is True
    assert tasks(api, "sup")["delegation_consent_to_give"] == made["approval_id"]


def test_w6b_whoever_enters_a_delegation_does_not_consent_to_it(api: Api) -> None:
    second_admin(api, "head")
    made = expect(
        api.post(
            "/v1/delegations",
            {
                "position_id": ident("SUP"),
                "employee_id": ident("deputy"),
                "delegated_by": ident("head"),
                "starts_on": "2026-03-16",
            },
            who="head",
        )
    )
    own = answer(api, made["approval_id"], "head")
    assert (own.status_code, own.json()["code"]) == (403, "second_person_needed")
    expect(answer(api, made["approval_id"], "sup"), 200)


def test_w6b_a_functional_head_is_delegated_by_the_superior_alone(api: Api) -> None:
    clinic = {"name": "Klinik", "kind": "klinik", "parent_code": "BIDANG"}
    expect(api.put("/v1/units/KLINIK", clinic, who="admin"), 200)
    head = position(api, "KEPALA-KLINIK", "KLINIK", job_class="functional", is_head=True)
    expect(line(api, head["id"], ident("SUP"), "2026-01-01"))
    expect(assign(api, ident("peer"), head["id"], "2026-03-01", kind="acting"))
    made = expect(delegate(api, head["id"], ident("peer"), "2026-03-16"))
    assert answer(api, made["approval_id"], "peer").status_code == 404
    expect(answer(api, made["approval_id"], "sup"), 200)


def test_w6b_a_consented_delegation_grows_no_longer(api: Api) -> None:
    longer = patch(api, DELEGATION, {"ends_on": "2026-05-31"}, 1)
    assert (longer.status_code, longer.json()["code"]) == (422, "delegation_longer")
    columns = ("position_code", "employee_code", "by_employee_code", "starts_on", "ends_on")
    rows = csv_of((columns, ("OTHER", "alfa-deputy", "alfa-head", "2026-03-01", "2026-05-31")))
    files = {"delegations": ("rows.csv", rows, "text/csv")}
    imported = api.call("POST", "/v1/imports", who="admin", files=files)
    assert [fault["code"] for fault in imported.json()["errors"]] == ["delegation_longer"]


def test_w6b_at_the_top_another_admin_consents_or_the_only_one_goes_alone(api: Api) -> None:
    top = position(api, "PUNCAK", "KOTA", job_class="administrator")["id"]
    alone = expect(delegate(api, top, ident("former"), "2026-03-16"))
    assert alone["is_pending"] is False
    shown = expect(api.get(f"/v1/approvals/{alone['approval_id']}", who="admin"), 200)
    assert shown["rule"] == "only_admin"
    expect(void(api, f"/v1/delegations/{alone['id']}", 1), 200)
    late = second_admin(api)
    made = expect(delegate(api, top, ident("former"), "2026-03-16"))
    assert made["is_pending"] is True
    expect(answer(api, made["approval_id"], late), 200)
