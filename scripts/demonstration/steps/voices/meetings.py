"""The head of the office of Mataram gives direction, reviews performance, and all learn from it."""

from typing import Any, Final

from story import Story

MINUTES: Final = (
    "Rapat evaluasi kinerja triwulan II: capaian tiap seksi dibahas, kendala dicatat, dan satu "
    "tindak lanjut disepakati."
)
LESSON: Final = (
    "Guru yang berbagi rencana ajar tiap pekan menyelesaikan laporan dua hari lebih cepat."
)
DIRECTION: Final = "Dahulukan sekolah yang rencana ajarnya belum lengkap."
MORE: Final = "Sampaikan kendalanya sebelum rapat bulanan."
OUTCOME: Final = "Jadwal berbagi pengalaman berjalan tiap Jumat pertama."


def review_performance(story: Story) -> None:
    """Hold the review of the half-year: who does what by when, and what others can learn."""
    appraisal = story.find_appraisal("S4")
    head, *others = appraisal.employees
    client = story.sign_in(head)
    body: dict[str, Any] = {
        "kind": "performance_review",
        "title": "Rapat evaluasi kinerja triwulan II",
        "unit_code": appraisal.system.office,
        "cycle_key": appraisal.system.cycle,
        "starts_at": f"{story.today.isoformat()}T02:00:00Z",
        "location": "Aula dinas",
        "host_code": head.code,
        "invited_codes": [person.code for person in others],
    }
    meeting = client.schedule_meeting(body)
    owner = others[0]
    record = {
        "minutes": MINUTES,
        "attended_codes": [person.code for person in others],
        "actions": [
            {
                "what": "Menyusun jadwal saling berbagi pengalaman antarseksi.",
                "owner_code": owner.code,
                "due_on": "2026-08-31",
            }
        ],
        "lessons": [LESSON],
    }
    recorded = client.hold_meeting(meeting.id, record, version=meeting.version)
    client.close_meeting(meeting.id, version=recorded.version)
    own = story.sign_in(owner)
    own.list_my_tasks()
    (action,) = own.list_meeting_actions(state="open").items
    action = own.get_meeting_action(action.id)
    own.complete_meeting_action(action.id, {"outcome": OUTCOME}, version=action.version)
    story.sign_in(others[-1]).list_lessons(q="berbagi")
    period_id = appraisal.period_ids["2026"]
    client.list_meeting_regularity(period_id)


def give_direction(story: Story) -> None:
    """Direct clearly what comes first on an item of a plan; the employee acknowledges it."""
    appraisal = story.find_appraisal("S4")
    person = appraisal.employees[-1]
    plan, leader = appraisal.plans[person.code], story.sign_in_assessor(person)
    line_id = plan.in_force.work_results[0].indicators[0].line_id
    first = leader.give_direction(plan.id, {"line_id": line_id, "text": DIRECTION})
    body = {"line_id": line_id, "text": f"{DIRECTION} {MORE}", "replaces_id": first.id}
    note = leader.give_direction(plan.id, body)
    own = story.sign_in(person)
    seen = own.get_direction(note.id)
    own.acknowledge_direction(seen.id, {"digest": seen.digest})
    leader.list_directions(plan.id)


def train_raters(story: Story) -> None:
    """Train raters and employees on the appraisal before the year is rated; count who came."""
    appraisal = story.find_appraisal("S4")
    head, *others = appraisal.employees
    client = story.sign_in(head)
    codes = [person.code for person in others]
    meeting = client.schedule_meeting(
        {
            "kind": "rater_training",
            "title": "Sosialisasi dan pelatihan sistem penilaian yang adil dan objektif",
            "unit_code": appraisal.system.office,
            "starts_at": f"{story.today.isoformat()}T02:00:00Z",
            "location": "Aula dinas",
            "host_code": head.code,
            "invited_codes": codes,
        }
    )
    record = {"minutes": "Materi: tahapan, rating, dan umpan balik.", "attended_codes": codes}
    recorded = client.hold_meeting(meeting.id, record, version=meeting.version)
    client.close_meeting(meeting.id, version=recorded.version)
    client.list_rater_training(is_trained=True)
    client.get_training_coverage()
