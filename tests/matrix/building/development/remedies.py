"""Build a step on a result of both people."""

from tests.factories.organization import expect
from tests.factories.registers import remedies
from tests.matrix.building.development.guidance import GUIDES
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage


def build(stage: Stage) -> None:
    """Take a step on the first result of each plan in force."""
    for who in SUBJECTS:
        key = stage["plan", who, "approved"]["id"]
        plan = expect(stage.api.get(f"/v1/plans/{key}", who=who), 200)
        stage.keep(plan, "remedied", who)
        stated = remedies.body(remedies.line_of(plan), reason=f"Langkah atas hasil {who}.")
        stage.keep(remedies.taken(stage.api, plan, stated, GUIDES[who]), "remedy", who)
