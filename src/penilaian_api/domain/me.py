"""What can wait for somebody: the kinds of tasks, in the order of the year."""

from enum import StrEnum, auto


class TaskKind(StrEnum):
    """Something that a person has to do next; nothing moves until he does."""

    PLAN_TO_WRITE = auto()
    PLAN_TO_SUBMIT = auto()
    CONSENT_TO_GIVE = auto()
    PLAN_TO_APPROVE = auto()
    PLAN_TO_SIGN = auto()
    SELF_ASSESSMENT_DUE = auto()
    EVALUATION_TO_RATE = auto()
    RATING_PASSED_TO_ME = auto()
    TO_FINALIZE = auto()
    TO_DELIVER = auto()
    TO_ACKNOWLEDGE = auto()
    OBJECTION_TO_HEAR = auto()
    OBJECTION_TO_DECIDE = auto()
    REOPENING_TO_ANSWER = auto()
    PERIOD_REOPENING_TO_ANSWER = auto()
    FEEDBACK_ASKED = auto()
