"""Guard what is recommended, decided and published of people."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    document_versions,
    settled_by,
    settled_with,
    trigger,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import STEP

_RENEWED: Final = STEP | {"snapshot_id", "snapshot_number", "snapshot_digest"}
"""What may still move of a recommendation: on which result of the evaluation it rests."""

_DECISION_STANDS: Final = frozenset(
    {
        "snapshot_id",
        "snapshot_number",
        "snapshot_digest",
        "acknowledged_at",
        "revoked_by",
        "revoked_at",
        "revoked_for",
        "version",
    }
)
"""What may still move of a decision on a person: on which result it rests, who saw it, its end."""

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("publication", "publication"),
    *settled_by(
        "publication",
        Stage("1 = 1", STEP | {"consented_at", "withdrawn_at", "statement"}),
        Stage("OLD.state = 'withdrawn'", frozenset({"version"})),
    ),
    trigger(
        "gd_publication_words",
        "publication",
        "UPDATE OF statement",
        "append_only",
        "NEW.statement <> OLD.statement AND NEW.state <> 'withdrawn'",
    ),
    *workflow("recommendation", "recommendation"),
    *settled_by(
        "recommendation",
        Stage("1 = 1", _RENEWED),
        Stage("OLD.state <> 'proposed'", frozenset({"version"})),
    ),
    *settled_by(
        "person_decision",
        Stage("1 = 1", _DECISION_STANDS),
        Stage("OLD.revoked_at IS NOT NULL", frozenset({"acknowledged_at", "version"})),
    ),
    *document_versions("outstanding_rule_version", "outstanding_rule", "outstanding_rule_in_use"),
    *workflow("accomplishment", "accomplishment"),
    *settled_by(
        "accomplishment",
        Stage("OLD.state <> 'entered'", frozenset({"version"})),
    ),
    *settled_with("accomplishment_link", "accomplishment", "a.state <> 'entered'"),
)
