"""Build assessments of everyone by their leaders, and innovations with the panel that judges."""

from typing import Any, Final

from tests.factories.organization import expect
from tests.factories.registers.assessments import professionalism
from tests.factories.registers.innovations import innovation, verdict
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

LEADER: Final = {"staff": "sup", "stranger": "deputy"}
PANEL: Final = ("other", "former")
"""Members who judge what was entered; a third sits on the panel with them."""


def build(stage: Stage) -> None:
    """Assess everyone in the period that is open, and bring innovations of theirs to its panel."""
    demand = {"levels": [{"item": "integrity", "level": 4}]}
    expect(stage.api.put("/v1/positions/EXTRA1/competences", demand, who="admin"), 200)
    for who in SUBJECTS:
        body = professionalism(stage["period", "opened"], 3, 4, 4, employee_code=f"alfa-{who}")
        body["levels"][0]["reason"] = f"Sikap kerja ({who})"
        made = stage.api.post("/v1/competence-assessments", body, who=LEADER[who])
        stage.keep(expect(made), "competence_assessment", who)
    body = {"cycle_key": "evaluated", "member_codes": [f"alfa-{who}" for who in (*PANEL, "late")]}
    panel = stage.api.post("/v1/innovation-panels", body, who="admin")
    stage.keep(expect(panel), "panel")
    for who in SUBJECTS:
        entered = _enter(stage, who, "entered")
        verified = _enter(stage, who, "verified")
        for member in PANEL:
            verified = _judge(stage, verified, member, who)
        stage.keep(entered, "innovation", who, "entered")
        stage.keep(verified, "innovation", who, "verified")


def _enter(stage: Stage, who: str, title: str) -> dict[str, Any]:
    body = innovation(stage["period", "opened"], title=f"Antrean {title}")
    return expect(stage.api.post("/v1/innovations", body, who=who))


def _judge(stage: Stage, entered: dict[str, Any], member: str, who: str) -> dict[str, Any]:
    body = verdict(3, 4, 3, 3)
    body["levels"][0]["reason"] = f"Putusan atas {who}"
    path = f"/v1/innovations/{entered['id']}/verify"
    return expect(stage.api.post(path, body, who=member, version=entered["version"]), 200)
