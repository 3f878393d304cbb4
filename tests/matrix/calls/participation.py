"""Build the calls on proposals, meetings, announcements and who took part."""

from functools import partial

from tests.matrix.building.libraries import INDICATOR
from tests.matrix.building.participation import (
    CALIBRATED,
    MINUTES,
    announcement_body,
    meeting_body,
)
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


@register
def submit_proposal(_: Scene) -> Call:
    return Call("POST", "/v1/proposals", {"cycle_key": "fresh", "text": "Ukuran baru."})


@register
def list_proposals(scene: Scene) -> Call:
    key = scene["proposal", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/proposals?limit=200", marker=key)


@register
def get_proposal(scene: Scene) -> Call:
    key = scene["proposal", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/proposals/{key}", marker=key)


def _proposal(name: str, body: object, scene: Scene) -> Call:
    proposal = scene["proposal", scene.subject, scene.state]
    return Call("POST", f"/v1/proposals/{proposal['id']}/{name}", body, proposal["version"])


for _operation, _name, _body in (
    ("withdraw_proposal", "withdraw", None),
    ("answer_proposal", "answer", {"outcome": "declined", "answer": "Sudah diukur."}),
    ("draft_proposal", "draft", {**INDICATOR, "key": "usulan-baru"}),
):
    register_as(_operation, partial(_proposal, _name, _body))


@register
def list_meetings(scene: Scene) -> Call:
    key = scene["meeting", scene.state]["id"]
    return Call("GET", "/v1/meetings?limit=200", marker=key)


@register
def get_meeting(scene: Scene) -> Call:
    key = scene["meeting", scene.state]["id"]
    return Call("GET", f"/v1/meetings/{key}", marker=key)


@register
def schedule_meeting(_: Scene) -> Call:
    return Call("POST", "/v1/meetings", meeting_body("baru"))


@register
def edit_meeting(scene: Scene) -> Call:
    meeting = scene["meeting", scene.state]
    path = f"/v1/meetings/{meeting['id']}"
    return Call("PUT", path, meeting_body("pindah"), meeting["version"])


@register
def confirm_attendance(scene: Scene) -> Call:
    return Call("POST", f"/v1/meetings/{scene['meeting', scene.state]['id']}/confirm")


def _meeting(name: str, body: object, scene: Scene) -> Call:
    meeting = scene["meeting", scene.state]
    return Call("POST", f"/v1/meetings/{meeting['id']}/{name}", body, meeting["version"])


for _operation, _name, _body in (
    ("hold_meeting", "hold", MINUTES),
    ("close_meeting", "close", None),
    ("correct_minutes", "correct", {"minutes": "Dibahas.", "reason": "Salah tulis."}),
    ("cancel_meeting", "cancel", {"reason": "Ada pemeriksaan."}),
):
    register_as(_operation, partial(_meeting, _name, _body))


@register
def propose_calibration(scene: Scene) -> Call:
    evaluation = scene["evaluation", scene.subject, scene.state]["id"]
    path = f"/v1/meetings/{scene['meeting', 'session']['id']}/calibrations"
    return Call("POST", path, {**CALIBRATED, "evaluation_id": evaluation})


@register
def list_calibrations(scene: Scene) -> Call:
    key = scene["calibration", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/calibrations?limit=200", marker=key)


@register
def get_calibration(scene: Scene) -> Call:
    key = scene["calibration", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/calibrations/{key}", marker=key)


def _calibration(name: str, body: object, scene: Scene) -> Call:
    entry = scene["calibration", scene.subject, scene.state]
    return Call("POST", f"/v1/calibrations/{entry['id']}/{name}", body, entry["version"])


register_as("accept_calibration", partial(_calibration, "accept", None))
register_as("decline_calibration", partial(_calibration, "decline", {"reason": "Sesuai."}))


@register
def list_meeting_actions(scene: Scene) -> Call:
    key = scene["meeting_action", scene.state]["id"]
    return Call("GET", "/v1/meeting-actions?limit=200", marker=key)


@register
def get_meeting_action(scene: Scene) -> Call:
    key = scene["meeting_action", scene.state]["id"]
    return Call("GET", f"/v1/meeting-actions/{key}", marker=key)


@register
def complete_meeting_action(scene: Scene) -> Call:
    action = scene["meeting_action", scene.state]
    path = f"/v1/meeting-actions/{action['id']}/complete"
    return Call("POST", path, {"outcome": "Selesai."}, action["version"])


@register
def list_rater_training(scene: Scene) -> Call:
    return Call("GET", "/v1/rater-training?limit=200", marker=ident(scene.subject))


@register
def get_training_coverage(_: Scene) -> Call:
    return Call("GET", "/v1/rater-training/coverage")


@register
def list_lessons(_: Scene) -> Call:
    return Call("GET", "/v1/lessons?limit=200", marker="diperiksa bersama")


@register
def list_meeting_regularity(scene: Scene) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    path = f"/v1/periods/{period}/meeting-regularity?limit=200"
    return Call("GET", path, marker="BIDANG")


@register
def get_participation(_: Scene) -> Call:
    return Call("GET", "/v1/cycles/fresh/participation")


@register
def get_adoption(_: Scene) -> Call:
    return Call("GET", "/v1/cycles/fresh/adoption")


@register
def get_own_involvement(_: Scene) -> Call:
    return Call("GET", "/v1/cycles/fresh/involvement")


@register
def list_announcements(scene: Scene) -> Call:
    key = scene["announcement", scene.state]["id"]
    return Call("GET", "/v1/announcements?limit=200", marker=key)


@register
def create_announcement(_: Scene) -> Call:
    return Call("POST", "/v1/announcements", announcement_body("baru"))


@register
def edit_announcement(scene: Scene) -> Call:
    announcement = scene["announcement", scene.state]
    path = f"/v1/announcements/{announcement['id']}"
    return Call("PUT", path, announcement_body("lain"), announcement["version"])


@register
def acknowledge_announcement(scene: Scene) -> Call:
    announcement = scene["announcement", scene.state]
    path = f"/v1/announcements/{announcement['id']}/acknowledge"
    return Call("POST", path, {"digest": announcement["digest"]})


def _read(name: str, marker: str | None, scene: Scene) -> Call:
    key = scene["announcement", scene.state]["id"]
    return Call("GET", f"/v1/announcements/{key}{name}", marker=marker or key)


for _operation, _name, _marker in (
    ("get_announcement", "", None),
    ("list_announcement_readers", "/readers", "alfa-staff"),
    ("get_announcement_coverage", "/coverage", "BIDANG"),
):
    register_as(_operation, partial(_read, _name, _marker))


def _step(name: str, body: object, scene: Scene) -> Call:
    announcement = scene["announcement", scene.state]
    path = f"/v1/announcements/{announcement['id']}/{name}"
    return Call("POST", path, body, announcement["version"])


for _operation, _name, _body in (
    ("publish_announcement", "publish", None),
    ("withdraw_announcement", "withdraw", {"reason": "Diganti."}),
):
    register_as(_operation, partial(_step, _name, _body))
