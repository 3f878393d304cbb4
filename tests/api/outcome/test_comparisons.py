"""Before and after a change over HTTP: stated with bounds, refused from too few, warned of."""

from typing import Any

import pytest
from tests.factories.organization import expect
from tests.factories.outcome import outcomes
from tests.serving.client import Api

CHANGE = "changed_on=2025-01-01"


def compared(api: Api, key: str = "literasi", query: str = "", who: str = "staff") -> Any:
    return api.get(f"/v1/service-outcomes/{key}/comparison?{CHANGE}{query}", who=who)


def with_years(
    api: Api, key: str, before: list[object], after: list[object], **changes: Any
) -> None:
    """State an outcome with values of the months of 2024 and of 2025."""
    outcomes.stated(api, key, **changes)
    items = [outcomes.value(month, each, 2024) for month, each in enumerate(before, 1)]
    items += [outcomes.value(month, each, 2025) for month, each in enumerate(after, 1)]
    outcomes.posted(api, *items, key=key)


@pytest.mark.requirement("S2-20")
@pytest.mark.requirement("S3-07")
def test_a_change_is_shown_with_both_sides_and_the_bounds_of_the_difference(api: Api) -> None:
    with_years(api, "literasi", [70, 71, 69, 70, 72, 70], [80, 79, 81, 80, 82])
    shown = expect(compared(api), 200)
    assert (shown["before"]["count"], shown["after"]["count"]) == (6, 5)
    assert (shown["before"]["mean"], shown["after"]["mean"]) == ("70.3333", "80.4000")
    means, medians = shown["difference_of_means"], shown["shift_of_medians"]
    assert (means["value"], medians["value"]) == ("10.0667", "10.0000")
    assert float(means["low"]) < 10.0667 < float(means["high"])
    assert (medians["low"], medians["high"]) == ("8.0000", "12.0000")
    assert (shown["move"], shown["relative_change"], shown["warnings"]) == (
        "improved",
        "14.3128",
        [],
    )
    assert shown["change"] == {
        "changed_on": "2025-01-01",
        "chosen_for": "planned",
        "method": "before-and-after",
        "method_version": 1,
    }


@pytest.mark.requirement("S3-07")
def test_what_was_corrected_counts_no_more(api: Api) -> None:
    with_years(api, "literasi", [70, 71, 69, 70, 72], [80, 79, 81, 80, 8])
    (wrong,) = (each for each in outcomes.series(api) if each["value"] == "8.0000")
    days = {name: wrong[name] for name in ("starts_on", "ends_on")}
    right = outcomes.value(1, 82, supersedes_id=wrong["id"], **days)
    outcomes.posted(api, right)
    assert expect(compared(api), 200)["after"]["mean"] == "80.4000"


def test_from_too_few_values_nothing_is_stated_and_the_refusal_says_so(api: Api) -> None:
    with_years(api, "literasi", [70, 71, 69, 70], [80, 79, 81, 80, 82])
    refusal = compared(api)
    assert (refusal.status_code, refusal.json()["code"]) == (409, "too_few_values")
    assert "4 nilai" in refusal.json()["detail"]
    english = api.get(
        f"/v1/service-outcomes/literasi/comparison?{CHANGE}", headers={"Accept-Language": "en"}
    ).json()
    assert "at least 5" in english["detail"]
    assert compared(api, "nothing").status_code == 404
    assert compared(api, query="&chosen_for=luck").status_code == 422


@pytest.mark.requirement("S2-20")
def test_a_day_chosen_because_of_a_bad_value_is_warned_of(api: Api) -> None:
    with_years(api, "literasi", [70, 71, 69, 71, 70], [80, 79, 81, 80, 82])
    asked = expect(compared(api, query="&chosen_for=bad_value"), 200)
    assert asked["warnings"] == ["regression_to_the_mean"]
    with_years(api, "antrean", [30, 31, 29, 30, 55], [30, 31, 30, 29, 30], polarity="lower")
    seen = expect(compared(api, "antrean"), 200)
    assert (seen["warnings"], seen["move"]) == (["regression_to_the_mean"], None)


@pytest.mark.requirement("S2-20")
@pytest.mark.requirement("S0-22")
def test_outcomes_of_public_service_are_compared_as_a_group(api: Api) -> None:
    for number in range(4):
        with_years(api, f"hasil-{number}", [50, 51, 50, 49, 50], [60 + number, 61, 60, 59, 60])
    with_years(
        api,
        "antrean",
        [50, 51, 50, 49, 50],
        [40, 41, 40, 39, 40],
        unit_code="BIDANG",
        polarity="lower",
    )
    with_years(api, "arsip", [50] * 5, [10] * 5, is_public_service=False)
    outcomes.stated(api, "baru", unit_code="LAIN")
    path = f"/v1/outcome-comparisons?{CHANGE}&is_public_service=true&unit_code="
    shown = expect(api.get(f"{path}DINAS"), 200)
    group = shown["group"]
    assert (group["outcomes"], group["compared"], group["improved"], group["withheld"]) == (
        6,
        5,
        5,
        None,
    )
    assert float(group["mean_change"]["low"]) > 15
    assert group["median_change"]["low"] is None  # of five, ranks bound nothing
    rows = {item["key"]: item for item in shown["items"]}
    assert len(rows) == 6
    assert rows["antrean"]["move"] == "improved"
    assert (rows["baru"]["withheld"], rows["baru"]["before"]["count"]) == ("too_few_values", 0)
    below = expect(api.get(f"{path}BIDANG"), 200)
    assert below["group"]["withheld"] == "too_few_outcomes"
    assert below["group"]["mean_change"] is None
    assert api.get(f"{path}NOWHERE").status_code == 404
    assert expect(api.get(f"/v1/outcome-comparisons?{CHANGE}"), 200)["group"]["outcomes"] == 7


def test_more_outcomes_than_are_compared_together_are_refused(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penilaian_api.storage.outcome.sides.MOST_COMPARED", 1)
    outcomes.stated(api, "a")
    outcomes.stated(api, "b", unit_code="BIDANG")
    answer = api.get(f"/v1/outcome-comparisons?{CHANGE}")
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_outcomes")
    below = api.get(f"/v1/outcome-comparisons?{CHANGE}&unit_code=BIDANG")
    assert below.status_code == 200
