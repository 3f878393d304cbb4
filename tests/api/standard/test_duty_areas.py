"""A plan covers the mandatory areas of its position's standard, and keeps to the one it met."""

from datetime import UTC, datetime
from typing import Any

import pytest
from httpx2 import Response
from tests.factories import plans
from tests.factories.cycles import state
from tests.factories.organization import expect
from tests.factories.standard import standards
from tests.records.statements import counted
from tests.serving.client import Api

TEACHING = ("teaching", "curriculum", "innovative_programs")


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def content(*areas: str | None) -> dict[str, Any]:
    """Write a plan with a result for each of *areas*."""
    results = [
        {**plans.RESULT, "statement": f"Terselesaikannya pengaduan {number}", "duty_area": area}
        for number, area in enumerate(areas)
    ]
    return {**plans.CONTENT, "work_results": results}


def submit(api: Api, plan: dict[str, Any], **how: Any) -> Response:
    path = f"/v1/plans/{plan['id']}/submit"
    return api.post(path, who="staff", version=plan["version"], **how)


def faults(answer: Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "plan_not_ready"
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


@pytest.mark.requirement("S2-06")
def test_a_plan_without_a_mandatory_area_is_refused_by_name(api: Api) -> None:
    standard = standards.adopted(api)
    plan = plans.drafted(api, content=content("teaching", "curriculum"))
    refusals = {
        language: submit(api, plan, headers={"Accept-Language": language})
        for language in ("id", "en")
    }
    for answer in refusals.values():
        assert faults(answer) == [("/work_results", "duty_area_missing")]
    (english,) = refusals["en"].json()["errors"]
    (indonesian,) = refusals["id"].json()["errors"]
    assert '"Innovative learning programs"' in english["detail"]
    assert '"Program pembelajaran inovatif"' in indonesian["detail"]
    assert '"innovative_programs"' in english["detail"]  # what to write
    check = expect(api.get(f"/v1/plans/{plan['id']}/check", who="staff"), 200)
    assert [fault["code"] for fault in check["faults"]] == ["duty_area_missing"]

    path = f"/v1/plans/{plan['id']}/content"
    mended = api.put(path, content(*TEACHING), who="staff", version=plan["version"])
    plan["version"] = expect(mended, 200)["version"]
    done = expect(submit(api, plan), 200)
    assert done["pending"]["standard_id"] == standard["id"]


@pytest.mark.requirement("S2-06")
@pytest.mark.parametrize("named", [(), ("teaching",), ("school_service", "curriculum")])
def test_each_mandatory_area_needs_a_result_and_the_others_none(
    api: Api, named: tuple[str, ...]
) -> None:
    standards.adopted(api)
    plan = plans.drafted(api, content=content(*(named or (None,))))
    missing = [area for area in TEACHING if area not in named]
    answer = submit(api, plan)
    assert faults(answer) == [("/work_results", "duty_area_missing")] * len(missing)
    for area, fault in zip(missing, answer.json()["errors"], strict=True):
        assert f'"{area}"' in fault["detail"]


def test_an_area_that_the_standard_does_not_have_any_more_is_refused(api: Api) -> None:
    standards.activated(api)
    later = [standards.AREAS[0]]
    standards.activated(api, starts_on="2026-03-01", areas=later)
    api.at(datetime(2026, 3, 17, 3, tzinfo=UTC))
    plan = plans.drafted(api, content=content("service", "archive"))
    assert expect(submit(api, plan), 200)["pending"]["standard_id"]  # by the plan's first day
    other = plans.drafted(api, "peer", content("service", "cooking"))
    answer = api.post(f"/v1/plans/{other['id']}/submit", who="peer", version=other["version"])
    assert faults(answer) == [("/work_results/1/duty_area", "unknown_duty_area")]
    assert "archive, service" in answer.json()["errors"][0]["detail"]


def test_a_plan_of_a_position_without_a_standard_is_as_before(api: Api) -> None:
    standards.adopted(api, post="HEAD")
    plan = plans.drafted(api)
    assert plan["pending"]["work_results"][0]["duty_area"] is None
    assert expect(submit(api, plan), 200)["pending"]["standard_id"] is None
    other = plans.drafted(api, "peer", content("teaching"))
    answer = api.post(f"/v1/plans/{other['id']}/submit", who="peer", version=other["version"])
    assert faults(answer) == [("/work_results/0/duty_area", "unknown_duty_area")]


@pytest.mark.parametrize("area", ["Teaching", "", "a" * 41, 7])
def test_what_is_no_key_of_an_area_is_refused(api: Api, area: object) -> None:
    plan = plans.begun(api)
    body = {**plans.CONTENT, "work_results": [{**plans.RESULT, "duty_area": area}]}
    answer = api.put(f"/v1/plans/{plan['id']}/content", body, who="staff", version=plan["version"])
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/work_results/0/duty_area"


@pytest.mark.requirement("S2-04")
@pytest.mark.requirement("S2-06")
def test_a_later_version_changes_no_plan_that_was_handed_in(api: Api) -> None:
    first = standards.activated(api)
    plan = plans.approved(api, content=content("service"))
    assert plan["in_force"]["standard_id"] == first["id"]
    assert plan["in_force"]["work_results"][0]["duty_area"] == "service"
    demanding = [{**area, "is_mandatory": True} for area in standards.AREAS]
    standards.activated(api, starts_on="2027-01-01", areas=demanding)
    again = expect(api.get(f"/v1/plans/{plan['id']}", who="staff"), 200)
    assert again["in_force"] == plan["in_force"]
    revision = plans.step(api, plan, "revise", "staff", {"reason": "Beban kerja berubah"})
    assert revision["pending"]["standard_id"] is None  # it was not handed in yet
    drafted = expect(api.get(f"/v1/plans/{plan['id']}", who="staff"), 200)
    assert drafted["pending"]["work_results"][0]["duty_area"] == "service"
    revision = plans.step(api, revision, "submit", "staff")
    assert revision["pending"]["standard_id"] == first["id"]


def test_what_was_taken_back_is_checked_anew(api: Api) -> None:
    standards.activated(api)
    plan = plans.submitted(api, content=content("service"))
    plan = plans.step(api, plan, "withdraw", "staff")
    assert plan["pending"]["standard_id"] is None


def test_a_standard_costs_a_submission_no_statement(api: Api) -> None:
    standards.adopted(api)
    plan = plans.drafted(api, content=content(*TEACHING))
    with counted(api) as log:
        expect(submit(api, plan), 200)
    assert log.count <= 8
