"""Guard document jobs."""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    fixed_columns,
    trigger,
    workflow,
)
from penilaian_api.storage.database.guarded.moving import STEP

_MOVED_ON: Final = STEP | {"begun_at", "ended_at"}
"""What may move of a document job: how far it is, not what was asked for."""

_SETTLED: Final = frozenset(
    {
        "state",
        "gap",
        "document_id",
        "file_name",
        "file_digest",
        "size",
        "standing",
        "lacking_signs",
        "settled_at",
    }
)
"""What comes once of a person of a job: their file, or why there is none."""

_JOB: Final = (
    "EXISTS (SELECT 1 FROM document_job j WHERE j.agency_id = {0}.agency_id "
    "AND j.id = {0}.job_id AND j.state IN ({1}))"
)

_WAITS: Final = (
    "EXISTS (SELECT 1 FROM document_job_item i WHERE i.agency_id = NEW.agency_id "
    "AND i.job_id = NEW.id AND i.state = 'waiting')"
)

GUARDS: Final[tuple[Guard, ...]] = (
    *workflow("document_job", "document_job"),
    fixed_columns(
        "gd_document_job_fixed",
        "document_job",
        "append_only",
        Stage("1 = 1", _MOVED_ON),
        Stage("OLD.state = 'done'", frozenset({"version"})),
    ),
    trigger(
        "gd_document_job_complete",
        "document_job",
        "UPDATE OF state",
        "illegal_state",
        f"NEW.state = 'done' AND {_WAITS}",
    ),
    trigger(
        "gd_document_job_ended",
        "document_job",
        "DELETE",
        "append_only",
        "OLD.state IN ('queued', 'running')",
    ),
    fixed_columns(
        "gd_document_job_item_fixed",
        "document_job_item",
        "append_only",
        Stage("1 = 1", _SETTLED),
        Stage("OLD.state <> 'waiting'", frozenset()),
    ),
    trigger(
        "gd_document_job_item_born",
        "document_job_item",
        "INSERT",
        "illegal_state",
        f"NEW.state <> 'waiting' OR NOT {_JOB.format('NEW', repr('queued'))}",
    ),
    trigger(
        "gd_document_job_item_settled",
        "document_job_item",
        "UPDATE",
        "illegal_state",
        f"NOT {_JOB.format('NEW', repr('running'))}",
    ),
    trigger(
        "gd_document_job_item_kept",
        "document_job_item",
        "DELETE",
        "append_only",
        _JOB.format("OLD", "'queued', 'running', 'stopped', 'done'"),
    ),
    trigger(
        "gd_document_job_turn_born",
        "document_job_turn",
        "INSERT",
        "illegal_state",
        f"NOT {_JOB.format('NEW', repr('queued'))}",
    ),
)
