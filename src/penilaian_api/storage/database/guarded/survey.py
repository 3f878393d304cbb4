"""Guard surveys, their instruments, and what citizens say."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    document_versions,
    fixed_columns,
    settled_by,
    settled_with,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import STEP

_MODERATED: Final = STEP | {"moderated_at", "reason"}
"""What may move of what citizens said: what became of it, not what it says."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("survey", "survey"),
    fixed_columns("gd_survey_fixed", "survey", "survey_fixed", Stage("OLD.state <> 'draft'", STEP)),
    *settled_with("survey_target", "survey", "a.state <> 'draft'"),
    *workflow("public_feedback", "public_feedback"),
    *settled_by(
        "public_feedback",
        Stage("OLD.state = 'received'", _MODERATED),
        Stage("OLD.state <> 'received'", STEP | {"answer", "answered_at"}),
        Stage("OLD.state IN ('refused', 'answered')", frozenset({"version"})),
    ),
    *document_versions("instrument_version", "instrument", "instrument_in_use"),
)
