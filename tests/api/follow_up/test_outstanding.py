"""Who does well by a stated rule: of a period and a unit, with the figures that met it."""

from typing import Any

import pytest
from tests.api.evaluation.test_damaged_results import damage
from tests.factories import evaluations
from tests.factories.follow_up.rules import active_rule, adopted_rule, months, reopened, rule
from tests.factories.mirrors import pages
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api


def outstanding(
    api: Api, period: dict[str, Any], key: str, who: str = "admin", query: str = ""
) -> dict[str, Any]:
    path = f"/v1/periods/{period['id']}/outstanding?rule={key}{query}"
    return expect(api.get(path, who=who), 200)


def names(answer: dict[str, Any]) -> list[str]:
    return sorted(item["employee_code"].removeprefix("alfa-") for item in answer["items"])


@pytest.mark.requirement("S0-03")
@pytest.mark.requirement("S3-05")
def test_those_who_do_well_are_found_by_a_rule_that_comes_with_the_list(api: Api) -> None:
    (month,) = months(api, {"staff": ["above"], "peer": ["below"], "stranger": ["met"]})
    stated = active_rule(api, score_at_least="90")
    answer = outstanding(api, month, "teladan")
    assert names(answer) == ["staff", "stranger"]
    assert (answer["rule"]["id"], answer["rule"]["number"]) == (stated["id"], 1)
    (words,) = answer["rule"]["rule"]["conditions"]
    assert words["id"] == "Nilai periode ini paling rendah 90."
    assert words["en"] == "The score of this period is at least 90."
    (best,) = [item for item in answer["items"] if item["employee_code"] == "alfa-staff"]
    (reason,) = best["reasons"]
    assert (reason["kind"], reason["level"], reason["spread"]) == ("score", "110", None)
    assert [result["period_key"] for result in reason["results"]] == ["m1"]
    assert best["snapshot_digest"] is not None
    in_unit = outstanding(api, month, "teladan", query="&unit_code=BIDANG")
    assert names(in_unit) == ["staff"]
    assert names(outstanding(api, month, "teladan", query="&unit_code=LAIN")) == ["stranger"]


@pytest.mark.requirement("S0-03")
def test_the_list_holds_those_within_reach_and_tells_them(api: Api) -> None:
    (month,) = months(api, {"staff": ["above"], "stranger": ["above"]})
    adopted_rule(api, "steady-good")
    active_rule(api, score_at_least="100")
    seen = {who: names(outstanding(api, month, "teladan", who)) for who in ("sup", "head", "admin")}
    assert seen == {
        "sup": ["staff"],
        "head": ["staff", "stranger"],
        "admin": ["staff", "stranger"],
    }
    path = f"/v1/periods/{month['id']}/outstanding?rule=teladan"
    assert expect(api.get(path, who="staff"), 200)["items"] == []
    assert api.get(path, who="auditor").status_code == 403
    trail = expect(api.get("/v1/me/access-trail", who="staff"), 200)["items"]
    assert {"outstanding_read"} <= {entry["action"] for entry in trail}


@pytest.mark.requirement("S4-20")
def test_consistency_is_level_and_spread_over_periods_in_a_row(api: Api) -> None:
    results = {
        "staff": ["above", "met", "above"],
        "peer": ["above", "below", "above"],
        "stranger": ["above", None, "above"],
    }
    *_, second, third = months(api, results)
    steady = {"over": 3, "level_at_least": "90", "spread_at_most": "20"}
    active_rule(api, steady_score=steady)
    answer = outstanding(api, third, "teladan")
    assert names(answer) == ["staff"], "peer moves by 50, stranger lacks a month"
    (reason,) = answer["items"][0]["reasons"]
    assert (reason["level"], reason["spread"]) == ("310/3", "20")
    assert [result["period_key"] for result in reason["results"]] == ["m1", "m2", "m3"]
    assert [result["score"] for result in reason["results"]] == ["110.0000", "90.0000", "110.0000"]
    assert "3 periode berturut-turut" in reason["condition"]["id"]
    assert outstanding(api, second, "teladan")["items"] == [], "there were only two months"


@pytest.mark.requirement("S4-20")
def test_predicates_are_steady_as_well(api: Api) -> None:
    results = {"staff": ["above", "met"], "peer": ["below", "above"], "stranger": ["met", "met"]}
    *_, second = months(api, results)
    steady = {"over": 2, "predicate_at_least": "good", "spread_at_most": 1}
    active_rule(api, predicate_at_least="good", steady_predicate=steady)
    answer = outstanding(api, second, "teladan")
    assert names(answer) == ["staff", "stranger"]
    kinds = {reason["kind"]: reason for reason in answer["items"][0]["reasons"]}
    assert kinds["steady_predicate"]["level"] == "good"
    assert kinds["steady_predicate"]["spread"] == "0"


