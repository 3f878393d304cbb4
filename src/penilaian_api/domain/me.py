"""Define the tasks of a person: the kinds, in the order of the year, and what each names."""

from datetime import date
from enum import StrEnum, auto
from typing import NamedTuple


class TaskKind(StrEnum):
    """Something that a person has to do next, or has to know; nothing moves until they do."""

    STANDARD_TO_READ = auto()
    PLAN_TO_WRITE = auto()
    PLAN_TO_SUBMIT = auto()
    CONSENT_TO_GIVE = auto()
    PLAN_TO_APPROVE = auto()
    PLAN_PASSED_TO_ME = auto()
    PLAN_TO_SIGN = auto()
    SELF_ASSESSMENT_DUE = auto()
    REUSE_TO_ANSWER = auto()
    EVALUATION_TO_RATE = auto()
    RATING_PASSED_TO_ME = auto()
    TO_FINALIZE = auto()
    TO_DELIVER = auto()
    TO_ACKNOWLEDGE = auto()
    RESULT_REOPENED = auto()
    OBJECTION_TERM_MOVED = auto()
    OBJECTION_TO_HEAR = auto()
    OBJECTION_TO_DECIDE = auto()
    REOPENING_TO_ANSWER = auto()
    PERIOD_REOPENING_TO_ANSWER = auto()
    ACCOUNT_CONSENT_TO_GIVE = auto()
    DELEGATION_CONSENT_TO_GIVE = auto()
    FEEDBACK_ASKED = auto()
    ANNOUNCEMENT_TO_READ = auto()
    INNOVATION_TO_VERIFY = auto()
    SURVEY_ASKED = auto()
    COLLEAGUE_ASKED = auto()
    ACCOUNT_WAS_RESET = auto()
    POST_WAS_DELEGATED = auto()
    MARKED_ACT_TO_SEE = auto()
    RESULT_CONTESTED = auto()
    RESULT_CHANGED = auto()
    OBJECTION_DECIDED = auto()
    FEEDBACK_TO_READ = auto()
    GATES_SHUT = auto()
    PERIOD_TO_OPEN = auto()
    EVALUATIONS_TO_CREATE = auto()
    RATING_TO_START = auto()
    PERIOD_TO_CLOSE = auto()
    INDICATOR_TO_PROPOSE = auto()
    INDICATOR_TO_AGREE = auto()
    PROPOSAL_TO_ANSWER = auto()
    PROPOSAL_ANSWERED = auto()
    COACHING_TO_OPEN = auto()
    COACHING_TO_AGREE = auto()
    COACHING_TO_HOLD = auto()
    GUIDANCE_FEEDBACK_TO_READ = auto()
    NOMINATION_TO_DECIDE = auto()
    ACCOMPLISHMENT_TO_CONFIRM = auto()
    MEETING_ACTION_TO_DO = auto()
    CALIBRATION_TO_DECIDE = auto()
    CONDUCT_TALK_TO_ANSWER = auto()
    COUNSELING_TO_ARRANGE = auto()
    COUNSELING_TO_ATTEND = auto()
    COUNSELING_TO_HOLD = auto()
    COUNSELING_TO_DECIDE = auto()
    CITED_RESULT_REOPENED = auto()
    CITED_RESULT_CHANGED = auto()
    DECISION_TO_SEE = auto()
    PUBLICATION_TO_ANSWER = auto()
    RECOMMENDATION_TO_DECIDE = auto()
    REMEDY_TO_READ = auto()
    DIRECTION_TO_READ = auto()
    RATER_TRAINING_TO_ATTEND = auto()
    RESULT_TO_REPORT = auto()
    UPWARD_REPORT_TO_READ = auto()


class Task(NamedTuple):
    """One thing that waits for somebody: on which record, about whom, until when.

    *name* is what people call the one whom it is about, or the thing where it is about nobody.
    Ids are as they are written: a task is shown, and nothing is fetched by it.
    """

    kind: TaskKind
    record: str
    record_id: str
    employee_id: str | None
    name: str
    due_on: date | None
    period_key: str | None = None
    """Of which period a result is that the task is about, where its person may have several."""
    plan_id: str | None = None
    """The plan that it is about, itself or by what rests on it."""
