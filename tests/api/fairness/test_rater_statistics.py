"""Rater statistics over HTTP: the administration computes, the rater and their superior read."""

from datetime import timedelta
from typing import Any

import pytest
from tests.factories.evaluations import IN_WINDOW, year
from tests.factories.fairness import raters
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

SUP = str(key("alfa:sup"))
BEGINS = "2026-03-27T02:30:00Z"
"""After `IN_WINDOW`."""


@pytest.fixture
def period(api: Api) -> dict[str, Any]:
    """Rate a quarter by three raters."""
    return raters.rated(api)


def compute(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    answer = api.post(f"/v1/periods/{period['id']}/rater-statistics", who="admin")
    assert answer.status_code == 201, answer.text
    study: dict[str, Any] = answer.json()
    return study


def listed(api: Api, who: str, query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"/v1/rater-statistics{query}", who=who)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.mark.requirement("S2-14", "S4-13")
def test_a_rater_sees_how_they_rate_beside_colleagues(api: Api, period: dict[str, Any]) -> None:
    study = compute(api, period)
    assert (study["rater_count"], study["compared_count"], study["person_count"]) == (3, 3, 18)
    (own,) = listed(api, "sup")
    figures = own["figures"]
    assert (own["employee_id"], own["rated_count"], own["findings"]) == (SUP, 6, ["more_lenient"])
    assert (figures["mean"], figures["usual"]["mean"]) == ("75.0000", "58.3300")
    assert figures["deviation"]["value"] == "25.0000"
    low, high = float(figures["deviation"]["low"]), float(figures["deviation"]["high"])
    assert 0 < low < 25 < high
    assert abs(float(figures["shrunken"]["value"])) < 25
    assert "verdict" in own["explanation"][-1] or "putusan" in own["explanation"][-1]
    detail = api.get(f"/v1/rater-statistics/{own['id']}", who="sup").json()
    assert detail == own


@pytest.mark.requirement("S2-14")
def test_only_the_rater_and_their_superior_see_it(api: Api, period: dict[str, Any]) -> None:
    study = compute(api, period)
    (own,) = listed(api, "sup")
    assert {item["employee_code"] for item in listed(api, "head")} >= {"alfa-sup", "alfa-head"}
    for who in ("staff", "peer", "stranger"):
        assert listed(api, who) == []
        assert api.get(f"/v1/rater-statistics/{own['id']}", who=who).status_code == 404
    assert api.get("/v1/rater-statistics", who="admin").status_code == 403
    shown = api.get(f"/v1/rater-studies/{study['id']}", who="admin")
    assert shown.json() == study
    assert api.get("/v1/rater-studies", who="admin").json()["items"] == [study]


def test_it_says_that_it_is_no_verdict_in_both_languages(api: Api, period: dict[str, Any]) -> None:
    compute(api, period)
    (own,) = listed(api, "sup")
    english = api.get(
        f"/v1/rater-statistics/{own['id']}", who="sup", headers={"Accept-Language": "en"}
    ).json()
    assert any("bukan putusan" in sentence for sentence in own["explanation"])
    assert any("no verdict" in sentence for sentence in english["explanation"])
    assert any("colleagues in like circumstances" in each for each in english["explanation"])


def test_computed_again_it_is_a_study_of_its_own(api: Api, period: dict[str, Any]) -> None:
    first, second = compute(api, period), compute(api, period)
    assert (first["number"], second["number"]) == (1, 2)
    assert first["figures"] == second["figures"]
    assert len(listed(api, "sup")) == 2
    (newest,) = listed(api, "sup", "?current=true")
    assert newest["number"] == 2


def test_of_two_people_there_is_no_statistic_and_it_says_why(api: Api) -> None:
    period = raters.opened(api, size=2)
    raters.rate(api, "sup", ("met", "above"))
    study = compute(api, period)
    assert (study["rater_count"], study["compared_count"]) == (1, 0)
    (own,) = listed(api, "sup")
    assert (own["withheld"], own["figures"]) == ("too_few_people", None)
    assert "2" in own["explanation"][0]


def test_before_anything_is_rated_it_is_refused(api: Api) -> None:
    period = year(api)
    answer = api.post(f"/v1/periods/{period['id']}/rater-statistics", who="admin")
    assert answer.status_code == 409, answer.text


def test_a_read_by_the_superior_is_in_the_trail_of_the_rater(
    api: Api, period: dict[str, Any]
) -> None:
    compute(api, period)
    (own,) = listed(api, "sup")
    api.get(f"/v1/rater-statistics/{own['id']}", who="head")
    trail = api.get("/v1/me/access-trail", who="sup").json()["items"]
    assert any(row["action"] == "rater_statistic_read" for row in trail)


def calibrating(api: Api) -> str:
    """Invite ``other``, who assesses nobody there, and ``peer`` to calibrate one new rating."""
    body = {
        "kind": "calibration",
        "title": "Kalibrasi triwulan I",
        "unit_code": "DINAS",
        "cycle_key": "2026",
        "starts_at": BEGINS,
        "host_code": "alfa-head",
        "invited_codes": ["alfa-other", "alfa-peer"],
    }
    api.at(IN_WINDOW - timedelta(hours=1))
    meeting: str = expect(api.post("/v1/meetings", body, who="head"))["id"]
    api.at(IN_WINDOW)
    return meeting


@pytest.mark.requirement("S2-14", "S4-13")
def test_who_attends_a_calibration_sees_those_whose_ratings_it_treats(api: Api) -> None:
    period = raters.opened(api)
    for who in raters.RATERS:
        raters.rate(api, who, raters.GIVEN[who][:-1])
    raters.rate(api, "sup", (raters.GIVEN["sup"][-1],), after=5, final=False)
    compute(api, period)
    (own,) = listed(api, "sup")
    assert listed(api, "other") == []
    meeting = calibrating(api)
    assert listed(api, "other", f"?meeting_id={meeting}") == []
    api.at(IN_WINDOW + timedelta(hours=1))
    assert listed(api, "other", f"?meeting_id={meeting}") == [own]
    assert api.get(f"/v1/rater-statistics/{own['id']}", who="other").json() == own
    assert "putusan" in own["explanation"][-1]
    for who in ("peer", "staff", "stranger"):
        assert listed(api, who) == []
        assert api.get(f"/v1/rater-statistics/{own['id']}", who=who).status_code == 404
    trail = api.get("/v1/me/access-trail", who="sup").json()["items"]
    assert any(row["action"] == "rater_statistic_read" for row in trail)
    record = {"minutes": "Dibahas bersama.", "attended_codes": ["alfa-other"]}
    current = expect(api.post(f"/v1/meetings/{meeting}/hold", record, who="head", version=1), 200)
    expect(api.post(f"/v1/meetings/{meeting}/close", who="head", version=current["version"]), 200)
    assert listed(api, "other") == []
    assert api.get(f"/v1/rater-statistics/{own['id']}", who="other").status_code == 404
