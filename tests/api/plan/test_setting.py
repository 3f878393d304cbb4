"""Who sets a plan: the assessor, and the one above them for what was not set in time (II C5)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.organization import assign, expect, ident, patch
from tests.factories.plans import CONTENT, RESULT, approved, drafted, step, submitted
from tests.serving.client import Api
from tests.world import key

LAST_DAY = datetime(2026, 1, 31, 16, 59, tzinfo=UTC)
"""One minute before midnight in Jakarta."""
OVER = datetime(2026, 1, 31, 17, 0, tzinfo=UTC)
YEAR = {"population": {"units": ["DINAS"]}}


def kinds(api: Api, who: str) -> set[str]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return {item["kind"] for item in items if item["employee_id"] == ident("staff")}


def take(api: Api, plan: dict[str, Any], name: str, json: Any = None, who: str = "head") -> Any:
    return api.post(f"/v1/plans/{plan['id']}/{name}", json, who=who, version=plan["version"])


def refused(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["code"])


def actions(api: Api, plan: dict[str, Any], who: str) -> set[str]:
    return set(api.get(f"/v1/plans/{plan['id']}", who=who).json()["allowed_actions"])


def test_l5_after_the_end_of_january_the_plan_passes_to_the_assessors_superior(api: Api) -> None:
    api.at(LAST_DAY)
    state(api, **YEAR)
    plan = submitted(api)
    answer = take(api, plan, "approve")
    assert refused(answer) == "plan_with_assessor"
    assert "31 Januari 2026 pukul 24.00 WIB" in answer.json()["detail"]
    assert "plan_passed_to_me" not in kinds(api, "head")
    assert "plan_approve" not in actions(api, plan, "head")
    api.at(OVER)
    assert "plan_passed_to_me" in kinds(api, "head")
    assert {"plan_approve", "plan_return", "plan_message"} <= actions(api, plan, "head")
    message = api.post(f"/v1/plans/{plan['id']}/messages", {"message": "Mari bahas."}, who="head")
    assert message.status_code == 201
    returned = step(api, plan, "return", "head", {"reason": "Target belum wajar"})
    again = step(api, returned, "submit", "staff")
    done = step(api, again, "approve", "head")
    assert done["in_force"]["approved_by"] == str(key("alfa:head"))
    assert "plan_passed_to_me" not in kinds(api, "head")


def test_l5_the_assessor_may_still_set_it_and_others_may_not(api: Api) -> None:
    state(api, **YEAR)
    plan = submitted(api)
    for who, status in (("mayor", 403), ("deputy", 404)):
        assert take(api, plan, "approve", who=who).status_code == status
    assert "plan_to_approve" in kinds(api, "sup")
    step(api, plan, "approve", "sup")


def test_l5_consent_passes_up_with_the_plan(api: Api) -> None:
    state(api, **YEAR)
    assigned = {**RESULT, "assigned_by": str(key("alfa:other"))}
    plan = drafted(api, content={**CONTENT, "work_results": [assigned]})
    line = plan["pending"]["work_results"][0]["line_id"]
    expect(take(api, plan, f"results/{line}/consent"), 200)


@pytest.mark.parametrize("due", ["2026-01-10", "2026-06-30"])
def test_l5_a_cycle_may_give_more_time_than_the_law_and_not_less(api: Api, due: str) -> None:
    api.at(datetime(2026, 1, 20, 3, 0, tzinfo=UTC))
    state(api, **YEAR, plans_due_on=due)
    plan = submitted(api)
    assert refused(take(api, plan, "approve")) == "plan_with_assessor"
    api.at(datetime(2026, 2, 1, 3, 0, tzinfo=UTC))
    assert (take(api, plan, "approve").status_code == 200) is (due == "2026-01-10")


def test_l5_a_revision_of_a_plan_that_was_set_stays_with_the_assessor(api: Api) -> None:
    state(api, **YEAR)
    plan = step(api, approved(api), "revise", "sup", {"reason": "Target berubah"})
    plan = step(api, plan, "submit", "staff")
    assert refused(take(api, plan, "approve")) == "plan_with_assessor"
    assert "plan_passed_to_me" not in kinds(api, "head")
    step(api, plan, "approve", "sup")


def test_l5_a_plan_that_begins_after_the_term_stays_with_the_assessor(api: Api) -> None:
    seat = f"/v1/assignments/{ident('seat:staff')}"
    expect(patch(api, seat, {"ends_on": "2026-03-16"}, 1), 200)
    expect(assign(api, ident("staff"), ident("STAFF"), "2026-03-17", seat=5))
    api.at(datetime(2026, 3, 17, 3, 0, tzinfo=UTC))
    state(api, **YEAR)
    plan = submitted(api)
    assert refused(take(api, plan, "approve")) == "plan_with_assessor"
    assert "plan_passed_to_me" not in kinds(api, "head")
