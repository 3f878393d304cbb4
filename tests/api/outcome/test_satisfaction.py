"""Satisfaction beside results over HTTP: for heads of units, never of fewer than five people."""

from typing import Any

import pytest
from tests.api.survey import test_surveys as surveys
from tests.factories.fairness import raters
from tests.factories.organization import expect
from tests.serving.client import Api


def beside(api: Api, unit: str = "DINAS", who: str = "head", kind: str = "quarter") -> Any:
    query = f"unit_code={unit}&instrument_key={surveys.SKM}&kind={kind}"
    return api.get(f"/v1/satisfaction-and-results?{query}", who=who)


def delivered(api: Api, people: int) -> None:
    """Bring a quarter of ``sup`` with so many people to delivered results."""
    raters.opened(api, ("sup",), size=people)
    raters.rate(api, "sup", ("above", *("met",) * (people - 1)))
    listed = api.get("/v1/evaluations?limit=200&state=final", who="sup").json()["items"]
    items = [{"id": item["id"], "version": item["version"]} for item in listed]
    expect(api.post("/v1/evaluations/deliver", {"items": items}, who="sup"), 200)


@pytest.mark.requirement("S1-21")
def test_satisfaction_stands_beside_results_of_the_same_period(api: Api) -> None:
    survey = surveys.opened(api, ends_on="2026-03-20")
    surveys.answered(api, survey, 6)
    surveys.released(api, survey)
    delivered(api, 6)
    whole = expect(beside(api), 200)
    (quarter,) = whole["periods"]
    assert (quarter["satisfaction"], quarter["answers"], quarter["asked_until"]) == (
        "100.0000",
        6,
        "2026-03-20",
    )
    assert (quarter["people"], quarter["good_share"], quarter["is_withheld"]) == (
        6,
        "100.0000",
        False,
    )
    assert quarter["predicates"]["good"] == 6
    assert (quarter["mean_score"], quarter["share_change"]) == (None, None)
    assert expect(beside(api, who="admin"), 200) == whole
    assert expect(beside(api, kind="year"), 200)["periods"] == []


@pytest.mark.requirement("S1-21")
def test_results_of_four_people_are_withheld(api: Api) -> None:
    delivered(api, 4)
    (quarter,) = expect(beside(api), 200)["periods"]
    assert (quarter["is_withheld"], quarter["people"], quarter["predicates"]) == (True, None, None)


def test_a_unit_is_shown_to_those_who_head_it_or_administer_the_agency(api: Api) -> None:
    for who, status in {
        "staff": 404,
        "sup": 404,
        "head": 200,
        "mayor": 200,
        "admin": 200,
        "auditor": 403,
        "service": 403,
    }.items():
        assert beside(api, who=who).status_code == status, who
    assert beside(api, "BIDANG", who="sup").status_code == 200
    assert beside(api, "NOWHERE").status_code == 404
    assert beside(api, kind="day").status_code == 422
