"""List the kinds of records whose changes are told as events, and by which action each is read.

Who may take that action on the record today is told of its change; so the table of access says who
hears of what, and nothing here opens a record.

Why it is so: docs/decisions/0049.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.access.actors import Action

_VERBS: Final[Mapping[str, str]] = {
    "draft": "returned",
    "open": "opened",
    "rating": "rating_started",
    "final": "finalized",
    "active": "activated",
}
"""How a move to a state is called where the state itself does not say it."""

_STARTS: Final = frozenset({"planned", "draft"})
"""Where a record stands before it is opened for the first time."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of record: its table, what its events are called, and who is told of them."""

    record: str
    name: str
    """The first word of the type: a revision of a plan is told as the plan."""
    reads: Action
    address: str
    """Where what it is about is read: below `/v1/`, before the id."""
    about: str = "id"
    """The column with that id, where it is not the record's own."""
    born: str = "created"

    def type_of(self, change: str, before: object, after: object, action: str) -> str:
        """Name what happened: `plan.approved`, `evaluation.delivered`, `progress.created`."""
        if change == "created":
            return f"{self.name}.{self.born}"
        if change == "removed" or not isinstance(after, str) or after == before:
            return f"{self.name}.{change}"
        if after == "draft" and action.endswith("_withdraw"):
            return f"{self.name}.withdrawn"
        if after == "open" and before not in _STARTS:
            return f"{self.name}.reopened"
        return f"{self.name}.{_VERBS.get(after, after)}"


