"""Plans over HTTP: begun alone or for all, written, checked, read by those around."""

from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.plans import (
    BUDGET,
    CONTENT,
    RESULT,
    approved,
    begun,
    drafted,
    step,
    submitted,
)
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def put(api: Api, plan: dict[str, Any], content: dict[str, Any], **how: Any):
    path = f"/v1/plans/{plan['id']}/content"
    return api.put(path, content, **{"version": plan["version"], **how})


def check(api: Api, plan: dict[str, Any], **how: Any) -> dict[str, Any]:
    answer = api.get(f"/v1/plans/{plan['id']}/check", **how)
    assert answer.status_code == 200, answer.text
    return answer.json()


def leader(api: Api) -> dict[str, Any]:
    """Bring the plan of the one who assesses staff into force."""
    return approved(api, "sup", "head", {**CONTENT, "work_results": [BUDGET]})


def test_an_employee_begins_his_own_plan_once(api: Api) -> None:
    plan = begun(api)
    assert (plan["starts_on"], plan["ends_on"]) == ("2026-01-01", "2026-12-31")
    assert (plan["employee_name"], plan["unit_code"]) == ("Staff Alfa", "BIDANG")
    assert plan["pending"]["state"] == "draft"
    assert plan["allowed_actions"] == ["plan_submit", "plan_edit", "plan_message"]
    again = api.post("/v1/plans", {"cycle_key": "2026"})
    assert (again.status_code, again.json()["code"]) == (409, "already_exists")


def test_who_is_not_in_the_cycle_begins_no_plan(api: Api) -> None:
    unknown = api.post("/v1/plans", {"cycle_key": "2031"})
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "/cycle_key")
    mayor = api.post("/v1/plans", {"cycle_key": "2026"}, who="mayor")
    assert (mayor.status_code, mayor.json()["code"]) == (422, "no_plan_here")
    for who in ("admin", "service", "auditor"):
        assert api.post("/v1/plans", {"cycle_key": "2026"}, who=who, key="k").status_code == 403
    assert api.post("/v1/plans", {"cycle_key": "2026"}, agency="beta").status_code == 422


def test_plans_for_a_whole_population_are_made_at_once_and_only_once(api: Api) -> None:
    begun(api)
    path = "/v1/cycles/2026/plans"
    preview = api.post(f"{path}?dry_run=true", {}, who="admin").json()
    assert (preview["is_dry_run"], preview["created"], preview["existing"]) == (True, 8, 1)
    assert len(api.get("/v1/plans", who="admin").json()["items"]) == 1
    with counted(api) as log:
        made = api.post(path, {}, who="admin").json()
    assert log.count <= 10
    assert (made["created"], made["existing"], made["left_out"]) == (8, 1, [])
    again = api.post(path, {}, who="service", key="again").json()
    assert (again["created"], again["existing"]) == (0, 9)
    with counted(api) as log:
        items = api.get("/v1/plans", who="admin").json()["items"]
    assert log.count <= 6
    assert len(items) == 9
    assert all(item["pending"]["state"] == "draft" for item in items)


def test_who_is_left_out_of_a_population_is_named_with_the_reason(api: Api) -> None:
    state(api, "all", population={})
    with api.raw() as record:
        assignment_id = _id(api, "alfa:seat:peer")
        record.exec_driver_sql(f"DELETE FROM assignment WHERE id = '{assignment_id}'")
    made = api.post("/v1/cycles/all/plans", {}, who="admin").json()
    left_out = {person["employee_code"]: person["reason"] for person in made["left_out"]}
    assert left_out == {"alfa-mayor": "official", "alfa-peer": "no_assignment"}
    assert made["created"] == 8


def test_only_those_who_set_up_the_year_make_all_plans(api: Api) -> None:
    for who in ("staff", "sup", "auditor", "bare"):
        assert api.post("/v1/cycles/2026/plans", {}, who=who, key="k").status_code == 403
    assert api.post("/v1/cycles/2031/plans", {}, who="admin").status_code == 404
    assert api.post("/v1/cycles/2026/plans", {}, who="admin", agency="beta").status_code == 404


