"""Define what a leader does where a result makes no progress: the ladder of art. 20.

PermenPANRB 6/2022: adjust the expectation, adjust resources, guide; only then does the leader take
the result over, to prevent a failure of the organization, and the evaluation tells of it. Why it is
so: docs/decisions/0042.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from uuid import UUID


class RemedyKind(StrEnum):
    """What the leader does, in the order in which the regulation names it."""

    ADJUST_EXPECTATION = auto()
    ADJUST_RESOURCES = auto()
    GUIDE = auto()
    TAKE_OVER = auto()


@dataclass(frozen=True, slots=True)
class Takeover:
    """That the leader took a result over before an evaluation was final, and why."""

    plan_id: UUID
    line_id: UUID
    reason: str
    taken_at: datetime


def refused_for(kind: RemedyKind, earlier: Collection[RemedyKind]) -> str | None:
    """Say why a step cannot follow those that were taken on the same result, or nothing."""
    if RemedyKind.TAKE_OVER in earlier:
        return "taken_over_already"
    if kind is RemedyKind.TAKE_OVER and not earlier:
        return "taken_over_too_early"
    return None