KINDS: Final[tuple[EventKind, ...]] = (
    EventKind("unit", "unit", Action.UNIT_READ, "units"),
    EventKind("position", "position", Action.POSITION_READ, "positions"),
    EventKind("employee", "employee", Action.EMPLOYEE_READ, "employees"),
    EventKind("assignment", "assignment", Action.ASSIGNMENT_READ, "assignments"),
    EventKind("reporting_line", "reporting_line", Action.REPORTING_LINE_READ, "reporting-lines"),
    EventKind("delegation", "delegation", Action.DELEGATION_READ, "delegations"),
    EventKind("account", "account", Action.ACCOUNT_READ, "accounts"),
    EventKind("role_grant", "role", Action.ACCOUNT_READ, "accounts", about="account_id"),
    EventKind("approval_request", "approval", Action.APPROVAL_READ, "approvals"),
    EventKind("approval_request", "approval", Action.REOPENING_READ, "reopenings"),
    EventKind("holiday", "holiday", Action.HOLIDAY_READ, "holidays"),
    EventKind("scheme_version", "scheme", Action.SCHEME_READ, "schemes"),
    EventKind("cycle", "cycle", Action.CYCLE_READ, "cycles"),
    EventKind("period", "period", Action.CYCLE_READ, "periods"),
    EventKind("goal", "goal", Action.GOAL_READ, "goals"),
    EventKind("indicator", "indicator", Action.INDICATOR_READ, "indicators"),
    EventKind(
        "indicator_version",
        "indicator",
        Action.INDICATOR_READ,
        "indicators",
        about="indicator_id",
        born="drafted",
    ),
    EventKind(
        "indicator_mapping",
        "mapping",
        Action.INDICATOR_READ,
        "indicators",
        about="indicator_id",
    ),
    EventKind("indicator_review", "review", Action.INDICATOR_REVIEW_READ, "indicator-reviews"),
    EventKind("innovation", "innovation", Action.INNOVATION_READ, "innovations"),
    EventKind("innovation_panel", "panel", Action.PANEL_READ, "innovation-panels"),
    EventKind("service_outcome", "outcome", Action.OUTCOME_READ, "service-outcomes"),
    EventKind(
        "outcome_value", "outcome_value", Action.OUTCOME_READ, "outcome-values", born="posted"
    ),
    EventKind("outcome_link", "outcome_link", Action.OUTCOME_LINK_READ, "outcome-links"),
    EventKind("public_service", "service", Action.PUBLIC_SERVICE_READ, "public-services"),
    EventKind("service_case", "case", Action.SERVICE_CASE_READ, "service-cases"),
    EventKind("proposal", "proposal", Action.PROPOSAL_READ, "proposals"),
    EventKind("announcement", "announcement", Action.ANNOUNCEMENT_READ, "announcements"),
    EventKind("meeting", "meeting", Action.MEETING_READ, "meetings"),
    EventKind(
        "meeting_action",
        "meeting_action",
        Action.MEETING_ACTION_READ,
        "meetings",
        about="meeting_id",
    ),
    EventKind("system_review", "system_review", Action.SYSTEM_REVIEW_READ, "system-reviews"),
    EventKind("calibration", "calibration", Action.CALIBRATION_READ, "calibrations"),
    EventKind("coaching_plan", "coaching", Action.COACHING_READ, "coaching-plans"),
    EventKind("training", "training", Action.TRAINING_READ, "trainings"),
    EventKind("plan", "plan", Action.PLAN_READ, "plans"),
    EventKind("plan_revision", "plan", Action.PLAN_READ, "plans", about="plan_id", born="drafted"),
    EventKind("plan_message", "message", Action.PLAN_MESSAGE_READ, "plans", about="plan_id"),
    EventKind(
        "direction_note",
        "direction",
        Action.DIRECTION_READ,
        "plans",
        about="plan_id",
        born="given",
    ),
    EventKind("progress", "progress", Action.PROGRESS_READ, "progress"),
    EventKind("evidence", "evidence", Action.PROGRESS_READ, "evidence"),
    EventKind("attendance", "attendance", Action.ATTENDANCE_READ, "attendance"),
    EventKind(
        "discipline_reckoning", "discipline", Action.DISCIPLINE_READ, "discipline-reckonings"
    ),
    EventKind("discipline_sanction", "sanction", Action.SANCTION_READ, "sanctions"),
    EventKind("measurement", "measurement", Action.MEASUREMENT_READ, "measurements"),
    EventKind(
        "competence_assessment",
        "competence",
        Action.COMPETENCE_READ,
        "competence-assessments",
    ),
    EventKind("evaluation", "evaluation", Action.EVALUATION_READ, "evaluations"),
    EventKind(
        "assessment",
        "assessment",
        Action.ASSESSMENT_READ,
        "evaluations",
        about="evaluation_id",
    ),
    EventKind("rater_study", "rater_study", Action.RATER_STUDY_READ, "rater-studies"),
    EventKind(
        "rater_statistic", "rater_statistic", Action.RATER_STATISTIC_READ, "rater-statistics"
    ),
    EventKind(
        "document_job",
        "document_job",
        Action.DOCUMENT_JOB_READ,
        "document-jobs",
        born="queued",
    ),
    EventKind(
        "upward_report",
        "upward_report",
        Action.UPWARD_REPORT_READ,
        "upward-reports",
        born="sent",
    ),
    EventKind("objection", "objection", Action.OBJECTION_READ, "objections"),
    EventKind("feedback", "feedback", Action.FEEDBACK_READ, "feedback"),
    EventKind("public_feedback", "public_feedback", Action.PUBLIC_FEEDBACK_READ, "public-feedback"),
    EventKind(
        "outstanding_rule_version",
        "outstanding_rule",
        Action.OUTSTANDING_RULE_READ,
        "outstanding-rules",
    ),
    EventKind("remedy", "remedy", Action.REMEDY_READ, "remedies", born="taken"),
    EventKind("recommendation", "recommendation", Action.RECOMMENDATION_READ, "recommendations"),
    EventKind(
        "accomplishment",
        "accomplishment",
        Action.ACCOMPLISHMENT_READ,
        "accomplishments",
        born="recorded",
    ),
    EventKind("person_decision", "decision", Action.DECISION_READ, "decisions"),
    EventKind("publication", "publication", Action.PUBLICATION_READ, "publications", born="asked"),
    EventKind("standard_version", "standard", Action.STANDARD_READ, "standards"),
    EventKind("instrument_version", "instrument", Action.INSTRUMENT_READ, "instruments"),
    EventKind("survey", "survey", Action.SURVEY_READ, "surveys"),
    EventKind("survey_release", "release", Action.SURVEY_READ, "surveys", about="survey_id"),
    EventKind(
        "survey_person_release",
        "release",
        Action.PERSON_RELEASE_READ,
        "surveys",
        about="survey_id",
    ),
)

BY_RECORD: Final[Mapping[str, tuple[EventKind, ...]]] = {
    record: tuple(kind for kind in KINDS if kind.record == record)
    for record in dict.fromkeys(kind.record for kind in KINDS)
}
"""The kinds of the records of a table: which of two one is of, its address says."""
NAMES: Final = tuple(dict.fromkeys(kind.name for kind in KINDS))
"""What events are about, by the first word of their types."""
