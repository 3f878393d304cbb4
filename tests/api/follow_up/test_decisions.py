"""What follows from a result: recommended, decided by people, and seen by whom it is about."""

from typing import Any

import pytest
from tests.api.evaluation.test_damaged_results import damage
from tests.factories.follow_up.decisions import (
    GRANTED,
    decided,
    propose,
    proposed,
    record,
    redone,
    take,
)
from tests.factories.follow_up.rules import active_rule, months, reopened
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api


@pytest.fixture
def result(api: Api) -> dict[str, Any]:
    """A result of a month that staff has in hand."""
    (month,) = months(api, {"staff": ["above"]})
    return month["evaluations"]["staff"]


def seen(api: Api, recommendation: dict[str, Any], who: str = "head") -> dict[str, Any]:
    return expect(api.get(f"/v1/recommendations/{recommendation['id']}", who=who), 200)


def uses(api: Api, who: str = "staff") -> list[dict[str, Any]]:
    return expect(api.get("/v1/me/uses", who=who), 200)["items"]


@pytest.mark.requirement("S0-06")
@pytest.mark.requirement("S1-04")
@pytest.mark.requirement("S2-11")
def test_a_reward_is_recommended_by_rule_from_a_monthly_result_and_decided_by_a_leader(
    api: Api, result: dict[str, Any]
) -> None:
    rule = active_rule(api, score_at_least="100")
    recommendation = proposed(api, result, rule="teladan", reason="")
    assert (recommendation["rule_id"], recommendation["rule_number"]) == (rule["id"], 1)
    assert (recommendation["state"], recommendation["rests_on"]) == ("proposed", "standing")
    assert (recommendation["snapshot_number"], len(recommendation["snapshot_digest"])) == (1, 64)
    decision = decided(api, recommendation)
    assert (decision["outcome"], decision["purpose"]) == ("granted", "reward")
    assert decision["recommendation_id"] == recommendation["id"]
    for name in ("evaluation_id", "snapshot_number", "snapshot_digest"):
        assert decision[name] == recommendation[name]
    assert decision["decided_by_name"] == "Head Alfa"
    assert seen(api, recommendation)["state"] == "granted"
    again = take(api, recommendation, "decide", "head", GRANTED)
    assert again.json()["code"] == "wrong_state"


@pytest.mark.requirement("S1-05")
def test_promotion_is_a_decision_of_its_own_and_never_follows_by_itself(
    api: Api, result: dict[str, Any]
) -> None:
    decided(api, proposed(api, result, purpose="recognition"))
    listed = expect(api.get("/v1/decisions?purpose=promotion", who="admin"), 200)["items"]
    assert listed == []
    promotion = proposed(api, result, purpose="promotion")
    declined = decided(api, promotion, outcome="declined", title="Promosi belum diberikan")
    assert (declined["purpose"], declined["outcome"]) == ("promotion", "declined")
    purposes = [item["purpose"] for item in api.get("/v1/decisions", who="admin").json()["items"]]
    assert purposes == ["recognition", "promotion"]


