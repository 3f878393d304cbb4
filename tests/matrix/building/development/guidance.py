"""Build plans of guidance of both people in every state, and what they say of the guidance."""

from typing import Any, Final

from tests.factories.development import guidance
from tests.factories.organization import expect
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident

GUIDES: Final = {"staff": "sup", "stranger": "deputy"}
"""Who assesses each subject on the day of the stage, and so guides them."""
_COMPLETED: Final = frozenset({"completed", "answered"})


def build(stage: Stage) -> None:
    """Open plans for both, take one to each state, and let each say how they were guided."""
    for who in SUBJECTS:
        for state in ("open", "running", "completed", "ended", "answered"):
            stage.keep(_build_plan(stage, who, state), "coaching", who, state)
        plan = stage["coaching", who, "answered"]
        answers = {"answers": [{"criterion": "positive", "text": f"Bimbingan bagi {who}"}]}
        path = f"/v1/coaching-plans/{plan['id']}/feedback"
        stage.keep(expect(stage.api.post(path, answers, who=who)), "guidance_feedback", who)


def plan_body(who: str) -> dict[str, Any]:
    """State a plan of guidance for somebody of the stage."""
    body = guidance.plan_body(goal=f"Bimbingan {who}", due_on="2026-06-30")
    return {**body, "employee_id": ident(who)}


def session(who: str) -> dict[str, Any]:
    """State a session with somebody of the stage."""
    return guidance.session(held_on="2026-03-27", content=f"Sesi {who}")


def _build_plan(stage: Stage, who: str, state: str) -> dict[str, Any]:
    api, guide = stage.api, GUIDES[who]
    plan = expect(api.post("/v1/coaching-plans", plan_body(who), who=guide))
    if state in {"running", *_COMPLETED}:
        plan = guidance.step(api, plan, "agree", who, {"own_view": f"Pendapat {who}"})
        plan = guidance.step(api, plan, "sessions", guide, session(who))
    if state in _COMPLETED:
        plan = guidance.step(api, plan, "complete", guide, {"conclusion": f"Hasil {who}"})
    if state == "ended":
        plan = guidance.step(api, plan, "end", guide, {"conclusion": f"Alasan {who}"})
    return plan
