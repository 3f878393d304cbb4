"""Which results may be cited: one rule at every door at which something rests on a result."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.factories import evaluations
from tests.factories.development import guidance, training
from tests.factories.fairness.objected import HEARD
from tests.factories.follow_up import decisions
from tests.factories.follow_up.rules import reopened
from tests.factories.organization import expect
from tests.serving.client import Api

Result = dict[str, Any]


def rated(api: Api) -> Result:
    made = evaluations.opened(api)
    body = evaluations.assessment(made["plans"]["staff"])
    for rating in body["ratings"]:
        rating["chosen"] = "below"
    return evaluations.step(api, made["evaluations"]["staff"], "rate", "sup", body)


def final(api: Api) -> Result:
    return evaluations.step(api, rated(api), "finalize", "sup")


def delivered(api: Api) -> Result:
    return evaluations.step(api, final(api), "deliver", "sup")


def reopened_since(api: Api) -> Result:
    return reopened(api, delivered(api))


def objected(api: Api) -> Result:
    result = delivered(api)
    reasons = {"reasons": "Laporan loket bulan Maret belum dihitung."}
    filed = expect(api.post(f"/v1/evaluations/{result['id']}/objections", reasons, who="staff"))
    return {**result, "objection": filed}


def changed(api: Api) -> Result:
    result = objected(api)
    path, version = f"/v1/objections/{result['objection']['id']}", result["objection"]["version"]
    heard = expect(api.post(f"{path}/hear", HEARD, who="head", version=version), 200)
    ratings = [{"about": "behavior", "chosen": "met"}]
    body = {"is_changed": True, "reason": "Bukti baru.", "ratings": ratings}
    expect(api.post(f"{path}/decide", body, who="head", version=heard["version"]), 200)
    return result


def delivered_again(api: Api) -> Result:
    result = changed(api)
    seen = expect(api.get(f"/v1/evaluations/{result['id']}", who="head"), 200)
    return evaluations.step(api, seen, "deliver", "head")


def doors(api: Api, result: Result) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name each door that cites a result, with what is sent to it."""
    key = result["id"]
    area = expect(api.get(f"/v1/evaluations/{key}/improvement-areas", who="sup"), 200)
    first = {"area": area["improvements"][0]["key"], "due_on": "2026-06-30"}
    decided = {"employee_code": "alfa-staff", "purpose": "recognition", "title": "Ucapan"}
    recommended = {"evaluation_id": key, "purpose": "reward", "reason": decisions.WHY}
    return {
        "recommendation": ("/v1/recommendations", recommended),
        "decision": ("/v1/decisions", {**decided, "evaluation_id": key, "reason": decisions.WHY}),
        "guidance": ("/v1/coaching-plans", guidance.plan_body(evaluation_id=key)),
        "training": ("/v1/trainings", training.training_body(key)),
        "duty": ("/v1/trainings", training.training_body(key, origin="duty")),
        "area": (f"/v1/evaluations/{key}/improvement-areas", first),
    }


@pytest.mark.requirement("S0-06", "S3-17")
@pytest.mark.parametrize(
    ("bring", "may_be_cited"),
    [
        (rated, False),
        (final, False),
        (delivered, True),
        (reopened_since, False),
        (objected, True),  # an objection takes nothing from a result until it is decided
        (changed, False),
        (delivered_again, True),
    ],
)
def test_every_door_cites_what_its_person_has_in_hand_and_nothing_else(
    api: Api, bring: Callable[[Api], Result], *, may_be_cited: bool
) -> None:
    result = bring(api)
    answers = {
        name: api.post(path, body, who="sup") for name, (path, body) in doors(api, result).items()
    }
    uses = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    low = expect(api.get("/v1/low-results?without_plan=false", who="sup"), 200)["items"]
    if may_be_cited:
        assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(
            answers, 201
        )
        purposes = sorted(use["purpose"] for use in uses)
        guided = ["development", "development", "recognition", "reward", "training", "training"]
        assert purposes == guided
        assert {use["evaluation_id"] for use in uses} == {result["id"]}
    else:
        codes = {(answer.status_code, answer.json()["code"]) for answer in answers.values()}
        assert codes == {(409, "result_not_standing")}
        assert uses == []
    assert bool(low) is may_be_cited


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize(
    ("language", "word"), [("id", "belum diserahkan"), ("en", "not delivered")]
)
def test_guidance_is_no_purpose_of_a_decision_and_its_use_names_no_record(
    api: Api, language: str, word: str
) -> None:
    result = final(api)
    body = guidance.plan_body(evaluation_id=result["id"])
    early = api.post("/v1/coaching-plans", body, who="sup", headers={"Accept-Language": language})
    assert word in early.json()["detail"]
    evaluations.step(api, result, "deliver", "sup")
    expect(api.post("/v1/coaching-plans", body, who="sup"))
    (use,) = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert (use["purpose"], use["step"], use["used_by_name"]) == (
        "development",
        "decided",
        "Sup Alfa",
    )
    assert (use["decision_id"], use["recommendation_id"], use["title"]) == (None, None, None)
    refused = decisions.record(api, purpose="development")
    assert [each["pointer"] for each in refused.json()["errors"]] == ["/purpose"]


def test_a_recommendation_says_that_a_newer_result_is_not_delivered(api: Api) -> None:
    result = objected(api)
    recommendation = decisions.proposed(api, result)
    path, version = f"/v1/objections/{result['objection']['id']}", result["objection"]["version"]
    heard = expect(api.post(f"{path}/hear", HEARD, who="head", version=version), 200)
    ratings = [{"about": "behavior", "chosen": "met"}]
    body = {"is_changed": True, "reason": "Bukti baru.", "ratings": ratings}
    expect(api.post(f"{path}/decide", body, who="head", version=heard["version"]), 200)
    shown = expect(api.get(f"/v1/recommendations/{recommendation['id']}", who="head"), 200)
    assert (shown["rests_on"], shown["allowed_actions"]) == (
        "undelivered",
        ["recommendation_withdraw"],
    )
    assert decisions.take(api, recommendation, "renew").json()["code"] == "result_not_standing"
