"""Define the vocabulary of authorization: roles, reaches, actions, grants, the actor.

The table of who may do what stands in ``domain/access/policy.py``; in SQL it is
``storage/work/reach.py``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from uuid import UUID


class Role(StrEnum):
    """What kind of caller: derived from records at each request, never from a token."""

    EMPLOYEE = auto()
    SUPERVISOR = auto()
    ADMIN = auto()
    AUDITOR = auto()
    SERVICE = auto()


class Reach(StrEnum):
    """The relation in which the caller must stand to a record, today."""

    OWN = auto()
    REPORTS = auto()
    LINE = auto()
    UNIT = auto()
    REVIEWS = auto()
    LEADER = auto()
    INVITED = auto()
    AGENCY = auto()


class Action(StrEnum):
    """What can be done; the wire value is also the scope of a service account."""

    ME_READ = auto()
    ME_PASSWORD = auto()
    ME_TRAIL = auto()
    ME_DATA = auto()
    ME_TASKS = auto()
    ME_TEAM = auto()
    SESSION_READ = auto()
    SESSION_REVOKE = auto()

    AGENCY_READ = auto()
    AGENCY_EDIT = auto()
    UNIT_READ = auto()
    UNIT_WRITE = auto()
    POSITION_READ = auto()
    POSITION_WRITE = auto()
    EMPLOYEE_READ = auto()
    EMPLOYEE_WRITE = auto()
    ASSIGNMENT_READ = auto()
    ASSIGNMENT_WRITE = auto()
    REPORTING_LINE_READ = auto()
    REPORTING_LINE_WRITE = auto()
    DELEGATION_READ = auto()
    DELEGATION_WRITE = auto()
    ACCOUNT_READ = auto()
    ACCOUNT_WRITE = auto()
    APPROVAL_READ = auto()
    APPROVAL_ANSWER = auto()
    HOLIDAY_READ = auto()
    HOLIDAY_WRITE = auto()
    IMPORT_RUN = auto()
    IMPORT_TEMPLATE = auto()
    DEFECT_READ = auto()
    AUDIT_READ = auto()
    EVENT_READ = auto()

    SCHEME_READ = auto()
    SCHEME_WRITE = auto()
    SCHEME_ACTIVATE = auto()
    SCHEME_RETIRE = auto()
    SCHEME_SIMULATE = auto()
    STANDARD_READ = auto()
    STANDARD_WRITE = auto()
    STANDARD_ACTIVATE = auto()
    STANDARD_RETIRE = auto()
    STANDARD_ACKNOWLEDGE = auto()
    STANDARD_COVERAGE = auto()
    CYCLE_READ = auto()
    CYCLE_WRITE = auto()
    PARTICIPATION_READ = auto()
    EFFECTIVENESS_MEASURE_READ = auto()
    EFFECTIVENESS_READ = auto()
    MANAGEMENT_LEVEL_READ = auto()
    SYSTEM_REVIEW_READ = auto()
    SYSTEM_REVIEW_WRITE = auto()
    INVOLVEMENT_READ = auto()
    READINESS_READ = auto()
    GATE_WAIVE = auto()
    PERIOD_OPEN = auto()
    PERIOD_START_RATING = auto()
    PERIOD_CLOSE = auto()
    PERIOD_REOPEN = auto()
    GOAL_READ = auto()
    GOAL_WRITE = auto()
    INDICATOR_READ = auto()
    INDICATOR_DRAFT = auto()
    INDICATOR_PROPOSE = auto()
    INDICATOR_AGREE = auto()
    INDICATOR_RETIRE = auto()
    INDICATOR_REVIEW_READ = auto()
    INDICATOR_REVIEW = auto()
    INDICATOR_MAP = auto()
    PROPOSAL_READ = auto()
    PROPOSAL_SUBMIT = auto()
    PROPOSAL_WITHDRAW = auto()
    PROPOSAL_ANSWER = auto()
    PROPOSAL_DRAFT = auto()
    ANNOUNCEMENT_READ = auto()
    ANNOUNCEMENT_WRITE = auto()
    ANNOUNCEMENT_WITHDRAW = auto()
    ANNOUNCEMENT_ACKNOWLEDGE = auto()
    ANNOUNCEMENT_COVERAGE = auto()
    MEETING_READ = auto()
    MEETING_SCHEDULE = auto()
    MEETING_HOST = auto()
    MEETING_CORRECT = auto()
    MEETING_CONFIRM = auto()

    PLAN_READ = auto()
    PLAN_CREATE = auto()
    PLAN_CREATE_ALL = auto()
    PLAN_EDIT = auto()
    PLAN_SUBMIT = auto()
    PLAN_WITHDRAW = auto()
    PLAN_RETURN = auto()
    PLAN_APPROVE = auto()
    PLAN_CONSENT = auto()
    PLAN_SIGN = auto()
    PLAN_REVISE = auto()
    PLAN_CLOSE = auto()
    PLAN_MESSAGE = auto()
    PLAN_MESSAGE_READ = auto()
    PLAN_SCORE = auto()
    ROLE_MATRIX_READ = auto()
    CONTRIBUTION_READ = auto()
    GOAL_CONTRIBUTION_READ = auto()
    PROGRESS_READ = auto()
    PROGRESS_POST = auto()
    EVIDENCE_POST = auto()
    REMEDY_READ = auto()
    REMEDY_TAKE = auto()
    REMEDY_ACKNOWLEDGE = auto()
    MEASUREMENT_READ = auto()
    MEASUREMENT_POST = auto()
    RUBRIC_READ = auto()
    COMPETENCE_READ = auto()
    COMPETENCE_ASSESS = auto()
    ATTENDANCE_READ = auto()
    ATTENDANCE_POST = auto()
    DISCIPLINE_RULE_READ = auto()
    DISCIPLINE_READ = auto()
    DISCIPLINE_RECKON = auto()
    SANCTION_READ = auto()
    SANCTION_RECORD = auto()
    SANCTION_VOID = auto()
    OUTCOME_READ = auto()
    OUTCOME_WRITE = auto()
    OUTCOME_POST = auto()
    OUTCOME_LINK_READ = auto()
    OUTCOME_LINK_WRITE = auto()
    UNIT_RESULT_READ = auto()
    FOLLOW_UP_EFFECT_READ = auto()
    PUBLIC_SERVICE_READ = auto()
    PUBLIC_SERVICE_WRITE = auto()
    SERVICE_CASE_READ = auto()
    SERVICE_CASE_POST = auto()
    SERVICE_CASE_REALIZE = auto()
    INNOVATION_READ = auto()
    INNOVATION_WRITE = auto()
    INNOVATION_VERIFY = auto()
    VERIFICATION_READ = auto()
    PANEL_READ = auto()
    PANEL_WRITE = auto()

    EVALUATION_CREATE_ALL = auto()
    EVALUATION_READ = auto()
    EVALUATION_SELF_ASSESS = auto()
    EVALUATION_RATE = auto()
    EVALUATION_FINALIZE = auto()
    EVALUATION_DELIVER = auto()
    EVALUATION_ACKNOWLEDGE = auto()
    EVALUATION_REOPEN = auto()
    EVALUATION_PROPOSE_REUSE = auto()
    EVALUATION_ANSWER_REUSE = auto()
    REOPENING_READ = auto()
    REOPENING_GRANT = auto()
    ASSESSMENT_READ = auto()
    DOCUMENT_ISSUE = auto()
    FORM_READ = auto()
    DOCUMENT_JOB_START = auto()
    DOCUMENT_JOB_READ = auto()
    DOCUMENT_JOB_STOP = auto()
    DOCUMENT_JOB_RESUME = auto()
    DOCUMENT_JOB_DOWNLOAD = auto()
    UPWARD_REPORT_SEND = auto()
    UPWARD_REPORT_READ = auto()
    UPWARD_REPORT_ACKNOWLEDGE = auto()
    POSITION_HISTORY_READ = auto()
    PERIOD_SCORE = auto()
    RATER_STUDY_COMPUTE = auto()
    RATER_STUDY_READ = auto()
    RATER_STATISTIC_READ = auto()
    DISTRIBUTION_READ = auto()
    REPORT_FORM_READ = auto()
    REPORT_READ = auto()
    SIASN_EXPORT = auto()
    SIGNAL_READ = auto()
    OBJECTION_READ = auto()
    OBJECTION_FILE = auto()
    OBJECTION_HEAR = auto()
    OBJECTION_DECIDE = auto()
    FEEDBACK_READ = auto()
    FEEDBACK_REQUEST = auto()
    FEEDBACK_GIVE = auto()
    FEEDBACK_ACKNOWLEDGE = auto()
    FEEDBACK_REPLY = auto()

    INSTRUMENT_READ = auto()
    INSTRUMENT_WRITE = auto()
    INSTRUMENT_ACTIVATE = auto()
    INSTRUMENT_RETIRE = auto()
    SURVEY_READ = auto()
    SURVEY_WRITE = auto()
    SURVEY_OPEN = auto()
    SURVEY_LINK = auto()
    SURVEY_CLOSE = auto()
    SURVEY_RELEASE = auto()
    PUBLIC_FEEDBACK_READ = auto()
    PUBLIC_FEEDBACK_MODERATE = auto()
    PUBLIC_FEEDBACK_ANSWER = auto()
    PUBLIC_FEEDBACK_COUNT = auto()
    INVITATION_WRITE = auto()
    INVITATION_READ = auto()
    INVITATION_ANSWER = auto()
    INVITATION_DECLINE = auto()
    PERSON_RELEASE_READ = auto()

    OUTSTANDING_RULE_READ = auto()
    OUTSTANDING_RULE_WRITE = auto()
    OUTSTANDING_RULE_ACTIVATE = auto()
    OUTSTANDING_RULE_RETIRE = auto()
    OUTSTANDING_READ = auto()
    COACHING_READ = auto()
    COACHING_OPEN = auto()
    COACHING_AGREE = auto()
    COACHING_GUIDE = auto()
    COACHING_END = auto()
    GUIDANCE_FEEDBACK_READ = auto()
    GUIDANCE_FEEDBACK_SEND = auto()
    COUNSELING_READ = auto()
    COUNSELING_TALK = auto()
    COUNSELING_REPLY = auto()
    COUNSELING_REPORT = auto()
    COUNSELING_ARRANGE = auto()
    COUNSELING_SETTLE = auto()
    COUNSELING_SIGN = auto()
    COUNSELING_RECORD_READ = auto()
    COUNSELING_DECIDE = auto()
    LOW_RESULT_READ = auto()
    RECOMMENDATION_READ = auto()
    RECOMMENDATION_PROPOSE = auto()
    RECOMMENDATION_WITHDRAW = auto()
    RECOMMENDATION_DECIDE = auto()
    DECISION_READ = auto()
    DECISION_RECORD = auto()
    DECISION_RENEW = auto()
    DECISION_REVOKE = auto()
    DECISION_ACKNOWLEDGE = auto()
    UNCITED_DECISION_READ = auto()
    RESULT_USE_READ = auto()
    REWARD_READ = auto()
    UNIT_REWARD_READ = auto()
    PUBLICATION_READ = auto()
    PUBLICATION_ASK = auto()
    PUBLICATION_CONSENT = auto()
    PUBLICATION_WITHDRAW = auto()
    ACCOMPLISHMENT_READ = auto()
    ACCOMPLISHMENT_WRITE = auto()
    ACCOMPLISHMENT_CONFIRM = auto()
    MEETING_ACTION_READ = auto()
    MEETING_ACTION_COMPLETE = auto()
    CALIBRATION_READ = auto()
    CALIBRATION_PROPOSE = auto()
    CALIBRATION_DECIDE = auto()
    LESSON_READ = auto()
    MEETING_REGULARITY_READ = auto()
    DIRECTION_READ = auto()
    DIRECTION_GIVE = auto()
    DIRECTION_ACKNOWLEDGE = auto()
    RATER_TRAINING_READ = auto()
    TRAINING_READ = auto()
    TRAINING_PROPOSE = auto()
    TRAINING_DECIDE = auto()
    TRAINING_CLOSE = auto()
    TRAINING_EFFECT_READ = auto()
    IMPROVEMENT_STEP_TAKE = auto()
    CAREER_READ = auto()
    CAREER_PLAN_READ = auto()
    CAREER_PLAN_WRITE = auto()


@dataclass(frozen=True, slots=True)
class Grant:
    """One cell of the table: this role reaches these records, perhaps only in some states."""

    role: Role
    reach: Reach
    states: frozenset[str] | None = None

    @property
    def is_of_unit(self) -> bool:
        """Whether it keeps a service to its unit: all but what the service asked for itself."""
        return self.role is Role.SERVICE and self.reach is not Reach.INVITED

    def opens_agency(self, unit_path: str) -> bool:
        """Whether it opens the records of everyone to a caller of this unit (empty: of none)."""
        return self.reach is Reach.AGENCY and not (self.role is Role.SERVICE and bool(unit_path))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the grants of an action, and what the guard does around it.

    *writes*: the request may change something. *recorded*: it reads results of persons, so each
    read of somebody else's leaves a row in the trail. *always*: it is about the caller's own
    sign-in, and open to whoever bears a valid token, of whatever role or scope, or of none.
    *unseen*: nothing tells that the caller did it, so that no key of a request is kept either.
    """

    grants: tuple[Grant, ...]
    writes: bool = True
    recorded: bool = False
    always: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """The days on which an account holds a granted role."""

    role: Role
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The authenticated caller, as the records describe them at this instant."""

    agency_id: UUID
    account_id: UUID
    session_id: UUID
    employee_id: UUID | None
    roles: frozenset[Role]
    scopes: frozenset[str]
    today: date
    unit_path: str = ""
    """For a service account bound to a subtree: the path of its unit; empty for the agency."""
    stands_in: bool = False
    """Whether they hold a delegation today: what they do by it is marked."""
    reset_at: datetime | None = None
    """When a code last replaced the password of the account while it was in use."""


@dataclass(frozen=True, slots=True)
class Access:
    """An authorization: *actor* may take *action* through *grants*."""

    actor: Actor
    action: Action
    grants: tuple[Grant, ...]
    recorded: bool
