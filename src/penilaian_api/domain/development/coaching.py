"""Define guidance of performance (bimbingan kinerja): coaching and mentoring, after a low result.

PermenPANRB 6/2022, art. 21 and annex III, forms B.1.6 (coaching), B.1.7 (mentoring) and B.1.8 (what
the person says of it). Why it is so: docs/decisions/0054.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any, Final, Protocol
from uuid import UUID

from penilaian_api.domain.dates import far_faults
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.transitions import Workflow


class GuidanceKind(StrEnum):
    """How somebody is guided: by questions (B.1.6), or by a mentor's experience (B.1.7)."""

    COACHING = auto()
    MENTORING = auto()


class CoachingState(StrEnum):
    """Where a plan of guidance stands; it runs once the person has agreed to it."""

    OPEN = auto()
    RUNNING = auto()
    COMPLETED = auto()
    ENDED = auto()


class CoachingStep(StrEnum):
    """What can be done with a plan of guidance."""

    AGREE = auto()
    MEET = auto()
    COMPLETE = auto()
    END = auto()


COACHING: Final = Workflow(
    "coaching",
    CoachingState.OPEN,
    {
        (CoachingState.OPEN, CoachingStep.AGREE): CoachingState.RUNNING,
        (CoachingState.RUNNING, CoachingStep.AGREE): CoachingState.RUNNING,
        (CoachingState.RUNNING, CoachingStep.MEET): CoachingState.RUNNING,
        (CoachingState.RUNNING, CoachingStep.COMPLETE): CoachingState.COMPLETED,
        (CoachingState.OPEN, CoachingStep.END): CoachingState.ENDED,
        (CoachingState.RUNNING, CoachingStep.END): CoachingState.ENDED,
    },
)
UNDER_WAY: Final = frozenset({CoachingState.OPEN, CoachingState.RUNNING})


class SessionCriterion(StrEnum):
    """What the person says of the guidance they had (B.1.8): of themselves, the guide, and both."""

    HEARD_AND_UNDERSTOOD = auto()
    ACTS_APPRECIATED = auto()
    FREE_TO_SPEAK = auto()
    ACCURATE_DATA = auto()
    POSITIVE = auto()
    ASKED_MORE_THAN_TAUGHT = auto()
    HELPED_TO_SOLVE = auto()
    KNOWS_WHAT_TO_DO = auto()
    UNDERSTANDS_PURPOSE = auto()


@dataclass(frozen=True, slots=True)
class LowResultRule:
    """Which predicates open the duty of guidance, as data with a version."""

    id: str
    version: int
    predicates: frozenset[Predicate]
    source: str

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "LowResultRule":
        """Read the rule."""
        return cls(
            document["id"],
            int(document["version"]),
            frozenset(map(Predicate, document["predicates"])),
            document["source"],
        )


class Aim(Protocol):
    """What an aim of guidance says of what it is tied to."""

    @property
    def line_id(self) -> UUID | None:
        """The line of the person's plan."""

    @property
    def part(self) -> str | None:
        """The part of the score."""


def untied(aims: Sequence[Aim]) -> Iterator[Fault]:
    """Find the aims that are tied to nothing that is measured, or to two things."""
    for index, aim in enumerate(aims):
        if (aim.line_id is None) is (aim.part is None):
            yield Fault(f"/aims/{index}", "aim_tied_to_one")


def session_faults(held_on: date, opened_on: date, today: date) -> Iterator[Fault]:
    """Find what is wrong with the day of a session: it is not ahead, nor before the plan."""
    if held_on > today:
        yield Fault("/held_on", "day_in_future")
    if held_on < opened_on:
        yield Fault("/held_on", "before_opening", {"opened_on": str(opened_on)})


def step_faults(held_on: date, steps_due_on: date | None, today: date) -> Iterator[Fault]:
    """Find steps that are due before the session in which they were agreed, or in no time."""
    if steps_due_on is not None and steps_due_on < held_on:
        yield Fault("/steps_due_on", "due_before_session")
    elif steps_due_on is not None:
        yield from far_faults(steps_due_on, today, "/steps_due_on")
