"""List what the database itself refuses, for both dialects: triggers, exclusions, row security.

They stand here and not in the migrations, because SQLite drops triggers whenever a table is
rebuilt: every migration takes them down first and puts them up again last. How a guard is written
stands in ``guard_kinds.py``.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, inspect, text

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    append_only,
    document_versions,
    fixed_columns,
    no_circle,
    no_overlap,
    one_place,
    only_in_draft,
    ratings_stay,
    settled_with,
    trigger,
    workflow,
)
from penilaian_api.storage.database.noted_changes import changes_noted
from penilaian_api.storage.models.base import Base

_STEP: Final = frozenset({"state", "version"})
"""A step along the workflow; which steps there are is guarded by `workflow`."""

_HANDED_IN: Final = _STEP | {
    "returned_for",  # why it went back to a draft
    "submitted_at",  # both are emptied on the way back
    "content_hash",
    "standard_id",
    "approved_by",  # both come with the approval
    "approved_at",
}
"""What may still move of a plan that was handed in: what giving back and approving write."""

_RATED: Final = _STEP | {"snapshot_id", "score", "predicate", "results", "behavior"}
"""What may still move of a decided assessment: the copy, for lists, of its snapshot in force."""

_FINAL: Final = _STEP | {
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

_DECIDED: Final = _STEP | {
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

_PROPOSAL_ANSWERED: Final = _STEP | {"answer", "answered_by", "answered_at"}
"""What may still move of a proposal: its answer, and the draft that was made of it."""
_RENEWED: Final = _STEP | {"snapshot_id", "snapshot_number", "snapshot_digest"}
"""What may still move of a recommendation: on which result of the evaluation it rests."""
_MODERATED: Final = _STEP | {"moderated_at", "reason"}
"""What may move of what citizens said: what became of it, not what it says."""

_VOIDED: Final = frozenset({"voided_at", "void_reason", "version"})
"""What may still move of a sanction: that it was entered wrongly, or annulled."""

_GUIDED: Final = _STEP | {"own_view", "agreed_at", "outcome", "assessment_id", "closed_at"}
"""What may move of a plan of guidance: what the person thinks of it, and what came of it."""

_SEEN: Final = frozenset({"acknowledged_at", "version"})
"""What may move of a step on a result: that its person has seen it."""

_COUNSELED: Final = _STEP | {"own_view", "replied_at", "settled_for", "closed_at"}
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

_TRAINED: Final = _STEP | {"decided_by", "decided_at", "reason", "closed_on", "note"}
"""What may move of a training: what was decided on it, and how it ended."""

_MINUTES_CLOSED: Final = "a.state IN ('closed', 'canceled')"
"""Of which meetings nothing moves any more."""

_OWN_POST: Final = "kind = 'definitive' AND voided_at IS NULL"

OWN_ROWS: Final = "agency_id = NULLIF(current_setting('app.agency_id', true), '')::uuid"
"""Of which rows row-level security lets the application know: those of the agency that is set."""

NEVER_CHANGED: Final = (
    "audit_event",
    "attendance",
    "discipline_reckoning",
    "snapshot",
    "progress",
    "measurement",
    "competence_assessment",
    "innovation_verdict",
    "plan_signature",
    "direction_note",
    "acknowledgement",
    "act_mark",
    "survey_release",
    "survey_person_release",
    "meeting_correction",
    "coaching_aim",
    "coaching_session",
    "guidance_feedback",
    "counseling_feedback",
    "person_decision",
    "result_use",
    "rater_study",
    "rater_statistic",
)
"""Tables of whose records none is ever changed or removed."""

GUARDS: Final[tuple[Guard, ...]] = (
    *(guard for table in NEVER_CHANGED for guard in append_only(table)),
    trigger("gd_audit_detail_unchanged", "audit_detail", "UPDATE", "append_only", "1 = 1"),
    *changes_noted(),
    *no_overlap("ex_assignment_seat", "assignment", ("position_id", "seat", "kind")),
    *no_overlap("ex_assignment_post", "assignment", ("employee_id",), _OWN_POST),
    *no_overlap("ex_reporting_line", "reporting_line", ("position_id",)),
    *no_overlap("ex_delegation", "delegation", ("position_id",)),
    *no_overlap("ex_assessor", "assessor", ("employee_id",), "1 = 1"),
    *no_circle(),
    *one_place(),
    *document_versions("scheme_version", "scheme", "scheme_in_use"),
    *workflow("period", "period"),
    *workflow("survey", "survey"),
    fixed_columns(
        "gd_survey_fixed", "survey", "survey_fixed", Stage("OLD.state <> 'draft'", _STEP)
    ),
    *settled_with("survey_target", "survey", "a.state <> 'draft'"),
    *workflow("innovation", "innovation"),
    fixed_columns(
        "gd_innovation_fixed",
        "innovation",
        "innovation_judged",
        Stage("OLD.state <> 'entered'", frozenset()),
    ),
    trigger("gd_innovation_kept", "innovation", "DELETE", "append_only", "1 = 1"),
    *settled_with("innovator", "innovation", "a.state <> 'entered'"),
    *settled_with("innovation_progress", "innovation", "a.state <> 'entered'"),
    fixed_columns(
        "gd_discipline_sanction_fixed",
        "discipline_sanction",
        "append_only",
        Stage("1 = 1", _VOIDED),
        Stage("OLD.voided_at IS NOT NULL", frozenset({"version"})),
    ),
    trigger("gd_discipline_sanction_kept", "discipline_sanction", "DELETE", "append_only", "1 = 1"),
    *workflow("public_feedback", "public_feedback"),
    fixed_columns(
        "gd_public_feedback_fixed",
        "public_feedback",
        "append_only",
        Stage("OLD.state = 'received'", _MODERATED),
        Stage("OLD.state <> 'received'", _STEP | {"answer", "answered_at"}),
        Stage("OLD.state IN ('refused', 'answered')", frozenset({"version"})),
    ),
    trigger("gd_public_feedback_kept", "public_feedback", "DELETE", "append_only", "1 = 1"),
    *document_versions("instrument_version", "instrument", "instrument_in_use"),
    *workflow("publication", "publication"),
    fixed_columns(
        "gd_publication_fixed",
        "publication",
        "append_only",
        Stage("1 = 1", _STEP | {"consented_at", "withdrawn_at", "statement"}),
        Stage("OLD.state = 'withdrawn'", frozenset({"version"})),
    ),
    trigger(
        "gd_publication_words",
        "publication",
        "UPDATE OF statement",
        "append_only",
        "NEW.statement <> OLD.statement AND NEW.state <> 'withdrawn'",
    ),
    trigger("gd_publication_kept", "publication", "DELETE", "append_only", "1 = 1"),
    *workflow("recommendation", "recommendation"),
    fixed_columns(
        "gd_recommendation_fixed",
        "recommendation",
        "append_only",
        Stage("1 = 1", _RENEWED),
        Stage("OLD.state <> 'proposed'", frozenset({"version"})),
    ),
    trigger("gd_recommendation_kept", "recommendation", "DELETE", "append_only", "1 = 1"),
    *document_versions("outstanding_rule_version", "outstanding_rule", "outstanding_rule_in_use"),
    *workflow("announcement", "announcement"),
    fixed_columns(
        "gd_announcement_fixed",
        "announcement",
        "append_only",
        Stage("OLD.state = 'published'", _STEP | {"withdrawn_for"}),
        Stage("OLD.state = 'withdrawn'", frozenset({"version"})),
    ),
    trigger("gd_announcement_kept", "announcement", "DELETE", "append_only", "1 = 1"),
    *workflow("meeting", "meeting"),
    fixed_columns(
        "gd_meeting_fixed",
        "meeting",
        "append_only",
        Stage("OLD.state IN ('closed', 'canceled')", frozenset({"version"})),
    ),
    trigger("gd_meeting_kept", "meeting", "DELETE", "append_only", "1 = 1"),
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
    trigger("gd_calibration_lasting", "calibration", "DELETE", "append_only", "1 = 1"),
    *workflow("coaching_plan", "coaching"),
    fixed_columns(
        "gd_coaching_plan_fixed",
        "coaching_plan",
        "append_only",
        Stage("1 = 1", _GUIDED),
        Stage("OLD.state IN ('completed', 'ended')", frozenset({"version"})),
    ),
    *workflow("accomplishment", "accomplishment"),
    fixed_columns(
        "gd_accomplishment_fixed",
        "accomplishment",
        "append_only",
        Stage("OLD.state <> 'entered'", frozenset({"version"})),
    ),
    trigger("gd_accomplishment_kept", "accomplishment", "DELETE", "append_only", "1 = 1"),
    *settled_with("accomplishment_link", "accomplishment", "a.state <> 'entered'"),
    fixed_columns(
        "gd_remedy_fixed",
        "remedy",
        "append_only",
        Stage("1 = 1", _SEEN),
        Stage("OLD.acknowledged_at IS NOT NULL", frozenset({"version"})),
    ),
    trigger("gd_remedy_kept", "remedy", "DELETE", "append_only", "1 = 1"),
    *workflow("counseling", "counseling"),
    fixed_columns(
        "gd_counseling_fixed",
        "counseling",
        "append_only",
        Stage("OLD.state = 'talked'", _COUNSELOR | _REPORT),
        Stage("OLD.state IN ('reported', 'arranged')", _COUNSELOR),
        Stage("OLD.state IN ('counseled', 'settled')", frozenset({"version"})),
    ),
    trigger("gd_counseling_kept", "counseling", "DELETE", "append_only", "1 = 1"),
    *workflow("counseling_record", "counseling_record"),
    fixed_columns(
        "gd_counseling_record_fixed",
        "counseling_record",
        "append_only",
        Stage("1 = 1", _STEP | {"consequence", "decided_by", "decided_at"}),
        Stage("OLD.state = 'decided'", frozenset({"version"})),
    ),
    trigger("gd_counseling_record_kept", "counseling_record", "DELETE", "append_only", "1 = 1"),
    *workflow("training", "training"),
    fixed_columns(
        "gd_training_fixed",
        "training",
        "append_only",
        Stage("1 = 1", _TRAINED),
        Stage("OLD.state IN ('declined', 'completed', 'dropped')", frozenset({"version"})),
    ),
    trigger("gd_training_kept", "training", "DELETE", "append_only", "1 = 1"),
    trigger("gd_coaching_plan_kept", "coaching_plan", "DELETE", "append_only", "1 = 1"),
    *workflow("proposal", "proposal"),
    fixed_columns(
        "gd_proposal_fixed",
        "proposal",
        "append_only",
        Stage("1 = 1", _PROPOSAL_ANSWERED | {"draft_id"}),
        Stage("OLD.state <> 'submitted'", frozenset({"draft_id", "version"})),
    ),
    trigger("gd_proposal_kept", "proposal", "DELETE", "append_only", "1 = 1"),
    *document_versions("standard_version", "standard", "standard_in_use", "ends_before"),
    *no_overlap("ex_standard_scope", "standard_scope", ("value", "kind"), "1 = 1"),
    *workflow("indicator_version", "indicator"),
    fixed_columns(
        "gd_indicator_version_fixed",
        "indicator_version",
        "indicator_fixed",
        Stage("OLD.state IN ('agreed', 'retired')", _STEP),
    ),
    fixed_columns(
        "gd_indicator_review_fixed",
        "indicator_review",
        "indicator_fixed",
        Stage("OLD.outcome IS NOT NULL", frozenset()),
    ),
    trigger("gd_indicator_review_kept", "indicator_review", "DELETE", "append_only", "1 = 1"),
    fixed_columns(
        "gd_plan_fixed", "plan", "plan_content_fixed", Stage("1 = 1", frozenset({"ends_before"}))
    ),
    *workflow("plan_revision", "plan"),
    fixed_columns(
        "gd_plan_revision_fixed",
        "plan_revision",
        "plan_content_fixed",
        Stage("OLD.state = 'submitted'", _HANDED_IN),
        Stage("OLD.state IN ('approved', 'closed')", _STEP),
    ),
    *only_in_draft("work_result"),
    *only_in_draft("plan_indicator"),
    *only_in_draft("behavior_expectation"),
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
    *ratings_stay(),
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
    trigger("gd_feedback_kept", "feedback", "DELETE", "append_only", "1 = 1"),
)

SHARED: Final[Mapping[str, str]] = {
    "agency": "SELECT, UPDATE",
    "login": "SELECT, INSERT",
    "signing_key": "SELECT, INSERT, UPDATE",
    "installation_state": "SELECT, UPDATE",
    "legal_step": "SELECT",
    "national_holiday": "SELECT",
}
"""What the application's role may do with each shared table; agency data stands under policies."""

