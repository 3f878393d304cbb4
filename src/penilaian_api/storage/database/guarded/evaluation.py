"""Guard evaluations, objections, feedback and reports upward."""

from collections.abc import Iterator
from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    kept,
    settled_by,
    trigger,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import SEEN, STEP

_RATED: Final = STEP | {
    "snapshot_id",
    "score",
    "predicate",
    "results",
    "behavior",
    "period_id",
    "unit_id",
}
"""What may still move of a decided assessment: the copy, for lists, of its snapshot in force."""

_FINAL: Final = STEP | {
    "assessor_id",  # the decider of an objection delivers again
    "final_by",
    "result_number",
    "delivered_number",
    "received_number",
    "finalized_at",
    "deliver_due_on",
    "delivered_at",
    "return_due_on",
    "object_until",
    "term_path",
    "objection_moved_at",
    "acknowledged_at",
}
"""What may still move of an evaluation with a result: what follows, not what it rests on."""

_DECIDED: Final = STEP | {
    "decision",
    "decision_ground",
    "ratings",
    "decided_by",
    "decided_at",
    "decide_due_on",
}

_HEARD: Final = _DECIDED | {"employee_statement", "assessor_statement", "heard_at"}
"""What may still move of an objection: not who objected to what, when and why."""

_READ: Final = frozenset({"read_at", "version"})

_ANSWERED: Final = _READ | {"reply", "replied_at"}
"""What may still move of feedback: that it was read, and once a reply."""


def _ratings_stay() -> Iterator[Guard]:
    """Refuse a change of what an assessor decided unless its evaluation is open or rated."""
    closed = (
        "EXISTS (SELECT 1 FROM evaluation e WHERE e.agency_id = {0}.agency_id "
        "AND e.id = {0}.evaluation_id AND e.state NOT IN ('open', 'rated'))"
    )
    moments = {
        "INSERT": ("put", ("NEW",)),
        "UPDATE": ("changed", ("NEW", "OLD")),
        "DELETE": ("removed", ("OLD",)),
    }
    for moment, (name, rows) in moments.items():
        yield trigger(
            f"gd_evaluation_rating_{name}",
            "evaluation_rating",
            moment,
            "ratings_closed",
            " OR ".join(closed.format(row) for row in rows),
        )


GUARDS: Final[tuple[Guard, ...]] = (
    *settled_by(
        "upward_report",
        Stage("1 = 1", SEEN),
        Stage("OLD.acknowledged_at IS NOT NULL", frozenset({"version"})),
    ),
    *workflow("evaluation", "evaluation"),
    fixed_columns(
        "gd_evaluation_fixed",
        "evaluation",
        "ratings_closed",
        Stage("OLD.state NOT IN ('open', 'rated')", _FINAL),
    ),
    *workflow("objection", "objection"),
    fixed_columns(
        "gd_objection_fixed",
        "objection",
        "append_only",
        Stage("1 = 1", _HEARD),
        Stage("OLD.state <> 'filed'", _DECIDED),
        Stage("OLD.state NOT IN ('filed', 'heard')", frozenset({"version"})),
    ),
    *_ratings_stay(),
    fixed_columns(
        "gd_assessment_content",
        "assessment",
        "ratings_closed",
        Stage("OLD.state NOT IN ('open', 'rated')", _RATED),
    ),
    fixed_columns(
        "gd_feedback_unchanged",
        "feedback",
        "append_only",
        Stage("OLD.given_at IS NOT NULL", _ANSWERED),
        Stage("OLD.replied_at IS NOT NULL", _READ),
    ),
    kept("feedback"),
)
