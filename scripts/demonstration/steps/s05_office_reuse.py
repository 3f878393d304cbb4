"""Step 5, small office: after a move the first quarter's result stands (IV A13a)."""

from typing import Any, Final

from samples.office import AGENCY, MOVED_TO, SUPERIOR_CODE, UNIT, Office
from story import Story

from steps.s01_periods import open_quarter
from steps.s02_office_plans import write_plan

REASON: Final = {"reason": "Pindah enam belas hari sebelum akhir triwulan; target tidak berubah."}


def move_first(story: Story, office: Office) -> None:
    """Move the first to another post under another superior, and agree on a plan there."""
    admin, reviewer = story.admins[AGENCY], story.sign_in(office.reviewer)
    employee_id = story.employee_ids[office.first.code]
    position_id = _put_post(admin)
    existing = admin.list_assignments(employee_id=employee_id, on=story.today.isoformat()).items
    (seat,) = [item for item in existing if item.kind == "definitive"]
    admin.end_assignment(seat.id, {"ends_on": "2026-06-13"}, version=seat.version)
    admin.create_assignment(
        {"employee_id": employee_id, "position_id": position_id, "starts_on": "2026-06-14"}
    )
    story.assessors[office.first.code] = office.reviewer
    plan = write_plan(story, office, office.first)
    step = story.sign_in(office.first).submit_plan(plan.id, version=plan.version)
    reviewer.approve_plan(plan.id, version=step.version)


def _put_post(admin: Any) -> str:  # noqa: ANN401 - the client
    names = ("unit_code", "title", "title_key", "job_class", "grade_min")
    body = {name: MOVED_TO.row[name] for name in names}
    position_id: str = admin.put_position(MOVED_TO.code, body).id
    line = {
        "position_id": position_id,
        "superior_position_id": admin.get_position(SUPERIOR_CODE).id,
    }
    admin.create_reporting_line({**line, "starts_on": "2026-06-14"})
    return position_id


def reuse_result(story: Story, office: Office) -> None:
    """Propose that the result of the first quarter stands, be declined once, then agreed to."""
    admin, reviewer = story.admins[AGENCY], story.sign_in(office.reviewer)
    client, employee_id = story.sign_in(office.first), story.employee_ids[office.first.code]
    open_quarter(admin, office.second_period_id)
    _start_rating(story, office.second_period_id)
    listed = reviewer.list_evaluations(period_id=office.second_period_id).items
    (evaluation,) = [item for item in listed if item.employee_id == employee_id]
    for answer in (client.decline_reuse, client.agree_reuse):
        evaluation = reviewer.get_evaluation(evaluation.id)
        reviewer.propose_reuse(evaluation.id, REASON, version=evaluation.version)
        step = answer(evaluation.id, version=client.get_evaluation(evaluation.id).version)
    reviewer.deliver_evaluation(evaluation.id, version=step.version)
    client.explain_result(evaluation.id)


def _start_rating(story: Story, period_id: str) -> None:
    """Start the rating of the second quarter, the organization's result posted."""
    admin = story.admins[AGENCY]
    measurement = {"unit_code": UNIT, "period_id": period_id, "part": "organization_result"}
    source = {"value": "4", "source": "Laporan kinerja unit triwulan II"}
    story.hr_systems[AGENCY].post_measurement({**measurement, **source})
    admin.start_rating(period_id, version=admin.get_period(period_id).version)
    admin.create_evaluations(period_id)
