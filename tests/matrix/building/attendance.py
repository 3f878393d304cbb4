"""Build a day of attendance of each subject, what was reckoned from it, and sanctions."""

from typing import Any

from tests.factories.organization import expect
from tests.factories.registers import attendance
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident


def build(stage: Stage) -> None:
    """Tell of one day of everybody of whom the table speaks, and record a sanction on them."""
    api = stage.api
    days = [
        attendance.day("2026-03-02", "late", who, late_minutes=12) for who in (*SUBJECTS, "sup")
    ]
    attendance.fed(api, *days)
    for record in expect(api.get("/v1/attendance", who="admin"), 200)["items"]:
        who = record["employee_code"].removeprefix("alfa-")
        stage.keep(record, "attendance", who)
    for who in SUBJECTS:
        stage.keep(_sanction(stage, who), "sanction", who)


def build_reckonings(stage: Stage) -> None:
    """Reckon the discipline of the period in which numbers are taken."""
    api, period = stage.api, stage["period", "opened"]
    attendance.fed(api, *(attendance.day(period["starts_on"], who=who) for who in SUBJECTS))
    path = f"/v1/periods/{period['id']}/discipline"
    expect(api.post(path, {}, who="admin"), 200)
    for record in expect(api.get("/v1/discipline-reckonings", who="admin"), 200)["items"]:
        who = record["employee_code"].removeprefix("alfa-")
        stage.keep(record, "reckoning", who)


def _sanction(stage: Stage, who: str) -> dict[str, Any]:
    body = attendance.sanction(employee_id=ident(who))
    return expect(stage.api.post("/v1/sanctions", body, who="admin"))
