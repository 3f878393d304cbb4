"""Guide an officer of the small office of Dumai after a low result; the next result shows it."""

from typing import Any, Final

from samples.office import AGENCY, Office
from story import Story

from steps.s05_office_results import build_assessment

AIM: Final = "Permohonan informasi dijawab dalam batas waktu"
PLAN: Final[dict[str, Any]] = {
    "kind": "coaching",
    "goal": "Yang kurang berprestasi mendapatkan bimbingan untuk perbaikan.",
    "problem": "Jawaban untuk permohonan dari kecamatan terlambat pada Februari.",
    "cause": "Permohonan terbuka tidak diperiksa setiap pekan.",
    "opportunity": "Memeriksa register permohonan setiap Senin bersama rekan.",
    "due_on": "2026-06-30",
}
SESSION: Final = {
    "held_on": "2026-04-20",
    "location": "Ruang Kepala Unit Layanan Informasi Publik",
    "content": "Membahas dua permohonan yang terlambat dan penyebabnya.",
    "agreed_steps": "Daftar permohonan terbuka diperiksa setiap Senin pukul delapan.",
    "steps_due_on": "2026-05-18",
}
ANSWERS: Final = [
    {"criterion": "heard_and_understood", "text": "Kesulitan saya didengar sampai selesai."},
    {"criterion": "asked_more_than_taught", "text": "Pimpinan lebih banyak bertanya."},
    {"criterion": "knows_what_to_do", "text": "Saya tahu langkah setiap Senin."},
]


def guide_officer(story: Story, office: Office) -> None:
    """Open guidance for the second of the staff, whose result is low, and hear of it."""
    head, officer = story.sign_in(office.head), story.sign_in(office.second)
    head.list_my_tasks()
    low = head.list_low_results().items[0]
    story.admins[AGENCY].list_low_results()
    story.sign_in(office.reviewer).count_low_results()
    line_id = office.plans[low.employee_id].in_force.work_results[0].line_id
    _add_resources(story, office, line_id)
    reason = "Tambahan petugas belum cukup; cara memeriksa berkas dibimbing."
    guide = {"line_id": line_id, "kind": "guide", "reason": reason}
    taken = head.take_remedy(office.plans[low.employee_id].id, guide)
    body = {
        **PLAN,
        "employee_id": low.employee_id,
        "evaluation_id": low.evaluation_id,
        "remedy_id": taken.id,
        "aims": [{"line_id": line_id, "aim": AIM, "baseline": "86", "target": "95"}],
    }
    _try_mentoring(story, office, body)
    plan = head.open_coaching_plan(body)
    view = {"own_view": "Saya setuju; daftar periksa mingguan membantu saya."}
    plan = officer.agree_to_coaching(plan.id, view, version=plan.version)
    story.set_clock(2026, 4, 20)
    head.record_coaching_session(plan.id, SESSION, version=plan.version)
    sent = officer.send_guidance_feedback(plan.id, {"answers": ANSWERS})
    reviewer = story.sign_in(office.reviewer)
    reviewer.list_guidance_feedback()
    reviewer.get_guidance_feedback(sent.id)


def _add_resources(story: Story, office: Office, line_id: str) -> None:
    """Adjust resources for a result without progress; the officer sees it and says so."""
    plan = office.plans[story.employee_ids[office.second.code]]
    head, officer = story.sign_in(office.head), story.sign_in(office.second)
    reason = "Satu petugas loket membantu menjawab permohonan sampai akhir triwulan II."
    step = {"line_id": line_id, "kind": "adjust_resources", "reason": reason}
    taken = head.take_remedy(plan.id, step)
    officer.list_remedies(plan.id)
    seen = officer.get_remedy(taken.id)
    officer.acknowledge_remedy(seen.id, version=seen.version)


def _try_mentoring(story: Story, office: Office, body: dict[str, Any]) -> Any:  # noqa: ANN401 - a plan
    """Open mentoring by a colleague of the office, and end it: the mentor is moved."""
    head = story.sign_in(office.head)
    mentoring = {**body, "kind": "mentoring", "coach_code": office.first.code}
    plan = head.open_coaching_plan(mentoring)
    reason = {"conclusion": "Mentor akan pindah tugas pada bulan Juni."}
    return head.end_coaching(plan.id, reason, version=plan.version)


def show_effect(story: Story, office: Office) -> None:
    """Rate the quarter after the guidance, and complete it with what came of it."""
    head, officer = story.sign_in(office.head), story.sign_in(office.second)
    employee_id = story.employee_ids[office.second.code]
    listed = head.list_evaluations(period_id=office.second_period_id).items
    (evaluation,) = [item for item in listed if item.employee_id == employee_id]
    assessment = build_assessment(office, head.get_evaluation(evaluation.id), chosen="met")
    step = head.rate_evaluation(evaluation.id, assessment, version=evaluation.version)
    step = head.finalize_evaluation(evaluation.id, version=step.version)
    step = head.deliver_evaluation(evaluation.id, version=step.version)
    officer.acknowledge_evaluation(evaluation.id, version=step.version)
    running = head.list_coaching_plans(employee_id=employee_id, state="running").items[0]
    outcome = {"conclusion": "Semua permohonan triwulan II dijawab tepat waktu."}
    head.complete_coaching(running.id, outcome, version=running.version)
    officer.get_coaching_plan(running.id)
    head.list_team_development()
