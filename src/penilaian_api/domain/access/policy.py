"""The policy: who may do what, as one table (role, reach, action); what it does not name is denied.

How callers are authorized by it stands in ``authorization.py``.

Why it is so: docs/decisions/0003.
"""

from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.access.actors import Action, Grant, Reach, Role, Rule

EVERYONE: Final = tuple(Grant(role, Reach.OWN) for role in Role)
"""Whoever is signed in, on what is their own."""

ADMIN: Final = Grant(Role.ADMIN, Reach.AGENCY)
SERVICE: Final = Grant(Role.SERVICE, Reach.AGENCY)
EMPLOYEE: Final = Grant(Role.EMPLOYEE, Reach.OWN)
AUDITOR: Final = Grant(Role.AUDITOR, Reach.AGENCY)
ASSESSOR: Final = Grant(Role.SUPERVISOR, Reach.REPORTS)
REVIEWER: Final = Grant(Role.SUPERVISOR, Reach.REVIEWS)
HEAD: Final = Grant(Role.EMPLOYEE, Reach.UNIT)
ABOVE: Final = Grant(Role.SUPERVISOR, Reach.LINE)

LEADER: Final = Grant(Role.EMPLOYEE, Reach.LEADER, frozenset({"approved"}))
"""The plan in force of the one who assesses me: I need it to support their results."""

FROM_FINAL: Final = frozenset({"final", "delivered"})
FROM_OPEN: Final = FROM_FINAL | {"open", "rated"}
FROM_DELIVERED: Final = frozenset({"delivered"})

COLLEAGUE: Final = Grant(Role.EMPLOYEE, Reach.AGENCY)
AUTHOR: Final = Grant(Role.EMPLOYEE, Reach.INVITED)

REQUESTER: Final = (
    AUTHOR,
    Grant(Role.ADMIN, Reach.INVITED),
    Grant(Role.SERVICE, Reach.INVITED),
)
"""Whoever asked for it, be they an employee or not."""

ACCEPTED: Final = Grant(Role.EMPLOYEE, Reach.AGENCY, frozenset({"accepted", "answered"}))
"""What citizens say, once it is moderated."""

UNTIL_WITHDRAWN: Final = frozenset({"asked", "published"})
"""Of a publication that was withdrawn nobody but the person sees that there was one."""
PUBLISHED: Final = Grant(Role.EMPLOYEE, Reach.AGENCY, frozenset({"published"}))
"""What was announced, and still holds."""

STRUCTURE: Final = (COLLEAGUE, ADMIN, AUDITOR, SERVICE)
"""Readers of the structure of the agency: units, positions, calendars."""

AROUND: Final = (EMPLOYEE, ASSESSOR, REVIEWER, ABOVE, HEAD)
"""Those around a person: themselves, their leaders at every height, the heads of their unit."""

RESULT_READERS: Final = (
    Grant(Role.EMPLOYEE, Reach.OWN, FROM_DELIVERED),
    ASSESSOR,
    Grant(Role.SUPERVISOR, Reach.REVIEWS, FROM_OPEN),
    Grant(Role.SUPERVISOR, Reach.LINE, FROM_FINAL),
    Grant(Role.EMPLOYEE, Reach.UNIT, FROM_FINAL),
    Grant(Role.ADMIN, Reach.AGENCY, FROM_FINAL),
    Grant(Role.SERVICE, Reach.AGENCY, FROM_DELIVERED),
)
"""Who reads a result, and from which state on."""

