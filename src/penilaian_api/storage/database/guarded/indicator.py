"""Guard the library of indicators and proposals for it."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    settled_by,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import STEP

_PROPOSAL_ANSWERED: Final = STEP | {"answer", "answered_by", "answered_at"}
"""What may still move of a proposal: its answer, and the draft that was made of it."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("proposal", "proposal"),
    *settled_by(
        "proposal",
        Stage("1 = 1", _PROPOSAL_ANSWERED | {"draft_id"}),
        Stage("OLD.state <> 'submitted'", frozenset({"draft_id", "version"})),
    ),
    *workflow("indicator_version", "indicator"),
    fixed_columns(
        "gd_indicator_version_fixed",
        "indicator_version",
        "indicator_fixed",
        Stage("OLD.state IN ('agreed', 'retired')", STEP),
    ),
    *settled_by(
        "indicator_review",
        Stage("OLD.outcome IS NOT NULL", frozenset()),
        code="indicator_fixed",
    ),
)
