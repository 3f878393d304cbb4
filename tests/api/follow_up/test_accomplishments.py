"""Accomplishments over HTTP: linked to plan and evaluation, confirmed, and shown to who decides."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles, evaluations
from tests.factories.follow_up.accomplishments import (
    TITLE,
    body,
    decide,
    lines,
    link,
    recorded,
)
from tests.factories.follow_up.decisions import decided, proposed
from tests.factories.organization import expect
from tests.factories.plans import approved
from tests.serving.client import Api

LATER = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def plan(api: Api) -> dict[str, Any]:
    """Bring a plan of staff into force."""
    cycles.state(api, population={"units": ["DINAS"]})
    made = approved(api)
    api.at(LATER)
    return made


@pytest.mark.requirement("S0-05", "S0-06")
def test_who_decides_on_a_reward_sees_what_the_person_completed(api: Api) -> None:
    """One of the period counts and is confirmed; others are not shown to who decides."""
    delivered = evaluations.delivered(api)
    plan = delivered["plans"]["staff"]
    made = recorded(api, plan)
    other = recorded(api, plan, title="Belum dikonfirmasi")
    done = expect(decide(api, made), 200)
    assert [line["statement"] for line in done["lines"]] == [
        plan["in_force"]["work_results"][0]["statement"]
    ]
    assert [each["evaluation_id"] for each in done["evaluations"]] == [delivered["id"]]
    assert [each["title"] for each in done["evidence"]] == ["Berita"]
    recommended = proposed(api, delivered, "head")
    shown = expect(api.get(f"/v1/recommendations/{recommended['id']}", who="head"), 200)
    assert [each["title"] for each in shown["accomplishments"]] == [TITLE]
    query = f"/v1/accomplishments?evaluation_id={delivered['id']}&state=entered"
    listed = expect(api.get(query, who="head"), 200)["items"]
    assert [each["id"] for each in listed] == [other["id"]]
    assert decided(api, recommended, "head")["outcome"] == "granted"


@pytest.mark.requirement("S0-05")
def test_a_leader_confirms_once_and_nobody_their_own(api: Api, plan: dict[str, Any]) -> None:
    made = recorded(api, plan)
    assert made["allowed_actions"] == ["accomplishment_write"]
    tasks = expect(api.get("/v1/me/tasks", who="sup"), 200)["items"]
    assert ("accomplishment_to_confirm", "decide_accomplishment", made["id"]) in {
        (task["kind"], task["operation"], task["record_id"]) for task in tasks
    }
    own = decide(api, made, "staff")
    assert (own.status_code, own.json()["code"]) == (403, "action_not_open")
    unexplained = decide(api, made, is_confirmed=False, reason="")
    assert unexplained.json()["errors"][0]["pointer"] == "/reason"
    seen = expect(api.get(f"/v1/accomplishments/{made['id']}", who="sup"), 200)
    assert seen["allowed_actions"] == ["accomplishment_confirm"]
    done = expect(decide(api, made), 200)
    assert (done["state"], done["decided_by_name"]) == ("confirmed", "Sup Alfa")
    again = decide(api, done, is_confirmed=False, reason="Keliru.")
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")
    path = f"/v1/accomplishments/{made['id']}"
    stated = body(plan, done["evidence"][0]["evidence_id"], title="Lain")
    edited = api.put(path, stated, who="staff", version=done["version"])
    assert (edited.status_code, edited.json()["code"]) == (409, "wrong_state")
    left = expect(api.get("/v1/me/tasks", who="sup"), 200)["items"]
    assert made["id"] not in {task["record_id"] for task in left}


@pytest.mark.requirement("S0-05")
def test_it_belongs_to_items_of_the_plan_and_something_shows_it(
    api: Api, plan: dict[str, Any]
) -> None:
    evidence, line = link(api, plan), lines(plan)[0]
    stranger = approved(api, "stranger", "deputy")
    wrong = {
        "line_ids": [lines(stranger)[0], line, line],
        "evidence_ids": [link(api, stranger, "stranger")],
        "completed_on": "2026-03-21",
    }
    refused = api.post("/v1/accomplishments", body(plan, evidence, **wrong), who="staff")
    assert {(error["pointer"], error["code"]) for error in refused.json()["errors"]} == {
        ("/completed_on", "day_in_future"),
        ("/line_ids/0", "unknown_reference"),
        ("/line_ids/2", "stated_twice"),
        ("/evidence_ids/0", "unknown_reference"),
    }
    for missing in ("line_ids", "evidence_ids"):
        answer = api.post("/v1/accomplishments", body(plan, evidence, **{missing: []}), who="staff")
        assert answer.json()["errors"][0]["pointer"] == f"/{missing}"
    foreign = api.post("/v1/accomplishments", body(stranger, evidence), who="staff")
    assert foreign.json()["errors"][0]["pointer"] == "/plan_id"
    made = recorded(api, plan)
    changed = body(plan, evidence, line_ids=lines(plan)[1:], title="Perekaman KTP di 12 kelurahan")
    path = f"/v1/accomplishments/{made['id']}"
    edited = expect(api.put(path, changed, who="staff", version=made["version"]), 200)
    assert {each["line_id"] for each in edited["lines"]} == set(lines(plan)[1:])
    withdrawn = expect(api.post(f"{path}/withdraw", who="staff", version=edited["version"]), 200)
    assert (withdrawn["state"], withdrawn["allowed_actions"]) == ("withdrawn", [])
