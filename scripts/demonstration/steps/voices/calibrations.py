"""Those who rate in Bengkulu calibrate: the head's superior proposes, the assessor decides."""

from typing import Any, Final

from samples.people import Person
from story import Appraisal, Story

GROUNDS: Final = (
    "Tiga rekan dengan catatan layanan loket yang sama dan capaian setara dinilai di atas "
    "ekspektasi."
)
KEPT: Final = "Dua keluhan pada bulan November terbukti setelah diperiksa bersama petugas loket."


def calibrate_ratings(story: Story, appraisal: Appraisal, evaluations: dict[str, Any]) -> None:
    """Calibrate two ratings before any result is final: one is changed, one stays."""
    first, second = appraisal.employees[-2:]
    assessor, reviewer = story.sign_in_assessor(first), story.sign_in_reviewer(first)
    leader = story.assessors[first.code]
    above = story.assessors[leader.code]
    body: dict[str, Any] = {
        "kind": "calibration",
        "title": "Rapat kalibrasi penilaian kinerja 2026",
        "unit_code": appraisal.system.office,
        "cycle_key": appraisal.system.cycle,
        "starts_at": f"{story.today.isoformat()}T02:00:00Z",
        "location": "Ruang rapat badan",
        "host_code": above.code,
        "invited_codes": [leader.code],
    }
    meeting = story.admins[appraisal.system.agency].schedule_meeting(body)

    def propose(person: Person) -> Any:  # noqa: ANN401 - a calibration
        change = {
            "evaluation_id": evaluations[story.employee_ids[person.code]].id,
            "about": "behavior",
            "rating_after": "above",
            "reason": GROUNDS,
        }
        return reviewer.propose_calibration(meeting.id, change)

    changed, kept = propose(first), propose(second)
    assessor.list_my_tasks()
    shown = assessor.get_calibration(changed.id)
    assessor.accept_calibration(shown.id, version=shown.version)
    other = story.sign_in_assessor(second)
    other.decline_calibration(kept.id, {"reason": KEPT}, version=kept.version)
    reviewer.list_calibrations(meeting_id=meeting.id)
    reviewer.list_rater_statistics(meeting_id=meeting.id)
    minutes = {
        "minutes": "Dua rating perilaku kerja dibahas: satu diubah, satu tetap.",
        "attended_codes": [leader.code],
    }
    recorded = reviewer.hold_meeting(meeting.id, minutes, version=meeting.version)
    reviewer.close_meeting(meeting.id, version=recorded.version)
