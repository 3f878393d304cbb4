"""Assessments by a rubric through the API: bodies, and what stands."""

from typing import Any

from tests.serving.client import Api

GENERAL = (
    "integrity",
    "cooperation",
    "communication",
    "results_orientation",
    "public_service",
    "self_and_others_development",
    "managing_change",
    "decision_making",
    "nation_unity",
)
"""The competences that are assessed of everybody."""
REASON = "Terlihat pada berkas wawancara dan studi kasus."


def competences(period: dict[str, Any], level: int = 1, **changes: Any) -> dict[str, Any]:
    """Say an assessment of all general competences at one level."""
    levels = [{"item": item, "level": level, "reason": REASON} for item in GENERAL]
    return {
        "employee_code": "alfa-staff",
        "period_id": period["id"],
        "rubric": "competence-38-2017",
        "assessed_on": "2026-01-05",
        "levels": levels,
        **changes,
    }


def professionalism(period: dict[str, Any], *levels: int, **changes: Any) -> dict[str, Any]:
    """Say an assessment of professionalism, each level with a reason."""
    chosen = zip(("duty", "rules", "attitude"), levels, strict=True)
    return competences(
        period,
        rubric="professionalism",
        levels=[{"item": item, "level": level, "reason": REASON} for item, level in chosen],
        **changes,
    )


def assess(api: Api, body: dict[str, Any], who: str = "sup") -> dict[str, Any]:
    """Hand an assessment in."""
    answer = api.post("/v1/competence-assessments", body, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def part_of(api: Api, plan: dict[str, Any], period: dict[str, Any], key: str) -> dict[str, Any]:
    """Show one part of the running score of a plan."""
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    parts = api.get(path, who="staff").json()["result"]["parts"]
    return next(part for part in parts if part["key"] == key)
