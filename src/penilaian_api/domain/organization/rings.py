"""Find people who assess one another, directly or in a ring: by person, on every day.

Nobody assesses their assessor: whose result depends on mine cannot judge mine freely, and an
objection would have nobody to decide it. Posts may stand in good order and persons not: whoever
acts in a post below their own is assessed by one whom they assess.

Why it is so: docs/decisions/0017.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import AssessorRow
from penilaian_api.domain.organization.organization import Assignment, Delegation, Organization

RowsOf: TypeAlias = Callable[[UUID], Sequence[AssessorRow]]
"""Who assesses a person, on which days."""


@dataclass(frozen=True, slots=True)
class AssessmentRing:
    """On the days of *span* each of *people* is assessed by the next, and the last by the first."""

    people: tuple[UUID, ...]
    span: Span


def find_rings(rows_of: RowsOf, edges: Iterable[AssessorRow]) -> tuple[AssessmentRing, ...]:
    """Find the rings that pass through one of *edges* on one of its days.

    Nobody has two assessors on a day, so one climbs; what was climbed to the top without a ring is
    not climbed again, and the whole costs about as much as there are rows.
    """
    clear: dict[UUID, list[Span]] = {}
    rings: dict[AssessmentRing, None] = {}
    for edge in edges:
        if not _covered(edge.span, clear.get(edge.assessor, ())):
            rings |= dict.fromkeys(_rings_through(edge, rows_of, clear))
    return tuple(rings)


def find_new_edges(
    rows: Iterable[AssessorRow], former: Iterable[AssessorRow]
) -> Iterator[AssessorRow]:
    """Keep of *rows* the days on which somebody else, or nobody, assessed the same person before.

    A ring that is new on a day has an edge that is new on that day.
    """
    before: dict[tuple[UUID, UUID], list[Span]] = {}
    for row in former:
        before.setdefault((row.employee, row.assessor), []).append(row.span)
    if not before:
        yield from rows
        return
    for row in rows:
        for span in _without(row.span, before.get((row.employee, row.assessor), ())):
            yield row._replace(span=span)


def name_posts(organization: Organization, ring: AssessmentRing) -> tuple[tuple[UUID, ...], ...]:
    """Name for each person of a ring the positions at which they stand on its first day.

    They hold them, act in them or assess from them by a delegation.
    """
    day = ring.span.starts_on
    standing: dict[UUID, dict[UUID, None]] = {person: {} for person in ring.people}
    entries: Iterable[Assignment | Delegation] = chain(
        organization.assignments, organization.delegations
    )
    for entry in entries:
        if entry.employee in standing and entry.span.contains(day):
            standing[entry.employee][entry.position] = None
    return tuple(tuple(standing[person]) for person in ring.people)


def _rings_through(
    edge: AssessorRow, rows_of: RowsOf, clear: dict[UUID, list[Span]]
) -> Iterator[AssessmentRing]:
    visited: list[tuple[UUID, Span]] = []
    closed = False
    waiting: list[tuple[tuple[UUID, ...], UUID, Span]] = [
        ((edge.employee,), edge.assessor, edge.span)
    ]
    while waiting:
        path, here, days = waiting.pop()
        if here == edge.employee:
            yield AssessmentRing(_turn(path), days)
        if here in path:
            closed = True
        elif not _covered(days, clear.get(here, ())):
            visited.append((here, days))
            onward = (*path, here)
            waiting += ((onward, row.assessor, span) for row, span in _on(rows_of(here), days))
    if not closed:
        for person, days in visited:
            clear.setdefault(person, []).append(days)


def _on(rows: Iterable[AssessorRow], days: Span) -> Iterator[tuple[AssessorRow, Span]]:
    for row in rows:
        common = row.span.intersect(days)
        if common is not None:
            yield row, common


def _turn(people: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Begin a ring with the same person, wherever it was entered."""
    first = people.index(min(people))
    return people[first:] + people[:first]


def _covered(days: Span, spans: Iterable[Span]) -> bool:
    return any(span.covers(days) for span in spans)


def _without(days: Span, others: Collection[Span]) -> Iterator[Span]:
    """Take the days of *others* out of *days*."""
    remaining = [days]
    for other in others:
        remaining = [piece for span in remaining for piece in _cut(span, other)]
    yield from remaining


def _cut(days: Span, other: Span) -> Iterator[Span]:
    if not days.overlaps(other):
        yield days
        return
    if days.starts_on < other.starts_on:
        yield Span(days.starts_on, other.starts_on)
    end = other.ends_before
    if end is not None and (days.ends_before is None or end < days.ends_before):
        yield Span(end, days.ends_before)
