"""Ask for the score that a plan earned so far."""

from typing import Any

from tests.factories import plans
from tests.factories.evaluations import lines, year
from tests.factories.plans import CONTENT
from tests.serving.client import Api

PERCENT = "Persentase aduan warga yang selesai tepat waktu"
NUMBER = "Jumlah aduan warga yang selesai"
FEEDBACK = {
    "strength": "Hadir pada semua apel pagi selama triwulan pertama.",
    "improvement": "Berkas layanan warga tertunda sebelas hari di loket dua.",
    "suggestion": "Selesaikan berkas harian sebelum pukul empat belas.",
}


def running(api: Api, plan: dict[str, Any], period: dict[str, Any], **how: Any) -> Any:
    return api.get(f"/v1/plans/{plan['id']}/score?period_id={period['id']}", **how)


def planned(api: Api, scheme: str = "mataram", **content: Any) -> tuple[Any, Any, dict[str, str]]:
    period = year(api, scheme)
    plan = plans.approved(api, "staff", "sup", {**CONTENT, **content})
    return period, plan, lines(plan)


def realized(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    inputs = answer.json()["inputs"]
    return {
        item["name"]: item.get("realization") for item in inputs if item["source"] == "indicator"
    }