@pytest.mark.requirement("S0-06")
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_rests_on_a_result_that_is_reopened(
    api: Api, result: dict[str, Any], language: str
) -> None:
    headers = {"Accept-Language": language}
    words = {"id": "tidak lagi berlaku", "en": "does not stand"}
    recommendation = proposed(api, result)
    again = reopened(api, result)
    assert seen(api, recommendation)["rests_on"] == "reopened"
    body = {"evaluation_id": result["id"], "purpose": "reward", "reason": "Baik."}
    refused = api.post("/v1/recommendations", body, who="sup", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "result_not_standing")
    assert words[language] in refused.json()["title"]
    for name, sent in (("decide", GRANTED), ("renew", None)):
        assert take(api, recommendation, name, "head", sent).json()["code"] == "result_not_standing"
    redone(api, again)
    assert seen(api, recommendation)["rests_on"] == "superseded"
    assert take(api, recommendation, "decide", "head", GRANTED).json()["code"] == (
        "result_not_standing"
    )
    renewed = expect(take(api, recommendation, "renew"), 200)
    assert (renewed["rests_on"], renewed["snapshot_number"]) == ("standing", 2)
    assert decided(api, recommendation)["snapshot_number"] == 2
    assert [use["step"] for use in uses(api)] == ["decided", "renewed", "recommended"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_nobody_recommends_or_decides_for_themselves(api: Api, language: str) -> None:
    (month,) = months(api, {"sup": ["above"], "staff": ["above"]})
    own = month["evaluations"]["sup"]
    headers = {"Accept-Language": language}
    body = {"evaluation_id": own["id"], "purpose": "reward", "reason": "Saya layak."}
    refused = api.post("/v1/recommendations", body, who="sup", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_on_yourself")
    recommendation = proposed(api, own, "head")
    assert take(api, recommendation, "decide", "sup", GRANTED).status_code in {403, 404}
    assert record(api, "sup", employee_code="alfa-sup").json()["code"] == "not_on_yourself"
    assert seen(api, recommendation, "sup")["allowed_actions"] == []


def test_only_leaders_decide_and_a_rule_that_is_not_met_refuses(
    api: Api, result: dict[str, Any]
) -> None:
    active_rule(api, score_at_least="115")
    refused = propose(api, result, rule="teladan")
    assert refused.json()["errors"][0]["code"] == "rule_not_met"
    assert propose(api, result, reason="").json()["errors"][0]["code"] == "rule_or_reason"
    for who in ("peer", "other"):
        assert propose(api, result, who).json()["errors"][0]["code"] == "unknown_reference"
    assert propose(api, result, "auditor").status_code == 403
    assert propose(api, result, purpose="sanction").status_code == 422
    recommendation = proposed(api, result, "admin")
    assert take(api, recommendation, "decide", "admin", GRANTED).status_code == 403
    assert take(api, recommendation, "decide", "other", GRANTED).status_code == 404
    withdrawn = expect(take(api, recommendation, "withdraw", "admin"), 200)
    assert withdrawn["state"] == "withdrawn"


@pytest.mark.requirement("S0-06", "S4-20")
def test_what_a_rule_recommends_is_granted_while_the_rule_is_met(api: Api) -> None:
    first, second = months(api, {"staff": ["above", "above"]})
    steady = {"over": 2, "level_at_least": "90", "spread_at_most": "20"}
    rule = active_rule(api, "ajek", steady_score=steady)
    waiting = proposed(api, second["evaluations"]["staff"], rule="ajek", reason="")
    path = f"/v1/outstanding-rules/{rule['id']}/retire"
    expect(api.post(path, who="admin", version=rule["version"]), 200)
    reopened(api, first["evaluations"]["staff"])
    granted = take(api, waiting, "decide", "head", GRANTED)
    assert (granted.status_code, granted.json()["code"]) == (409, "rule_no_longer_met")
    assert seen(api, waiting)["state"] == "proposed"
    declined = decided(api, waiting, outcome="declined")
    assert declined["outcome"] == "declined"


def test_a_result_that_was_changed_in_the_database_is_no_ground(
    api: Api, result: dict[str, Any]
) -> None:
    damage(api, "UPDATE assessment SET score = 1150000")
    assert propose(api, result).json()["code"] == "result_damaged"


@pytest.mark.requirement("S4-05")
def test_decisions_that_cite_no_result_are_listed_and_counted(
    api: Api, result: dict[str, Any]
) -> None:
    without = expect(record(api))
    cited = expect(record(api, evaluation_id=result["id"], purpose="promotion"))
    assert (without["evaluation_id"], cited["evaluation_id"]) == (None, result["id"])
    for who in ("sup", "head", "admin"):
        answer = expect(api.get("/v1/decisions/uncited", who=who), 200)
        assert [item["id"] for item in answer["items"]] == [without["id"]]
        assert answer["counts"] == [
            {"purpose": "promotion", "cited": 1, "uncited": 0},
            {"purpose": "recognition", "cited": 0, "uncited": 1},
        ]
    for code, uncited in (("BIDANG", 1), ("KOTA", 1)):
        answer = expect(api.get(f"/v1/decisions/uncited?unit_code={code}", who="admin"), 200)
        assert sum(each["uncited"] for each in answer["counts"]) == uncited, code
    answer = expect(api.get("/v1/decisions/uncited?unit_code=LAIN", who="admin"), 200)
    assert (answer["items"], answer["counts"]) == ([], [])
    other = expect(api.get("/v1/decisions/uncited", who="other"), 200)
    assert (other["items"], other["counts"]) == ([], [])
    wrong = record(api, employee_code="alfa-peer", evaluation_id=result["id"])
    assert wrong.json()["errors"][0]["pointer"] == "/evaluation_id"


@pytest.mark.requirement("S3-17")
def test_whom_a_result_is_about_sees_each_use_with_its_purpose(
    api: Api, result: dict[str, Any]
) -> None:
    decided(api, proposed(api, result, purpose="training"), outcome="declined")
    expect(record(api, purpose="sanction", evaluation_id=result["id"], title="Teguran lisan"))
    shown = [(use["purpose"], use["step"], use["outcome"]) for use in uses(api)]
    assert shown == [
        ("sanction", "decided", "granted"),
        ("training", "decided", "declined"),
        ("training", "recommended", None),
    ]
    assert [use["used_by_name"] for use in uses(api)] == ["Sup Alfa", "Head Alfa", "Sup Alfa"]
    assert {use["evaluation_id"] for use in uses(api)} == {result["id"]}
    assert uses(api, "peer") == []
    assert api.get("/v1/me/uses", who="admin").status_code == 403
    beside = {"development_id": result["id"], "purpose": "sanction"}
    assert record(api, **beside).status_code == 422, "a decision cites results, and nothing else"


def test_of_two_who_decide_at_once_one_does(api: Api, result: dict[str, Any]) -> None:
    recommendation = proposed(api, result)
    path = f"/v1/recommendations/{recommendation['id']}/decide"
    answers = sent_at_once(
        api,
        lambda: api.post(path, GRANTED, who="head", version=1),
        lambda: api.post(path, {**GRANTED, "outcome": "declined"}, who="sup", version=1),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]


def test_of_a_result_one_thing_is_recommended_once_until_it_is_decided(
    api: Api, result: dict[str, Any]
) -> None:
    answers = sent_at_once(api, *[lambda: propose(api, result)] * 2)
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    (refused,) = [answer for answer in answers if answer.status_code == 409]
    assert refused.json()["code"] == "already_exists"
    expect(propose(api, result, purpose="promotion"))
    (first,) = [answer.json() for answer in answers if answer.status_code == 201]
    decided(api, first)
    expect(propose(api, result))


def test_lists_cost_the_same_however_long(api: Api) -> None:
    (month,) = months(api, {"staff": ["above"], "peer": ["above"], "stranger": ["met"]})
    for who, evaluation in month["evaluations"].items():
        decided(api, proposed(api, evaluation, "admin"), "head")
        assert who
    for path in ("/v1/recommendations", "/v1/decisions", "/v1/decisions/uncited"):
        api.get(path, who="admin")
        with counted(api) as short:
            api.get(f"{path}?limit=1", who="admin")
        with counted(api) as long:
            api.get(path, who="admin")
        assert short.count == long.count <= 5


@pytest.mark.requirement("S0-06", "S3-17")
def test_who_decided_hears_that_a_cited_result_is_open_again(
    api: Api, result: dict[str, Any]
) -> None:
    decision = decided(api, proposed(api, result))
    assert waiting(api, "head") == []
    reopened(api, result)
    assert waiting(api, "head") == [decision["id"]]
    assert waiting(api, "sup") == waiting(api, "mayor") == waiting(api, "staff") == []


def waiting(api: Api, who: str) -> list[str]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return [item["record_id"] for item in items if item["kind"] == "cited_result_reopened"]
