"""Steps on results without progress, through the API."""

from typing import Any

from tests.factories.organization import expect
from tests.serving.client import Api


def body(line_id: str, kind: str = "adjust_resources", **changes: Any) -> dict[str, Any]:
    """State a step on a line of a plan."""
    return {"line_id": line_id, "kind": kind, "reason": f"Langkah {kind}.", **changes}


def line_of(plan: dict[str, Any]) -> str:
    """Name the first result of a plan in force."""
    line: str = plan["in_force"]["work_results"][0]["line_id"]
    return line


def taken(
    api: Api, plan: dict[str, Any], stated: dict[str, Any], by: str = "sup"
) -> dict[str, Any]:
    """Take a step."""
    return expect(api.post(f"/v1/plans/{plan['id']}/remedies", stated, who=by))
