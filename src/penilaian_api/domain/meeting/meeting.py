"""Define meetings: their kinds, their workflow, and what a session decides on an indicator.

Why it is so: docs/decisions/0045.
"""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.transitions import Workflow


class MeetingKind(StrEnum):
    """For what people meet."""

    INDICATOR_DISCUSSION = auto()
    PERFORMANCE_REVIEW = auto()
    MONTHLY_REVIEW = auto()
    LEADER_STATEMENT = auto()
    SYSTEM_REVIEW = auto()
    WORK_STANDARD = auto()
    COORDINATION = auto()
    MONTHLY_WORKSHOP = auto()
    COACHING = auto()
    RATER_TRAINING = auto()
    CALIBRATION = auto()


class MeetingState(StrEnum):
    """Where a meeting stands; once it is closed its minutes never change."""

    PLANNED = auto()
    RECORDED = auto()
    CLOSED = auto()
    CANCELED = auto()


UNDER_WAY: Final = frozenset({MeetingState.PLANNED, MeetingState.RECORDED})
"""Until the minutes are closed."""


class MeetingStep(StrEnum):
    """What can be done with a meeting."""

    EDIT = auto()
    HOLD = auto()
    CLOSE = auto()
    CORRECT = auto()
    CANCEL = auto()


class TopicDecision(StrEnum):
    """What a session decides on an indicator that it discussed."""

    KEPT = auto()
    CHANGED = auto()
    DROPPED = auto()
    POSTPONED = auto()


MEETING: Final = Workflow(
    "meeting",
    MeetingState.PLANNED,
    {
        (MeetingState.PLANNED, MeetingStep.EDIT): MeetingState.PLANNED,
        (MeetingState.PLANNED, MeetingStep.HOLD): MeetingState.RECORDED,
        (MeetingState.RECORDED, MeetingStep.HOLD): MeetingState.RECORDED,
        (MeetingState.RECORDED, MeetingStep.CLOSE): MeetingState.CLOSED,
        (MeetingState.CLOSED, MeetingStep.CORRECT): MeetingState.CLOSED,
        (MeetingState.PLANNED, MeetingStep.CANCEL): MeetingState.CANCELED,
    },
)
TOOK_PLACE: Final = frozenset({MeetingState.RECORDED, MeetingState.CLOSED})


def strangers(codes: Sequence[str], invited: Collection[str]) -> Iterator[Fault]:
    """Find who is said to have attended a meeting to which they were not invited."""
    for index, code in enumerate(codes):
        if code not in invited:
            yield Fault(f"/attended_codes/{index}", "not_invited")


def unlinked(decided: Sequence[UUID], linked: Collection[UUID]) -> Iterator[Fault]:
    """Find decisions on versions of indicators that are no topic of the meeting."""
    for index, version_id in enumerate(decided):
        if version_id not in linked:
            yield Fault(f"/decisions/{index}/indicator_version_id", "not_a_topic")
