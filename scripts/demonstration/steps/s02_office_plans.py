"""Step 2, small office: employees create their plans, edit them line by line, and agree on them."""

from typing import Any, Final

from samples.office import AGENCY, CYCLE, Office
from samples.people import Person
from story import Story

REQUESTS_ANSWERED: Final[dict[str, Any]] = {
    "statement": "Jumlah permohonan informasi yang dijawab lengkap",
    "measured_in": "permohonan",
    "polarity": "higher",
    "aspects": ["quantity"],
    "accumulation": "sum",
    "frequency": "quarter",
    "target": "240",
    "deadline": "2026-12-31",
    "is_public_service": True,
}
PUBLISHED_IN_TIME: Final[dict[str, Any]] = {
    "statement": "Persentase informasi berkala yang terbit tepat waktu",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["quality", "time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "95",
    "deadline": "2026-12-31",
}


def agree_plans(story: Story, office: Office) -> None:
    """Write both plans, and approve them in one call."""
    first = write_plan(story, office, office.first)
    second = write_plan(story, office, office.second)
    _discuss_plan(story, office, first)
    second = story.sign_in(office.second).get_plan(second.id)
    story.sign_in(office.second).submit_plan(second.id, version=second.version)
    _approve_plans(story, office)


def close_plan(story: Story, office: Office) -> None:
    """Close the plan of an employee who leaves at the end of the year."""
    admin, employee_id = story.admins[AGENCY], story.employee_ids[office.second.code]
    plan = office.plans[employee_id]
    story.sign_in(office.head).close_plan(plan.id, version=plan.version)
    assignment = admin.list_assignments(employee_id=employee_id).items[0]
    last_day = {"ends_on": "2026-12-31"}
    admin.end_assignment(assignment.id, last_day, version=assignment.version)
    employee = admin.get_employee(employee_id)
    admin.edit_employee(employee_id, {"left_on": "2026-12-31"}, version=employee.version)


def write_plan(story: Story, office: Office, person: Person) -> Any:  # noqa: ANN401 - a plan
    """Write the plan of an employee of the office, and return it as a draft."""
    client = story.sign_in(person)
    plan = client.create_plan({"cycle_key": CYCLE})
    goal = story.admins[AGENCY].get_goal(2026, "service")
    result = {
        "statement": "Terlayaninya permohonan informasi publik",
        "goal_id": goal.id,
        "indicators": [
            {"indicator_version_id": office.indicator_version_id, "deadline": "2026-12-31"},
            REQUESTS_ANSWERED,
        ],
    }
    content = {
        "approach": "quantitative",
        "work_results": [result],
        "expectations": [
            {"core_value": "akuntabel", "expectation": "Mencatat setiap permohonan hari itu juga."}
        ],
        "resources": ["Akses register permohonan dan satu rekan pengganti"],
        "accountability": ["Laporan triwulan kepada kepala unit, dengan register sebagai bukti"],
        "consequences": ["Usulan penghargaan bila melampaui target; bimbingan bila belum tercapai"],
    }
    client.put_plan_content(plan.id, content, version=plan.version)
    return client.get_plan(plan.id)


def _discuss_plan(story: Story, office: Office, plan: Any) -> None:  # noqa: ANN401 - a plan
    """Add a result that another leader assigned, consent to it, and discuss the plan."""
    client, head = story.sign_in(office.first), story.sign_in(office.head)
    assigned = {
        "statement": "Terbitnya informasi berkala dinas perizinan",
        "assigned_by": story.employee_ids[story.find_appraisal("S1").employees[0].code],
        "indicators": [{**PUBLISHED_IN_TIME, "target": "90"}],
    }
    draft = client.add_plan_result(plan.id, assigned, version=plan.version)
    line_id = draft.work_results[-1].line_id
    corrected = {**assigned, "indicators": [PUBLISHED_IN_TIME]}
    draft = client.put_plan_result(plan.id, line_id, corrected, version=draft.version)
    additional = {"statement": "Terbantunya loket lain", "kind": "additional"}
    draft = client.add_plan_result(plan.id, additional, version=draft.version)
    client.check_plan(plan.id)
    additional_id = draft.work_results[-1].line_id
    draft = client.remove_plan_result(plan.id, additional_id, version=draft.version)
    agreed = head.consent_to_result(plan.id, line_id, version=draft.version)
    step = client.submit_plan(plan.id, version=agreed.version)
    question = "Apakah target informasi berkala sudah termasuk laporan tahunan?"
    head.send_plan_message(plan.id, {"message": question})
    step = client.withdraw_plan(plan.id, version=step.version)
    client.send_plan_message(plan.id, {"message": "Sudah, lihat indikator kedua."})
    client.list_plan_messages(plan.id)
    client.submit_plan(plan.id, version=step.version)


def _approve_plans(story: Story, office: Office) -> None:
    """Approve both plans in one call, and sign each by both sides."""
    head = story.sign_in(office.head)
    submitted = head.list_plans(cycle_key=CYCLE, state="submitted").items
    head.list_my_tasks()
    approved = head.approve_plans(
        {"items": [{"id": plan.id, "version": plan.version} for plan in submitted]}
    )
    for person, plan in zip(office.staff, approved.items, strict=True):
        client = story.sign_in(person)
        signed = client.sign_plan(plan.id, {"role": "employee"}, version=plan.version)
        head.sign_plan(plan.id, {"role": "supervisor"}, version=signed.version)
        office.plans[story.employee_ids[person.code]] = client.get_plan(plan.id)
