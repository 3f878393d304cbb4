"""Build a public service with the cases that each subject handled."""

from typing import Any

from tests.factories.organization import expect
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

SERVICE: dict[str, Any] = {
    "name": "Perekaman KTP",
    "unit_code": "DINAS",
    "counted_in": "hours",
    "indicators": {},
}


def build(stage: Stage) -> None:
    """Feed in a case of each subject."""
    path = "/v1/public-services/ktp"
    stage.keep(expect(stage.api.put(path, SERVICE, who="admin"), 200), "public_service")
    items = [case_body(who) for who in SUBJECTS]
    expect(stage.api.post("/v1/service-cases", {"items": items}, who="admin"), 200)
    for case in expect(stage.api.get("/v1/service-cases", who="admin"), 200)["items"]:
        stage.keep(case, "case", case["number"])


def case_body(who: str) -> dict[str, Any]:
    """Say a case that somebody handled."""
    return {
        "service_key": "ktp",
        "number": who,
        "employee_code": f"alfa-{who}",
        "received_at": "2025-12-01T01:00:00Z",
        "completed_at": "2025-12-01T08:00:00Z",
    }
