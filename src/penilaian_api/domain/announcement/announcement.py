"""Define announcements: what they are, whom they address, their workflow, and what they must state.

An announcement is read and acknowledged by its digest; those that everyone must have read close the
gate of socialisation (PermenPANRB 6/2022 leaves its form to the agency). Why it is so:
docs/decisions/0055.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.transitions import Workflow


class AnnouncementKind(StrEnum):
    """What is announced: news, how something is done, or what a leader states of a period."""

    ANNOUNCEMENT = auto()
    GUIDE = auto()
    LEADER_STATEMENT = auto()


class ReaderGroup(StrEnum):
    """Whom of its units an announcement addresses."""

    EVERYONE = auto()
    RATERS = auto()


class AnnouncementState(StrEnum):
    """Where an announcement stands; once it is published its text never changes."""

    DRAFT = auto()
    PUBLISHED = auto()
    WITHDRAWN = auto()


class AnnouncementStep(StrEnum):
    """What can be done with an announcement."""

    EDIT = auto()
    PUBLISH = auto()
    WITHDRAW = auto()


ANNOUNCEMENT: Final = Workflow(
    "announcement",
    AnnouncementState.DRAFT,
    {
        (AnnouncementState.DRAFT, AnnouncementStep.EDIT): AnnouncementState.DRAFT,
        (AnnouncementState.DRAFT, AnnouncementStep.PUBLISH): AnnouncementState.PUBLISHED,
        (AnnouncementState.PUBLISHED, AnnouncementStep.WITHDRAW): AnnouncementState.WITHDRAWN,
    },
)


def statement_faults(
    kind: AnnouncementKind, stated: Mapping[str, object], *, states_for_others: bool
) -> Iterator[Fault]:
    """Find what a leader's statement lacks: its period, and of whom it is.

    *states_for_others*: who enters it may be another than the leader, and must name them.
    """
    if kind is not AnnouncementKind.LEADER_STATEMENT:
        return
    if stated["period_key"] is None:
        yield Fault("/period_key", "period_of_statement")
    if states_for_others and stated["leader_code"] is None:
        yield Fault("/leader_code", "leader_of_statement")
