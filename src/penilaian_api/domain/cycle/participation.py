"""Name the steps in which people take part in how they are measured."""

from enum import StrEnum, auto


class ParticipationStep(StrEnum):
    """In what a person took part, in the order of the year."""

    INPUT_GIVEN = auto()
    DISCUSSION_ATTENDED = auto()
    PLAN_SUBMITTED = auto()
    PLAN_AGREED = auto()
    PLAN_SIGNED = auto()
    SELF_ASSESSED = auto()
    RESULT_ACKNOWLEDGED = auto()


class ParticipationRole(StrEnum):
    """As what a person takes part: who assesses somebody on the day is a supervisor."""

    EMPLOYEE = auto()
    SUPERVISOR = auto()
