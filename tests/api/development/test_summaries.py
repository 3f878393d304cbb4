"""What is done for people in numbers, over HTTP: of each for the leader, of each unit above."""

import pytest
from tests.factories.development import guidance, training
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api

TEAM = "/v1/me/team/development"


@pytest.mark.requirement("S4-16")
def test_a_leader_sees_of_each_of_the_team_what_is_done_for_them(api: Api) -> None:
    guidance.running(api)
    guidance.opened(api, kind="mentoring")
    guidance.opened(api, "peer")
    training.proposed(api, None, origin="duty")
    with training.results_of_years(0):
        training.proposed(api, None, origin="duty", kind="further_education")
    items = expect(api.get(TEAM, who="sup"), 200)["items"]
    shown = {item["employee_name"]: item for item in items}
    assert list(shown) == ["Peer Alfa", "Staff Alfa"]
    assert [tuple(each.values()) for each in shown["Staff Alfa"]["guidance"]] == [
        ("coaching", "running", 1),
        ("mentoring", "open", 1),
    ]
    assert sorted(tuple(each.values()) for each in shown["Staff Alfa"]["training"]) == [
        ("further_education", "nominated", 1),
        ("training", "approved", 1),
    ]
    assert shown["Peer Alfa"]["training"] == []
    assert expect(api.get(TEAM, who="head"), 200)["items"][0]["guidance"] == []
    assert api.get(TEAM, who="staff").status_code == 403


@pytest.mark.requirement("S4-16")
def test_it_costs_as_many_statements_for_one_person_as_for_all(api: Api) -> None:
    guidance.running(api)
    costs = []
    for path in (TEAM, f"{TEAM}?limit=1"):
        with counted(api) as log:
            expect(api.get(path, who="sup"), 200)
        costs.append(log.count)
    assert costs[0] == costs[1] <= 3


@pytest.mark.requirement("S1-06", "S3-06")
def test_a_superior_counts_low_results_with_guidance_and_without_by_unit(api: Api) -> None:
    made = guidance.low_result(api)
    path = "/v1/low-results/by-unit"
    unit = {"unit_code": "BIDANG", "unit_name": "Unit BIDANG"}
    waiting = [{**unit, "with_guidance": 0, "without_guidance": 1}]
    for who in ("sup", "head", "admin"):
        assert expect(api.get(path, who=who), 200)["units"] == waiting, who
    assert expect(api.get(path, who="deputy"), 200)["units"] == []
    assert api.get(path, who="staff").status_code == 403
    guidance.opened(api, evaluation_id=made["id"])
    guided = [{**unit, "with_guidance": 1, "without_guidance": 0}]
    assert expect(api.get(path, who="head"), 200)["units"] == guided
