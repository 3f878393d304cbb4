"""The figures of an evaluation: how far targets are reached, at which expense, in which time."""

from typing import Any

import pytest
from tests.factories import evaluations, plans
from tests.serving.client import Api

PATIENTS = {
    **plans.COUNT,
    "statement": "Jumlah pasien yang dilayani",
    "measured_in": "pasien",
    "target": "1200",
}
CONTENT = {**plans.CONTENT, "work_results": [{**plans.RESULT, "indicators": [PATIENTS]}]}


def enter(api: Api, made: dict[str, Any], **entry: Any) -> Any:
    """Enter progress on the patients, today."""
    plan = made["plans"]["staff"]
    line = evaluations.lines(plan)[PATIENTS["statement"]]
    body = {"line_id": line, "on": "2026-03-20", **entry}
    return api.post(f"/v1/plans/{plan['id']}/progress", body, who="staff")


def figures(api: Api, made: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    """Show the figures of the evaluation."""
    answer = api.get(f"/v1/evaluations/{made['evaluations']['staff']['id']}/figures", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.requirement("S0-01")
@pytest.mark.requirement("S2-02")
@pytest.mark.requirement("S4-01")
def test_an_evaluation_says_how_effective_efficient_and_productive_it_was(api: Api) -> None:
    made = evaluations.opened(api, content=CONTENT)
    assert figures(api, made)["effectiveness"] is None
    first = enter(api, made, value="150", spent="60", spent_in="jam")
    assert first.status_code == 201, first.text
    enter(api, made, value="75", spent="30", spent_in="Jam")
    enter(api, made, value="15")  # of these nobody said what they took
    body = figures(api, made, who="sup")
    assert body["as_of"] == "2026-03-27"
    assert body["effectiveness"]["value"] == "80.0000"  # 240 of the quarter's 300
    (indicator,) = body["indicators"]
    assert indicator["measured_in"] == "pasien"
    by_kind = {figure["kind"]: figure for figure in indicator["figures"]}
    assert by_kind["efficiency"]["value"] == "2.5000"
    assert by_kind["efficiency"]["per"] == "jam"
    assert by_kind["efficiency"]["formula"] == "(output_1 + output_2) / (spent_1 + spent_2)"
    assert f"output_1 = 150 @ progress:{first.json()['id']}@1" in by_kind["efficiency"]["inputs"]
    assert by_kind["productivity"]["value"] == "80.0000"


def test_a_correction_takes_the_place_of_what_was_spent(api: Api) -> None:
    made = evaluations.opened(api, content=CONTENT)
    first = enter(api, made, value="100", spent="10", spent_in="jam").json()
    enter(api, made, value="100", spent="40", spent_in="jam", supersedes_id=first["id"])
    (indicator,) = figures(api, made)["indicators"]
    (efficiency,) = [item for item in indicator["figures"] if item["kind"] == "efficiency"]
    assert efficiency["value"] == "2.5000"


@pytest.mark.parametrize(
    ("entry", "pointer", "code"),
    [
        ({"value": "1", "spent": "2"}, "/spent_in", "spent_in_a_unit"),
        ({"value": "1", "spent_in": "jam"}, "/spent", "spent_in_a_unit"),
        ({"value": "1", "spent": "0", "spent_in": "jam"}, "/spent", "nothing_spent"),
        ({"value": "1", "spent": "-1", "spent_in": "jam"}, "/spent", "nothing_spent"),
    ],
)
def test_what_was_spent_has_a_unit_and_is_more_than_nothing(
    api: Api, entry: dict[str, str], pointer: str, code: str
) -> None:
    made = evaluations.opened(api, content=CONTENT)
    answer = enter(api, made, **entry)
    assert answer.status_code == 422
    assert (pointer, code) in [
        (error["pointer"], error["code"]) for error in answer.json()["errors"]
    ]
