"""Build counseling of both people in every state, by a counselor who stands apart."""

from typing import Any, Final

from tests.factories.development import counseling
from tests.matrix.building.development.guidance import GUIDES
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

RECIPIENT: Final = "mayor"
COUNSELOR: Final = "former"
STATES: Final = ("talked", "reported", "arranged", "counseled", "decided")


def build(stage: Stage) -> None:
    """Bring counseling of both to each state."""
    for who in SUBJECTS:
        for state in STATES:
            _build_counseling(stage, who, state)


def report_body(stage: Stage, who: str) -> dict[str, Any]:
    """State a report on somebody of the stage, with feedback that they were given."""
    return counseling.report_body(stage["feedback", who, "given"]["id"], who)


def record_body(who: str) -> dict[str, Any]:
    """State what the counselor of somebody of the stage signs."""
    return counseling.record_body(who, held_on="2026-03-27")


def _build_counseling(stage: Stage, who: str, state: str) -> None:
    api, leader = stage.api, GUIDES[who]
    steps = STATES.index(state)
    made = counseling.talked(api, who, leader)
    if steps >= STATES.index("reported"):
        made = counseling.moved(api, made, "report", leader, report_body(stage, who))
    if steps >= STATES.index("arranged"):
        body = counseling.arrangement_body(who)
        made = counseling.moved(api, made, "arrange", RECIPIENT, body)
    if steps >= STATES.index("counseled"):
        path = f"/v1/counselings/{made['id']}/record"
        answer = api.post(path, record_body(who), who=COUNSELOR, version=made["version"])
        record = answer.json()
        made = api.get(f"/v1/counselings/{made['id']}", who=COUNSELOR).json()
        if state == "decided":
            path = f"/v1/counseling-records/{record['id']}/decide"
            body = {"consequence": f"Tindak lanjut konseling {who}."}
            record = api.post(path, body, who=RECIPIENT, version=record["version"]).json()
        stage.keep(record, "counseling_record", who, state)
    stage.keep(made, "counseling", who, state)
