"""Predicates of a unit beside their patterns, over HTTP: guidance, never force."""

from typing import Any

import pytest
from tests.factories.fairness import raters
from tests.serving.client import Api


def distribution_of(
    api: Api, period: dict[str, Any], who: str, unit: str = "KOTA", **how: Any
) -> Any:
    path = f"/v1/periods/{period['id']}/predicate-distribution?unit_code={unit}"
    return api.get(path, who=who, **how)


def group(api: Api, period: dict[str, Any], who: str) -> dict[str, Any]:
    answer = distribution_of(api, period, who)
    assert answer.status_code == 200, answer.text
    (only,) = answer.json()["groups"]
    return only


@pytest.mark.requirement("S0-15", "S4-13")
def test_a_pattern_warns_and_refuses_nothing(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=10)
    raters.rate(api, "sup", ("above",) * 10, behavior="above")
    answer = distribution_of(api, period, "sup").json()
    assert (answer["final"], answer["in_the_making"], answer["undetermined"]) == (10, 0, 0)
    (only,) = answer["groups"]
    assert (only["organization_result"], only["people"]) == ("good", 10)
    assert only["counts"] == [{"predicate": "very_good", "count": 10, "share": "1.0000"}]
    law, circular = only["patterns"]
    assert (law["key"], law["is_verified"]) == ("permenpanrb-6-2022", True)
    assert (circular["key"], circular["is_verified"]) == ("se-menpanrb-3-2023", False)
    (mode,) = law["conditions"]
    assert (mode["is_met"], mode["chance"], mode["is_unit_too_small"]) == (False, "0.0010", False)
    assert "kebetulan" in mode["explanation"][-1]
    assert "Baik" in mode["explanation"][0]
    assert "pedoman" in answer["explanation"]


def test_of_a_small_unit_it_says_that_no_pattern_can_be_demanded(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    raters.rate(api, "sup", ("above",) * 3, behavior="above")
    law, circular = group(api, period, "sup")["patterns"]
    (mode,) = law["conditions"]
    assert (mode["is_unit_too_small"], mode["chance_of_all"], mode["needed"]) == (
        True,
        "0.1250",
        5,
    )
    limit = circular["conditions"][1]
    assert (limit["is_met"], limit["is_unit_too_small"], limit["needed"]) == (True, True, 9)
    assert circular["is_possible"]
    english = distribution_of(api, period, "sup", headers={"Accept-Language": "en"}).json()
    (only,) = english["groups"]
    sentences = only["patterns"][0]["conditions"][0]["explanation"]
    assert any("too small" in sentence for sentence in sentences)


def test_who_rates_sees_those_in_the_making_and_others_what_is_final(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=4)
    raters.rate(api, "sup", ("met",) * 4, final=False)
    mine = distribution_of(api, period, "sup").json()
    assert (mine["final"], mine["in_the_making"]) == (0, 4)
    assert mine["groups"][0]["counts"][0]["predicate"] == "good"
    assert distribution_of(api, period, "head").json()["in_the_making"] == 4  # reviews them
    assert distribution_of(api, period, "admin").status_code == 404
    assert distribution_of(api, period, "staff").status_code == 404
    assert distribution_of(api, period, "sup", unit="TIADA").status_code == 404


def test_reading_it_is_a_row_on_each_whom_it_counts(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    raters.rate(api, "sup", ("met",) * 3)
    group(api, period, "head")
    rows = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    read = [row for row in rows if row["action"] == "distribution_read"]
    assert len({row["employee_id"] for row in read}) == 3
