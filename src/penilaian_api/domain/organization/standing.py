"""Say on which days, from one day on, something in the organization is wrong, and for whom.

The defects of one day (``defects.py``) are those whose days it is among. What is known of the days
to come is told now, so that nothing has to be done on the day on which it comes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple
from uuid import UUID

from penilaian_api.domain.dates import Span, span_of
from penilaian_api.domain.organization.assessor import AssessorRow, Cause
from penilaian_api.domain.organization.defects import Defect, DefectCode, Inspection
from penilaian_api.domain.organization.organization import Organization, Unit
from penilaian_api.domain.organization.rings import AssessmentRing, RowsOf

EVER: Final = date.min
"""The first day of what is so already on the day from which on is looked."""


class DatedDefect(NamedTuple):
    """Something that is wrong during a span; *defect* none: nobody assesses the person then."""

    defect: Defect | None
    employee: UUID | None
    span: Span


class Employed(NamedTuple):
    """What of a person decides whether they are to be appraised, and until when."""

    is_official: bool
    left_on: date | None
    is_nip_doubtful: bool

    def days(self, day: date) -> Span | None:
        """Name the days from *day* on on which the person is in service."""
        if self.left_on is None:
            return span_of(day, None)
        return None if self.left_on < day else Span.through(day, self.left_on)


@dataclass(frozen=True, slots=True)
class Examined:
    """Of whom and of what is to be said what is wrong: people, positions, units with their head."""

    people: Mapping[UUID, Employed]
    positions: Collection[UUID]
    units: Collection[Unit]


def lasting_defects(
    organization: Organization,
    rows_of: RowsOf,
    rings: Iterable[AssessmentRing],
    scope: Examined,
    day: date,
) -> frozenset[DatedDefect]:
    """Say what is wrong on *day* and on the days to come."""
    inspection, cuts = Inspection(organization), _cuts(organization, day)
    lasting = Span(day)
    people = (
        _of_person(inspection, employee, facts, rows_of(employee), cuts, day)
        for employee, facts in scope.people.items()
    )
    positions = (_of_position(inspection, position, lasting) for position in scope.positions)
    units = (_of_unit(inspection, unit, cuts, day) for unit in scope.units)
    parts = chain(people, positions, units, (_of_rings(rings, scope.people, day),))
    return frozenset(since_ever(row, day) for row in chain.from_iterable(parts))


def since_ever(row: DatedDefect, day: date) -> DatedDefect:
    """Give a row as it is written on *day*: how long it was so before is nobody's matter."""
    if row.span.starts_on > day:
        return row
    return DatedDefect(row.defect, row.employee, span_of(EVER, row.span.ends_before))


def is_over(row: DatedDefect, day: date) -> bool:
    """Tell whether nothing is wrong any more by a row."""
    return row.span.ends_before is not None and row.span.ends_before <= day


def _of_person(  # noqa: PLR0913, PLR0917 - what is known of a person
    inspection: Inspection,
    employee: UUID,
    facts: Employed,
    rows: Collection[AssessorRow],
    cuts: tuple[date, ...],
    day: date,
) -> Iterator[DatedDefect]:
    for span in days_without(span_of(day, None), tuple([row.span for row in rows])):
        yield DatedDefect(None, employee, span)
    days = facts.days(day)
    if days is None:
        return
    if facts.is_nip_doubtful:
        yield _row(Defect(DefectCode.NIP_DOUBTFUL, employee=employee), days)
    if facts.is_official:
        return
    present = tuple([row.span for row in rows if row.cause is not Cause.FORMER])
    for span in days_without(days, present):
        yield from _on_days(lambda on: inspection.of_employee(employee, on), span, cuts)
    if inspection.holds_acting_post(employee):
        yield from _on_days(lambda on: inspection.only_acting(employee, on), days, cuts)


def _on_days(
    ask: Callable[[date], Defect | None], span: Span, cuts: tuple[date, ...]
) -> Iterator[DatedDefect]:
    """Ask what is wrong on the days of *span*, which is cut where something changes."""
    last: DatedDefect | None = None
    for piece in _pieces(span, cuts):
        defect = ask(piece.starts_on)
        if last is not None and last.defect == defect:
            last = last._replace(span=Span(last.span.starts_on, piece.ends_before))
            continue
        if last is not None:
            yield last
        last = None if defect is None else _row(defect, piece)
    if last is not None:
        yield last


def _of_position(inspection: Inspection, position: UUID, lasting: Span) -> Iterator[DatedDefect]:
    if inspection.reports_to_nobody_by_law(position):
        return
    for span in days_without(lasting, tuple(inspection.lines_of(position))):
        yield _row(Defect(DefectCode.POSITION_WITHOUT_LINE, position=position), span)


def _of_unit(
    inspection: Inspection, unit: Unit, cuts: tuple[date, ...], day: date
) -> Iterator[DatedDefect]:
    if unit.head_position is None:
        yield _row(Defect(DefectCode.UNIT_WITHOUT_HEAD, unit=unit.id), Span(day))
        return
    yield from _on_days(lambda on: inspection.of_head(unit, on), Span(day), cuts)


def _of_rings(
    rings: Iterable[AssessmentRing], people: Collection[UUID], day: date
) -> Iterator[DatedDefect]:
    """Name each person of a ring by the first ring that lasts, then by the next."""
    until: dict[UUID, date] = {}
    for ring in sorted(rings, key=lambda ring: (ring.span.starts_on, ring.people)):
        end = ring.span.ends_before or date.max
        for person in ring.people:
            start = until.get(person, day)
            if person in people and end > start:
                defect = Defect(DefectCode.ASSESSMENT_RING, employee=person, days=ring.span)
                yield _row(defect, Span(start, ring.span.ends_before))
                until[person] = end


def _row(defect: Defect, span: Span) -> DatedDefect:
    return DatedDefect(defect, defect.employee, span)


def _cuts(organization: Organization, day: date) -> tuple[date, ...]:
    """List the days after *day* on which something in the organization changes."""
    parts = (organization.lines, organization.assignments, organization.delegations)
    spans = [entry.span for part in parts for entry in part]
    days = {end for span in spans for end in (span.starts_on, span.ends_before)}
    return tuple(sorted(cut for cut in days if cut is not None and cut > day))


def _pieces(span: Span, cuts: tuple[date, ...]) -> Iterator[Span]:
    inner = [cut for cut in cuts if span.starts_on < cut and span.contains(cut)]
    if not inner:
        yield span
        return
    for start, end in zip((span.starts_on, *inner), (*inner, span.ends_before), strict=True):
        yield Span(start, end)


@lru_cache(maxsize=1024)
def days_without(span: Span, others: tuple[Span, ...]) -> Collection[Span]:
    """Give the days of *span* that are in none of *others*: those of most people are the same."""
    return tuple(_without(span, others))


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    start: date | None = span.starts_on
    for other in sorted(others, key=lambda other: other.starts_on):
        if start is None:
            return
        if other.ends_before is not None and other.ends_before <= start:
            continue
        if span.ends_before is not None and other.starts_on >= span.ends_before:
            break
        if other.starts_on > start:
            yield Span(start, other.starts_on)
        start = other.ends_before
    if start is not None and (span.ends_before is None or start < span.ends_before):
        yield Span(start, span.ends_before)
