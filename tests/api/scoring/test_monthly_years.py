"""A year that is made of its months: its score over HTTP, and the months that lack."""

from typing import Any

import pytest
from tests.api.scoring.running_scores import FEEDBACK, running
from tests.factories import cycles, plans
from tests.factories.evaluations import measurement, step
from tests.records.statements import counted
from tests.serving.client import Api


def monthly_year(api: Api) -> tuple[dict[str, Any], dict[str, Any]]:
    """State a year that is made of its months, of which two are stated, and a plan for it."""
    scheme = {"key": "lampung-monthly"}
    months = [
        {
            "key": f"m{number}",
            "kind": "month",
            "starts_on": f"2026-0{number}-01",
            "ends_on": f"2026-0{number}-{last}",
            "rate_from": f"2026-0{number}-{last}",
            "rate_until": "2026-05-15",
            "scheme": scheme,
        }
        for number, last in ((1, 31), (2, 28))
    ]
    whole = {**cycles.YEAR, "scheme": scheme, "rate_from": "2026-03-01"}
    made = cycles.state(api, periods=[*months, whole])
    return {period["key"]: period for period in made["periods"]}, plans.approved(
        api, "staff", "sup"
    )


def rating_begun(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    begun = cycles.begin(api, period)
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    path = f"/v1/periods/{period['id']}/start-rating"
    api.post(path, who="admin", version=begun["version"])
    query = f"/v1/evaluations?period_id={period['id']}"
    (evaluation,) = api.get(query, who="sup").json()["items"]
    return evaluation


def month_rated(api: Api, period: dict[str, Any], level: int, value: str) -> dict[str, Any]:
    """Rate the month of a person and make the result final."""
    evaluation = rating_begun(api, period)
    measurement(api, period, "public_feedback", value, unit="BIDANG")
    rating = {"about": "criterion:supervisor", "level": level, "reason": "Lihat umpan balik."}
    rated = step(api, evaluation, "rate", "sup", {"ratings": [rating], "feedback": FEEDBACK})
    return step(api, rated, "finalize", "sup")


def month_sentences(result: dict[str, Any]) -> list[dict[str, str]]:
    """Pick out of an explanation what it says of months without a result."""
    return [
        sentence
        for paragraph in result["explanation"]["paragraphs"]
        for sentence in paragraph["sentences"]
        if sentence["en"].startswith("Months of which")
    ]


@pytest.mark.requirement("S1-10")
@pytest.mark.requirement("S2-08")
def test_the_year_is_made_of_its_months_where_the_scheme_says_so(api: Api) -> None:
    by_key, plan = monthly_year(api)
    for name, level, value in (("m1", 5, "90"), ("m2", 3, "60")):
        done = month_rated(api, by_key[name], level, value)
        # the person learns of a month when it is delivered to them, also through the year
        assert running(api, plan, by_key["year"]).json()["result"] is None or level == 3
        step(api, done, "deliver", "sup")
    body = running(api, plan, by_key["year"]).json()
    # 115 * 0.6 + 90 * 0.4 = 105; 80 * 0.6 + 60 * 0.4 = 72
    assert body["result"]["score"] == "88.50"
    assert [item["score"] for item in body["inputs"]] == ["105", "72"]
    assert all(item["origin"].startswith("snapshot:") for item in body["inputs"])


@pytest.mark.requirement("S1-10")
@pytest.mark.requirement("S2-08")
def test_the_months_that_a_year_lacks_are_named_in_words(api: Api) -> None:
    by_key, plan = monthly_year(api)
    step(api, month_rated(api, by_key["m1"], 5, "90"), "deliver", "sup")
    # in March, of the months that are over February has no result
    (sentence,) = month_sentences(running(api, plan, by_key["year"]).json()["result"])
    assert sentence == {
        "id": "Bulan tanpa hasil yang dihitung: Februari 2026.",
        "en": "Months of which no result counts: February 2026.",
    }
    step(api, month_rated(api, by_key["m2"], 3, "60"), "deliver", "sup")
    assert month_sentences(running(api, plan, by_key["year"]).json()["result"]) == []
    evaluation = rating_begun(api, by_key["year"])
    path = f"/v1/evaluations/{evaluation['id']}/explanation"
    with counted(api) as log:
        explained = api.get(path, who="sup").json()
    assert log.count <= 13
    (sentence,) = month_sentences(explained["result"])
    assert sentence["id"].startswith(
        "Bulan tanpa hasil yang dihitung: Maret 2026, April 2026, Mei "
    )
    assert sentence["id"].endswith(", Desember 2026.")
    assert [item["key"] for item in explained["inputs"]] == ["m1", "m2"]
