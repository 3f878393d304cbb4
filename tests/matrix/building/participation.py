"""Build proposals of everyone of the world's subjects, and meetings, in every state."""

from typing import Any

from tests.factories.organization import expect
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage


def build(stage: Stage) -> None:
    """Set up what people proposed for the indicators of the year, and met for."""
    for state in ("planned", "canceled"):
        stage.keep(_build_meeting(stage, state), "meeting", state)
    for who in SUBJECTS:
        for state in ("submitted", "accepted", "withdrawn"):
            stage.keep(_build_proposal(stage, who, state), "proposal", who, state)


def _build_proposal(stage: Stage, who: str, state: str) -> dict[str, Any]:
    """Propose something in the name of *who*; it is answered, or taken back."""
    api, body = stage.api, {"cycle_key": "fresh", "text": f"Usulan {who}"}
    proposal = expect(api.post("/v1/proposals", body, who=who))
    path, version = f"/v1/proposals/{proposal['id']}", proposal["version"]
    if state == "accepted":
        answer = {"outcome": "accepted", "answer": "Terima kasih."}
        return expect(api.post(f"{path}/answer", answer, who="admin", version=version), 200)
    if state == "withdrawn":
        return expect(api.post(f"{path}/withdraw", who=who, version=version), 200)
    return proposal


def meeting_body(state: str) -> dict[str, Any]:
    """State a meeting of the division that ``sup`` heads, who hosts it and invites ``staff``."""
    return {
        "kind": "indicator_discussion",
        "title": f"Rapat {state}",
        "unit_code": "BIDANG",
        "starts_at": "2099-01-12T02:00:00Z",
        "host_code": "alfa-sup",
        "invited_codes": ["alfa-staff"],
    }


def _build_meeting(stage: Stage, state: str) -> dict[str, Any]:
    """Schedule a meeting that is far ahead; one of them is canceled."""
    meeting = expect(stage.api.post("/v1/meetings", meeting_body(state), who="sup"))
    if state == "planned":
        return meeting
    path, reason = f"/v1/meetings/{meeting['id']}/cancel", {"reason": "Ada pemeriksaan."}
    answer = stage.api.post(path, reason, who="sup", version=meeting["version"])
    return expect(answer, 200)
