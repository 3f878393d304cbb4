"""Indicators are reviewed after a period; what follows has effect from the next plan on."""

from typing import Any

import pytest
from tests.api.indicator.test_mapping import mapped
from tests.api.survey.test_employees import released
from tests.api.survey.test_relevance import POSITIONS, asked, rate
from tests.factories import evaluations, measurements, plans
from tests.records.statements import counted
from tests.serving.client import Api


def closed(api: Api) -> dict[str, Any]:
    """Close a period in which one indicator of the library stood on two plans, realized on one."""
    version = measurements.agreed_indicator(api, "speed")
    indicator = {"indicator_version_id": version["id"], "deadline": "2026-12-31"}
    result = {**plans.RESULT, "indicators": [indicator, plans.INDICATOR]}
    content = {**plans.CONTENT, "work_results": [result]}
    made = evaluations.opened(api, who=("staff", "peer"), content=content)
    plan = made["plans"]["staff"]
    line = next(
        item["line_id"]
        for item in plan["in_force"]["work_results"][0]["indicators"]
        if item["indicator_version_id"] == version["id"]
    )
    entry = {"line_id": line, "on": "2026-03-20", "value": "4"}
    answer = api.post(f"/v1/plans/{plan['id']}/progress", entry, who="staff")
    assert answer.status_code == 201, answer.text
    api.at(evaluations.AFTER_WINDOW)
    path = f"/v1/periods/{made['period']['id']}/close"
    body = {"reason": "Dua evaluasi menunggu"}
    answer = api.post(path, body, who="admin", version=made["period"]["version"])
    assert answer.status_code == 200, answer.text
    return {**made, "version": version}


def review(api: Api, made: dict[str, Any], who: str = "admin") -> Any:
    """Review the indicators of the period."""
    return api.post(f"/v1/periods/{made['period']['id']}/indicator-reviews", who=who)


def decide(api: Api, record: dict[str, Any], **body: Any) -> Any:
    """Decide on a reviewed indicator."""
    path = f"/v1/indicator-reviews/{record['id']}/decide"
    body = {"outcome": "kept", "reason": "Ukuran tetap dipakai tahun depan.", **body}
    return api.post(path, body, who="admin", version=record["version"])


def reviewed(api: Api, who: str = "staff", query: str = "") -> list[dict[str, Any]]:
    """List the reviews."""
    return api.get(f"/v1/indicator-reviews?{query}", who=who).json()["items"]


@pytest.mark.requirement("S3-24")
def test_a_review_leads_to_a_new_version_and_alters_no_closed_period(api: Api) -> None:
    made = closed(api)
    plan_path = f"/v1/plans/{made['plans']['staff']['id']}"
    before = api.get(plan_path, who="staff").json()["in_force"]
    assert review(api, made).json() == {"reviewed": 1, "with_findings": 1, "decided_before": 0}
    (record,) = reviewed(api, query="has_findings=true")
    assert (record["key"], record["lines"], record["missing"]) == ("speed", 2, 1)
    assert (record["measurability"], record["findings"]) == (100, ["often_missing"])
    old = made["version"]
    path = f"/v1/indicators/{old['indicator_id']}/versions"
    body = {**measurements.SPEED, "target": "4", "data_source": "Sistem antrean"}
    new = api.post(path, body, who="admin").json()
    answer = decide(api, record, outcome="adjusted", new_version_id=new["id"])
    assert answer.status_code == 200, answer.text
    assert (answer.json()["new_version_id"], new["number"]) == (new["id"], 2)
    assert api.get(plan_path, who="staff").json()["in_force"] == before
    assert review(api, made).json() == {"reviewed": 0, "with_findings": 0, "decided_before": 1}
    assert decide(api, answer.json()).json()["code"] == "wrong_state"
    assert reviewed(api, query="is_decided=false") == []


HOLDERS = ("head", "former", "deputy", "late", "staff", "peer")


def rated(api: Api, version: dict[str, Any], *answers: int) -> dict[str, Any]:
    """Let holders rate the indicator, and release what they say."""
    mapped(api, version, *POSITIONS)
    survey = asked(api, "speed", starts_on="2026-04-01", ends_on="2026-04-30")
    for who, answer in zip(HOLDERS, answers, strict=False):
        assert rate(api, who, answer) == [201]
    return released(api, survey)


@pytest.mark.requirement("S1-16")
@pytest.mark.requirement("S3-24")
@pytest.mark.parametrize(
    ("answers", "relevance", "raters", "findings"),
    [
        ((1, 2, 2, 3, 2, 3), "0.2917", 6, ["often_missing", "not_relevant"]),
        ((3, 3, 3, 3, 2, 4), "0.5000", 6, ["often_missing"]),
        ((5, 4, 4, 5, 5, 5), "0.9167", 6, ["often_missing"]),
        ((1, 2, 1, 2), None, None, ["often_missing"]),  # four tell nothing
        ((1, 1, 1, 1, 1, 1), None, None, ["often_missing"]),  # all alike would tell of each
    ],
)
def test_what_holders_rate_irrelevant_is_found(
    api: Api,
    answers: tuple[int, ...],
    relevance: str | None,
    raters: int | None,
    findings: list[str],
) -> None:
    made = closed(api)
    rated(api, made["version"], *answers)
    assert review(api, made).status_code == 200
    (record,) = reviewed(api)
    assert (record["relevance"], record["raters"]) == (relevance, raters)
    assert record["findings"] == findings


def test_the_newest_release_that_shows_an_indicator_counts(api: Api) -> None:
    made = closed(api)
    rated(api, made["version"], 1, 2, 2, 3, 2, 3)
    review(api, made)
    rated(api, made["version"], 5, 4, 4, 5, 5, 5)
    with counted(api) as one_more:
        review(api, made)
    assert reviewed(api)[0]["relevance"] == "0.9167"
    rated(api, made["version"], 1, 2)
    with counted(api) as two_more:
        review(api, made)
    assert two_more.count <= one_more.count
    assert reviewed(api)[0]["relevance"] == "0.9167"


def test_only_a_closed_period_is_reviewed(api: Api) -> None:
    made = evaluations.opened(api)
    answer = review(api, made)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"outcome": "adjusted"}, "/new_version_id", "by_a_version"),
        ({"outcome": "retired"}, "/outcome", "not_retired"),
        ({"new_version_id": "same"}, "/new_version_id", "by_a_version"),
        ({"outcome": "adjusted", "new_version_id": "same"}, "/new_version_id", "by_a_version"),
    ],
)
def test_a_decision_says_what_was_done(
    api: Api, body: dict[str, str], pointer: str, code: str
) -> None:
    made = closed(api)
    review(api, made)
    (record,) = reviewed(api)
    if "new_version_id" in body:
        body = {**body, "new_version_id": made["version"]["id"]}
    answer = decide(api, record, **body)
    assert answer.status_code == 422, answer.text
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (
        pointer,
        code,
    )
    assert decide(api, record).json()["outcome"] == "kept"


@pytest.mark.parametrize("who", ["staff", "sup", "head", "auditor", "bare"])
def test_only_the_administration_reviews(api: Api, who: str) -> None:
    made = evaluations.opened(api)
    answer = api.post(
        f"/v1/periods/{made['period']['id']}/indicator-reviews", who=who, key="review"
    )
    assert answer.status_code == 403
