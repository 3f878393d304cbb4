"""What no score takes is refused at submission, at its place and by its name."""

from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.plans import CONTENT, COUNT, drafted, step
from tests.serving.client import Api

RANGE = {"target": None, "target_low": "2", "target_high": "5"}
STEPS = {"target": None, "steps": [{"key": "a", "value": "40"}, {"key": "b", "value": "100"}]}
TWICE = {"target": None, "steps": [{"key": "a", "value": "40"}, {"key": "a", "value": "100"}]}
CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"target": "-1"}, "/target", "target_negative"),
    ({"target": "-0.0001"}, "/target", "target_negative"),
    ({"target": "-1", "polarity": "lower"}, "/target", "target_negative"),
    ({"target": "0"}, "/target", "target_zero"),
    ({**RANGE, "target_low": "-2"}, "/target", "target_negative"),
    ({**RANGE, "target_low": "-2", "polarity": "within"}, "/target", "target_negative"),
    ({**RANGE, "target_low": "-2", "polarity": "lower"}, "/target", "target_negative"),
    ({**RANGE, "target_low": "5"}, "/target", "range_without_width"),
    ({**RANGE, "target_low": "6"}, "/target", "range_without_width"),
    ({**RANGE, "polarity": "milestone"}, "/target", "target_shape"),
    ({"polarity": "within"}, "/target", "target_shape"),
    ({"polarity": "milestone"}, "/target", "target_shape"),
    ({**STEPS}, "/target", "target_shape"),
    ({**TWICE, "polarity": "milestone"}, "/target", "step_twice"),
    ({"period_targets": {"q1": "0"}}, "/period_targets/q1", "target_zero"),
    ({"period_targets": {"q2": "-1"}}, "/period_targets/q2", "target_negative"),
    ({"period_targets": {"year": "0"}}, "/period_targets/year", "target_zero"),
    (
        {"period_targets": {"q1": "-1"}, "polarity": "lower"},
        "/period_targets/q1",
        "target_negative",
    ),
]
SOUND: list[dict[str, Any]] = [
    {"target": "0", "polarity": "lower"},
    {"target": "0.0001"},
    {**RANGE, "target_low": "0"},
    {**RANGE, "target_low": "0", "polarity": "within"},
    {**STEPS, "polarity": "milestone"},
    {"period_targets": {"q1": "0"}, "polarity": "lower"},
    {"period_targets": {"q1": "1", "q2": "2", "year": "200"}},
    {"period_targets": {"q1": "0"}, "accumulation": "last"},
]


def draft(api: Api, approach: str = "quantitative", **changes: Any) -> dict[str, Any]:
    cycles.state(api, population={"units": ["DINAS"]})
    result = {
        "statement": "Terlayaninya warga",
        "success_measure": "Aduan selesai",
        "target_text": "Semua triwulan",
        "indicators": [{**COUNT, **changes}],
    }
    return drafted(api, content={**CONTENT, "approach": approach, "work_results": [result]})


@pytest.mark.parametrize("approach", ["quantitative", "qualitative"])
@pytest.mark.parametrize(("changes", "pointer", "code"), CASES)
def test_n2_an_unsound_target_is_refused_at_submission(
    api: Api, approach: str, changes: dict[str, Any], pointer: str, code: str
) -> None:
    plan = draft(api, approach, **changes)
    answer = api.post(f"/v1/plans/{plan['id']}/submit", version=plan["version"])
    assert answer.status_code == 422, answer.text
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert faults == [(f"/work_results/0/indicators/0{pointer}", code)]
    checked = api.get(f"/v1/plans/{plan['id']}/check").json()
    assert [(fault["pointer"], fault["code"]) for fault in checked["faults"]] == faults


@pytest.mark.parametrize("changes", SOUND)
def test_n2_a_sound_target_is_taken_and_scored(api: Api, changes: dict[str, Any]) -> None:
    plan = step(api, draft(api, **changes), "submit", "staff")
    plan = step(api, plan, "approve", "sup")
    for period in api.get("/v1/cycles/2026").json()["periods"]:
        answer = api.get(f"/v1/plans/{plan['id']}/score?period_id={period['id']}")
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("changes", "periods"), [({"frequency": "year"}, "q1, q2"), ({"weight": "0"}, None)]
)
def test_n2_a_plan_that_leaves_nothing_to_score_is_refused(
    api: Api, changes: dict[str, Any], periods: str | None
) -> None:
    plan = draft(api, **changes)
    answer = api.post(f"/v1/plans/{plan['id']}/submit", version=plan["version"])
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert fault["pointer"] == "/work_results"
    if periods is None:
        assert fault["code"] == "weights_all_zero"
    else:
        assert fault["code"] == "part_without_indicators"
        assert periods in fault["detail"]


def test_n2_a_step_that_progress_names_is_not_renamed(api: Api) -> None:
    plan = draft(api, polarity="milestone", **STEPS)
    plan = step(api, step(api, plan, "submit", "staff"), "approve", "sup")
    shown = api.get(f"/v1/plans/{plan['id']}").json()
    (result,) = shown["in_force"]["work_results"]
    (indicator,) = result["indicators"]
    entry = {"line_id": indicator["line_id"], "on": "2026-01-05", "step": "a"}
    assert api.post(f"/v1/plans/{plan['id']}/progress", entry).status_code == 201
    plan = step(api, plan, "revise", "staff", {"reason": "Nama tahap"})
    steps = [{"key": "c", "value": "40"}, {"key": "b", "value": "100"}]
    renamed = {**COUNT, "polarity": "milestone", "target": None, "steps": steps}
    body = {
        "statement": result["statement"],
        "line_id": result["line_id"],
        "indicators": [{**renamed, "line_id": indicator["line_id"]}],
    }
    path = f"/v1/plans/{plan['id']}/content"
    version = api.get(f"/v1/plans/{plan['id']}").json()["version"]
    answer = api.put(path, {**CONTENT, "work_results": [body]}, version=version)
    assert answer.status_code == 200, answer.text
    answer = api.post(f"/v1/plans/{plan['id']}/submit", version=answer.json()["version"])
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert faults == [("/work_results/0/indicators/0/step", "step_unknown")]
