"""Measurements, and public services whose cases measure: their bodies, sent and read back."""

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


SPEED: dict[str, Any] = {
    "result": "Terselesaikannya permohonan warga",
    "statement": "Median waktu penyelesaian berkas permohonan",
    "measured_in": "hari",
    "polarity": "lower",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "month",
    "target": "5",
    "definition": "Nilai tengah hari dari berkas diterima lengkap sampai diserahkan kepada warga.",
    "formula": "median(hari selesai - hari diterima)",
    "data_source": "Register loket",
}


def agreed_indicator(api: Api, key: str, **changes: Any) -> dict[str, Any]:
    """Bring an indicator into the library, and its first version into agreement."""
    made = api.post("/v1/indicators", {"key": key, **SPEED, **changes}, who="admin")
    assert made.status_code == 201, made.text
    version = made.json()["versions"][0]
    path = f"/v1/indicators/{version['indicator_id']}/versions/{version['id']}"
    for step in ("propose", "agree"):
        answer = api.post(f"{path}/{step}", who="admin", version=version["version"])
        assert answer.status_code == 200, answer.text
        version = answer.json()
    return version


def put_service(api: Api, key: str = "ktp", **changes: Any) -> dict[str, Any]:
    """State a public service of the office."""
    body = {"name": "Perekaman KTP", "unit_code": "DINAS", "counted_in": "days", **changes}
    answer = api.put(f"/v1/public-services/{key}", body, who="admin")
    assert answer.status_code == 200, answer.text
    return answer.json()


def case(number: int, days: int | None, **changes: Any) -> dict[str, Any]:
    """Say a case that was received on 2 March and took some days, if it is completed."""
    done = None if days is None else f"2026-03-{2 + days:02}T03:00:00Z"
    return {
        "service_key": "ktp",
        "number": f"B-{number}",
        "received_at": "2026-03-02T02:00:00Z",
        "responded_at": done and "2026-03-02T05:00:00Z",
        "completed_at": done,
        **changes,
    }
