"""Build a public service with the cases that each subject handled, and outcomes of services."""

from typing import Any

from tests.factories.organization import expect
from tests.matrix.building.plans import indicator_line
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


OUTCOME: dict[str, Any] = {
    "name": "Warga yang mendapat KTP",
    "unit_code": "DINAS",
    "measured_in": "persen",
    "is_public_service": True,
}
OUTCOME_VALUE: dict[str, Any] = {
    "starts_on": "2025-01-01",
    "ends_on": "2025-12-31",
    "value": "87.5",
    "source": "Kenari rekap",
}


def build_outcomes(stage: Stage) -> None:
    """State an outcome with a value, one that is drawn from cases, and the lines that serve it."""
    path = "/v1/service-outcomes"
    stage.keep(expect(stage.api.put(f"{path}/warga", OUTCOME, who="admin"), 200), "outcome")
    values = {"items": [OUTCOME_VALUE]}
    posted = expect(stage.api.post(f"{path}/warga/values", values, who="admin"), 200)
    stage.keep(posted["items"][0], "outcome_value")
    expect(stage.api.put(f"{path}/antrean", OUTCOME, who="admin"), 200)
    months = {"items": [_of_month(month) for month in range(1, 11)]}
    expect(stage.api.post(f"{path}/antrean/values", months, who="admin"), 200)
    drawn = {**OUTCOME, "service_key": "ktp", "figure": "completed"}
    expect(stage.api.put(f"{path}/berkas", drawn, who="admin"), 200)
    for who in SUBJECTS:
        plan = stage["plan", who, "approved"]
        body = {"plan_id": plan["id"], "line_id": indicator_line(plan), "outcome_key": "warga"}
        stage.keep(expect(stage.api.post("/v1/outcome-links", body, who=who)), "outcome_link", who)


def _of_month(month: int) -> dict[str, Any]:
    days = {"starts_on": f"2025-{month:02}-01", "ends_on": f"2025-{month:02}-28"}
    return {**OUTCOME_VALUE, **days, "value": str(20 + month % 3)}
