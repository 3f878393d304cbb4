"""What the writes of every day send to the database, as it goes over the wire."""

from typing import Any

from tests.factories import plans
from tests.factories.evaluations import assessment, lines, opened, step
from tests.records.statements import Log, counted
from tests.serving.client import Api

from penilaian_api.domain.plan.plan import CoreValue


def results(count: int) -> dict[str, Any]:
    """Write a plan of several results, as a person of an office has them."""
    made = [{**plans.RESULT, "statement": f"Hasil kerja {number}"} for number in range(count)]
    return {**plans.CONTENT, "work_results": made}


def is_framed(log: Log) -> bool:
    """Tell whether a transaction sent no more than its beginning, its agency and its end."""
    kinds = [statement.split()[0].upper() for statement in log.frame]
    return kinds in (["BEGIN", "COMMIT"], ["BEGIN", "SET", "COMMIT"])


def test_g3_rating_eight_results_and_seven_values_takes_ten_statements(api: Api) -> None:
    made = opened(api, content=results(8))
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    body["ratings"] += [
        {"about": f"core_value:{value}", "chosen": "met", "reason": ""} for value in CoreValue
    ]
    with counted(api) as log:
        rated = step(api, evaluation, "rate", "sup", body)
    assert log.count <= 10, log.statements
    assert is_framed(log), log.frame
    kept = [{**rating, "reason": "Diubah setelah dialog."} for rating in body["ratings"]]
    with counted(api) as log:
        step(api, rated, "rate", "sup", {**body, "ratings": kept})
    assert log.count <= 10, log.statements


def test_g3_keyed_progress_takes_eleven_statements_and_approval_eight(api: Api) -> None:
    made = opened(api)
    plan = made["plans"]["staff"]
    entry = {"line_id": [*lines(plan).values()][1], "on": "2026-03-13", "value": "31"}
    with counted(api) as log:
        answer = api.post(f"/v1/plans/{plan['id']}/progress", entry, key="kunci")
    assert answer.status_code == 201, answer.text
    assert log.count <= 11, log.statements
    assert is_framed(log), log.frame
    revised = plans.step(api, plan_at(api, plan), "revise", "staff", {"reason": "Target berubah"})
    again = plans.step(api, revised, "submit", "staff")
    with counted(api) as log:
        plans.step(api, again, "approve", "sup")
    assert log.count <= 8, log.statements
    assert is_framed(log), log.frame


def plan_at(api: Api, plan: dict[str, Any]) -> dict[str, Any]:
    """Read a plan as it stands now."""
    return api.get(f"/v1/plans/{plan['id']}").json()
