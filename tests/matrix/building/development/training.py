"""Build training of both people in every state, and what they plan of their careers."""

from typing import Any

from tests.factories.development import training
from tests.factories.organization import expect
from tests.matrix.building.development.guidance import GUIDES
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident

DECISION = {"is_approved": False, "reason": "Belum ada hasil tahunan yang baik."}
END = {"is_completed": True, "note": "Sertifikat."}


def build(stage: Stage) -> None:
    """Assign and nominate both, and let each write a career plan."""
    for who in SUBJECTS:
        for state in ("nominated", "approved", "completed"):
            stage.keep(_build_training(stage, who, state), "training", who, state)
        body = {**training.CAREER, "goal": f"Karier {who}"}
        path = f"/v1/employees/{ident(who)}/career-plan"
        stage.keep(expect(stage.api.put(path, body, who=who), 200), "career", who)


def training_body(who: str, **changes: Any) -> dict[str, Any]:
    """State a training from a duty of somebody of the stage."""
    body = training.training_body(None, origin="duty", title=f"Pelatihan {who}")
    return {**body, "employee_id": ident(who), "due_on": "2026-06-30", **changes}


def _build_training(stage: Stage, who: str, state: str) -> dict[str, Any]:
    api, guide = stage.api, GUIDES[who]
    kind = "further_education" if state == "nominated" else "training"
    with training.results_of_years(0):  # the record of the stage has no whole year
        made = expect(api.post("/v1/trainings", training_body(who, kind=kind), who=guide))
    if state == "completed":
        made = training.moved(api, made, "close", guide, END)
    return made
