"""Guard innovations, sanctions and steps on results."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    settled_by,
    settled_with,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import SEEN

_VOIDED: Final = frozenset({"voided_at", "void_reason", "version"})
"""What may still move of a sanction: that it was entered wrongly, or annulled."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("innovation", "innovation"),
    *settled_by(
        "innovation",
        Stage("OLD.state <> 'entered'", frozenset()),
        code="innovation_judged",
    ),
    *settled_with("innovator", "innovation", "a.state <> 'entered'"),
    *settled_with("innovation_progress", "innovation", "a.state <> 'entered'"),
    *settled_by(
        "discipline_sanction",
        Stage("1 = 1", _VOIDED),
        Stage("OLD.voided_at IS NOT NULL", frozenset({"version"})),
    ),
    *settled_by(
        "remedy",
        Stage("1 = 1", SEEN),
        Stage("OLD.acknowledged_at IS NOT NULL", frozenset({"version"})),
    ),
)
