"""List which guards stand on which table, and what of a settled record may still move.

How a guard is written stands in ``guard_kinds.py``, how all are put up in ``guards.py``.
"""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    append_only,
    document_versions,
    fixed_columns,
    kept,
    no_circle,
    no_overlap,
    one_place,
    only_in_draft,
    ratings_stay,
    settled_by,
    settled_with,
    trigger,
    workflow,
)
from penilaian_api.storage.database.noted_changes import changes_noted

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

_RATED: Final = _STEP | {
    "snapshot_id",
    "score",
    "predicate",
    "results",
    "behavior",
    "period_id",
    "unit_id",
}
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

_REVIEWED: Final = _STEP | {"conclusion", "concluded_by", "concluded_at"}
"""What may move of a review of the system: what it concludes, not what was measured."""

_MOVED_ON: Final = _STEP | {"begun_at", "ended_at"}
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

_MINUTES_CLOSED: Final = "a.state IN ('closed', 'canceled')"
"""Of which meetings nothing moves any more."""

_IS_FINAL: Final = (
    "EXISTS (SELECT 1 FROM evaluation e WHERE e.agency_id = NEW.agency_id "
    "AND e.id = NEW.evaluation_id AND e.state IN ('final', 'delivered'))"
)
"""Of which evaluations no rating is calibrated any more."""

_OWN_POST: Final = "kind = 'definitive' AND voided_at IS NULL"

NEVER_CHANGED: Final = (
    "audit_event",
    "attendance",
    "discipline_reckoning",
    "snapshot",
    "progress",
    "measurement",
    "outcome_value",
    "competence_assessment",
    "innovation_verdict",
    "plan_signature",
    "direction_note",
    "issued_document",
    "acknowledgement",
    "act_mark",
    "survey_release",
    "survey_person_release",
    "meeting_correction",
    "coaching_aim",
    "coaching_session",
    "guidance_feedback",
    "counseling_feedback",
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
    no_overlap("ex_outcome_value", "outcome_value", ("outcome_id",), "supersedes_id IS NULL")[0],
    trigger(
        "gd_service_outcome_measure",
        "service_outcome",
        "UPDATE",
        "outcome_measured",
        "(NEW.measured_in <> OLD.measured_in OR NEW.polarity <> OLD.polarity) AND EXISTS (SELECT 1 "
        "FROM outcome_value v WHERE v.agency_id = NEW.agency_id AND v.outcome_id = NEW.id)",
    ),
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
    *workflow("public_feedback", "public_feedback"),
    *settled_by(
        "public_feedback",
        Stage("OLD.state = 'received'", _MODERATED),
        Stage("OLD.state <> 'received'", _STEP | {"answer", "answered_at"}),
        Stage("OLD.state IN ('refused', 'answered')", frozenset({"version"})),
    ),
    *document_versions("instrument_version", "instrument", "instrument_in_use"),
    *workflow("publication", "publication"),
    *settled_by(
        "publication",
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
    *workflow("announcement", "announcement"),
    *settled_by(
        "announcement",
        Stage("OLD.state = 'published'", _STEP | {"withdrawn_for"}),
        Stage("OLD.state = 'withdrawn'", frozenset({"version"})),
    ),
    *workflow("meeting", "meeting"),
    *settled_by(
        "meeting",
        Stage("OLD.state IN ('closed', 'canceled')", frozenset({"version"})),
    ),
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
    *(
        trigger(f"gd_calibration_{name}", "calibration", event, "calibration_too_late", _IS_FINAL)
        for name, event in (("born_late", "INSERT"), ("moved_late", "UPDATE OF state"))
    ),
    trigger("gd_calibration_lasting", "calibration", "DELETE", "append_only", "1 = 1"),
    *workflow("system_review", "system_review"),
    *settled_by(
        "system_review",
        Stage("1 = 1", _REVIEWED),
        Stage("OLD.state = 'concluded'", frozenset({"version"})),
    ),
    *settled_with("system_finding", "system_review", "a.state = 'concluded'"),
    *settled_with("system_finding_action", "system_review", "a.state = 'concluded'"),
    *workflow("coaching_plan", "coaching"),
    *settled_by(
        "coaching_plan",
        Stage("1 = 1", _GUIDED),
        Stage("OLD.state IN ('completed', 'ended')", frozenset({"version"})),
    ),
    *workflow("accomplishment", "accomplishment"),
    *settled_by(
        "accomplishment",
        Stage("OLD.state <> 'entered'", frozenset({"version"})),
    ),
    *settled_with("accomplishment_link", "accomplishment", "a.state <> 'entered'"),
    *settled_by(
        "remedy",
        Stage("1 = 1", _SEEN),
        Stage("OLD.acknowledged_at IS NOT NULL", frozenset({"version"})),
    ),
    *settled_by(
        "upward_report",
        Stage("1 = 1", _SEEN),
        Stage("OLD.acknowledged_at IS NOT NULL", frozenset({"version"})),
    ),
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
        Stage("1 = 1", _STEP | {"consequence", "decided_by", "decided_at"}),
        Stage("OLD.state = 'decided'", frozenset({"version"})),
    ),
    *workflow("training", "training"),
    *settled_by(
        "training",
        Stage("1 = 1", _TRAINED),
        Stage("OLD.state IN ('declined', 'completed', 'dropped')", frozenset({"version"})),
    ),
    *workflow("proposal", "proposal"),
    *settled_by(
        "proposal",
        Stage("1 = 1", _PROPOSAL_ANSWERED | {"draft_id"}),
        Stage("OLD.state <> 'submitted'", frozenset({"draft_id", "version"})),
    ),
    *document_versions("standard_version", "standard", "standard_in_use", "ends_before"),
    *no_overlap("ex_standard_scope", "standard_scope", ("value", "kind"), "1 = 1"),
    *workflow("indicator_version", "indicator"),
    fixed_columns(
        "gd_indicator_version_fixed",
        "indicator_version",
        "indicator_fixed",
        Stage("OLD.state IN ('agreed', 'retired')", _STEP),
    ),
    *settled_by(
        "indicator_review",
        Stage("OLD.outcome IS NOT NULL", frozenset()),
        code="indicator_fixed",
    ),
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
    kept("feedback"),
)