def test_a_written_plan_is_shown_whole_to_those_around_it(api: Api) -> None:
    plan = drafted(api)
    with counted(api) as log:
        response = api.get(f"/v1/plans/{plan['id']}", who="staff")
    assert log.count <= 6
    assert response.headers["etag"] == '"2"'
    pending = response.json()["pending"]
    assert pending["work_results"] == plan["pending"]["work_results"]
    assert pending["expectations"] == CONTENT["expectations"]
    assert pending["resources"] == CONTENT["resources"]
    for who in ("sup", "head", "mayor", "admin", "service"):
        assert api.get(f"/v1/plans/{plan['id']}", who=who).status_code == 200, who
    for who in ("peer", "stranger", "other", "former", "deputy"):
        assert api.get(f"/v1/plans/{plan['id']}", who=who).status_code == 404, who
    assert api.get(f"/v1/plans/{plan['id']}", who="auditor").status_code == 403
    assert api.get(f"/v1/plans/{plan['id']}", agency="beta").status_code == 404


@pytest.mark.requirement("S2-03")
def test_a_result_supports_a_line_of_the_assessors_plan_or_is_reported_as_unlinked(
    api: Api,
) -> None:
    above = leader(api)
    line = above["in_force"]["work_results"][0]["line_id"]
    linked = {**RESULT, "supports_line_id": line}
    plan = drafted(api, content={**CONTENT, "work_results": [linked, RESULT]})
    results = plan["pending"]["work_results"]
    assert [work_result["is_linked"] for work_result in results] == [True, False]
    warned = [
        warning for warning in check(api, plan)["warnings"] if warning["code"] == "result_unlinked"
    ]
    assert [warning["pointer"] for warning in warned] == ["/work_results/1/supports_line_id"]
    items = api.get("/v1/plans?unit_code=BIDANG", who="sup").json()["items"]
    assert {item["employee_name"]: item["unlinked_results"] for item in items} == {
        "Sup Alfa": 1,
        "Staff Alfa": 1,
    }


def test_only_the_assessors_plan_in_force_is_supported(api: Api) -> None:
    pending = drafted(api, "sup", {**CONTENT, "work_results": [BUDGET]})
    line = pending["pending"]["work_results"][0]["line_id"]
    plan = begun(api)
    content = {**CONTENT, "work_results": [{**RESULT, "supports_line_id": line}]}
    assert put(api, plan, content).status_code == 422
    own = drafted(api, "peer")["pending"]["work_results"][0]["line_id"]
    content = {**CONTENT, "work_results": [{**RESULT, "supports_line_id": own}]}
    assert put(api, plan, content).status_code == 422


def test_of_the_assessors_plan_an_employee_sees_what_is_in_force_only(api: Api) -> None:
    above = drafted(api, "sup", {**CONTENT, "work_results": [BUDGET]})
    path = f"/v1/plans/{above['id']}"
    assert api.get(path, who="staff").status_code == 404
    assert api.get("/v1/plans", who="staff").json()["items"] == []
    for name, who in (("submit", "sup"), ("approve", "head")):
        version = api.get(path, who="sup").json()["version"]
        assert api.post(f"{path}/{name}", who=who, version=version).status_code == 200
    assert api.get(path, who="staff").json()["in_force"]["number"] == 1
    version = api.get(path, who="sup").json()["version"]
    api.post(f"{path}/revise", {"reason": "Tugas baru"}, who="sup", version=version)
    view = api.get(path, who="staff").json()
    assert (view["in_force"]["number"], view["pending"], view["allowed_actions"]) == (1, None, [])
    assert api.get(path, who="sup").json()["pending"]["number"] == 2
    assert len(api.get(f"{path}/revisions", who="staff").json()["items"]) == 1
    assert api.get(f"{path}/revisions/2", who="staff").status_code == 404
    items = api.get("/v1/plans", who="staff").json()["items"]
    assert [item["pending"] for item in items] == [None]
    assert api.get("/v1/plans?state=draft", who="staff").json()["items"] == []
    assert len(api.get("/v1/plans?state=draft", who="sup").json()["items"]) == 1
    assert api.get(f"{path}/messages", who="staff").status_code == 404


