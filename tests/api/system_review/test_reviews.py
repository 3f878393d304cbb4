"""The system is reviewed after a period: frozen measures, findings, actions, the next review."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles, evaluations, plans
from tests.factories.organization import expect
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api

Q1 = {**cycles.Q1, "scheme": {"key": evaluations.LAW}}
Q2 = {**cycles.Q2, "scheme": {"key": evaluations.LAW}}
NEXT_WINDOW = datetime(2026, 6, 26, 2, tzinfo=UTC)
AFTER_NEXT = datetime(2026, 7, 16, 2, tzinfo=UTC)
REASON = {"reason": "Hasil belum ditetapkan"}
GAP = "Tidak satu pun hasil disampaikan sebelum periode ditutup."
ACTION = {
    "what": "Mengingatkan pejabat penilai setiap pekan.",
    "owner_code": "alfa-staff",
    "due_on": "2026-06-30",
}


def closed(api: Api) -> dict[str, Any]:
    """Close a quarter in which nobody rated anything; give both quarters."""
    first, second = cycles.state(api, periods=[Q1, Q2])["periods"]
    opened = cycles.begin(api, first)
    plans.approved(api)
    expect(api.post(f"/v1/periods/{first['id']}/evaluations", who="admin"), 200)
    api.at(evaluations.IN_WINDOW)
    started = _step(api, opened, "start-rating")
    api.at(evaluations.AFTER_WINDOW)
    return {"first": _step(api, started, "close", REASON), "second": second}


def close_second(api: Api, second: dict[str, Any]) -> None:
    """Close the next quarter, too."""
    opened = cycles.begin(api, second)
    expect(api.post(f"/v1/periods/{second['id']}/evaluations", who="admin"), 200)
    api.at(NEXT_WINDOW)
    started = _step(api, opened, "start-rating")
    api.at(AFTER_NEXT)
    _step(api, started, "close", REASON)


def _step(api: Api, period: dict[str, Any], name: str, sent: Any = None) -> dict[str, Any]:
    path = f"/v1/periods/{period['id']}/{name}"
    return expect(api.post(path, sent, who="admin", version=period["version"]), 200)


def begun(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    """Begin the review of a period."""
    return expect(api.post(f"/v1/periods/{period['id']}/system-review", who="admin"))


def agreed_action(api: Api) -> dict[str, Any]:
    """Let a meeting on the system agree an action, and close its minutes."""
    now = api.served.now
    body = {
        "kind": "system_review",
        "title": "Rapat tinjauan sistem penilaian",
        "unit_code": "BIDANG",
        "starts_at": now.isoformat().replace("+00:00", "Z"),
        "host_code": "alfa-sup",
        "invited_codes": ["alfa-staff"],
    }
    api.at(now.replace(hour=1))
    meeting = expect(api.post("/v1/meetings", body, who="sup"))
    api.at(now)
    record = {"minutes": "Dibahas.", "attended_codes": ["alfa-staff"], "actions": [ACTION]}
    for name, sent in (("hold", record), ("close", None)):
        path = f"/v1/meetings/{meeting['id']}/{name}"
        meeting = expect(api.post(path, sent, who="sup", version=meeting["version"]), 200)
    action: dict[str, Any] = meeting["actions"][0]
    return action


def put_findings(api: Api, review: dict[str, Any], *findings: dict[str, Any]) -> Any:
    path = f"/v1/system-reviews/{review['id']}/findings"
    return api.put(path, {"findings": findings}, who="admin", version=review["version"])


def conclude(api: Api, review: dict[str, Any]) -> Any:
    path = f"/v1/system-reviews/{review['id']}/conclude"
    sent = {"conclusion": "Ketuntasan diperbaiki pada triwulan berikutnya."}
    return api.post(path, sent, who="admin", version=review["version"])


def missed(review: dict[str, Any]) -> list[str]:
    return [
        each["measure"]["id"] for each in review["content"]["measures"] if each["is_met"] is False
    ]


def answered(review: dict[str, Any], action_id: str) -> list[dict[str, Any]]:
    """State a finding for each measure that missed its target, the first with an action."""
    first, *others = missed(review)
    return [
        {"measure": first, "text": GAP, "action_ids": [action_id]},
        *(
            {"measure": each, "text": GAP, "no_action_reason": "Diamati satu triwulan lagi."}
            for each in others
        ),
    ]


@pytest.mark.requirement("S3-21")
def test_a_review_freezes_what_was_measured_and_keeps_what_was_found(api: Api) -> None:
    period = closed(api)["first"]
    review = begun(api, period)
    assert "completion" in missed(review)
    assert {each["measure"]["version"] for each in review["content"]["measures"]} == {1}
    assert [level["evaluations"] for level in review["content"]["levels"]] == [1]
    assert (review["state"], review["previous_id"], review["earlier_actions"]) == ("open", None, [])
    again = api.post(f"/v1/periods/{period['id']}/system-review", who="admin")
    assert (again.status_code, again.json()["code"]) == (409, "reviewed_already")
    stated = answered(review, agreed_action(api)["id"])
    recorded = expect(put_findings(api, review, *stated), 200)
    done = expect(conclude(api, recorded), 200)
    assert (done["state"], done["content"], done["allowed_actions"]) == (
        "concluded",
        review["content"],
        [],
    )
    assert api.get(f"/v1/system-reviews/{review['id']}", who="admin").json() == done
    (listed,) = api.get("/v1/system-reviews?state=concluded", who="admin").json()["items"]
    assert (listed["id"], listed["period_key"]) == (review["id"], "q1")
    late = put_findings(api, done, *stated)
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")
    assert conclude(api, done).status_code == 409


@pytest.mark.requirement("S3-23")
def test_a_finding_becomes_an_action_with_an_owner_and_a_due_day(api: Api) -> None:
    review = begun(api, closed(api)["first"])
    action = agreed_action(api)
    recorded = expect(put_findings(api, review, *answered(review, action["id"])), 200)
    (shown,) = recorded["findings"][0]["actions"]
    assert (shown["owner_name"], shown["due_on"], shown["state"]) == (
        "Staff Alfa",
        "2026-06-30",
        "open",
    )
    tasks = api.get("/v1/me/tasks", who="staff").json()["items"]
    assert [task["due_on"] for task in tasks if task["record_id"] == action["id"]] == ["2026-06-30"]


@pytest.mark.requirement("S3-25")
def test_the_next_review_lists_the_earlier_actions_with_what_became_of_them(api: Api) -> None:
    made = closed(api)
    first = begun(api, made["first"])
    action = agreed_action(api)
    recorded = expect(put_findings(api, first, *answered(first, action["id"])), 200)
    expect(conclude(api, recorded), 200)
    path = f"/v1/meeting-actions/{action['id']}/complete"
    done = {"outcome": "Pengingat dikirim tiap Senin; hasil disampaikan lebih awal."}
    expect(api.post(path, done, who="staff", version=action["version"]), 200)
    close_second(api, made["second"])
    second = begun(api, made["second"])
    assert second["previous_id"] == first["id"]
    (earlier,) = second["earlier_actions"]
    assert (earlier["period_key"], earlier["finding_text"]) == ("q1", GAP)
    assert (earlier["action"]["state"], earlier["action"]["outcome"]) == ("done", done["outcome"])


def test_nothing_is_concluded_that_is_not_answered(api: Api) -> None:
    review = begun(api, closed(api)["first"])
    early = conclude(api, review)
    assert (early.status_code, early.json()["code"]) == (409, "miss_without_finding")
    unanswered = [{"measure": each, "text": GAP} for each in missed(review)]
    recorded = expect(put_findings(api, review, *unanswered), 200)
    refused = conclude(api, recorded)
    assert (refused.status_code, refused.json()["code"]) == (409, "finding_unanswered")


def test_an_action_must_be_agreed_and_a_reason_stands_for_none(api: Api) -> None:
    review = begun(api, closed(api)["first"])
    action = agreed_action(api)["id"]
    both = {"text": GAP, "action_ids": [action], "no_action_reason": "Tidak perlu."}
    unknown = {"text": GAP, "action_ids": [review["id"]]}
    answer = put_findings(api, review, both, unknown)
    assert answer.status_code == 422
    assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [
        ("/findings/0/no_action_reason", "action_or_reason"),
        ("/findings/1/action_ids/0", "unknown_reference"),
    ]
    assert put_findings(api, {**review, "version": 9}).status_code == 412


def test_only_a_closed_period_is_reviewed_and_by_the_administration(api: Api) -> None:
    first, _ = cycles.state(api, periods=[Q1, Q2])["periods"]
    period = cycles.begin(api, first)
    path = f"/v1/periods/{period['id']}/system-review"
    assert api.post(path, who="admin").status_code == 409
    assert api.post(path, who="head").status_code == 403
    assert api.get("/v1/system-reviews", who="staff").status_code == 403


def test_of_two_who_begin_at_once_one_does(api: Api) -> None:
    path = f"/v1/periods/{closed(api)['first']['id']}/system-review"
    answers = sent_at_once(api, *[lambda: api.post(path, who="admin")] * 2)
    assert sorted(answer.status_code for answer in answers) == [201, 409]
