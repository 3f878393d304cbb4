"""Few answers over HTTP: a scheme's rule draws them toward the unit's own last release."""

from datetime import date
from typing import Any

import pytest
from tests.api.survey.test_surveys import answers, hand_in, links, opened, released
from tests.factories import cycles, evaluations, plans
from tests.factories.organization import expect
from tests.serving.client import Api


def begin_with(api: Api, rule: dict[str, Any]) -> dict[str, Any]:
    """Open a quarter whose scheme has a rule for few answers in the part that is surveyed."""
    document = cycles.adopt(api)["document"]
    parts = [
        {**part, "small_sample": rule} if part["key"] == "discipline" else part
        for part in document["parts"]
    ]
    body = {"scheme": {**document, "key": "few", "parts": parts}}
    scheme = expect(api.post("/v1/schemes", body, who="admin"))
    path = f"/v1/schemes/{scheme['id']}/activate"
    expect(api.post(path, version=scheme["version"], who="admin"), 200)
    periods = [{**period, "scheme": {"key": "few"}} for period in (cycles.Q1, cycles.YEAR)]
    year = expect(api.put("/v1/cycles/2026", cycles.cycle(periods=periods), who="admin"), 200)
    return cycles.begin(api, year["cycle"]["periods"][0])


def scored(api: Api, period: dict[str, Any], plan: dict[str, Any]) -> Any:
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    return api.get(path, who="staff")


def planned(api: Api) -> dict[str, Any]:
    plan = plans.approved(api)
    for line, value in ((plans.INDICATOR, "90"), (plans.COUNT, "20")):
        key = evaluations.lines(plan)[line["statement"]]
        evaluations.progress(api, key, date(2026, 3, 2), value)
    return plan


def answered(api: Api, survey: dict[str, Any], *values: int) -> None:
    for token, value in zip(links(api, survey, len(values)), values, strict=True):
        assert hand_in(api, token, answers(value)).status_code == 201
    released(api, survey)


def measured(api: Api, period: dict[str, Any]) -> None:
    """Let six citizens speak before, and eight of the period, alike half and half."""
    answered(api, opened(api, ends_on="2026-03-20"), *[4] * 6)
    answered(api, opened(api, period_id=period["id"], part="discipline"), *[3, 4] * 4)


@pytest.mark.requirement("S1-11")
def test_few_answers_are_drawn_toward_the_last_release_of_the_unit(api: Api) -> None:
    period = begin_with(api, {"below": 30, "rule": "shrink", "k": "10"})
    plan = planned(api)
    measured(api, period)
    result = scored(api, period, plan).json()["result"]
    (part,) = [part for part in result["parts"] if part["key"] == "discipline"]
    assert part["exact"] == "850/9"  # (8 times 87.5 and 10 times 100) of 18
    (step,) = [step for step in result["trail"] if step["id"] == "drawn/discipline"]
    assert any(item.startswith("previous = 100 @ survey:") for item in step["inputs"])
    text = result["explanation"]["text"]
    assert "87,50 ditarik ke nilai unit itu sebelumnya (100,00); yang dihitung 94,44" in text["id"]
    assert "87.50 is drawn toward the unit's own value before (100.00); 94.44" in text["en"]


def test_few_answers_are_left_out_or_refused_as_the_scheme_says(api: Api) -> None:
    period = begin_with(api, {"below": 30, "rule": "renormalize"})
    plan = planned(api)
    measured(api, period)
    result = scored(api, period, plan).json()["result"]
    assert "discipline" in result["missing"]
    assert "rests on only 8 answers" in result["explanation"]["text"]["en"]


def test_few_answers_block_a_final_score_by_name_and_are_told_on_the_way(api: Api) -> None:
    rule = {"below": 30, "rule": "block"}
    period = begin_with(api, rule)
    plan = planned(api)
    measured(api, period)
    result = scored(api, period, plan).json()["result"]  # the period is not over yet
    assert "rests on only 8 answers" in result["explanation"]["text"]["en"]
    few = {"source": "measurement", "part": "discipline", "value": "87.5", "count": 8}
    refusal = api.post("/v1/schemes/simulate", {"scheme_key": "few", "inputs": [few]}, who="staff")
    assert refusal.status_code == 422, refusal.text
    assert refusal.json()["code"] == "part_missing"