POLICY: Final[Mapping[Action, Rule]] = {
    Action.ME_READ: Rule(EVERYONE, writes=False, always=True),
    Action.ME_PASSWORD: Rule(EVERYONE, always=True),
    Action.ME_TRAIL: Rule((EMPLOYEE,), writes=False),
    Action.ME_DATA: Rule((EMPLOYEE,), writes=False),
    Action.SESSION_READ: Rule(EVERYONE, writes=False, always=True),
    Action.SESSION_REVOKE: Rule(EVERYONE, always=True),
    Action.AGENCY_READ: Rule(STRUCTURE, writes=False),
    Action.AGENCY_EDIT: Rule((ADMIN,)),
    Action.UNIT_READ: Rule(STRUCTURE, writes=False),
    Action.UNIT_WRITE: Rule((ADMIN, SERVICE)),
    Action.POSITION_READ: Rule(STRUCTURE, writes=False),
    Action.POSITION_WRITE: Rule((ADMIN, SERVICE)),
    Action.EMPLOYEE_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.EMPLOYEE_WRITE: Rule((ADMIN, SERVICE)),
    Action.ASSIGNMENT_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.ASSIGNMENT_WRITE: Rule((ADMIN, SERVICE)),
    Action.REPORTING_LINE_READ: Rule(STRUCTURE, writes=False),
    Action.REPORTING_LINE_WRITE: Rule((ADMIN, SERVICE)),
    Action.DELEGATION_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.DELEGATION_WRITE: Rule((ADMIN, SERVICE)),
    Action.ACCOUNT_READ: Rule((ADMIN,), writes=False),
    Action.ACCOUNT_WRITE: Rule((ADMIN,)),
    Action.APPROVAL_READ: Rule((EMPLOYEE, AUTHOR, ADMIN), writes=False),
    Action.APPROVAL_ANSWER: Rule((EMPLOYEE, AUTHOR, ADMIN)),
    Action.HOLIDAY_READ: Rule(STRUCTURE, writes=False),
    Action.HOLIDAY_WRITE: Rule((ADMIN,)),
    Action.IMPORT_RUN: Rule((ADMIN, SERVICE)),
    Action.IMPORT_TEMPLATE: Rule((ADMIN, SERVICE), writes=False),
    Action.DEFECT_READ: Rule((ADMIN, SERVICE), writes=False),
    Action.AUDIT_READ: Rule((AUDITOR,), writes=False),
    Action.EVENT_READ: Rule((*AROUND, LEADER, AUTHOR, ADMIN, AUDITOR, SERVICE), writes=False),
    Action.SCHEME_READ: Rule(STRUCTURE, writes=False),
    Action.SCHEME_WRITE: Rule((ADMIN,)),
    Action.SCHEME_ACTIVATE: Rule((ADMIN,)),
    Action.SCHEME_RETIRE: Rule((ADMIN,)),
    Action.SCHEME_SIMULATE: Rule(STRUCTURE, writes=False),
    Action.STANDARD_READ: Rule(STRUCTURE, writes=False),
    Action.STANDARD_WRITE: Rule((ADMIN,)),
    Action.STANDARD_ACTIVATE: Rule((ADMIN,)),
    Action.STANDARD_RETIRE: Rule((ADMIN,)),
    Action.STANDARD_ACKNOWLEDGE: Rule((COLLEAGUE,)),
    Action.STANDARD_COVERAGE: Rule((HEAD, ADMIN), writes=False),
    Action.CYCLE_READ: Rule(STRUCTURE, writes=False),
    Action.CYCLE_WRITE: Rule((ADMIN, SERVICE)),
    Action.PARTICIPATION_READ: Rule((ABOVE, HEAD, ADMIN), writes=False),
    Action.EFFECTIVENESS_MEASURE_READ: Rule(STRUCTURE, writes=False),
    Action.EFFECTIVENESS_READ: Rule((ADMIN,), writes=False),
    Action.MANAGEMENT_LEVEL_READ: Rule((ABOVE, HEAD, ADMIN), writes=False),
    Action.SYSTEM_REVIEW_READ: Rule((ADMIN,), writes=False),
    Action.SYSTEM_REVIEW_WRITE: Rule((ADMIN,)),
    Action.INVOLVEMENT_READ: Rule((EMPLOYEE,), writes=False),
    Action.READINESS_READ: Rule((ADMIN, SERVICE), writes=False),
    Action.GATE_WAIVE: Rule((ADMIN,)),
    Action.PERIOD_OPEN: Rule((ADMIN,)),
    Action.PERIOD_START_RATING: Rule((ADMIN,)),
    Action.PERIOD_CLOSE: Rule((ADMIN,)),
    Action.PERIOD_REOPEN: Rule((ADMIN,)),
    Action.GOAL_READ: Rule(STRUCTURE, writes=False),
    Action.GOAL_WRITE: Rule((ADMIN, SERVICE)),
    Action.INDICATOR_READ: Rule(STRUCTURE, writes=False),
    Action.INDICATOR_DRAFT: Rule((COLLEAGUE, ADMIN, SERVICE)),
    Action.INDICATOR_PROPOSE: Rule((COLLEAGUE, ADMIN, SERVICE)),
    Action.INDICATOR_AGREE: Rule((ADMIN,)),
    Action.INDICATOR_RETIRE: Rule((ADMIN,)),
    Action.INDICATOR_REVIEW_READ: Rule(STRUCTURE, writes=False),
    Action.INDICATOR_REVIEW: Rule((ADMIN,)),
    Action.INDICATOR_MAP: Rule((ADMIN, SERVICE)),
    Action.PROPOSAL_READ: Rule((EMPLOYEE, ADMIN), writes=False),
    Action.PROPOSAL_SUBMIT: Rule((COLLEAGUE,)),
    Action.PROPOSAL_WITHDRAW: Rule((EMPLOYEE,)),
    Action.PROPOSAL_ANSWER: Rule((ADMIN,)),
    Action.PROPOSAL_DRAFT: Rule((ADMIN,)),
    Action.ANNOUNCEMENT_READ: Rule((PUBLISHED, HEAD, ADMIN), writes=False),
    Action.ANNOUNCEMENT_WRITE: Rule((HEAD, ADMIN)),
    Action.ANNOUNCEMENT_WITHDRAW: Rule((HEAD, ADMIN)),
    Action.ANNOUNCEMENT_ACKNOWLEDGE: Rule((PUBLISHED,)),
    Action.ANNOUNCEMENT_COVERAGE: Rule((HEAD, ADMIN), writes=False),
    Action.MEETING_READ: Rule((EMPLOYEE, AUTHOR, HEAD, ADMIN), writes=False),
    Action.MEETING_SCHEDULE: Rule((HEAD, ADMIN)),
    Action.MEETING_HOST: Rule((EMPLOYEE, ADMIN)),
    Action.MEETING_CORRECT: Rule((EMPLOYEE, ADMIN)),
    Action.MEETING_CONFIRM: Rule((AUTHOR,)),
    Action.MEETING_ACTION_READ: Rule((EMPLOYEE, HEAD, ADMIN), writes=False),
    Action.MEETING_ACTION_COMPLETE: Rule((EMPLOYEE,)),
    Action.CALIBRATION_READ: Rule((ASSESSOR, REVIEWER, AUTHOR), writes=False),
    Action.CALIBRATION_PROPOSE: Rule((EMPLOYEE, AUTHOR, REVIEWER, HEAD)),
    Action.CALIBRATION_DECIDE: Rule((ASSESSOR,)),
    Action.LESSON_READ: Rule((COLLEAGUE, ADMIN), writes=False),
    Action.MEETING_REGULARITY_READ: Rule((HEAD, ADMIN), writes=False),
    Action.RATER_TRAINING_READ: Rule((EMPLOYEE, HEAD, ADMIN), writes=False),
    Action.PLAN_READ: Rule((*AROUND, LEADER, ADMIN, SERVICE), writes=False),
    Action.PLAN_CREATE: Rule((EMPLOYEE,)),
    Action.PLAN_CREATE_ALL: Rule((ADMIN, SERVICE)),
    Action.PLAN_EDIT: Rule((EMPLOYEE,)),
    Action.PLAN_SUBMIT: Rule((EMPLOYEE,)),
    Action.PLAN_WITHDRAW: Rule((EMPLOYEE,)),
    Action.PLAN_RETURN: Rule((ASSESSOR, REVIEWER)),
    Action.PLAN_APPROVE: Rule((ASSESSOR, REVIEWER)),
    Action.PLAN_CONSENT: Rule((ASSESSOR, REVIEWER)),
    Action.PLAN_SIGN: Rule((EMPLOYEE, ASSESSOR, HEAD)),
    Action.PLAN_REVISE: Rule((EMPLOYEE, ASSESSOR)),
    Action.PLAN_CLOSE: Rule((ASSESSOR, ADMIN)),
    Action.PLAN_MESSAGE: Rule((EMPLOYEE, ASSESSOR, REVIEWER)),
    Action.PLAN_MESSAGE_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False),
    Action.DIRECTION_READ: Rule((EMPLOYEE, ABOVE), writes=False),
    Action.DIRECTION_GIVE: Rule((ABOVE,)),
    Action.DIRECTION_ACKNOWLEDGE: Rule((EMPLOYEE,)),
    Action.PLAN_SCORE: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False, recorded=True),
    Action.ROLE_MATRIX_READ: Rule(AROUND, writes=False),
    Action.CONTRIBUTION_READ: Rule(AROUND, writes=False),
    Action.GOAL_CONTRIBUTION_READ: Rule((HEAD, ADMIN), writes=False),
    Action.PROGRESS_READ: Rule((*AROUND, SERVICE), writes=False),
    Action.PROGRESS_POST: Rule((EMPLOYEE, SERVICE)),
    Action.EVIDENCE_POST: Rule((EMPLOYEE, SERVICE)),
    Action.REMEDY_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False),
    Action.REMEDY_TAKE: Rule((ASSESSOR,)),
    Action.REMEDY_ACKNOWLEDGE: Rule((EMPLOYEE,)),
    Action.MEASUREMENT_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER, ADMIN, SERVICE), writes=False),
    Action.MEASUREMENT_POST: Rule((ADMIN, SERVICE)),
    Action.RUBRIC_READ: Rule(STRUCTURE, writes=False),
    Action.COMPETENCE_READ: Rule(
        (EMPLOYEE, ASSESSOR, REVIEWER, ADMIN, SERVICE), writes=False, recorded=True
    ),
    Action.COMPETENCE_ASSESS: Rule((ASSESSOR, SERVICE)),
    Action.ATTENDANCE_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.ATTENDANCE_POST: Rule((ADMIN, SERVICE)),
    Action.DISCIPLINE_RULE_READ: Rule(STRUCTURE, writes=False),
    Action.DISCIPLINE_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER, ADMIN, SERVICE), writes=False),
    Action.DISCIPLINE_RECKON: Rule((ADMIN, SERVICE)),
    Action.SANCTION_READ: Rule((EMPLOYEE, ASSESSOR, ADMIN), writes=False),
    Action.SANCTION_RECORD: Rule((ADMIN,)),
    Action.SANCTION_VOID: Rule((ADMIN,)),
    Action.OUTCOME_READ: Rule(STRUCTURE, writes=False),
    Action.OUTCOME_WRITE: Rule((ADMIN, SERVICE)),
    Action.OUTCOME_POST: Rule((ADMIN, SERVICE)),
    Action.OUTCOME_LINK_READ: Rule((*AROUND, ADMIN), writes=False),
    Action.OUTCOME_LINK_WRITE: Rule((EMPLOYEE, ASSESSOR)),
    Action.UNIT_RESULT_READ: Rule(
        (
            Grant(Role.EMPLOYEE, Reach.UNIT, FROM_DELIVERED),
            Grant(Role.ADMIN, Reach.AGENCY, FROM_DELIVERED),
        ),
        writes=False,
    ),
    Action.FOLLOW_UP_EFFECT_READ: Rule(
        (
            Grant(Role.EMPLOYEE, Reach.UNIT, FROM_DELIVERED),
            Grant(Role.ADMIN, Reach.AGENCY, FROM_DELIVERED),
        ),
        writes=False,
    ),
    Action.PUBLIC_SERVICE_READ: Rule(STRUCTURE, writes=False),
    Action.PUBLIC_SERVICE_WRITE: Rule((ADMIN, SERVICE)),
    Action.SERVICE_CASE_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.SERVICE_CASE_POST: Rule((ADMIN, SERVICE)),
    Action.SERVICE_CASE_REALIZE: Rule((ADMIN, SERVICE)),
    Action.INNOVATION_READ: Rule(STRUCTURE, writes=False),
    Action.INNOVATION_WRITE: Rule((EMPLOYEE,)),
    Action.INNOVATION_VERIFY: Rule((COLLEAGUE,)),
    Action.VERIFICATION_READ: Rule(
        (EMPLOYEE, ASSESSOR, REVIEWER, ADMIN), writes=False, recorded=True
    ),
    Action.PANEL_READ: Rule((ADMIN, SERVICE), writes=False),
    Action.PANEL_WRITE: Rule((ADMIN,)),
    Action.EVALUATION_CREATE_ALL: Rule((ADMIN, SERVICE)),
    Action.EVALUATION_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False),
    Action.EVALUATION_SELF_ASSESS: Rule((EMPLOYEE,)),
    Action.EVALUATION_RATE: Rule((ASSESSOR, REVIEWER)),
    Action.EVALUATION_FINALIZE: Rule((ASSESSOR, REVIEWER)),
    Action.EVALUATION_DELIVER: Rule((ASSESSOR, REVIEWER)),
    Action.EVALUATION_ACKNOWLEDGE: Rule((EMPLOYEE,)),
    Action.EVALUATION_REOPEN: Rule((ASSESSOR,)),
    Action.EVALUATION_PROPOSE_REUSE: Rule((ASSESSOR,)),
    Action.EVALUATION_ANSWER_REUSE: Rule((EMPLOYEE,)),
    Action.REOPENING_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER, ADMIN), writes=False),
    Action.REOPENING_GRANT: Rule((REVIEWER, ADMIN)),
    Action.ASSESSMENT_READ: Rule(RESULT_READERS, writes=False, recorded=True),
    Action.DOCUMENT_ISSUE: Rule(RESULT_READERS, recorded=True),
    Action.FORM_READ: Rule((*AROUND, ADMIN, SERVICE), writes=False, recorded=True),
    Action.DOCUMENT_JOB_START: Rule((ASSESSOR, REVIEWER, ABOVE, HEAD, ADMIN, SERVICE)),
    Action.DOCUMENT_JOB_READ: Rule(REQUESTER, writes=False),
    Action.DOCUMENT_JOB_STOP: Rule(REQUESTER),
    Action.DOCUMENT_JOB_RESUME: Rule(REQUESTER),
    Action.DOCUMENT_JOB_DOWNLOAD: Rule(REQUESTER, writes=False, recorded=True),
    Action.UPWARD_REPORT_SEND: Rule((ASSESSOR, REVIEWER), recorded=True),
    Action.UPWARD_REPORT_READ: Rule(
        (EMPLOYEE, AUTHOR, ASSESSOR, REVIEWER, ADMIN), writes=False, recorded=True
    ),
    Action.UPWARD_REPORT_ACKNOWLEDGE: Rule((AUTHOR,)),
    Action.POSITION_HISTORY_READ: Rule(
        (
            Grant(Role.SUPERVISOR, Reach.LINE, FROM_FINAL),
            Grant(Role.EMPLOYEE, Reach.UNIT, FROM_FINAL),
            Grant(Role.ADMIN, Reach.AGENCY, FROM_FINAL),
        ),
        writes=False,
        recorded=True,
    ),
    Action.PERIOD_SCORE: Rule((ADMIN, SERVICE), recorded=True),
    Action.RATER_STUDY_COMPUTE: Rule((ADMIN,)),
    Action.RATER_STUDY_READ: Rule((ADMIN,), writes=False),
    Action.RATER_STATISTIC_READ: Rule((EMPLOYEE, ASSESSOR, AUTHOR), writes=False, recorded=True),
    Action.DISTRIBUTION_READ: Rule(
        (
            ASSESSOR,
            Grant(Role.SUPERVISOR, Reach.REVIEWS, FROM_OPEN),
            Grant(Role.SUPERVISOR, Reach.LINE, FROM_FINAL),
            Grant(Role.EMPLOYEE, Reach.UNIT, FROM_FINAL),
            Grant(Role.ADMIN, Reach.AGENCY, FROM_FINAL),
        ),
        writes=False,
        recorded=True,
    ),
    Action.REPORT_FORM_READ: Rule(STRUCTURE, writes=False),
    Action.REPORT_READ: Rule((HEAD, ADMIN, SERVICE), writes=False),
    Action.SIASN_EXPORT: Rule(
        (
            Grant(Role.ADMIN, Reach.AGENCY, FROM_FINAL),
            Grant(Role.SERVICE, Reach.AGENCY, FROM_DELIVERED),
        ),
        writes=False,
        recorded=True,
    ),
    Action.SIGNAL_READ: Rule((ASSESSOR, REVIEWER), writes=False),
    Action.OBJECTION_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER, ADMIN), writes=False, recorded=True),
    Action.OBJECTION_FILE: Rule((EMPLOYEE,)),
    Action.OBJECTION_HEAR: Rule((REVIEWER,)),
    Action.OBJECTION_DECIDE: Rule((REVIEWER,), recorded=True),
    Action.FEEDBACK_READ: Rule((EMPLOYEE, AUTHOR, ASSESSOR, REVIEWER), writes=False),
    Action.FEEDBACK_REQUEST: Rule((EMPLOYEE, ASSESSOR)),
    Action.FEEDBACK_GIVE: Rule((AUTHOR, COLLEAGUE)),
    Action.FEEDBACK_ACKNOWLEDGE: Rule((EMPLOYEE,)),
    Action.FEEDBACK_REPLY: Rule((EMPLOYEE,)),
    Action.INSTRUMENT_READ: Rule(STRUCTURE, writes=False),
    Action.INSTRUMENT_WRITE: Rule((ADMIN,)),
    Action.INSTRUMENT_ACTIVATE: Rule((ADMIN,)),
    Action.INSTRUMENT_RETIRE: Rule((ADMIN,)),
    Action.SURVEY_READ: Rule(STRUCTURE, writes=False),
    Action.SURVEY_WRITE: Rule((ADMIN, SERVICE)),
    Action.SURVEY_OPEN: Rule((ADMIN,)),
    Action.SURVEY_LINK: Rule((ADMIN, SERVICE)),
    Action.SURVEY_CLOSE: Rule((ADMIN,)),
    Action.SURVEY_RELEASE: Rule((ADMIN,)),
    Action.PUBLIC_FEEDBACK_READ: Rule((HEAD, ADMIN, ACCEPTED), writes=False),
    Action.PUBLIC_FEEDBACK_MODERATE: Rule((HEAD, ADMIN)),
    Action.PUBLIC_FEEDBACK_ANSWER: Rule((HEAD, ADMIN)),
    Action.PUBLIC_FEEDBACK_COUNT: Rule(STRUCTURE, writes=False),
    Action.INVITATION_WRITE: Rule((ADMIN,)),
    Action.INVITATION_READ: Rule((AUTHOR,), writes=False),
    Action.INVITATION_ANSWER: Rule((AUTHOR,), unseen=True),
    Action.INVITATION_DECLINE: Rule((AUTHOR,), unseen=True),
    Action.PERSON_RELEASE_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False, recorded=True),
    Action.OUTSTANDING_RULE_READ: Rule(STRUCTURE, writes=False),
    Action.OUTSTANDING_RULE_WRITE: Rule((ADMIN,)),
    Action.OUTSTANDING_RULE_ACTIVATE: Rule((ADMIN,)),
    Action.OUTSTANDING_RULE_RETIRE: Rule((ADMIN,)),
    Action.OUTSTANDING_READ: Rule(
        (
            Grant(Role.SUPERVISOR, Reach.LINE, FROM_DELIVERED),
            Grant(Role.EMPLOYEE, Reach.UNIT, FROM_DELIVERED),
            Grant(Role.ADMIN, Reach.AGENCY, FROM_DELIVERED),
        ),
        writes=False,
        recorded=True,
    ),
    Action.COACHING_READ: Rule((EMPLOYEE, AUTHOR, ASSESSOR, REVIEWER), writes=False),
    Action.COACHING_OPEN: Rule((ASSESSOR, REVIEWER)),
    Action.COACHING_AGREE: Rule((EMPLOYEE,)),
    Action.COACHING_GUIDE: Rule((AUTHOR, ASSESSOR)),
    Action.COACHING_END: Rule((AUTHOR, ASSESSOR)),
    Action.GUIDANCE_FEEDBACK_READ: Rule((EMPLOYEE, AUTHOR), writes=False),
    Action.GUIDANCE_FEEDBACK_SEND: Rule((EMPLOYEE,)),
    Action.COUNSELING_READ: Rule((EMPLOYEE, AUTHOR), writes=False),
    Action.COUNSELING_TALK: Rule((ASSESSOR,)),
    Action.COUNSELING_REPLY: Rule((EMPLOYEE,)),
    Action.COUNSELING_REPORT: Rule((AUTHOR,)),
    Action.COUNSELING_ARRANGE: Rule((AUTHOR,)),
    Action.COUNSELING_SETTLE: Rule((AUTHOR,)),
    Action.COUNSELING_SIGN: Rule((AUTHOR,)),
    Action.COUNSELING_RECORD_READ: Rule((EMPLOYEE, AUTHOR), writes=False),
    Action.COUNSELING_DECIDE: Rule((AUTHOR,)),
    Action.LOW_RESULT_READ: Rule((ASSESSOR, REVIEWER, ADMIN), writes=False, recorded=True),
    Action.RECOMMENDATION_READ: Rule((EMPLOYEE, ABOVE, HEAD, ADMIN), writes=False),
    Action.RECOMMENDATION_PROPOSE: Rule((ABOVE, HEAD, ADMIN)),
    Action.RECOMMENDATION_WITHDRAW: Rule((ABOVE, HEAD, ADMIN)),
    Action.RECOMMENDATION_DECIDE: Rule((ABOVE, HEAD)),
    Action.DECISION_READ: Rule((EMPLOYEE, ABOVE, HEAD, ADMIN), writes=False),
    Action.DECISION_RECORD: Rule((ABOVE, HEAD)),
    Action.DECISION_RENEW: Rule((ABOVE, HEAD)),
    Action.DECISION_REVOKE: Rule((ABOVE, HEAD, ADMIN)),
    Action.DECISION_ACKNOWLEDGE: Rule((EMPLOYEE,)),
    Action.UNCITED_DECISION_READ: Rule((ABOVE, HEAD, ADMIN), writes=False),
    Action.RESULT_USE_READ: Rule((EMPLOYEE,), writes=False),
    Action.REWARD_READ: Rule((EMPLOYEE, ABOVE, HEAD, ADMIN), writes=False),
    Action.UNIT_REWARD_READ: Rule((ABOVE, HEAD, ADMIN), writes=False),
    Action.PUBLICATION_READ: Rule(
        (
            EMPLOYEE,
            Grant(Role.EMPLOYEE, Reach.AGENCY, frozenset({"published"})),
            Grant(Role.SUPERVISOR, Reach.LINE, UNTIL_WITHDRAWN),
            Grant(Role.EMPLOYEE, Reach.UNIT, UNTIL_WITHDRAWN),
            Grant(Role.ADMIN, Reach.AGENCY, UNTIL_WITHDRAWN),
        ),
        writes=False,
    ),
    Action.PUBLICATION_ASK: Rule((ABOVE, HEAD, ADMIN)),
    Action.PUBLICATION_CONSENT: Rule((EMPLOYEE,)),
    Action.PUBLICATION_WITHDRAW: Rule((EMPLOYEE,)),
    Action.ACCOMPLISHMENT_READ: Rule((EMPLOYEE, ABOVE, HEAD, ADMIN), writes=False),
    Action.ACCOMPLISHMENT_WRITE: Rule((EMPLOYEE,)),
    Action.ACCOMPLISHMENT_CONFIRM: Rule((ASSESSOR,)),
    Action.TRAINING_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False),
    Action.TRAINING_PROPOSE: Rule((ASSESSOR,)),
    Action.TRAINING_DECIDE: Rule((REVIEWER,)),
    Action.TRAINING_CLOSE: Rule((ASSESSOR,)),
    Action.IMPROVEMENT_STEP_TAKE: Rule((ASSESSOR,)),
    Action.TRAINING_EFFECT_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False, recorded=True),
    Action.CAREER_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False, recorded=True),
    Action.CAREER_PLAN_READ: Rule((EMPLOYEE, ASSESSOR, REVIEWER), writes=False),
    Action.CAREER_PLAN_WRITE: Rule((EMPLOYEE,)),
    Action.ME_TASKS: Rule((EMPLOYEE, ASSESSOR, REVIEWER, AUTHOR, ADMIN), writes=False),
    Action.ME_TEAM: Rule((ASSESSOR,), writes=False),
}


AGENCY_WIDE: Final = frozenset(
    {
        Action.CYCLE_WRITE,
        Action.INDICATOR_DRAFT,
        Action.INDICATOR_PROPOSE,
        Action.INDICATOR_MAP,
        Action.SURVEY_WRITE,
        Action.SURVEY_LINK,
    }
)
"""Actions that concern every unit: a service bound to a subtree may take none of them."""
