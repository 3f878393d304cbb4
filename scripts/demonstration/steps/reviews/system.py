"""After the year: Bengkulu reviews how its appraisal system did, and agrees what to mend."""

from typing import Any, Final

from story import Appraisal, Story

FINDING: Final = "Ukuran ini tidak mencapai targetnya pada tahun 2026."
WATCHED: Final = "Diamati satu tahun lagi sebelum sistem diubah."
MINUTES: Final = "Tinjauan sistem penilaian 2026 dibahas; satu tindak lanjut disepakati."
ACTION: Final = "Menyusun kalender penilaian dan mengingatkan pejabat penilai setiap pekan."
CONCLUSION: Final = "Sistem bermanfaat dan berjalan sesuai harapan; temuan diperbaiki pada 2027."


def review_system(story: Story) -> None:
    """Measure how the system did, record findings with an action of a meeting, and conclude."""
    appraisal = story.find_appraisal("S3")
    admin, period_id = story.admins[appraisal.system.agency], appraisal.period_ids["2026"]
    admin.get_effectiveness_measures()
    period = admin.get_period(period_id)
    admin.close_period(period_id, version=period.version)
    admin.get_effectiveness(period_id)
    admin.get_management_levels(period_id)
    review = admin.begin_system_review(period_id)
    action = _agree_action(story, appraisal)
    findings = [*_missed(review), {"text": "Kalender belum baku.", "action_ids": [action.id]}]
    recorded = admin.put_system_findings(review.id, {"findings": findings}, version=review.version)
    admin.conclude_system_review(recorded.id, {"conclusion": CONCLUSION}, version=recorded.version)
    admin.list_system_reviews()
    shown = admin.get_system_review(review.id)
    if not any(finding.actions for finding in shown.findings):
        raise SystemExit("A finding of the review should have become an action.")


def _missed(review: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a review
    """State a finding on each measure that missed its target."""
    return [
        {"measure": each.measure.id, "text": FINDING, "no_action_reason": WATCHED}
        for each in review.content.measures
        if each.is_met is False
    ]


def _agree_action(story: Story, appraisal: Appraisal) -> Any:  # noqa: ANN401 - an action
    """Let the office meet on its system, and agree who mends what by when."""
    head, *others = appraisal.employees
    client = story.sign_in(head)
    codes = [person.code for person in others]
    meeting = client.schedule_meeting(
        {
            "kind": "system_review",
            "title": "Rapat evaluasi sistem penilaian kinerja",
            "unit_code": appraisal.system.office,
            "starts_at": f"{story.today.isoformat()}T02:00:00Z",
            "location": "Ruang rapat",
            "host_code": head.code,
            "invited_codes": codes,
        }
    )
    agreed = {"what": ACTION, "owner_code": codes[0], "due_on": "2027-06-30"}
    record = {"minutes": MINUTES, "attended_codes": codes, "actions": [agreed]}
    minuted = client.hold_meeting(meeting.id, record, version=meeting.version)
    (action,) = client.close_meeting(meeting.id, version=minuted.version).actions
    return action
