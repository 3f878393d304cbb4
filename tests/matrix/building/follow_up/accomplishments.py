"""Build accomplishments of both people in every state."""

from typing import Any

from tests.factories.follow_up.accomplishments import body, decide
from tests.factories.organization import expect
from tests.matrix.building.plans import LEADERS
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage


def build(stage: Stage) -> None:
    """Let both record what they completed; leaders confirm some of it."""
    api = stage.api
    for who in SUBJECTS:
        for state in ("entered", "confirmed", "withdrawn"):
            made = expect(api.post("/v1/accomplishments", accomplishment_body(stage, who), who=who))
            if state == "confirmed":
                made = expect(decide(api, made, LEADERS[who]), 200)
            if state == "withdrawn":
                path = f"/v1/accomplishments/{made['id']}/withdraw"
                made = expect(api.post(path, who=who, version=made["version"]), 200)
            stage.keep(made, "accomplishment", who, state)


def accomplishment_body(stage: Stage, who: str) -> dict[str, Any]:
    """State what somebody of the stage completed, with their name in it, so that a leak shows."""
    plan, evidence_id = stage["plan", who, "approved"], stage["evidence", who, "approved"]
    return body(plan, evidence_id, title=f"Capaian proyek {who}", completed_on="2026-02-10")
