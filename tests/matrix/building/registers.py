"""Build assessments of everyone, by their leaders."""

from typing import Final

from tests.factories.organization import expect
from tests.factories.registers.assessments import professionalism
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

LEADER: Final = {"staff": "sup", "stranger": "deputy"}


def build(stage: Stage) -> None:
    """Assess the professionalism of everyone in the period that is open."""
    for who in SUBJECTS:
        body = professionalism(stage["period", "opened"], 3, 4, 4, employee_code=f"alfa-{who}")
        body["levels"][0]["reason"] = f"Sikap kerja ({who})"
        made = stage.api.post("/v1/competence-assessments", body, who=LEADER[who])
        stage.keep(expect(made), "competence_assessment", who)
