"""A chain of plans through the API: staff and peer support sup, sup supports head, head a goal."""

from typing import Any

from tests.factories import cycles, evaluations, plans
from tests.serving.client import Api

GOAL: dict[str, Any] = {
    "unit_code": "KOTA",
    "statement": "Warga mendapat penyelesaian aduan yang cepat",
    "indicator": "Jumlah aduan warga yang selesai",
    "measured_in": "aduan",
    "polarity": "higher",
    "target": "1200",
    "is_public_service": True,
}
TARGETS = {"head": "1200", "sup": "300", "staff": "120", "peer": "90"}
LEADERS = {"head": "mayor", "sup": "head", "staff": "sup", "peer": "sup"}


def goal(api: Api, key: str = "aduan", **changes: Any) -> dict[str, Any]:
    """State a goal of 2026."""
    answer = api.put(f"/v1/goals/2026/{key}", {**GOAL, **changes}, who="admin")
    assert answer.status_code == 200, answer.text
    return answer.json()


def content(target: str, **link: Any) -> dict[str, Any]:
    """Say a plan whose one result counts what is done, beside a share that counts nothing."""
    result = {
        **plans.BUDGET,
        **link,
        "indicators": [plans.INDICATOR, {**plans.COUNT, "target": target}],
    }
    return {**plans.CONTENT, "work_results": [result]}


def first_line(plan: dict[str, Any]) -> str:
    """Name the line of the first result in force."""
    line: str = plan["in_force"]["work_results"][0]["line_id"]
    return line


def agreed(
    api: Api, *people: str, goals: dict[str, Any] | None = None, **changes: Any
) -> dict[str, dict[str, Any]]:
    """Bring the plans of a chain into force, from the top down; give them by person."""
    made = cycles.state(api)
    cycles.begin(api, made["periods"][0])
    top = {"goal_id": (goals or goal(api))["id"]}
    by_person: dict[str, dict[str, Any]] = {}
    for who in people or tuple(TARGETS):
        above = LEADERS[who]
        link = {"supports_line_id": first_line(by_person[above])} if above in by_person else top
        body = content(changes.get(who, TARGETS[who]), **link)
        by_person[who] = plans.approved(api, who, above, body)
    return by_person


def realize(api: Api, plan: dict[str, Any], value: str, who: str = "staff") -> None:
    """Enter how many were done, today."""
    line = evaluations.lines(plan)[plans.COUNT["statement"]]
    body = {"line_id": line, "on": "2026-03-16", "value": value}
    answer = api.post(f"/v1/plans/{plan['id']}/progress", body, who=who)
    assert answer.status_code == 201, answer.text
