"""What a plan says of periods, days and percentages: refused where unknown, told where odd."""

from typing import Any

import pytest
from tests.factories import cycles, plans
from tests.factories.plans import CONTENT, COUNT, INDICATOR, begun, drafted
from tests.serving.client import Api

PERCENT = {**INDICATOR, "accumulation": "last"}


def content(**changes: Any) -> dict[str, Any]:
    indicator = {**(PERCENT if "measured_in" in changes else COUNT), **changes}
    return {
        **CONTENT,
        "work_results": [{"statement": "Terlayaninya warga", "indicators": [indicator]}],
    }


@pytest.mark.parametrize("name", ["period_targets", "trajectory"])
@pytest.mark.parametrize("key", ["Q1", "q3", "tw1", "TW-1", "Year", "2026", "q1.", "q01", "m1"])
def test_n5_a_period_that_the_cycle_lacks_is_refused_with_those_it_has(
    api: Api, name: str, key: str
) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    plan = begun(api)
    path = f"/v1/plans/{plan['id']}/content"
    answer = api.put(path, content(**{name: {key: "10", "q2": "20"}}), version=plan["version"])
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert fault["code"] == "unknown_period"
    assert fault["pointer"] == f"/work_results/0/indicators/0/{name}/{key}"
    assert "q1, q2, year" in fault["detail"]


@pytest.mark.parametrize("name", ["period_targets", "trajectory"])
def test_n5_periods_of_the_cycle_are_taken_also_for_a_single_result(api: Api, name: str) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    plan = drafted(api, content=content(**{name: {"q1": "10", "q2": "20", "year": "120"}}))
    result = {"statement": "Terjawabnya aduan", "indicators": [{**COUNT, name: {"Q2": "1"}}]}
    answer = api.post(f"/v1/plans/{plan['id']}/results", result, version=plan["version"])
    assert [error["code"] for error in answer.json()["errors"]] == ["unknown_period"]


def test_n5_a_period_that_left_the_cycle_is_named_at_submission(api: Api) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    plan = drafted(api, content=content(period_targets={"q2": "10"}))
    cycles.state(api, population={"units": ["DINAS"]}, periods=[cycles.Q1, cycles.YEAR])
    answer = api.post(f"/v1/plans/{plan['id']}/submit", version=plan["version"])
    assert [error["code"] for error in answer.json()["errors"]] == ["unknown_period"]


WARNED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"deadline": "2027-01-01"}, [("deadline", "deadline_outside_cycle")]),
    ({"deadline": "2025-12-31"}, [("deadline", "deadline_outside_cycle")]),
    ({"deadline": "2099-06-01"}, [("deadline", "deadline_outside_cycle")]),
    ({"deadline": "2026-12-31"}, []),
    ({"deadline": "2026-01-01"}, []),
    ({"measured_in": "persen", "target": "150"}, [("target", "share_above_whole")]),
    ({"measured_in": "%", "target": "100.0001"}, [("target", "share_above_whole")]),
    ({"measured_in": "Persentase", "target": "101"}, [("target", "share_above_whole")]),
    ({"measured_in": "persen (%)", "target": "1000"}, [("target", "share_above_whole")]),
    (
        {"measured_in": "persen", "target": None, "target_low": "90", "target_high": "110"},
        [("target_high", "share_above_whole")],
    ),
    ({"measured_in": "persen", "target": "99.9"}, []),
    ({"measured_in": "aduan", "target": "150"}, []),
    (
        {"statement": "Persentase pertumbuhan kunjungan", "measured_in": "persen", "target": "150"},
        [],
    ),
    ({"accumulation": "last", "period_targets": {"q1": "30"}}, [("period_targets", "")]),
    ({"accumulation": "sum", "period_targets": {"q1": "30"}}, []),
]
CODES = {"deadline_outside_cycle", "deadline_outside_plan", "share_above_whole"}


@pytest.mark.parametrize(("changes", "expected"), WARNED)
def test_n5_odd_days_and_percentages_are_told_and_refuse_nothing(
    api: Api, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    plan = drafted(api, content=content(**changes))
    checked = api.get(f"/v1/plans/{plan['id']}/check").json()
    assert checked["can_submit"] is True, checked
    warned = [
        (warning["pointer"].split("/", 5)[-1], warning["code"])
        for warning in checked["warnings"]
        if warning["code"] in {*CODES, "period_targets_unread"}
    ]
    expected = [(field, code or "period_targets_unread") for field, code in expected]
    assert warned == expected


@pytest.mark.parametrize(
    ("statement", "unit", "value", "is_odd"),
    [
        (INDICATOR["statement"], "persen", "180", True),
        (INDICATOR["statement"], "%", "100.0001", True),
        (INDICATOR["statement"], "persen", "100", False),
        (INDICATOR["statement"], "aduan", "180", False),
        ("Laju kenaikan kunjungan warga", "persen", "180", False),
    ],
)
def test_n5_more_than_the_whole_is_recorded_and_told(
    api: Api, statement: str, unit: str, value: str, *, is_odd: bool
) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    made = content(measured_in=unit, statement=statement)
    plan = plans.approved(api, content=made)
    (result,) = plan["in_force"]["work_results"]
    entry = {"line_id": result["indicators"][0]["line_id"], "on": "2026-01-05", "value": value}
    answer = api.post(f"/v1/plans/{plan['id']}/progress", entry)
    assert answer.status_code == 201, answer.text
    codes = [(warning["pointer"], warning["code"]) for warning in answer.json()["warnings"]]
    assert codes == ([("/value", "share_above_whole")] if is_odd else [])
