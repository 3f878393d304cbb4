"""List the settled records of meetings and calibrations."""

from tests.storage.database.settled.record import NOON, SOMEBODY, Settled

RECORDED = ("meeting", {"state": "recorded"})
CLOSED = (RECORDED, ("meeting", {"state": "closed", "closed_at": NOON}))

SETTLED = {
    "attendee of a closed meeting": Settled(
        "meeting_attendee", "append_only", CLOSED, {"confirmed_at": NOON}
    ),
    "action of a closed meeting": Settled(
        "meeting_action",
        "append_only",
        (*CLOSED, ("meeting_action", {"done_at": NOON})),
        {"state": "done", "done_at": NOON, "outcome": "Selesai.", "version": 9},
    ),
    "action done": Settled(
        "meeting_action",
        "append_only|gd:illegal_state",
        (("meeting_action", {"state": "done", "done_at": NOON}),),
        {"version": 9},
    ),
    "calibration of a closed meeting": Settled(
        "calibration", "append_only", CLOSED, {"version": 9}
    ),
    "calibration proposed": Settled(
        "calibration",
        "append_only|gd:illegal_state|ck_calibration_",  # it is decided as a whole
        (),
        {"decided_by": SOMEBODY, "decided_at": NOON, "declined_for": "Sesuai.", "version": 9},
    ),
    "calibration decided": Settled(
        "calibration",
        "append_only|gd:illegal_state|ck_calibration_",
        (("calibration", {"state": "declined", "decided_by": SOMEBODY, "decided_at": NOON}),),
        {"version": 9},
    ),
    "lesson of a closed meeting": Settled("meeting_lesson", "append_only", CLOSED),
    "topic of a closed meeting": Settled("meeting_topic", "append_only", CLOSED),
    "meeting closed": Settled(
        "meeting",
        "append_only",
        (
            ("meeting", {"state": "recorded"}),
            ("meeting", {"state": "closed", "closed_at": NOON}),
        ),
        {"version": 9},
    ),
}
