"""Guard meetings, their minutes and calibrations."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    settled_by,
    settled_with,
    trigger,
    workflow,
)

_MINUTES_CLOSED: Final = "a.state IN ('closed', 'canceled')"
"""Of which meetings nothing moves any more."""

_IS_FINAL: Final = (
    "EXISTS (SELECT 1 FROM evaluation e WHERE e.agency_id = NEW.agency_id "
    "AND e.id = NEW.evaluation_id AND e.state IN ('final', 'delivered'))"
)
"""Of which evaluations no rating is calibrated any more."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("meeting", "meeting"),
    *settled_by(
        "meeting",
        Stage("OLD.state IN ('closed', 'canceled')", frozenset({"version"})),
    ),
    *settled_with("meeting_attendee", "meeting", _MINUTES_CLOSED, "confirmed_at"),
    *settled_with("meeting_topic", "meeting", _MINUTES_CLOSED),
    *workflow("meeting_action", "meeting_action"),
    *settled_with(
        "meeting_action", "meeting", _MINUTES_CLOSED, "state", "done_at", "outcome", "version"
    ),
    fixed_columns(
        "gd_meeting_action_done",
        "meeting_action",
        "append_only",
        Stage("OLD.state = 'done'", frozenset({"version"})),
    ),
    *settled_with("meeting_lesson", "meeting", _MINUTES_CLOSED),
    *workflow("calibration", "calibration"),
    *settled_with("calibration", "meeting", _MINUTES_CLOSED, "version"),
    fixed_columns(
        "gd_calibration_decided",
        "calibration",
        "append_only",
        Stage("1 = 1", frozenset({"state", "decided_by", "decided_at", "declined_for", "version"})),
        Stage("OLD.state IN ('accepted', 'declined')", frozenset({"version"})),
    ),
    *(
        trigger(f"gd_calibration_{name}", "calibration", event, "calibration_too_late", _IS_FINAL)
        for name, event in (("born_late", "INSERT"), ("moved_late", "UPDATE OF state"))
    ),
    trigger("gd_calibration_lasting", "calibration", "DELETE", "append_only", "1 = 1"),
)