@pytest.mark.requirement("S4-20")
def test_a_result_that_is_reopened_stands_no_more(api: Api) -> None:
    first, second = months(api, {"staff": ["above", "above"]})
    steady = {"over": 2, "level_at_least": "90", "spread_at_most": "20"}
    active_rule(api, "teladan", score_at_least="90")
    active_rule(api, "ajek", steady_score=steady)
    assert names(outstanding(api, second, "ajek")) == ["staff"]
    reopened(api, first["evaluations"]["staff"])
    assert names(outstanding(api, first, "teladan")) == []
    assert names(outstanding(api, second, "teladan")) == ["staff"]
    assert names(outstanding(api, second, "ajek")) == []


@pytest.mark.requirement("S0-03")
def test_a_result_that_was_changed_in_the_database_meets_nothing(api: Api) -> None:
    (month,) = months(api, {"staff": ["met"]})
    active_rule(api, score_at_least="100")
    damage(api, "UPDATE assessment SET score = 1100000")
    (item,) = outstanding(api, month, "teladan")["items"]
    assert (item["damage"], item["score"], item["reasons"]) == ("result_damaged", None, [])


def test_the_shipped_rules_are_adopted_once_and_serve_the_law(api: Api) -> None:
    shipped = expect(api.get("/v1/outstanding-rules/shipped", who="staff"), 200)["items"]
    assert {item["key"] for item in shipped} == {"very-good", "steady-good", "steady-score"}
    adopted = adopted_rule(api)
    assert adopted_rule(api) == adopted
    evaluations.delivered(api)
    period = {"id": evaluations.mine(api)["period_id"]}
    assert outstanding(api, period, "very-good")["items"] == []
    active_rule(api, predicate_at_least="good")
    assert names(outstanding(api, period, "teladan")) == ["staff"]


def test_a_rule_is_fixed_once_in_use_and_a_new_version_follows(api: Api) -> None:
    first = active_rule(api, score_at_least="90")
    path = f"/v1/outstanding-rules/{first['id']}"
    changed = {"rule": rule(score_at_least="95")}
    answer = api.put(path, changed, who="admin", version=first["version"])
    assert (answer.status_code, answer.json()["code"]) == (409, "outstanding_rule_in_use")
    second = expect(api.post("/v1/outstanding-rules", changed, who="admin"))
    assert (second["number"], second["status"]) == (2, "draft")
    other = {"rule": rule("lain", score_at_least="95")}
    second_path = f"/v1/outstanding-rules/{second['id']}"
    answer = api.put(second_path, other, who="admin", version=second["version"])
    assert answer.json()["errors"][0]["code"] == "key_fixed"
    edited = expect(api.put(second_path, changed, who="admin", version=second["version"]), 200)
    expect(api.post(f"{second_path}/activate", who="admin", version=edited["version"]), 200)
    retired = expect(api.post(f"{path}/retire", who="admin", version=first["version"]), 200)
    assert retired["status"] == "retired"


@pytest.mark.parametrize("language", ["id", "en"])
def test_bad_input_is_refused_in_both_languages(api: Api, language: str) -> None:
    (month,) = months(api, {"staff": ["met"]})
    headers = {"Accept-Language": language}
    drafted = expect(api.post("/v1/outstanding-rules", {"rule": rule()}, who="admin"))
    path = f"/v1/outstanding-rules/{drafted['id']}/activate"
    nothing = api.post(path, who="admin", version=drafted["version"], headers=headers)
    assert nothing.json()["errors"][0]["code"] == "rule_asks_nothing"
    words = {"id": "tidak meminta apa pun", "en": "asks for nothing"}
    assert words[language] in nothing.json()["errors"][0]["detail"]
    for key in ("teladan", "nobody"):
        address = f"/v1/periods/{month['id']}/outstanding?rule={key}"
        answer = api.get(address, who="admin", headers=headers)
        assert answer.json()["errors"][0]["code"] == "unknown_reference"
    assert api.get(f"/v1/periods/{month['id']}/outstanding", who="admin").status_code == 422
    over = {"over": 1, "level_at_least": "90", "spread_at_most": "20"}
    body = {"rule": rule(steady_score=over)}
    assert api.post("/v1/outstanding-rules", body, who="admin").status_code == 422


def test_a_page_costs_the_same_whoever_is_on_it(api: Api) -> None:
    (month,) = months(api, {"staff": ["above"], "peer": ["above"], "stranger": ["above"]})
    active_rule(api, score_at_least="90")
    outstanding(api, month, "teladan")
    with counted(api) as single:
        outstanding(api, month, "teladan", query="&limit=1")
    with counted(api) as three:
        outstanding(api, month, "teladan")
    assert single.count == three.count <= 12
    path = f"/v1/periods/{month['id']}/outstanding?rule=teladan"
    listed = [item["id"] for page in pages(api, path, "admin") for item in page["items"]]
    assert len(set(listed)) == 3
