"""Bring what is wrong in the organization up to a change of it, as far as the change reaches.

Those whom somebody assesses on all days to come are done with at once. Why nobody assesses the
others is looked into in the whole organization: it is seldom, and mended soon.

Why it is so: docs/decisions/0037.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import (
    ONLY_BY_DELEGATION,
    AssessorRow,
    Cause,
    Chart,
)
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.domain.organization.rings import RowsOf, find_rings
from penilaian_api.domain.organization.standing import (
    DatedDefect,
    Employed,
    Examined,
    days_without,
    is_over,
    lasting_defects,
    since_ever,
)
from penilaian_api.storage.models.audit import AuditEvent, AuditHead
from penilaian_api.storage.organization import standing_table
from penilaian_api.storage.organization.organization import Bindings, load
from penilaian_api.storage.organization.standing_table import KnownRows, StoredDefect
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.reached.listed import in_order


@dataclass(frozen=True, slots=True)
class OrganizationChange:
    """Whom and what a change of the organization concerns; ``None`` stands for all."""

    people: Collection[UUID] | None
    positions: Collection[UUID] | None = ()
    units: Collection[UUID] | None = ()

    def concerns(self, row: DatedDefect, people: Collection[UUID], units: set[UUID]) -> bool:
        """Tell whether a row is about what is looked at."""
        defect = row.defect
        if defect is not None and defect.unit is not None:
            return defect.unit in units
        if row.employee is not None:
            return row.employee in people
        return self.positions is None or (defect is not None and defect.position in self.positions)


EVERYTHING: Final = OrganizationChange(None, None, None)


@dataclass(frozen=True, slots=True)
class Known:
    """What of an organization was read already, and who assesses whom by it."""

    organization: Organization
    rows_of: RowsOf
    is_whole: bool = True
    """Whether it has all that decides why nobody assesses somebody."""
    is_of_newcomers: bool = False
    """Whether it says something of those who changed alone: nobody else is looked at by it."""


NEWCOMERS: Final = Known(Organization(), lambda _: (), is_of_newcomers=True)
"""What is known of those who are in the organization only from now on."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the rows depart from what they follow from: rows as stored, and what is to stand."""

    stored: tuple[StoredDefect, ...]
    expected: frozenset[DatedDefect]

    def differing(self, day: date) -> frozenset[DatedDefect]:
        """Give the rows that are too many or lack."""
        rows = (each.row for each in self.stored if not is_over(each.row, day))
        return frozenset(since_ever(row, day) for row in rows) ^ self.expected


def follow(
    session: Session,
    bindings: Bindings,
    day: date,
    change: OrganizationChange,
    known: Known | None = None,
) -> None:
    """Rewrite the rows that a change concerns; what is not *known* is read."""
    departure = compare(session, bindings, day, change, known)
    agency_id = bindings["reach_agency"]
    if not isinstance(agency_id, UUID):
        raise TypeError("An agency is named by its id.")
    standing_table.rewrite(session, agency_id, departure.stored, departure.expected, day)


def compare(
    session: Session,
    bindings: Bindings,
    day: date,
    change: OrganizationChange,
    known: Known | None = None,
) -> Departure:
    """Find what is stored of whom a change concerns, and what is to stand."""
    session.flush()
    heads = change.positions and {*change.positions, *_above(change, known)}
    around = known is None or not known.is_of_newcomers
    standing = standing_table.read(
        session, bindings, change.people, heads, change.units, around=around
    )
    people = _people(standing, change)
    if known is None or (not known.is_whole and _asks_for_all(known, standing, people, day)):
        organization = load(session, bindings)
        chart = Chart(organization)
        known = Known(organization, cache(lambda employee: tuple(chart.rows(employee))))
    rows_of = known.rows_of
    posts = {post.id for post in known.organization.positions}
    positions = posts if heads is None else heads
    units = [each.unit for each in standing.units]
    rings = find_rings(rows_of, chain.from_iterable(map(rows_of, in_order(people))))
    scope = Examined(people, positions, units)
    expected = lasting_defects(known.organization, rows_of, rings, scope, day)
    looked = OrganizationChange(change.people, positions, change.units)
    unit_ids = {unit.id for unit in units}
    stored = (each for each in standing.stored if looked.concerns(each.row, people, unit_ids))
    return Departure(tuple(stored), expected)


def last_day(session: Session, agency_id: UUID) -> date:
    """Tell the day of the last row of an agency's trail: no row here was written later."""
    query = (
        select(AuditEvent.at)
        .join(*joined(AuditHead, AuditHead.seq == AuditEvent.seq, agency=agency_id))
        .where(AuditEvent.agency_id == agency_id)
    )
    last = session.execute(query).scalar_one_or_none()
    return date.min if last is None else last.date()


def _people(standing: KnownRows, change: OrganizationChange) -> Mapping[UUID, Employed]:
    """Name the people who are looked at, with those of whom a ring is known."""
    if change.people is None:
        return standing.people
    ringed = {
        each.row.employee
        for each in standing.stored
        if each.row.defect is not None and each.row.defect.days is not None
    }
    named = {*change.people, *ringed}
    return {key: facts for key, facts in standing.people.items() if key in named}


def _above(change: OrganizationChange, known: Known | None) -> Iterable[UUID]:
    """Name the positions to which those that changed report on any day."""
    lines = () if known is None else known.organization.lines
    return (line.superior for line in lines if line.position in (change.positions or ()))


def _asks_for_all(
    known: Known, standing: KnownRows, people: Mapping[UUID, Employed], day: date
) -> bool:
    """Tell whether more must be known than who assesses whom: why nobody does, or may."""
    if any(unit.job_class in ONLY_BY_DELEGATION for unit in standing.units):
        return True
    if any(each.row.defect and each.row.defect.days for each in standing.stored):
        return True
    chart = Chart(known.organization)
    return any(
        _is_left_alone(chart, employee, known.rows_of(employee), day)
        for employee, facts in people.items()
        if not facts.is_official and facts.days(day) is not None
    )


def _is_left_alone(chart: Chart, employee: UUID, rows: Collection[AssessorRow], day: date) -> bool:
    """Tell whether nobody assesses a person on a day from *day* on on which they hold a post."""
    present = tuple([row.span for row in rows if row.cause is not Cause.FORMER])
    held_on = (span for span, _ in chart.posts(employee, Span(day)))
    return any(True for span in held_on for _ in days_without(span, present))
