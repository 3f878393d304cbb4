"""Define what follows from a meeting: actions that somebody owns, and lessons for others.

Why it is so: docs/decisions/0058.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.dates import far_faults
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.transitions import Workflow


class MeetingActionState(StrEnum):
    """Where an action of a meeting stands."""

    OPEN = auto()
    DONE = auto()


class MeetingActionStep(StrEnum):
    """What can be done with an action of a meeting."""

    COMPLETE = auto()


MEETING_ACTION: Final = Workflow(
    "meeting_action",
    MeetingActionState.OPEN,
    {(MeetingActionState.OPEN, MeetingActionStep.COMPLETE): MeetingActionState.DONE},
)


def action_faults(
    owners: Sequence[str], due: Sequence[date], present: Collection[str], held_on: date
) -> Iterator[Fault]:
    """Find actions of those who do not take part, due before the meeting, or in no time."""
    for index, (owner, due_on) in enumerate(zip(owners, due, strict=True)):
        if owner not in present:
            yield Fault(f"/actions/{index}/owner_code", "not_invited")
        if due_on < held_on:
            yield Fault(f"/actions/{index}/due_on", "due_before_meeting")
        yield from far_faults(due_on, held_on, f"/actions/{index}/due_on")
