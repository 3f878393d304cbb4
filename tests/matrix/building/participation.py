"""Build proposals of everyone of the world's subjects, meetings, announcements: in every state."""

from datetime import UTC, datetime
from typing import Any, Final

from tests.factories.organization import expect
from tests.matrix.building.plans import LEADERS
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import NOW, Stage

BEFORE_IT: Final = datetime(2026, 3, 5, 2, tzinfo=UTC)
AGREED: Final = {"what": "Menyusun daftar periksa.", "owner_code": "alfa-staff"}
MINUTES: Final = {
    "minutes": "Dibahas.",
    "attended_codes": ["alfa-staff"],
    "actions": [{**AGREED, "due_on": "2026-04-01"}] * 2,
    "lessons": ["Berkas diperiksa bersama pemohon di loket."],
}
CORRECTED: Final = {"minutes": "Dibahas dan disepakati.", "reason": "Salah tulis."}
MEETING_STEPS: Final[dict[str, tuple[tuple[str, Any], ...]]] = {
    "begun": (),
    "held": (("hold", MINUTES),),
    "closed": (("hold", MINUTES), ("close", None), ("correct", CORRECTED)),
}
"""What was done with a meeting that has begun."""


ANNOUNCEMENT_STEPS: Final[dict[str, tuple[tuple[str, Any], ...]]] = {
    "draft": (),
    "published": (("publish", None),),
    "withdrawn": (("publish", None), ("withdraw", {"reason": "Diganti."})),
}


def build(stage: Stage) -> None:
    """Set up what people proposed for the indicators of the year, and met for."""
    for state in ("planned", "canceled"):
        stage.keep(_build_meeting(stage, state), "meeting", state)
    for state in MEETING_STEPS:
        stage.keep(_build_past_meeting(stage, state), "meeting", state)
    _complete_one(stage)
    for state in ANNOUNCEMENT_STEPS:
        stage.keep(_build_announcement(stage, state), "announcement", state)
    for who in SUBJECTS:
        for state in ("submitted", "accepted", "withdrawn"):
            stage.keep(_build_proposal(stage, who, state), "proposal", who, state)


def _build_proposal(stage: Stage, who: str, state: str) -> dict[str, Any]:
    """Propose something in the name of *who*; it is answered, or taken back."""
    api, body = stage.api, {"cycle_key": "fresh", "text": f"Usulan {who}"}
    proposal = expect(api.post("/v1/proposals", body, who=who))
    path, version = f"/v1/proposals/{proposal['id']}", proposal["version"]
    if state == "accepted":
        answer = {"outcome": "accepted", "answer": "Terima kasih."}
        return expect(api.post(f"{path}/answer", answer, who="admin", version=version), 200)
    if state == "withdrawn":
        return expect(api.post(f"{path}/withdraw", who=who, version=version), 200)
    return proposal


def meeting_body(state: str) -> dict[str, Any]:
    """State a meeting of the division that ``sup`` heads, who hosts it and invites ``staff``."""
    return {
        "kind": "indicator_discussion",
        "title": f"Rapat {state}",
        "unit_code": "BIDANG",
        "starts_at": "2099-01-12T02:00:00Z",
        "host_code": "alfa-sup",
        "invited_codes": ["alfa-staff"],
    }


def _build_meeting(stage: Stage, state: str) -> dict[str, Any]:
    """Schedule a meeting that is far ahead; one of them is canceled."""
    meeting = expect(stage.api.post("/v1/meetings", meeting_body(state), who="sup"))
    if state == "planned":
        return meeting
    path, reason = f"/v1/meetings/{meeting['id']}/cancel", {"reason": "Ada pemeriksaan."}
    answer = stage.api.post(path, reason, who="sup", version=meeting["version"])
    return expect(answer, 200)


