"""Compute who assesses whom, on every day, whenever the organization changes.

PermenPANRB 6/2022, art. 1 and annex IV A1-A7. One climbs from the post of the employee to the
superior position and asks there: the delegate in force; else the definitive holder, unless the post
is functional or executive; else the same question one position up. Whoever holds an acting post is
assessed by the leader to whom that post reports. Nobody assesses themselves: one climbs on. What is
left to do for whoever holds no post any more is done by those above the post that they held last.

Why it is so: docs/decisions/0007.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum, auto
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from penilaian_api.domain.dates import ALWAYS, Span, segments
from penilaian_api.domain.organization.organization import (
    Assignment,
    AssignmentKind,
    Delegation,
    JobClass,
    Organization,
    ReportingLine,
)

ONLY_BY_DELEGATION: Final = frozenset({JobClass.FUNCTIONAL, JobClass.EXECUTIVE})
"""Below the lowest level that assesses by itself (pengawas): art. 1, annex IV A7."""


def takes_delegate(post: JobClass, *, heads_unit: bool) -> bool:
    """Tell whether somebody may assess from a post by delegation (annex IV A7).

    From a functional or executive one only at the head of a unit: to lead a team is not enough.
    """
    return heads_unit or post not in ONLY_BY_DELEGATION


class Cause(StrEnum):
    """Why someone is the assessor: by the superior post, a delegation, or a post above it.

    *FORMER*: by any of these, of someone who left the post, for what is not finished.
    """

    DEFINITIVE = auto()
    DELEGATION = auto()
    CLIMB = auto()
    FORMER = auto()


class AssessorRow(NamedTuple):
    """An employee is assessed by someone (pejabat penilai kinerja) during a span."""

    employee: UUID
    assessor: UUID
    cause: Cause
    span: Span


class AssessorTitle(NamedTuple):
    """Someone who may assess from a position, and by what title."""

    employee: UUID
    cause: Cause


_Assessing: TypeAlias = tuple[UUID, Cause, Span]
"""An assessor, why, and on which days."""


class Chart:
    """An organization laid out for climbing: who stands at a position is worked out once."""

    def __init__(self, organization: Organization) -> None:
        self._lines: dict[UUID, list[ReportingLine]] = {}
        self._entitling: dict[UUID, list[Assignment | Delegation]] = {}
        self._posts: dict[UUID, list[Assignment]] = {}
        self._titles: dict[UUID, list[tuple[Span, tuple[AssessorTitle, ...]]]] = {}
        self._climbed: dict[tuple[UUID, Span, bool], Iterable[_Assessing]] = {}
        for line in organization.lines:
            self._lines.setdefault(line.position, []).append(line)
        for delegation in organization.delegations:
            self._entitling.setdefault(delegation.position, []).append(delegation)
        assessing = {
            post.id for post in organization.positions if post.job_class not in ONLY_BY_DELEGATION
        }
        for entry in organization.assignments:
            self._posts.setdefault(entry.employee, []).append(entry)
            if entry.kind is AssignmentKind.DEFINITIVE and entry.position in assessing:
                self._entitling.setdefault(entry.position, []).append(entry)

    @property
    def employees(self) -> Collection[UUID]:
        """Everyone who holds a post on any day."""
        return self._posts.keys()

    def rows(self, employee: UUID) -> Iterator[AssessorRow]:
        """Say who assesses *employee* on every day on which someone does, in order of days."""
        rows = chain.from_iterable(
            map(_as_former, self.climb(employee, position, span, after_leaving=True))
            if is_former
            else self.climb(employee, position, span)
            for span, position, is_former in self._days(employee)
        )
        return _merge(sorted(rows, key=attrgetter("span.starts_on")))

    def _days(self, employee: UUID) -> Iterator[tuple[Span, UUID, bool]]:
        """Say from which post *employee* is assessed, and whether they have left it."""
        last: UUID | None = None
        for span, assignments in segments(self._posts.get(employee, ())):
            if assignments:
                last = min(assignments, key=_precedence).position
            if last is not None:
                yield span, last, not assignments

    def posts(self, employee: UUID, window: Span = ALWAYS) -> Iterator[tuple[Span, UUID]]:
        """Say from which post *employee* is assessed: an acting one comes before their own.

        The law is silent on two acting posts at once: the one begun first counts, so that a further
        duty changes nobody's assessor.
        """
        for span, assignments in segments(self._posts.get(employee, ()), window):
            if assignments:
                yield span, min(assignments, key=_precedence).position

    def superiors(
        self, position: UUID, window: Span, *, after_leaving: bool = False
    ) -> Iterator[tuple[Span, UUID]]:
        """Say to which positions a position reports in *window*.

        *after_leaving*: of one that reports to none any more, to which it reported last.
        """
        lines = self._lines.get(position, ())
        for span, current in segments(lines, window):
            if current:
                yield span, _latest(current).superior
            elif after_leaving and (ended := _ended(lines, span.starts_on)) is not None:
                yield span, ended.superior

    def is_assessed_from(self, position: UUID, window: Span) -> bool:
        """Tell whether somebody may assess from a position on some day of *window*."""
        return any(titles for _, titles in self._titles_in(position, window))

    def climb(
        self, employee: UUID, position: UUID, window: Span, *, after_leaving: bool = False
    ) -> Iterator[AssessorRow]:
        """Find who assesses *employee* from *position* in *window*, in no order of days.

        It is the same for all at a position, but for whoever would come to assess themselves.
        """
        key = (position, window, after_leaving)
        climbed = self._climbed.get(key)
        if climbed is None:
            climbed = self._climbed[key] = tuple(self._climb(None, *key))
        if any(assessor == employee for assessor, _, _ in climbed):
            climbed = self._climb(employee, *key)
        return (AssessorRow(employee, *each) for each in climbed)

    def _climb(
        self,
        employee: UUID | None,
        position: UUID,
        window: Span,
        after_leaving: bool,  # noqa: FBT001 - the last of what a climb is kept by
    ) -> Iterator[_Assessing]:
        waiting = [(position, window, frozenset[UUID]())]
        while waiting:
            here, days, passed = waiting.pop()
            left = after_leaving and here == position
            for span, superior in self.superiors(here, days, after_leaving=left):
                if superior in passed:
                    continue
                for piece, titles in self._titles_in(superior, span):
                    title = next((each for each in titles if each.employee != employee), None)
                    if title is None:
                        waiting.append((superior, piece, passed | {superior}))
                    else:
                        yield title.employee, _cause(title, passed), piece

    def _titles_in(
        self, position: UUID, window: Span
    ) -> Iterator[tuple[Span, tuple[AssessorTitle, ...]]]:
        for span, titles in self._titles_at(position):
            common = span.intersect(window)
            if common:
                yield common, titles

    def _titles_at(self, position: UUID) -> list[tuple[Span, tuple[AssessorTitle, ...]]]:
        if position not in self._titles:
            self._titles[position] = [
                (span, _rank(entries))
                for span, entries in segments(self._entitling.get(position, ()))
            ]
        return self._titles[position]


def assessors(
    organization: Organization, employees: Iterable[UUID] | None = None
) -> tuple[AssessorRow, ...]:
    """Compute the rows of *employees*, or of everyone, ordered by employee and day."""
    chart = Chart(organization)
    chosen = chart.employees if employees is None else frozenset(employees)
    return tuple(chain.from_iterable(chart.rows(employee) for employee in sorted(chosen)))


def find_affected(organization: Organization, changed: Iterable[UUID]) -> frozenset[UUID]:
    """Name everyone whose rows may be others now, beside those whose own entries changed.

    A position is *changed* when its class, or a line, an assignment or a delegation at it, differs.
    Rows differ at most for those who, on any day, sit there or below. The lines tell what lies
    below: where an old line is gone, the position that reported by it is changed itself.
    """
    below: dict[UUID, set[UUID]] = {}
    for line in organization.lines:
        below.setdefault(line.superior, set()).add(line.position)
    reached = set(changed)
    waiting = list(reached)
    while waiting:
        fresh = below.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting.extend(fresh)
    entries = organization.assignments
    return frozenset(entry.employee for entry in entries if entry.position in reached)


def assessor(rows: Iterable[AssessorRow], employee: UUID, day: date) -> UUID | None:
    """Say who assesses *employee* on *day*."""
    in_force = (row for row in rows if row.employee == employee and row.span.contains(day))
    return next((row.assessor for row in in_force), None)


def reviewer(rows: Collection[AssessorRow], employee: UUID, day: date) -> UUID | None:
    """Say who decides an objection: the assessor's assessor (atasan pejabat penilai).

    At the top there is none, nor where two people assess each other: nobody decides on themselves.
    """
    first = assessor(rows, employee, day)
    second = None if first is None else assessor(rows, first, day)
    return None if second == employee else second


def _precedence(entry: Assignment) -> tuple[bool, date, UUID]:
    return entry.kind is not AssignmentKind.ACTING, entry.span.starts_on, entry.position


def _latest(lines: Iterable[ReportingLine]) -> ReportingLine:
    return max(lines, key=lambda line: (line.span.starts_on, line.superior))


def _ended(lines: Iterable[ReportingLine], day: date) -> ReportingLine | None:
    """Return the line that ended last before *day*."""
    ends = [
        (line.span.ends_before, line.superior, line)
        for line in lines
        if line.span.ends_before is not None and line.span.ends_before <= day
    ]
    return max(ends, key=lambda end: end[:2])[2] if ends else None


def _as_former(row: AssessorRow) -> AssessorRow:
    return row._replace(cause=Cause.FORMER)


def _rank(entries: Collection[Assignment | Delegation]) -> tuple[AssessorTitle, ...]:
    """Put delegates first, the one named last before the others, then holders by seat."""
    delegates = sorted(
        (entry for entry in entries if isinstance(entry, Delegation)),
        key=lambda entry: (entry.span.starts_on, entry.employee),
        reverse=True,
    )
    holders = sorted(
        (entry for entry in entries if isinstance(entry, Assignment)),
        key=lambda entry: (entry.seat, entry.employee),
    )
    return (
        *(AssessorTitle(entry.employee, Cause.DELEGATION) for entry in delegates),
        *(AssessorTitle(entry.employee, Cause.DEFINITIVE) for entry in holders),
    )


def _cause(title: AssessorTitle, passed: Collection[UUID]) -> Cause:
    """Call it a climb when a position was passed; a delegation stays the title it is."""
    return Cause.CLIMB if passed and title.cause is Cause.DEFINITIVE else title.cause


def _merge(ordered: Iterable[AssessorRow]) -> Iterator[AssessorRow]:
    """Join rows that meet and say the same."""
    last: AssessorRow | None = None
    for row in ordered:
        if last is not None and _continues(last, row):
            last = last._replace(span=Span(last.span.starts_on, row.span.ends_before))
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _continues(last: AssessorRow, row: AssessorRow) -> bool:
    return (
        last.span.ends_before == row.span.starts_on
        and last.assessor == row.assessor
        and last.cause is row.cause
    )
