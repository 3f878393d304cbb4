"""A leader's people over HTTP: where each stands today, for whom it waits, what can be done."""

from typing import Any

import pytest
from tests.factories import crowd, cycles, evaluations, plans
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


def team(api: Api, who: str = "sup", query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"/v1/me/team{query}", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def member(api: Api, name: str = "staff", who: str = "sup") -> dict[str, Any]:
    (staff,) = [
        entry for entry in team(api, who) if entry["employee_id"] == str(key(f"alfa:{name}"))
    ]
    return staff


def test_a_leader_sees_the_people_whom_they_assess_today(api: Api) -> None:
    assert [entry["employee_name"] for entry in team(api)] == ["Peer Alfa", "Staff Alfa"]
    assert member(api) == {
        "employee_id": str(key("alfa:staff")),
        "employee_code": "alfa-staff",
        "employee_name": "Staff Alfa",
        "position_title": "Jabatan STAFF",
        "unit_code": "BIDANG",
        "unit_name": "Unit BIDANG",
        "plan": None,
        "evaluation": None,
        "due_on": None,
        "waits_for_you": [],
        "waits_for_employee": ["plan_to_write"],
        "allowed_actions": ["feedback_give", "feedback_request"],
    }
    assert [entry["employee_name"] for entry in team(api, "deputy")] == ["Stranger Alfa"]


@pytest.mark.parametrize("who", ["staff", "other", "late", "admin", "auditor", "service"])
def test_who_assesses_nobody_today_has_no_team(api: Api, who: str) -> None:
    assert api.get("/v1/me/team", who=who).status_code == 403


def test_the_team_shows_where_each_plan_stands(api: Api) -> None:
    cycles.state(api)
    plan = plans.drafted(api)
    assert member(api)["plan"] == {"id": plan["id"], "state": "draft", "version": plan["version"]}
    assert member(api)["waits_for_employee"] == ["plan_to_submit"]
    plan = plans.step(api, plan, "submit", "staff")
    staff = member(api)
    assert (staff["waits_for_you"], staff["due_on"]) == (["plan_to_approve"], "2026-01-31")
    assert staff["waits_for_employee"] == []
    assert {"plan_approve", "plan_return", "plan_sign"} <= {*staff["allowed_actions"]}
    plan = plans.step(api, plan, "approve", "sup")
    assert member(api)["plan"]["state"] == "approved"
    assert member(api)["plan"]["version"] == plan["version"]
    plans.step(api, plan, "revise", "staff", {"reason": "Target berubah."})
    assert member(api)["plan"]["state"] == "draft"


def test_the_team_shows_where_each_evaluation_stands(api: Api) -> None:
    made = evaluations.opened(api)
    staff = member(api)
    assert staff["evaluation"] == {
        "id": made["evaluations"]["staff"]["id"],
        "state": "open",
        "version": made["evaluations"]["staff"]["version"],
        "period_key": made["period"]["key"],
        "rate_until": made["period"]["rate_until"],
    }
    assert "evaluation_to_rate" in staff["waits_for_you"]
    assert staff["waits_for_employee"] == ["self_assessment_due"]
    assert "evaluation_rate" in staff["allowed_actions"]
    assert "evaluation_finalize" not in staff["allowed_actions"]
    body = evaluations.assessment(made["plans"]["staff"])
    rated = evaluations.step(api, made["evaluations"]["staff"], "rate", "sup", body)
    assert {"evaluation_rate", "evaluation_finalize"} <= {*member(api)["allowed_actions"]}
    final = evaluations.step(api, rated, "finalize", "sup")
    staff = member(api)
    assert "to_deliver" in staff["waits_for_you"]
    assert {"evaluation_deliver", "evaluation_reopen"} <= {*staff["allowed_actions"]}
    evaluations.step(api, final, "deliver", "sup")
    assert member(api)["waits_for_employee"] == ["to_acknowledge"]
    assert member(api)["evaluation"]["state"] == "delivered"


def test_after_the_window_nothing_of_the_rating_is_open_to_the_assessor(api: Api) -> None:
    evaluations.opened(api)
    api.at(evaluations.AFTER_WINDOW)
    staff = member(api)
    assert "evaluation_to_rate" not in staff["waits_for_you"]
    assert "evaluation_rate" not in staff["allowed_actions"]


@pytest.mark.parametrize(
    ("action", "step", "body"),
    [
        ("plan_approve", "approve", None),
        ("plan_return", "return", {"reason": "Lengkapi sasaran."}),
        ("plan_sign", "sign", {"role": "supervisor"}),
    ],
)
def test_each_action_that_is_named_is_open(
    api: Api, action: str, step: str, body: dict[str, str] | None
) -> None:
    cycles.state(api)
    plans.submitted(api)
    staff = member(api)
    assert action in staff["allowed_actions"]
    path = f"/v1/plans/{staff['plan']['id']}/{step}"
    answer = api.post(path, body, who="sup", version=staff["plan"]["version"])
    assert answer.status_code == 200, answer.text


def test_a_page_of_fifty_costs_six_statements(api: Api) -> None:
    made = evaluations.opened(api)
    crowd.crowd(api, range(60), made["period"]["cycle_id"])
    answer = api.post(f"/v1/periods/{made['period']['id']}/evaluations", who="admin")
    assert answer.status_code == 200, answer.text
    with counted(api) as log:
        first = api.get("/v1/me/team", who="sup").json()
    assert log.count <= 6
    assert len(first["items"]) == 50
    assert (
        sum(entry["evaluation"] is not None for entry in first["items"]) == 49
    )  # peer has no plan
    rest = api.get(f"/v1/me/team?cursor={first['next']}", who="sup").json()
    names = [entry["employee_name"] for entry in (*first["items"], *rest["items"])]
    assert len(names) == 62
    assert rest["next"] is None
    assert set(names) >= {"Staff Alfa", "Peer Alfa"}


def test_u12_a_team_is_sorted_searched_and_followed(api: Api) -> None:
    def names(query: str = "") -> list[str]:
        return [entry["employee_name"] for entry in team(api, "sup", query)]

    assert names("?sort=-name") == ["Staff Alfa", "Peer Alfa"]
    assert names("?sort=-employee_code") == ["Staff Alfa", "Peer Alfa"]
    assert names("?q=STAFF") == names("?q=alfa-sta") == ["Staff Alfa"]
    assert names("?unit_code=BIDANG") == ["Peer Alfa", "Staff Alfa"]
    assert api.get("/v1/me/team?unit_code=LAIN", who="sup").status_code == 404
    first = api.get("/v1/me/team?limit=1", who="sup").json()
    assert len(first["items"]) == 1
    rest = api.get(f"/v1/me/team?limit=1&cursor={first['next']}", who="sup").json()
    assert (len(rest["items"]), rest["next"]) == (1, None)
    since = f"/v1/me/team?changed_since={first['as_of']}"
    nothing = api.get(since, who="sup").json()
    assert (nothing["items"], nothing["is_whole"]) == ([], False)
    cycles.state(api)
    changed = api.get(since, who="sup").json()
    assert (len(changed["items"]), changed["is_whole"]) == (2, True)
