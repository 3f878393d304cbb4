"""Hold who sits where and reports to whom, as values, and check what a sound one never shows.

Everything but units and positions is dated, half-open. Entries that were voided are not part of an
organization: leave them out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from penilaian_api.domain.dates import Span, clashes


class JobClass(StrEnum):
    """The class of a position (jenis jabatan), UU 20/2023 on civil servants.

    A regional head is a state official: they assess and are not appraised.
    """

    JPT_UTAMA = auto()
    JPT_MADYA = auto()
    JPT_PRATAMA = auto()
    ADMINISTRATOR = auto()
    SUPERVISORY = auto()
    FUNCTIONAL = auto()
    EXECUTIVE = auto()
    STATE_OFFICIAL = auto()


class AssignmentKind(StrEnum):
    """Whether a post is one's own (definitif) or held for a time (Plt, Plh)."""

    DEFINITIVE = auto()
    ACTING = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of work (unit kerja) and the position that heads it, once named."""

    id: UUID
    head_position: UUID | None


class Position(NamedTuple):
    """A post (jabatan) in a unit, with as many *places* as people may hold it at a time."""

    id: UUID
    job_class: JobClass
    unit_id: UUID
    places: int = 1


class ReportingLine(NamedTuple):
    """A position reports to a *superior* position (atasan langsung) during a span."""

    position: UUID
    superior: UUID
    span: Span


class Assignment(NamedTuple):
    """An employee sits on one *seat* of a position during a span."""

    employee: UUID
    position: UUID
    kind: AssignmentKind
    span: Span
    seat: int = 1


class Delegation(NamedTuple):
    """An employee assesses those who report to a position, on the word of the leader *by*.

    PermenPANRB 6/2022, annex IV A2-A3 and A7: for a Plt or Plh, and for a functional official who
    leads a unit.
    """

    position: UUID
    employee: UUID
    span: Span
    by: UUID


@dataclass(frozen=True, slots=True)
class Organization:
    """All that decides who assesses whom in one agency."""

    positions: Collection[Position] = ()
    lines: Collection[ReportingLine] = ()
    assignments: Collection[Assignment] = ()
    delegations: Collection[Delegation] = ()


class OverlapRule(StrEnum):
    """What two assignments on the same day break."""

    SEAT_TAKEN = auto()
    SECOND_DEFINITIVE_POST = auto()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two assignments that cannot both hold, the one begun earlier first."""

    rule: OverlapRule
    earlier: Assignment
    later: Assignment


def overlaps(assignments: Iterable[Assignment]) -> tuple[Overlap, ...]:
    """Find two people on one seat, and people with two definitive posts, on a same day.

    A Plh sits beside the holder for whom they stand in: a seat is taken per kind.
    """
    entries = tuple(assignments)
    definitive = [entry for entry in entries if entry.kind is AssignmentKind.DEFINITIVE]
    seats = clashes(entries, lambda entry: (entry.position, entry.kind, entry.seat))
    posts = clashes(definitive, lambda entry: entry.employee)
    return tuple(
        chain(
            (Overlap(OverlapRule.SEAT_TAKEN, *pair) for pair in seats),
            (Overlap(OverlapRule.SECOND_DEFINITIVE_POST, *pair) for pair in posts),
        )
    )


def find_crowded(positions: Iterable[Position], lines: Iterable[ReportingLine]) -> tuple[UUID, ...]:
    """Find positions that others report to and that more than one person may hold."""
    leading = {line.superior for line in lines}
    return tuple(post.id for post in positions if post.places > 1 and post.id in leading)


def forks(lines: Iterable[ReportingLine]) -> tuple[tuple[ReportingLine, ReportingLine], ...]:
    """Find positions with two superiors on a same day, the line begun earlier first."""
    return tuple(clashes(lines, lambda line: line.position))


def circle(lines: Iterable[ReportingLine]) -> tuple[UUID, ...] | None:
    """Find positions that report to one another in a circle on some day, in reporting order.

    A circle that exists on any day exists on the first day of its youngest line, so it is enough to
    climb from each line on the day it begins. The *lines* have no forks.
    """
    above: dict[UUID, list[ReportingLine]] = {}
    for line in lines:
        above.setdefault(line.position, []).append(line)
    starts = chain.from_iterable(above.values())
    return next(filter(None, (_circle_through(line, above) for line in starts)), None)


def _circle_through(
    line: ReportingLine, above: dict[UUID, list[ReportingLine]]
) -> tuple[UUID, ...] | None:
    path = {line.position: None}
    here: UUID | None = line.superior
    while here is not None and here not in path:
        path[here] = None
        here = _superior_on(above.get(here, ()), line.span.starts_on)
    return tuple(path) if here == line.position else None


def _superior_on(lines: Sequence[ReportingLine], day: date) -> UUID | None:
    return next((line.superior for line in lines if line.span.contains(day)), None)
