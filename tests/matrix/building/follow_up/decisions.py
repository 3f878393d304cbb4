"""Build recommendations in every state, and decisions with and without a result."""

from typing import Final

from tests.factories.follow_up.decisions import decided, propose, record, take
from tests.factories.organization import expect
from tests.matrix.building.plans import LEADERS
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

STATES: Final = ("granted", "withdrawn", "proposed")  # of a result one is open at a time


def build(stage: Stage) -> None:
    """Recommend things for both people by the results that they have in hand."""
    api = stage.api
    for who in SUBJECTS:
        leader, evaluation = LEADERS[who], stage["evaluation", who, "delivered"]
        reason = f"Penghargaan bagi {who}"
        for state in STATES:
            made = expect(propose(api, evaluation, leader, reason=reason))
            if state == "granted":
                stage.keep(decided(api, made, leader, reason=reason), "decision", who)
            if state == "withdrawn":
                expect(take(api, made, "withdraw", leader), 200)
            path = f"/v1/recommendations/{made['id']}"
            stage.keep(expect(api.get(path, who="admin"), 200), "recommendation", who, state)
        uncited = record(api, leader, employee_code=f"alfa-{who}", reason=reason)
        stage.keep(expect(uncited), "uncited", who)
