"""Defects that were silent: heads without a delegation, people with only an acting post."""

from tests.factories.consent import answer
from tests.factories.organization import assign, delegate, employee, expect, ident, line, position
from tests.serving.client import Api


def defects(api: Api) -> set[tuple[str, str, str]]:
    items = expect(api.get("/v1/organization/defects?limit=200", who="admin"), 200)["items"]
    assert all(item["reason"] != item["code"] for item in items)
    return {(item["code"], item["employee_id"], item["mender"]) for item in items}


def test_l8_a_head_of_a_health_center_without_delegation_is_named_until_there_is_one(
    api: Api,
) -> None:
    unit = {"parent_code": "DINAS", "name": "Puskesmas", "kind": "puskesmas"}
    expect(api.put("/v1/units/PKM", unit, who="admin"), 200)
    head = position(api, "KAPUS", "PKM", job_class="functional", is_head=True)["id"]
    nurse = position(api, "PERAWAT", "PKM", job_class="functional")["id"]
    expect(line(api, head, ident("HEAD"), "2026-01-01"))
    expect(line(api, nurse, head, "2026-01-01"))
    people = [employee(api, name)["id"] for name in ("Kepala Puskesmas", "Perawat Satu")]
    expect(assign(api, people[0], head, "2026-01-01"))
    assert defects(api) == {("no_assignment", people[1], "admin")}
    expect(assign(api, people[1], nurse, "2026-01-01"))
    assert defects(api) == {("head_without_delegation", people[0], "leader")}
    made = expect(delegate(api, head, people[0], "2026-01-01"))
    assert ("head_without_delegation", people[0], "leader") in defects(api)
    answer(api, made["approval_id"], "head")
    assert defects(api) == set()


def test_l8_whoever_has_only_an_acting_post_is_named(api: Api) -> None:
    person = employee(api, "Hanya Plt")["id"]
    expect(assign(api, person, ident("DEPUTY"), "2026-03-01", kind="acting"))
    assert defects(api) == {("only_acting", person, "admin")}
    expect(assign(api, person, ident("STAFF"), "2026-03-01"))
    assert defects(api) == set()


def test_l6_an_appointment_before_eighteen_is_taken_and_told(api: Api) -> None:
    young = employee(api, "Muda", nip="199006012007061001")["id"]
    expect(assign(api, young, ident("DEPUTY"), "2026-01-01"))
    assert defects(api) == {("nip_doubtful", young, "admin")}
