"""Each kind of report over HTTP, beside what counts the same another way."""

from decimal import Decimal
from typing import Any

import pytest
from tests.api.announcement.test_announcements import acknowledge, published
from tests.api.indicator.test_reviews import closed, review
from tests.api.report.test_reports import report, rows
from tests.factories.fairness import raters
from tests.serving.client import Api

FORMS = ("ndjson", "csv", "xlsx", "vega_lite", "svg")


def total(answer: Any) -> dict[str, Any]:
    return rows(answer)[-1]


@pytest.mark.requirement("S2-02", "S4-01")
def test_productivity_is_what_the_figures_of_each_say_together(api: Api) -> None:
    period = raters.opened(api, ("sup", "head"), size=4)
    (row,) = rows(report(api, "productivity", period))
    listed = api.get("/v1/evaluations?limit=200", who="admin").json()["items"]
    by_hand = Decimal(0)
    for evaluation in listed:  # the slow twin: each person's own figures
        path = f"/v1/evaluations/{evaluation['id']}/figures"
        for line in api.get(path, who="head").json()["indicators"]:
            for figure in line["figures"]:
                if figure["kind"] == "productivity":
                    by_hand += Decimal(figure["value"])
    assert (row["measured_in"], row["people"], row["lines"]) == ("aduan", 8, 8)
    assert Decimal(row["output"]) == sum(20 + number % 20 for number in (0, 1, 2, 3)) * 2 + 0
    assert row["person_months"] == 24
    assert abs(Decimal(row["productivity"]) - by_hand / 8) < Decimal("0.001")


def test_of_the_output_of_few_people_only_their_number_is_said(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=4)
    (row,) = rows(report(api, "productivity", period))
    assert (row["people"], row["output"], row["productivity"]) == (4, None, None)


@pytest.mark.requirement("S1-14", "S1-22")
def test_participation_is_reported_as_it_is_counted(api: Api) -> None:
    period = raters.rated(api)
    counted = api.get("/v1/cycles/2026/participation", who="admin").json()
    everybody = total(report(api, "participation", period))
    assert everybody["people"] == counted["people"]
    assert {step["step"]: step["count"] for step in counted["steps"]} == {
        step["step"]: everybody[step["step"]] for step in counted["steps"]
    }
    by_cycle = api.get("/v1/reports/participation?cycle_key=2026&unit_code=BIDANG", who="sup")
    assert {row["unit_code"] for row in rows(by_cycle)} == {"BIDANG"}
    assert api.get("/v1/reports/participation?cycle_key=1999", who="admin").status_code == 404


@pytest.mark.requirement("S0-16")
def test_coverage_counts_whom_each_announcement_reached(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=1)
    it = published(api, unit_code="DINAS", cycle_key="2026")
    acknowledge(api, it, "staff")
    counted = api.get(f"/v1/announcements/{it['id']}/coverage", who="admin").json()
    (row,) = rows(report(api, "coverage", period))
    assert (row["title"], row["kind"]) == (it["title"], "guide")
    assert (row["people"], row["acknowledged"]) == (counted["people"], 1)
    (own,) = rows(report(api, "coverage", period, who="sup"))
    assert own["acknowledged"] == 1
    assert own["people"] < row["people"]


@pytest.mark.requirement("S2-14")
def test_of_few_raters_only_their_number_is_said(api: Api) -> None:
    period = raters.rated(api)
    assert rows(report(api, "raters", period)) == []
    computed = api.post(f"/v1/periods/{period['id']}/rater-statistics", who="admin")
    assert computed.status_code == 201, computed.text
    answer = report(api, "raters", period)
    assert total(answer)["people"] == 3
    assert total(answer)["more_lenient"] is None
    assert [note["code"] for note in answer.json()["notes"]] == ["few_people", "no_verdict"]


@pytest.mark.requirement("S3-24")
def test_indicators_say_what_their_review_says(api: Api) -> None:
    made = closed(api)
    assert rows(report(api, "indicators", made["period"])) == []
    assert review(api, made).status_code == 200
    (row,) = rows(report(api, "indicators", made["period"]))
    listed = api.get("/v1/indicator-reviews", who="staff").json()["items"]
    assert row["key"] == listed[0]["key"]
    assert (row["lines"], row["missing"]) == (2, 1)
    assert row["at_target"] + row["below_target"] + row["missing"] == row["lines"]


def test_every_kind_comes_in_every_form(api: Api) -> None:
    period = raters.rated(api)
    kinds = [each["kind"] for each in api.get("/v1/reports", who="admin").json()["items"]]
    for kind in kinds:
        for form in FORMS:
            answer = report(api, kind, period, query=f"&format={form}")
            assert answer.status_code == 200, (kind, form, answer.text)
        english = report(api, kind, period, headers={"Accept-Language": "en", "Accept": "text/csv"})
        assert english.status_code == 200, english.text
