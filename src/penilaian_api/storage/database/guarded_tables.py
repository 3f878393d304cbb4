"""List which guards stand on which table, and what of a settled record may still move.

How a guard is written stands in ``guard_kinds.py``, how all are put up in ``guards.py``.
"""

from typing import Final

from penilaian_api.storage.database.guard_kinds import (
    Guard,
    Stage,
    append_only,
    document_versions,
    no_overlap,
    settled_by,
    settled_with,
    trigger,
    workflow,
)
from penilaian_api.storage.database.guarded import (
    development,
    document,
    evaluation,
    follow_up,
    indicator,
    meeting,
    organization,
    plan,
    progress,
    survey,
)
from penilaian_api.storage.database.guarded.moving import STEP
from penilaian_api.storage.database.noted_changes import changes_noted

_REVIEWED: Final = STEP | {"conclusion", "concluded_by", "concluded_at"}
"""What may move of a review of the system: what it concludes, not what was measured."""

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
    *organization.GUARDS,
    no_overlap("ex_outcome_value", "outcome_value", ("outcome_id",), "supersedes_id IS NULL")[0],
    trigger(
        "gd_service_outcome_measure",
        "service_outcome",
        "UPDATE",
        "outcome_measured",
        "(NEW.measured_in <> OLD.measured_in OR NEW.polarity <> OLD.polarity) AND EXISTS (SELECT 1 "
        "FROM outcome_value v WHERE v.agency_id = NEW.agency_id AND v.outcome_id = NEW.id)",
    ),
    *document_versions("scheme_version", "scheme", "scheme_in_use"),
    *workflow("period", "period"),
    *workflow("announcement", "announcement"),
    *settled_by(
        "announcement",
        Stage("OLD.state = 'published'", STEP | {"withdrawn_for"}),
        Stage("OLD.state = 'withdrawn'", frozenset({"version"})),
    ),
    *workflow("system_review", "system_review"),
    *settled_by(
        "system_review",
        Stage("1 = 1", _REVIEWED),
        Stage("OLD.state = 'concluded'", frozenset({"version"})),
    ),
    *settled_with("system_finding", "system_review", "a.state = 'concluded'"),
    *settled_with("system_finding_action", "system_review", "a.state = 'concluded'"),
    *document_versions("standard_version", "standard", "standard_in_use", "ends_before"),
    *no_overlap("ex_standard_scope", "standard_scope", ("value", "kind"), "1 = 1"),
    *plan.GUARDS,
    *evaluation.GUARDS,
    *indicator.GUARDS,
    *survey.GUARDS,
    *development.GUARDS,
    *follow_up.GUARDS,
    *meeting.GUARDS,
    *document.GUARDS,
    *progress.GUARDS,
)
