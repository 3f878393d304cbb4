"""Accomplishments through the API: recorded under a plan, and decided by a leader."""

from typing import Any

from httpx2 import Response

from tests.factories.organization import expect
from tests.serving.client import Api

TITLE = "Layanan jemput bola perekaman KTP elektronik"
CONFIRMED = {"is_confirmed": True, "reason": "Saya hadir pada perekaman terakhir."}


def link(api: Api, plan: dict[str, Any], who: str = "staff") -> str:
    """Post a piece of evidence on the first work result of a plan in force."""
    form = {"line_id": lines(plan)[0], "url": "https://dukcapil.test/berita/ktp", "title": "Berita"}
    files = {name: (None, value) for name, value in form.items()}
    evidence_id: str = expect(api.call("POST", "/v1/evidence", who=who, files=files))["id"]
    return evidence_id


def lines(plan: dict[str, Any]) -> list[str]:
    """Give the lines of a plan in force: its first work result and the indicators of it."""
    result = plan["in_force"]["work_results"][0]
    return [result["line_id"], *(each["line_id"] for each in result["indicators"])]


def body(plan: dict[str, Any], evidence_id: str, **changes: Any) -> dict[str, Any]:
    """State what was completed under a plan."""
    return {
        "plan_id": plan["id"],
        "title": TITLE,
        "description": "Perekaman di 12 kelurahan bagi warga lanjut usia.",
        "completed_on": "2026-02-20",
        "is_public_service": True,
        "line_ids": lines(plan)[:1],
        "evidence_ids": [evidence_id],
        **changes,
    }


def recorded(api: Api, plan: dict[str, Any], who: str = "staff", **changes: Any) -> dict[str, Any]:
    """Record what somebody completed."""
    stated = body(plan, link(api, plan, who), **changes)
    return expect(api.post("/v1/accomplishments", stated, who=who))


def decide(api: Api, accomplishment: dict[str, Any], who: str = "sup", **changes: Any) -> Response:
    """Confirm an accomplishment, or what differs, at the version last seen."""
    path = f"/v1/accomplishments/{accomplishment['id']}/decide"
    return api.post(path, {**CONFIRMED, **changes}, who=who, version=accomplishment["version"])
