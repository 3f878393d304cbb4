"""Plans through the API: what a draft says, and the way from nothing to a plan in force."""

from typing import Any

from tests.serving.client import Api

INDICATOR: dict[str, Any] = {
    "statement": "Persentase aduan warga yang selesai tepat waktu",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["quality", "time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "deadline": "2026-12-31",
}
COUNT: dict[str, Any] = {
    "statement": "Jumlah aduan warga yang selesai",
    "measured_in": "aduan",
    "polarity": "higher",
    "aspects": ["quantity"],
    "accumulation": "sum",
    "frequency": "month",
    "target": "120",
    "deadline": "2026-12-31",
}
RESULT: dict[str, Any] = {
    "statement": "Terselesaikannya pengaduan warga",
    "indicators": [INDICATOR, COUNT],
}
CONTENT: dict[str, Any] = {
    "approach": "quantitative",
    "work_results": [RESULT],
    "expectations": [{"core_value": "kolaboratif", "expectation": "Membantu loket lain"}],
    "resources": ["Dua petugas loket"],
    "accountability": ["Laporan bulanan kepada kepala bidang"],
    "consequences": ["Penghargaan bila melampaui target"],
}
BUDGET: dict[str, Any] = {
    **RESULT,
    "perspectives": [
        "budget",
        "service_recipient",
        "business_process",
        "internal_strength",
    ],
}


def step(api: Api, plan: dict[str, Any], name: str, who: str, json: Any = None) -> dict[str, Any]:
    """Take a step at the version last seen, and give the plan back as it then is."""
    answer = api.post(f"/v1/plans/{plan['id']}/{name}", json, who=who, version=plan["version"])
    assert answer.status_code == 200, answer.text
    return answer.json()


def begun(api: Api, who: str = "staff", cycle_key: str = "2026") -> dict[str, Any]:
    """Begin somebody's plan."""
    answer = api.post("/v1/plans", {"cycle_key": cycle_key}, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def drafted(api: Api, who: str = "staff", content: dict[str, Any] | None = None) -> dict[str, Any]:
    """Begin somebody's plan and fill its draft."""
    plan = begun(api, who)
    path = f"/v1/plans/{plan['id']}/content"
    answer = api.put(path, content or CONTENT, who=who, version=plan["version"])
    assert answer.status_code == 200, answer.text
    return {**plan, "version": answer.json()["version"], "pending": answer.json()}


def submitted(
    api: Api, who: str = "staff", content: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Bring somebody's plan to where it waits for approval."""
    return step(api, drafted(api, who, content), "submit", who)


def approved(
    api: Api, who: str = "staff", by: str = "sup", content: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Bring somebody's plan into force, and show it in full."""
    plan = step(api, submitted(api, who, content), "approve", by)
    answer = api.get(f"/v1/plans/{plan['id']}", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()
