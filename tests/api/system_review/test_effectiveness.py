"""How the system itself does in a period: defined measures, and each level of management."""

from typing import Any

import pytest
from tests.api.survey import test_employees as pulse
from tests.factories import evaluations
from tests.factories.fairness import raters
from tests.serving.client import Api


def effectiveness(api: Api, period: dict[str, Any]) -> dict[str, dict[str, Any]]:
    answer = api.get(f"/v1/periods/{period['id']}/effectiveness", who="admin")
    assert answer.status_code == 200, answer.text
    return {each["measure"]["id"]: each for each in answer.json()["measures"]}


def levels(api: Api, period: dict[str, Any], who: str) -> dict[str, dict[str, Any]]:
    answer = api.get(f"/v1/periods/{period['id']}/management-levels", who=who)
    assert answer.status_code == 200, answer.text
    return {each["job_class"]: each for each in answer.json()["levels"]}


@pytest.mark.requirement("S3-22")
def test_whether_the_system_works_is_told_by_defined_measures(api: Api) -> None:
    listed = api.get("/v1/effectiveness-measures", who="staff").json()["items"]
    assert [each["id"] for each in listed] == [
        "completion",
        "timeliness",
        "discrimination",
        "objections_upheld",
        "satisfaction",
        "participation",
    ]
    assert all(each["definition"]["id"] and each["source"]["en"] for each in listed)
    period = raters.opened(api, ("sup", "deputy"))
    raters.rate(api, "sup", ("above",) * 6)
    raters.rate(api, "deputy", ("met",) * 6, final=False)
    measures = effectiveness(api, period)
    version = api.get(f"/v1/periods/{period['id']}").json()["version"]
    completion, timeliness = measures["completion"], measures["timeliness"]
    assert (completion["value"], completion["is_met"]) == ("0.0000", False)
    assert completion["inputs"][1] == f"evaluations = 12 @ period:{period['id']}@{version}"
    assert (timeliness["value"], timeliness["count"], timeliness["is_met"]) == ("100.0000", 6, True)
    assert measures["discrimination"]["value"] == "0.0000"
    assert measures["discrimination"]["is_met"] is None  # of six nothing is judged
    assert (measures["objections_upheld"]["value"], measures["satisfaction"]["value"]) == (
        None,
        None,
    )
    assert measures["participation"]["count"] > 0


def test_what_employees_said_of_the_appraisal_is_read_from_the_release(api: Api) -> None:
    made = evaluations.opened(api)
    api.at(pulse.datetime(2026, 3, 16, 3, tzinfo=pulse.UTC))
    survey = pulse.asked(api)
    for index, who in enumerate(pulse.STAFF):
        pulse.answer(api, who, 4 + index % 2)
    pulse.released(api, survey)
    satisfaction = effectiveness(api, made["period"])["satisfaction"]
    assert (satisfaction["count"], satisfaction["is_met"]) == (9, True)
    assert satisfaction["value"] == "86.1111"  # five of nine say 4 of 5, four say 5
    assert satisfaction["inputs"][0].endswith(f"@ survey:{survey['id']}")


@pytest.mark.requirement("S3-19")
def test_completion_and_quality_stand_by_level_of_management(api: Api) -> None:
    period = raters.opened(api)
    raters.rate(api, "sup", ("above",) * 6)
    raters.rate(api, "head", ("met",) * 6, final=False)
    all_levels = levels(api, period, "admin")
    assert [*all_levels] == ["jpt_pratama", "supervisory", "functional"]
    above, below, unrated = all_levels.values()
    assert (unrated["evaluations"], unrated["rated"], unrated["feedback_quality"]) == (6, 0, None)
    assert (below["leaders"], below["evaluations"], below["final"]) == (1, 6, 6)
    assert (below["timeliness"], below["feedback_quality"]) == ("100.0000", "100.0000")
    assert (below["delivered"], below["completion"]) == (0, "0.0000")
    assert (above["leaders"], above["rated"], above["final"]) == (1, 6, 0)
    assert above["timeliness"] is None
    own = levels(api, period, "deputy")
    assert [*own] == ["functional"]