def test_plans_are_listed_by_cycle_state_and_unit_within_reach(api: Api) -> None:
    submitted(api)
    begun(api, "peer")
    begun(api, "stranger")
    names = {}
    for query in ("", "?state=submitted", "?unit_code=LAIN", "?unit_code=DINAS", "?cycle_key=x"):
        items = api.get(f"/v1/plans{query}", who="head").json()["items"]
        names[query] = [item["employee_name"].split()[0] for item in items]
    assert names == {
        "": ["Staff", "Peer", "Stranger"],
        "?state=submitted": ["Staff"],
        "?unit_code=LAIN": ["Stranger"],
        "?unit_code=DINAS": ["Staff", "Peer", "Stranger"],
        "?cycle_key=x": [],
    }
    assert len(api.get("/v1/plans", who="sup").json()["items"]) == 2
    assert len(api.get("/v1/plans", who="peer").json()["items"]) == 1
    first = api.get("/v1/plans?limit=2", who="head").json()
    rest = api.get(f"/v1/plans?limit=2&cursor={first['next']}", who="head").json()
    assert [len(first["items"]), len(rest["items"]), rest["next"]] == [2, 1, None]


@pytest.mark.requirement("S0-07")
def test_the_check_says_what_to_mend_in_the_readers_language(api: Api) -> None:
    vague = {
        "statement": "Kinerja pelayanan",
        "polarity": "higher",
        "aspects": ["quality"],
        "accumulation": "last",
        "frequency": "year",
        "measured_in": "-",
        "target": None,
    }
    wrong = {"statement": "Menyusun laporan", "indicators": [vague]}
    plan = drafted(api, content={"approach": "quantitative", "work_results": [wrong]})
    result = check(api, plan, headers={"Accept-Language": "en"})
    assert result["can_submit"] is False
    details = {fault["pointer"]: fault["detail"] for fault in result["faults"]}
    assert details["/resources"] == "The resources needed are missing."
    assert details["/work_results/0/indicators/0/measured_in"] == (
        "The unit of measurement is not clear; name the unit of measurement."
    )
    assert "/work_results/0/indicators/0/deadline" in details
    assert "/work_results/0/indicators/0/target" in details
    warned = {warning["pointer"]: warning["code"] for warning in result["warnings"]}
    assert warned["/work_results/0/statement"] == "activity_not_result"
    indonesian = check(api, plan)["faults"]
    assert [fault["pointer"] for fault in indonesian] == [
        fault["pointer"] for fault in result["faults"]
    ]
    assert [fault["detail"] for fault in indonesian] != [
        fault["detail"] for fault in result["faults"]
    ]
    with counted(api) as log:
        check(api, plan)
    assert log.count <= 6


def test_a_good_plan_has_no_faults(api: Api) -> None:
    result = check(api, drafted(api), who="sup")
    assert (result["can_submit"], result["faults"]) == (True, [])


def test_both_sides_talk_about_a_plan_and_nobody_else_listens(api: Api) -> None:
    plan = drafted(api)
    path = f"/v1/plans/{plan['id']}/messages"
    asked = api.post(path, {"message": "Apakah targetnya wajar?"}, who="sup")
    assert asked.status_code == 201, asked.text
    assert api.post(path, {"message": "Ya, sesuai tahun lalu."}, who="staff").status_code == 201
    for who in ("staff", "sup", "head"):
        items = api.get(path, who=who).json()["items"]
        assert [item["author_id"] for item in items] == [
            str(key("alfa:sup")),
            str(key("alfa:staff")),
        ]
    assert api.get(path, who="peer").status_code == 404
    assert api.get(path, who="admin").status_code == 403
    assert api.post(path, {"message": "x"}, who="mayor").status_code == 403
    assert api.post(path, {"message": ""}, who="staff").status_code == 422


def test_the_talk_about_a_closed_plan_may_go_on_and_is_offered(api: Api) -> None:
    plan = step(api, approved(api), "close", "sup")
    path = f"/v1/plans/{plan['id']}"
    for who in ("staff", "sup"):
        assert api.get(path, who=who).json()["allowed_actions"] == ["plan_message"]
        answer = api.post(f"{path}/messages", {"message": "Apa yang kita pelajari?"}, who=who)
        assert answer.status_code == 201, answer.text
    assert api.get(path, who="head").json()["allowed_actions"] == []


def _id(api: Api, name: str) -> str:
    identifier = key(name)
    return str(identifier) if api.dialect == "postgresql" else identifier.hex
