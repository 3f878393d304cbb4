"""After its months: Lampung's health office reviews its appraisal system, twice in a row."""

from typing import Any, Final

from story import Appraisal, Story
from systems import MONTHS

FINDING: Final = "Ukuran ini tidak mencapai targetnya pada bulan ini."
WATCHED: Final = "Diamati satu bulan lagi sebelum sistem diubah."
MINUTES: Final = "Tinjauan sistem penilaian bulanan dibahas; satu tindak lanjut disepakati."
ACTION: Final = "Menyusun kalender penilaian dan mengingatkan pejabat penilai setiap pekan."
CONCLUSION: Final = (
    "Sistem bermanfaat dan berjalan sesuai harapan; temuan diperbaiki bulan berikutnya."
)


def review_system(story: Story) -> None:
    """Measure how the system did, month by month: the next review finds the actions of the last."""
    appraisal = story.find_appraisal("S2")
    admin = story.admins[appraisal.system.agency]
    admin.get_effectiveness_measures()
    action = _agree_action(story, appraisal)
    first, second = (appraisal.period_ids[f"{month:%Y-%m}"] for month in MONTHS[:2])
    _review(admin, first, [{"text": "Kalender belum baku.", "action_ids": [action.id]}])
    last = _review(admin, second, [])
    admin.list_system_reviews()
    if [each.action.id for each in admin.get_system_review(last.id).earlier_actions] != [action.id]:
        raise SystemExit("The next review should list the action of the last.")


def _review(
    admin: Any,  # noqa: ANN401 - a client
    period_id: str,
    findings: list[dict[str, Any]],
) -> Any:  # noqa: ANN401 - a review
    """Close a month, freeze how the system did, record findings, and conclude."""
    period = admin.get_period(period_id)
    admin.close_period(period_id, version=period.version)
    admin.get_effectiveness(period_id)
    admin.get_management_levels(period_id)
    review = admin.begin_system_review(period_id)
    stated = {"findings": [*_missed(review), *findings]}
    recorded = admin.put_system_findings(review.id, stated, version=review.version)
    return admin.conclude_system_review(
        recorded.id, {"conclusion": CONCLUSION}, version=recorded.version
    )


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
