"""Who took part in a cycle over HTTP: by unit, role and step, and one's own steps."""

from typing import Any

import pytest
from tests.api.indicator import proposals
from tests.api.indicator.test_indicators import agreed
from tests.api.indicator.test_mapping import mapped
from tests.api.meeting import test_meetings as meetings
from tests.api.survey.test_employees import released
from tests.api.survey.test_relevance import POSITIONS, asked, rate
from tests.factories import cycles, plans
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api, Served

from penilaian_api.domain.survey.release import open_groups
from penilaian_api.services.cycle import raters

STEPS = (
    "input_given",
    "discussion_attended",
    "relevance_rated",
    "plan_submitted",
    "plan_agreed",
    "plan_signed",
    "self_assessed",
    "result_acknowledged",
)


def report(api: Api, who: str = "admin", key: str = "2026") -> dict[str, Any]:
    return expect(api.get(f"/v1/cycles/{key}/participation", who=who), 200)


def counts(group: dict[str, Any]) -> dict[str, int]:
    return {each["step"]: each["count"] for each in group["steps"] if each["count"]}


def taken(api: Api, who: str, key: str = "2026") -> set[str]:
    steps = expect(api.get(f"/v1/cycles/{key}/involvement", who=who), 200)["steps"]
    assert [each["step"] for each in steps] == [*STEPS]
    return {each["step"] for each in steps if each["is_taken"]}


def group_of(shown: dict[str, Any], unit: str, role: str) -> dict[str, Any]:
    return next(
        each for each in shown["groups"] if (each["unit_code"], each["role"]) == (unit, role)
    )


@pytest.mark.requirement("S1-14")
@pytest.mark.requirement("S3-10")
def test_participation_is_counted_per_role_step_and_unit(served: Served, api: Api) -> None:
    cycles.state(api)
    proposals.submitted(api)
    proposals.withdrawn(api)
    meetings.recorded(served, api, cycle_key="2026")
    with counted(api) as log:
        shown = report(api)
    assert log.count <= 4
    staff = group_of(shown, "BIDANG", "employee")
    assert (staff["people"], counts(staff)) == (2, {"input_given": 1, "discussion_attended": 1})
    assert staff["steps"][0]["share"] == "50.0000"
    leader = group_of(shown, "BIDANG", "supervisor")
    assert (leader["people"], counts(leader)) == (1, {})
    assert shown["people"] == sum(each["people"] for each in shown["groups"])
    assert counts(shown) == {"input_given": 1, "discussion_attended": 1}


@pytest.mark.requirement("S3-10")
def test_a_person_sees_their_own_steps(served: Served, api: Api) -> None:
    cycles.state(api)
    assert taken(api, "staff") == set()
    proposals.submitted(api)
    meetings.recorded(served, api, cycle_key="2026")
    with counted(api) as log:
        assert taken(api, "staff") == {"input_given", "discussion_attended"}
    assert log.count <= 4
    assert taken(api, "peer") == set()


@pytest.mark.requirement("S1-14")
def test_the_agreement_to_a_plan_and_the_result_count(api: Api) -> None:
    cycles.state(api)
    plans.approved(api)
    assert taken(api, "staff") == {"plan_submitted", "plan_agreed"}
    assert counts(group_of(report(api), "BIDANG", "employee")) == {
        "plan_submitted": 1,
        "plan_agreed": 1,
    }


