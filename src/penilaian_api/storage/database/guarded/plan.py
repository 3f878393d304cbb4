"""Guard plans and their revisions."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    trigger,
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


def _only_in_draft(table: str) -> tuple[Guard, ...]:
    """Let the content of a plan change in a draft only: what was handed in or approved stays."""
    settled = (
        "NOT EXISTS (SELECT 1 FROM plan_revision r "
        "WHERE r.agency_id = {0}.agency_id AND r.id = {0}.revision_id AND r.state = 'draft')"
    )
    moments = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}
    return tuple(
        trigger(
            f"gd_{table}_{moment.lower()}",
            table,
            moment,
            "plan_content_fixed",
            " OR ".join(settled.format(row) for row in rows),
        )
        for moment, rows in moments.items()
    )


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
    *_only_in_draft("work_result"),
    *_only_in_draft("plan_indicator"),
    *_only_in_draft("behavior_expectation"),
)
