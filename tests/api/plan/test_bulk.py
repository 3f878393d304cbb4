"""Many plans approved in one call, all or nothing."""

from typing import Any

import pytest
from tests.factories import cycles, plans
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


def items(*approvable: dict[str, Any]) -> dict[str, Any]:
    return {"items": [{"id": plan["id"], "version": plan["version"]} for plan in approvable]}


def approve(api: Api, body: dict[str, Any], who: str = "sup", query: str = "") -> Any:
    return api.post(f"/v1/plans/approve{query}", body, who=who)


def state(api: Api, plan: dict[str, Any]) -> str:
    view = api.get(f"/v1/plans/{plan['id']}", who="admin").json()
    return "in_force" if view["pending"] is None else view["pending"]["state"]


@pytest.fixture
def two(api: Api) -> tuple[dict[str, Any], dict[str, Any]]:
    """Bring the plans of two people to where they wait for the same assessor."""
    cycles.state(api)
    return plans.submitted(api, "staff"), plans.submitted(api, "peer")


def test_the_assessor_approves_many_at_once(api: Api, two: Any) -> None:
    answer = approve(api, items(*two))
    assert answer.status_code == 200, answer.text
    assert [item["state"] for item in answer.json()["items"]] == ["approved", "approved"]
    assert [item["employee_name"] for item in answer.json()["items"]] == ["Staff Alfa", "Peer Alfa"]
    view = api.get(f"/v1/plans/{two[0]['id']}", who="staff").json()
    assert view["in_force"]["approved_by"] == str(key("alfa:sup"))
    assert view["version"] == answer.json()["items"][0]["version"] == two[0]["version"] + 1


def test_a_revision_replaces_the_one_in_force(api: Api, two: Any) -> None:
    approved = approve(api, items(*two)).json()["items"]
    plan = plans.step(api, approved[0], "revise", "staff", {"reason": "Target berubah."})
    plan = plans.step(api, plan, "submit", "staff")
    assert approve(api, items(plan)).status_code == 200
    history = api.get(f"/v1/plans/{plan['id']}/revisions", who="staff").json()["items"]
    assert [item["state"] for item in history] == ["closed", "approved"]


def test_one_that_is_stale_refuses_all(api: Api, two: Any) -> None:
    first, second = two
    answer = approve(api, items(first, {**second, "version": 9}))
    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert answer.json()["errors"][0]["pointer"] == "/items/1"
    assert state(api, first) == state(api, second) == "submitted"


def test_one_out_of_reach_refuses_all(api: Api, two: Any) -> None:
    foreign = plans.submitted(api, "stranger")
    answer = approve(api, items(*two, foreign))
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["pointer"] == "/items/2"
    assert state(api, two[0]) == "submitted"
    assert approve(api, items(two[0]), "mayor").status_code == 404
    assert approve(api, items(two[0]), "deputy").status_code == 404


@pytest.mark.parametrize("who", ["staff", "admin", "auditor"])
def test_who_assesses_nobody_approves_nothing(api: Api, two: Any, who: str) -> None:
    answer = approve(api, items(two[0]), who)
    assert (answer.status_code, answer.json()["code"]) == (403, "action_not_open")


def test_nobody_approves_his_own(api: Api, two: Any) -> None:
    own = plans.submitted(api, "sup")
    assert approve(api, items(two[0], own)).status_code == 404
    assert state(api, two[0]) == "submitted"


def test_one_in_the_wrong_state_refuses_all(api: Api, two: Any) -> None:
    first, second = two
    second = plans.step(api, second, "withdraw", "peer")
    answer = approve(api, items(first, second))
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert answer.json()["errors"][0]["pointer"] == "/items/1"
    assert state(api, first) == "submitted"


def test_a_plan_named_twice_refuses_all(api: Api, two: Any) -> None:
    answer = approve(api, items(two[0], two[0]))
    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (
        "/items/1/id",
        "twice",
    )


def test_the_list_has_one_to_five_hundred_plans(api: Api, two: Any) -> None:
    assert approve(api, {"items": []}).json()["errors"][0]["code"] == "too_few"
    crowd = {"items": items(two[0])["items"] * 501}
    assert approve(api, crowd).json()["errors"][0]["code"] == "too_many"


def test_a_dry_run_approves_nothing(api: Api, two: Any) -> None:
    answer = approve(api, items(*two), query="?dry_run=true")
    assert answer.status_code == 200
    assert answer.json()["is_dry_run"] is True
    assert state(api, two[0]) == "submitted"


def test_bulk_approval_costs_a_constant_number_of_statements(api: Api, two: Any) -> None:
    counts = []
    for submitted in ([plans.submitted(api, "deputy")], two):
        with counted(api) as log:
            answer = approve(api, items(*submitted), "head" if len(submitted) == 1 else "sup")
        assert answer.status_code == 200, answer.text
        counts.append(log.count)
    assert counts == [8 if api.dialect == "sqlite" else 5] * 2