@pytest.mark.requirement("S1-22")
@pytest.mark.requirement("S1-16")
def test_who_rated_is_counted_per_role_and_unit_as_the_release_froze_it(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The groups of the tests are smaller than any survey may show.
    monkeypatch.setattr(raters, "open_groups", lambda sizes, _: open_groups(sizes, 1))
    frozen = rated_by_holders(api)["raters"]
    with counted(api) as log:
        shown = report(api)["relevance_rated"]
    assert log.count <= 4
    assert [{key: group[key] for key in frozen[0]} for group in shown] == frozen
    assert sum(group["count"] for group in frozen) == 5
    assert sum(group["people"] for group in frozen) == 6  # peer was asked and did not answer
    assert {group["role"] for group in frozen} == {"employee", "supervisor"}
    below = {group["unit_code"] for group in report(api, "sup")["relevance_rated"]}
    assert below == {"BIDANG"}
    assert report(api, "other")["relevance_rated"] == []


@pytest.mark.requirement("S1-22")
def test_of_groups_below_the_minimum_nothing_is_counted(api: Api) -> None:
    assert rated_by_holders(api)["raters"] == []
    assert report(api)["relevance_rated"] == []


def rated_by_holders(api: Api) -> dict[str, Any]:
    """Let five of six holders rate an indicator; give what the release says."""
    cycles.state(api)
    mapped(api, agreed(api), *POSITIONS)
    survey = asked(api, "permits")
    for who in ("head", "former", "deputy", "late", "staff"):
        assert rate(api, who, 4) == [201]
    assert report(api)["relevance_rated"] == []
    return released(api, survey)


@pytest.mark.requirement("S1-16")
def test_who_rated_relevance_sees_it_after_the_release_and_nobody_else_does(api: Api) -> None:
    cycles.state(api)
    mapped(api, agreed(api), *POSITIONS)
    survey = asked(api, "permits")
    before = report(api)
    for index, who in enumerate(("head", "former", "deputy", "late", "staff")):
        assert rate(api, who, 3 + index % 3) == [201]
    assert taken(api, "staff") == set()
    released(api, survey)
    assert taken(api, "staff") == {"relevance_rated"}
    assert taken(api, "peer") == set()  # was asked and did not answer
    assert report(api)["steps"] == before["steps"]
    assert report(api)["groups"] == before["groups"]
    assert "relevance_rated" not in {step["step"] for step in before["steps"]}


def test_who_only_came_to_another_kind_of_meeting_discussed_no_indicator(
    served: Served, api: Api
) -> None:
    cycles.state(api)
    meetings.recorded(served, api, cycle_key="2026", kind="coaching")
    assert counts(report(api)) == {}


def test_heads_see_their_units_and_supervisors_whom_they_lead(api: Api) -> None:
    cycles.state(api)
    proposals.submitted(api)
    whole = report(api)
    assert {each["unit_code"] for each in report(api, "sup")["groups"]} == {"BIDANG"}
    assert {each["unit_code"] for each in report(api, "other")["groups"]} == {"LAIN"}
    assert report(api, "head")["people"] <= whole["people"]
    assert report(api, "staff")["groups"] == []
    assert api.get("/v1/cycles/2026/participation", who="auditor").status_code == 403
    assert api.get("/v1/cycles/2031/participation", who="admin").status_code == 404
    assert api.get("/v1/cycles/2026/involvement", who="admin").status_code == 403
    assert api.get("/v1/cycles/2026/participation", agency="beta").status_code in {403, 404}


@pytest.mark.requirement("S2-13")
@pytest.mark.requirement("S1-18")
def test_adoption_is_counted_by_unit_over_the_months(api: Api) -> None:
    cycles.state(api)
    plan = plans.approved(api)
    line = plan["in_force"]["work_results"][0]["indicators"][0]["line_id"]
    entry = {"line_id": line, "on": "2026-02-10", "value": "5"}
    expect(api.post(f"/v1/plans/{plan['id']}/progress", entry, who="staff"))
    shown = expect(api.get("/v1/cycles/2026/adoption", who="admin"), 200)
    assert [month["starts_on"] for month in shown["units"][0]["months"]] == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
    units = {unit["unit_code"]: unit for unit in shown["units"]}
    active = [month["active"] for month in units["BIDANG"]["months"]]
    assert active == [0, 1, 0]
    activated = [month["activated"] for month in units["BIDANG"]["months"]]
    assert activated == sorted(activated)
    own = expect(api.get("/v1/cycles/2026/adoption", who="sup"), 200)
    assert {unit["unit_code"] for unit in own["units"]} == {"BIDANG"}
    assert api.get("/v1/cycles/2031/adoption", who="admin").status_code == 404
    with counted(api) as log:
        api.get("/v1/cycles/2026/adoption", who="admin")
    assert log.count <= 5
