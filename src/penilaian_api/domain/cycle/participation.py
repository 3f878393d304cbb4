"""Name the steps in which people take part in how they are measured."""

from enum import StrEnum, auto
from typing import Final


class ParticipationStep(StrEnum):
    """In what a person took part, in the order of the year."""

    INPUT_GIVEN = auto()
    DISCUSSION_ATTENDED = auto()
    RELEVANCE_RATED = auto()
    PLAN_SUBMITTED = auto()
    PLAN_AGREED = auto()
    PLAN_SIGNED = auto()
    SELF_ASSESSED = auto()
    RESULT_ACKNOWLEDGED = auto()


OWN_STEPS: Final = frozenset({ParticipationStep.RELEVANCE_RATED})
"""What only the person themself is shown: who answered a survey tells nobody else.

Counted by unit and role, day after day and by several readers, a difference would tell it.
"""
REPORTED_STEPS: Final = tuple(step for step in ParticipationStep if step not in OWN_STEPS)
"""What is counted of others."""


class ParticipationRole(StrEnum):
    """As what a person takes part: who assesses somebody on the day is a supervisor."""

    EMPLOYEE = auto()
    SUPERVISOR = auto()
