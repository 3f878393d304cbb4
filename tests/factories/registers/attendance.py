"""Attendance: days as a feed has them, and sanctions as decisions have them."""

from typing import Any

from tests.serving.client import Api
from tests.world import key


def day(on: str, state: str = "present", who: str = "staff", **more: Any) -> dict[str, Any]:
    return {"employee_code": f"alfa-{who}", "on": on, "state": state, **more}


def feed(api: Api, *days: dict[str, Any], query: str = "", **how: Any) -> Any:
    body = {"source": "Mesin presensi", "items": list(days)}
    return api.post(f"/v1/attendance{query}", body, **{"who": "admin", **how})


def fed(api: Api, *days: dict[str, Any], query: str = "", **how: Any) -> dict[str, Any]:
    answer = feed(api, *days, query=query, **how)
    assert answer.status_code == 200, answer.text
    answered: dict[str, Any] = answer.json()
    return answered


def refused(api: Api, *days: dict[str, Any], status: int = 422) -> list[tuple[str, str]]:
    answer = feed(api, *days)
    assert answer.status_code == status, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def sanction(**changes: Any) -> dict[str, Any]:
    return {
        "employee_id": str(key("alfa:staff")),
        "level": "light",
        "penalty": "oral_reprimand",
        "decision_number": "800.1.6.2/17/2026",
        "decided_on": "2026-03-02",
        "decided_by": "Kepala Dinas",
        "reason": "Tiga hari kerja tanpa keterangan.",
        "starts_on": "2026-03-02",
        "ends_on": "2026-08-31",
        **changes,
    }


def recorded(api: Api, **changes: Any) -> dict[str, Any]:
    answer = api.post("/v1/sanctions", sanction(**changes), who="admin")
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made