PROTECTED: Final[Mapping[str, str]] = {
    "audit_event": "SELECT, INSERT",
    "audit_detail": "SELECT, INSERT, DELETE",
}
"""Agency tables on which the application's role may do less than read and write."""


def install(connection: Connection) -> None:
    """Put up all guards whose table exists."""
    tables = set(inspect(connection).get_table_names())
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS btree_gist"))
        for statement in _policies(tables):
            connection.execute(text(statement))
    for guard in GUARDS:
        if guard.table in tables:
            for statement in guard.sqlite if dialect == "sqlite" else guard.postgres:
                connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take down all guards, so that a migration may rebuild and fill tables."""
    if connection.dialect.name == "sqlite":
        for name in installed_guards(connection):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    for table, name, kind in _on_postgres(connection):
        if kind == "trigger":
            connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def installed_guards(connection: Connection) -> list[str]:
    """Name the guards that stand in the database."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        return [row.name for row in connection.exec_driver_sql(query)]
    return sorted(name for _, name, _ in _on_postgres(connection))


def _on_postgres(connection: Connection) -> list[tuple[str, str, str]]:
    query = (
        "SELECT c.relname, t.tgname, 'trigger' FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND t.tgname LIKE 'gd\\_%%' "
        "UNION ALL SELECT c.relname, k.conname, 'exclusion' FROM pg_constraint k "
        "JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND k.contype = 'x'"
    )
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query)]


def _policies(tables: set[str]) -> Iterator[str]:
    """Secure the rows of every agency table (row-level security): a second wall, enough alone."""
    for table in Base.metadata.tables.values():
        if table.name in tables and "agency_id" in table.columns and table.name not in SHARED:
            yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
            yield f"DROP POLICY IF EXISTS tenant ON {table.name}"
            yield f"CREATE POLICY tenant ON {table.name} USING ({OWN_ROWS}) WITH CHECK ({OWN_ROWS})"


def grants(role: str, tables: set[str]) -> Iterator[str]:
    """Say what the application's *role* may do, table by table."""
    for table in Base.metadata.tables.values():
        if table.name in tables:
            rights = SHARED.get(table.name) or PROTECTED.get(table.name) or "ALL"
            rights = "SELECT, INSERT, UPDATE, DELETE" if rights == "ALL" else rights
            yield f'REVOKE ALL ON {table.name} FROM "{role}"'
            yield f'GRANT {rights} ON {table.name} TO "{role}"'
