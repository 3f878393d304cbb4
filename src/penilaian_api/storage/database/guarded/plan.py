"""Guard plans and their revisions."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    only_in_draft,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import STEP

_HANDED_IN: Final = STEP | {
    "returned_for",  # why it went back to a draft
    "submitted_at",  # both are emptied on the way back
    "content_hash",
    "standard_id",
    "approved_by",  # both come with the approval
    "approved_at",
}
"""What may still move of a plan that was handed in: what giving back and approving write."""

GUARDS: Final[tuple[Guard, ...]] = (
    fixed_columns(
        "gd_plan_fixed", "plan", "plan_content_fixed", Stage("1 = 1", frozenset({"ends_before"}))
    ),
    *workflow("plan_revision", "plan"),
    fixed_columns(
        "gd_plan_revision_fixed",
        "plan_revision",
        "plan_content_fixed",
        Stage("OLD.state = 'submitted'", _HANDED_IN),
        Stage("OLD.state IN ('approved', 'closed')", STEP),
    ),
    *only_in_draft("work_result"),
    *only_in_draft("plan_indicator"),
    *only_in_draft("behavior_expectation"),
)
