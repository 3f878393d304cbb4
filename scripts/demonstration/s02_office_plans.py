"""The plans of the small office: begun by those who work by them, written line by line, agreed."""

from typing import Any, Final

from people import Person
from s00_office import AGENCY, CYCLE, Office
from story import Story

from penilaian_client import Client

COUNT: Final[dict[str, Any]] = {
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
PUBLISHED: Final[dict[str, Any]] = {
    "statement": "Persentase informasi berkala yang terbit tepat waktu",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["quality", "time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "95",
    "deadline": "2026-12-31",
}


def write(story: Story, office: Office) -> None:
    """Let both write their plans, and their head approve them at once."""
    first = _write(story, office, office.first)
    second = _write(story, office, office.second)
    _write_together(story, office, first)
    second = _head_of(story, office.second, second.id)
    story.client(office.second).submit_plan(second.id, version=second.version)
    _approve(story, office)


def close_one(story: Story, office: Office) -> None:
    """End the plan of somebody who leaves at the end of the year."""
    admin, leaving = story.admins[AGENCY], story.ids[office.second.code]
    plan = office.plans[leaving]
    story.client(office.head).close_plan(plan.id, version=plan.version)
    held = admin.list_assignments(employee_id=leaving).items[0]
    admin.end_assignment(held.id, {"ends_on": "2026-12-31"}, version=held.version)
    known = admin.get_employee(leaving)
    admin.edit_employee(leaving, {"left_on": "2026-12-31"}, version=known.version)


def _write(story: Story, office: Office, person: Person) -> Any:  # noqa: ANN401 - a plan
    client = story.client(person)
    plan = client.create_plan({"cycle_key": CYCLE})
    goal = story.admins[AGENCY].get_goal(2026, "service")
    result = {
        "statement": "Terlayaninya permohonan informasi publik",
        "goal_id": goal.id,
        "indicators": [
            {"indicator_version_id": office.indicator_version_id, "deadline": "2026-12-31"},
            COUNT,
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
    return _head_of(story, person, plan.id)


def _write_together(story: Story, office: Office, plan: Any) -> None:  # noqa: ANN401 - a plan
    """Add what another leader assigned, with the head's consent, and talk the plan over."""
    client, head = story.client(office.first), story.client(office.head)
    assigned = {
        "statement": "Terbitnya informasi berkala dinas perizinan",
        "assigned_by": story.ids[story.stage("S1").players[0].code],
        "indicators": [{**PUBLISHED, "target": "90"}],
    }
    draft = client.add_plan_result(plan.id, assigned, version=plan.version)
    line = draft.work_results[-1].line_id
    better = {**assigned, "indicators": [PUBLISHED]}
    draft = client.put_plan_result(plan.id, line, better, version=draft.version)
    extra = {"statement": "Terbantunya loket lain", "kind": "additional"}
    draft = client.add_plan_result(plan.id, extra, version=draft.version)
    client.check_plan(plan.id)
    extra_line = draft.work_results[-1].line_id
    draft = client.remove_plan_result(plan.id, extra_line, version=draft.version)
    agreed = head.consent_to_result(plan.id, line, version=draft.version)
    held = client.submit_plan(plan.id, version=agreed.version)
    question = "Apakah target informasi berkala sudah termasuk laporan tahunan?"
    head.send_plan_message(plan.id, {"message": question})
    held = client.withdraw_plan(plan.id, version=held.version)
    client.send_plan_message(plan.id, {"message": "Sudah, lihat indikator kedua."})
    client.list_plan_messages(plan.id)
    client.submit_plan(plan.id, version=held.version)


def _approve(story: Story, office: Office) -> None:
    """Approve both plans in one call, and sign them."""
    head = story.client(office.head)
    waiting = head.list_plans(cycle_key=CYCLE, state="submitted").items
    head.list_my_tasks()
    done = head.approve_plans(
        {"items": [{"id": plan.id, "version": plan.version} for plan in waiting]}
    )
    for person, plan in zip(office.staff, done.items, strict=True):
        client: Client = story.client(person)
        signed = client.sign_plan(plan.id, {"role": "employee"}, version=plan.version)
        head.sign_plan(plan.id, {"role": "supervisor"}, version=signed.version)
        office.plans[story.ids[person.code]] = client.get_plan(plan.id)


def _head_of(story: Story, person: Person, plan_id: str) -> Any:  # noqa: ANN401 - a plan
    return story.client(person).get_plan(plan_id)
