"""Assessments over HTTP: competences as a position demands them, professionalism by anchors."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles, evaluations, plans
from tests.factories.registers.assessments import (
    GENERAL,
    REASON,
    assess,
    competences,
    part_of,
    professionalism,
)
from tests.serving.client import Api
from tests.world import key

PATH = "/v1/competence-assessments"


@pytest.fixture
def period(api: Api) -> dict[str, Any]:
    """Open the first quarter of 2026, which is scored by the scheme of Mataram."""
    return cycles.begin(api, cycles.state(api)["periods"][0])


def refused(
    api: Api, body: dict[str, Any], status: int = 422, who: str = "sup"
) -> list[tuple[str, str]]:
    answer = api.post(PATH, body, who=who)
    assert answer.status_code == status, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.requirement("S4-08")
def test_competence_is_assessed_against_the_position_and_enters_the_score(
    api: Api, period: dict[str, Any]
) -> None:
    plan = plans.approved(api)
    demand = {"levels": [{"item": "integrity", "level": 4}, {"item": "teaching", "level": 2}]}
    demanded = api.put("/v1/positions/STAFF/competences", demand, who="admin").json()
    levels = {item["item"]: item["level"] for item in demanded["levels"]}
    assert levels == {**dict.fromkeys(GENERAL, 1), "integrity": 4, "teaching": 2}
    body = competences(period, 3)
    body["levels"].append({"item": "teaching", "level": 1, "reason": REASON})
    made = assess(api, body)
    # 8 of 10 wholly, 3 of 4, 1 of 2: 9.25 of 10, times five
    assert (made["value"], made["rule"]) == ("4.6250", "job-person-match@1")
    gaps = {each["item"]: (each["demanded"], each["level"], each["gap"]) for each in made["levels"]}
    assert (gaps["integrity"], gaps["teaching"], gaps["cooperation"]) == (
        (4, 3, 1),
        (2, 1, 1),
        (1, 3, 0),
    )
    (measured,) = api.get("/v1/measurements?part=competence", who="staff").json()["items"]
    assert (measured["value"], measured["count"]) == ("4.6250", 10)
    assert f"competence-assessment:{made['id']}" in measured["source"]
    assert part_of(api, plan, period, "competence")["points"] == "92.50"
    again = assess(api, {**body, "levels": [
        {**each, "level": 4} for each in body["levels"]
    ], "supersedes_id": made["id"]})  # fmt: skip
    assert again["value"] == "5.0000"
    assert part_of(api, plan, period, "competence")["points"] == "100.00"
    listed = api.get(f"{PATH}?current=true", who="staff").json()["items"]
    assert [each["id"] for each in listed] == [again["id"]]
    assert api.get(f"{PATH}/{made['id']}", who="staff").json()["is_corrected"]


@pytest.mark.requirement("S0-13")
def test_professionalism_is_chosen_by_anchors_and_enters_the_score(api: Api) -> None:
    period = evaluations.year(api, "lampung")
    plan = plans.approved(api)
    rubrics = api.get("/v1/rubrics", who="sup").json()["items"]
    (rubric,) = [item for item in rubrics if item["key"] == "professionalism"]
    anchors = {item["key"]: item["levels"] for item in rubric["items"]}
    assert all(len(levels) == 5 for levels in anchors.values())
    made = assess(api, professionalism(period, 4, 3, 5))
    for each in made["levels"]:
        anchor = anchors[each["item"]][each["level"] - 1]
        assert each["anchor"] == anchor
        assert anchor["id"] != anchor["en"]
    part = part_of(api, plan, period, "professionalism")
    assert (made["value"], part["points"]) == ("4.0000", "80.00")
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    score = api.get(path, who="staff").json()
    (entered,) = [each for each in score["inputs"] if each.get("part") == "professionalism"]
    measured = api.get(f"/v1/measurements/{entered['origin'][12:48]}", who="staff").json()
    assert made["id"] in measured["source"]
    steps = {step["id"]: step for step in score["result"]["trail"]}
    assert entered["origin"] in str(steps["part/professionalism"])


def test_who_assesses_and_who_reads(api: Api, period: dict[str, Any]) -> None:
    made = assess(api, competences(period))
    assert made["assessor_id"] == str(key("alfa:sup"))
    for who, status in (("staff", 200), ("sup", 200), ("head", 200), ("admin", 200)):
        assert api.get(f"{PATH}/{made['id']}", who=who).status_code == status, who
    for who in ("peer", "other", "stranger"):
        assert api.get(f"{PATH}/{made['id']}", who=who).status_code == 404, who
        assert api.get(PATH, who=who).json()["items"] == []
    for who in ("admin", "staff"):
        assert api.post(PATH, competences(period), who=who).status_code == 403


def test_nobody_assesses_themselves(api: Api, period: dict[str, Any]) -> None:
    own = competences(period, employee_code="alfa-sup")
    assert refused(api, own, 403) == [("/employee_code", "own_assessment")]


def test_nobody_assesses_those_whom_others_lead(api: Api, period: dict[str, Any]) -> None:
    for who in ("staff", "nobody"):
        body = competences(period, employee_code=f"alfa-{who}")
        assert refused(api, body, 422, "deputy") == [("/employee_code", "unknown_reference")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"rubric": "astrology"}, ("/rubric", "unknown_reference")),
        ({"rubric": "innovation"}, ("/rubric", "rubric_of_a_panel")),
        ({"period_id": str(key("alfa:staff"))}, ("/period_id", "unknown_reference")),
        ({"assessed_on": "2026-03-17"}, ("/assessed_on", "day_in_future")),
        ({"supersedes_id": str(key("alfa:staff"))}, ("/supersedes_id", "unknown_reference")),
    ],
)
def test_what_an_assessment_names_must_fit(
    api: Api, period: dict[str, Any], changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert refused(api, competences(period, **changes)) == [fault]


def test_a_level_is_one_of_five_and_each_competence_is_judged_once(
    api: Api, period: dict[str, Any]
) -> None:
    for level in (0, 6):
        assert refused(api, competences(period, level))[0][0] == "/levels/0/level"
    body = competences(period)
    body["levels"].append(body["levels"][0])
    assert refused(api, body) == [("/levels/9/item", "stated_twice")]
    assert refused(api, {**body, "levels": body["levels"][:8]}) == [("/levels", "levels_missing")]
    for language, words in (("id", "Belum dinilai"), ("en", "Not assessed yet")):
        answer = api.http.post(
            PATH,
            json={**body, "levels": body["levels"][:8]},
            headers={
                "Authorization": f"Bearer {api.token('sup')}",
                "Accept-Language": language,
            },
        )
        assert words in answer.json()["errors"][0]["detail"]


def test_one_assessment_stands_and_only_it_is_corrected(api: Api, period: dict[str, Any]) -> None:
    first = assess(api, competences(period))
    assert refused(api, competences(period), 409) == [("/rubric", "assessed_already")]
    other = assess(api, competences(period, employee_code="alfa-peer"))
    wrong = competences(period, supersedes_id=other["id"])
    assert refused(api, wrong) == [("/supersedes_id", "supersedes_another_assessment")]
    correction = competences(period, 2, supersedes_id=first["id"])
    assess(api, correction)
    assert refused(api, correction, 409) == [("/supersedes_id", "assessment_corrected")]


def test_an_assessment_supersedes_what_was_posted(api: Api, period: dict[str, Any]) -> None:
    posted = {
        "employee_code": "alfa-staff",
        "period_id": period["id"],
        "part": "competence",
        "value": "2",
        "source": "Surat",
    }
    first = api.post("/v1/measurements", posted, who="admin").json()
    assess(api, competences(period))
    items = api.get("/v1/measurements?current=true", who="admin").json()["items"]
    assert [item["supersedes_id"] for item in items] == [first["id"]]


def test_a_period_that_does_not_measure_it_keeps_the_assessment_alone(
    api: Api, period: dict[str, Any]
) -> None:
    made = assess(api, professionalism(period, 3, 3, 3))
    assert made["part"] == "professionalism"
    assert api.get("/v1/measurements", who="admin").json()["items"] == []


def test_no_correction_after_the_period_closed(api: Api, period: dict[str, Any]) -> None:
    made = assess(api, competences(period))
    api.at(datetime(2026, 4, 16, 2, 0, tzinfo=UTC))
    version = period["version"]
    for step in ("start-rating", "close"):
        answer = api.post(f"/v1/periods/{period['id']}/{step}", who="admin", version=version)
        assert answer.status_code == 200, answer.text
        version = answer.json()["version"]
    late = competences(period, 2, supersedes_id=made["id"])
    assert api.post(PATH, late, who="sup").status_code == 409


def test_an_assessment_center_hands_in_what_it_found(api: Api, period: dict[str, Any]) -> None:
    answer = api.post(PATH, competences(period), who="service", key="pusat-1")
    assert answer.status_code == 201, answer.text
    assert answer.json()["assessor_id"] is None


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ([{"item": "integrity", "level": 2}] * 2, ("/levels/1/item", "stated_twice")),
        ([{"item": "gis", "level": 2}], ("/levels/0/title", "title_of_own_competence")),
    ],
)
def test_what_a_position_demands_is_stated_once_and_named(
    api: Api, items: list[dict[str, Any]], fault: tuple[str, str]
) -> None:
    answer = api.put("/v1/positions/STAFF/competences", {"levels": items}, who="admin")
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [fault]


def test_a_position_may_name_a_technical_competence_of_its_own(
    api: Api, period: dict[str, Any]
) -> None:
    own = {"item": "gis", "level": 2, "title": "Sistem informasi geografis"}
    path = "/v1/positions/STAFF/competences"
    shown = api.put(path, {"levels": [own]}, who="admin").json()
    version = shown["version"]
    assert api.put(path, {"levels": [own]}, who="admin").json()["version"] == version
    assert api.put(path, {"levels": []}, who="admin", version=version - 1).status_code == 412
    body = competences(period)
    body["levels"].append({"item": "gis", "level": 2, "reason": REASON})
    made = assess(api, body)
    (level,) = [each for each in made["levels"] if each["item"] == "gis"]
    assert (level["label"]["id"], level["group"]) == (own["title"], "technical")