def _build_past_meeting(stage: Stage, state: str) -> dict[str, Any]:
    """Schedule a meeting on an indicator, of a day that is over, and take it as *state* says."""
    now = stage.api.served.now
    stage.api.at(BEFORE_IT)
    body = {
        **meeting_body(state),
        "starts_at": "2026-03-06T02:00:00Z",
        "indicator_version_ids": [stage["indicator", "agreed"]["id"]],
    }
    meeting = expect(stage.api.post("/v1/meetings", body, who="sup"))
    stage.api.at(NOW)
    for step, sent in MEETING_STEPS[state]:
        path = f"/v1/meetings/{meeting['id']}/{step}"
        answer = stage.api.post(path, sent, who="sup", version=meeting["version"])
        meeting = expect(answer, 200)
    stage.api.at(now)
    return meeting


def _complete_one(stage: Stage) -> None:
    """Let ``staff`` do one of the two actions that the closed meeting agreed."""
    to_do, to_complete = stage["meeting", "closed"]["actions"]
    path = f"/v1/meeting-actions/{to_complete['id']}/complete"
    sent = {"outcome": "Dipakai di tiga loket."}
    done = stage.api.post(path, sent, who="staff", version=to_complete["version"])
    stage.keep(to_do, "meeting_action", "open")
    stage.keep(expect(done, 200), "meeting_action", "done")


CALIBRATED: Final = {
    "about": "behavior",
    "rating_after": "above",
    "reason": "Tiga rekan dengan catatan layanan loket dan capaian setara menerima lebih tinggi.",
}


def build_calibrations(stage: Stage) -> None:
    """Hold two sessions, which ``mayor`` hosts; of one are entries, of which some are declined."""
    now = stage.api.served.now
    stage.api.at(BEFORE_IT)
    body = {
        **meeting_body("kalibrasi"),
        "kind": "calibration",
        "unit_code": "KOTA",
        "cycle_key": "evaluated",
        "starts_at": "2026-03-06T02:00:00Z",
        "host_code": "alfa-mayor",
        "invited_codes": ["alfa-sup", "alfa-deputy", "alfa-head"],
    }
    for name in ("session", "entries"):
        meeting = expect(stage.api.post("/v1/meetings", body, who="mayor"))
        stage.keep(meeting, "meeting", name)
    stage.api.at(NOW)
    for who in SUBJECTS:
        for state, about in (("proposed", "behavior"), ("declined", "results")):
            stage.keep(_build_calibration(stage, who, state, about), "calibration", who, state)
    stage.api.at(now)


def _build_calibration(stage: Stage, who: str, state: str, about: str) -> dict[str, Any]:
    evaluation = stage["evaluation", who, "rated"]["id"]
    sent = {**CALIBRATED, "evaluation_id": evaluation, "about": about}
    path = f"/v1/meetings/{stage['meeting', 'entries']['id']}/calibrations"
    entry = expect(stage.api.post(path, sent, who="mayor"))
    if state == "proposed":
        return entry
    path, reason = f"/v1/calibrations/{entry['id']}/decline", {"reason": "Sudah sesuai."}
    answer = stage.api.post(path, reason, who=LEADERS[who], version=entry["version"])
    return expect(answer, 200)


def announcement_body(state: str) -> dict[str, Any]:
    """State a guide for the division that ``sup`` heads."""
    return {
        "kind": "guide",
        "title": f"Panduan {state}",
        "body": "Realisasi dicatat setiap bulan.",
        "unit_code": "BIDANG",
        "is_required": True,
    }


def _build_announcement(stage: Stage, state: str) -> dict[str, Any]:
    api = stage.api
    announcement = expect(api.post("/v1/announcements", announcement_body(state), who="sup"))
    steps = {
        "published": [("publish", None)],
        "withdrawn": [("publish", None), ("withdraw", {"reason": "Diganti."})],
    }
    for step, sent in steps.get(state, []):
        path = f"/v1/announcements/{announcement['id']}/{step}"
        answer = api.post(path, sent, who="sup", version=announcement["version"])
        announcement = expect(answer, 200)
    return announcement
