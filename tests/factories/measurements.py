"""Measurements: their bodies, sent one by one or as a batch, and read back."""

from typing import Any

from tests.serving.client import Api


def body(period: dict[str, Any], **changes: Any) -> dict[str, Any]:
    whom = {} if {"unit_code", "employee_id"} & changes.keys() else {"employee_code": "alfa-staff"}
    return {
        **whom,
        "period_id": period["id"],
        "part": "discipline",
        "value": "97.5",
        "source": "Presensi Maret 2026",
        **changes,
    }


def listed(api: Api, query: str = "", who: str = "admin") -> list[str]:
    answer = api.get(f"/v1/measurements?{query}", who=who)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def batch(api: Api, items: list[dict[str, Any]], query: str = "", **how: Any) -> Any:
    return api.post(f"/v1/measurements/batch{query}", {"items": items}, **{"who": "admin", **how})
