"""Revisions of a plan over HTTP: begun, consented to, raced for, and what became of each."""

import threading
from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.plans import CONTENT, RESULT, approved, drafted, step, submitted
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def take(api: Api, plan: dict[str, Any], name: str, json: Any = None, **how: Any):
    return api.post(f"/v1/plans/{plan['id']}/{name}", json, **{"version": plan["version"], **how})


def get_plan(api: Api, plan: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    return api.get(f"/v1/plans/{plan['id']}", who=who).json()


@pytest.mark.requirement("S2-19")
def test_a_revision_leaves_the_old_one_in_force_until_it_is_approved(api: Api) -> None:
    plan = approved(api)
    lines = plan["in_force"]["work_results"]
    with counted(api) as log:
        plan = step(api, plan, "revise", "staff", {"reason": "Tugas baru di loket"})
    assert log.count <= 11
    both = get_plan(api, plan)
    assert both["in_force"]["work_results"] == both["pending"]["work_results"] == lines
    assert both["pending"]["expectations"] == CONTENT["expectations"]
    assert (both["pending"]["number"], both["pending"]["revised_for"]) == (2, "Tugas baru di loket")
    assert both["version"] == both["pending"]["version"] == 1
    second = take(api, plan, "revise", {"reason": "Lagi"})
    assert (second.status_code, second.json()["code"]) == (409, "revision_pending")
    assert take(api, plan, "close", who="sup").json()["code"] == "revision_pending"
    plan = step(api, plan, "submit", "staff")
    plan = step(api, plan, "approve", "sup")
    assert plan["in_force"]["number"] == 2
    items = api.get(f"/v1/plans/{plan['id']}/revisions").json()["items"]
    assert [(item["number"], item["state"]) for item in items] == [(1, "closed"), (2, "approved")]
    first = api.get(f"/v1/plans/{plan['id']}/revisions/1").json()
    assert first["work_results"] == lines
    assert first["content_hash"] != items[1]["content_hash"]
    assert api.get(f"/v1/plans/{plan['id']}/revisions/3").status_code == 404
    assert api.get(f"/v1/plans/{plan['id']}/revisions/1", who="peer").status_code == 404


def test_an_assessor_may_begin_the_revision_but_not_write_it(api: Api) -> None:
    plan = step(api, approved(api), "revise", "sup", {"reason": "Target provinsi berubah"})
    path = f"/v1/plans/{plan['id']}/content"
    assert api.put(path, CONTENT, who="sup", version=1).status_code == 403
    assert api.put(path, CONTENT, who="staff", version=1).status_code == 200


def test_a_result_from_another_leader_needs_the_assessors_consent(api: Api) -> None:
    assigned = {**RESULT, "assigned_by": str(key("alfa:other"))}
    plan = drafted(api, content={**CONTENT, "work_results": [assigned, RESULT]})
    first, second = (result["line_id"] for result in plan["pending"]["work_results"])
    faults = take(api, plan, "submit").json()["errors"]
    assert [(fault["pointer"], fault["code"]) for fault in faults] == [
        ("/work_results/0/assigned_by", "consent_missing")
    ]
    consent = f"results/{first}/consent"
    for who in ("staff", "peer", "other", "mayor"):
        assert take(api, plan, consent, who=who).status_code in {403, 404}, who
    assert take(api, plan, consent, who="sup", version=1).status_code == 412
    own = take(api, plan, f"results/{second}/consent", who="sup")
    assert (own.status_code, own.json()["code"]) == (422, "not_assigned_elsewhere")
    with counted(api) as log:
        plan = step(api, plan, consent, "sup")
    assert log.count <= 9
    assert get_plan(api, plan)["pending"]["work_results"][0]["consented_at"]
    other = take(api, plan, f"results/{key('x')}/consent", who="sup")
    assert other.status_code == 404
    plan = step(api, plan, "submit", "staff")
    late = take(api, plan, consent, who="sup")
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")


def test_a_consent_ends_when_the_result_becomes_another(api: Api) -> None:
    assigned = {**RESULT, "assigned_by": str(key("alfa:other"))}
    plan = drafted(api, content={**CONTENT, "work_results": [assigned]})
    line = plan["pending"]["work_results"][0]["line_id"]
    plan = step(api, plan, f"results/{line}/consent", "sup")
    path = f"/v1/plans/{plan['id']}/results/{line}"
    kept = api.put(path, {**assigned, "weight": "2"}, version=plan["version"]).json()
    assert kept["work_results"][0]["consented_at"]
    other = {**assigned, "statement": "Terselesaikannya audit kantor"}
    gone = api.put(path, other, version=kept["version"]).json()
    assert gone["work_results"][0]["consented_at"] is None


def test_a_result_assigned_by_the_assessor_needs_no_consent(api: Api) -> None:
    assigned = {**RESULT, "assigned_by": str(key("alfa:sup"))}
    plan = drafted(api, content={**CONTENT, "work_results": [assigned]})
    assert take(api, plan, "submit").status_code == 200


def test_of_two_approvals_at_once_exactly_one_wins(api: Api) -> None:
    plan = submitted(api)
    for trial in range(20):
        answers = at_once(api, plan, "approve", "sup")
        assert sorted(answers) in ([200, 409], [200, 412]), (trial, answers)
        plan = step(api, get_plan(api, plan), "revise", "staff", {"reason": "Ulang"})
        plan = step(api, plan, "submit", "staff")
    items = api.get(f"/v1/plans/{plan['id']}/revisions").json()["items"]
    assert [item["state"] for item in items] == ["closed"] * 19 + ["approved", "submitted"]


def at_once(api: Api, plan: dict[str, Any], name: str, who: str) -> list[int]:
    """Take the same step twice in the same instant."""
    gate, answers = threading.Barrier(2), []

    def run() -> None:
        gate.wait()
        answers.append(take(api, plan, name, who=who).status_code)

    callers = [threading.Thread(target=run) for _ in range(2)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return answers
