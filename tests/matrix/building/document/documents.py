"""Build the documents of delivered results of both people, and report them upward."""

from typing import Final

from tests.factories.organization import expect
from tests.matrix.building.plans import LEADERS
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

RECIPIENT: Final = {"recipient_code": "alfa-mayor"}


def build(stage: Stage) -> None:
    """Issue a document of each delivered result, and keep a code to ask for."""
    for who in SUBJECTS:
        evaluation = stage["evaluation", who, "delivered"]
        path = f"/v1/evaluations/{evaluation['id']}/documents"
        stage.keep(expect(stage.api.post(path, who="admin"), 200), "document", who, "delivered")
        path = f"/v1/evaluations/{evaluation['id']}/upward-reports"
        sent = expect(stage.api.post(path, RECIPIENT, who=LEADERS[who]))
        stage.keep(sent, "upward_report", who)
