"""Guard guidance, counseling and training."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import Guard, Stage, settled_by, workflow
from penilaian_api.storage.database.guarded.moving import STEP

_GUIDED: Final = STEP | {"own_view", "agreed_at", "outcome", "assessment_id", "closed_at"}
"""What may move of a plan of guidance: what the person thinks of it, and what came of it."""

_COUNSELED: Final = STEP | {"own_view", "replied_at", "settled_for", "closed_at"}

_COUNSELOR: Final = _COUNSELED | {"counselor_id", "capacity", "meets_at", "location"}
"""What may move once a problem of conduct is reported: not the talk, nor what was reported."""

_REPORT: Final = frozenset(
    {
        "recipient_id",
        "special_expectation",
        "details",
        "occurs_with_others",
        "retrospective",
        "reported_at",
    }
)
"""What comes with the report on it (B.1.10)."""

_TRAINED: Final = STEP | {"decided_by", "decided_at", "reason", "closed_on", "note"}
"""What may move of a training: what was decided on it, and how it ended."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("coaching_plan", "coaching"),
    *settled_by(
        "coaching_plan",
        Stage("1 = 1", _GUIDED),
        Stage("OLD.state IN ('completed', 'ended')", frozenset({"version"})),
    ),
    *workflow("counseling", "counseling"),
    *settled_by(
        "counseling",
        Stage("OLD.state = 'talked'", _COUNSELOR | _REPORT),
        Stage("OLD.state IN ('reported', 'arranged')", _COUNSELOR),
        Stage("OLD.state IN ('counseled', 'settled')", frozenset({"version"})),
    ),
    *workflow("counseling_record", "counseling_record"),
    *settled_by(
        "counseling_record",
        Stage("1 = 1", STEP | {"consequence", "decided_by", "decided_at"}),
        Stage("OLD.state = 'decided'", frozenset({"version"})),
    ),
    *workflow("training", "training"),
    *settled_by(
        "training",
        Stage("1 = 1", _TRAINED),
        Stage("OLD.state IN ('declined', 'completed', 'dropped')", frozenset({"version"})),
    ),
)
