"""Compare the derived table of assessors with the organization, and mend where it departs."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple, cast
from uuid import UUID

from sqlalchemy import Dialect, Select, Table, select
from sqlalchemy.orm import Session

from penilaian_api.domain.dates import span_of
from penilaian_api.domain.organization.assessor import AssessorRow, Chart, find_affected
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.domain.organization.rings import (
    AssessmentRing,
    RowsOf,
    find_new_edges,
    find_rings,
)
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assessor
from penilaian_api.storage.organization.organization import Bindings, load, load_parts
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import cached_once, prepared
from penilaian_api.storage.work.reached.listed import FEW, batches, in_order, is_read_whole
from penilaian_api.storage.work.row_statements import (
    RowStatement,
    delete_statement,
    insert_statement,
)


class StoredAssessor(NamedTuple):
    """A row of the derived table as it is stored."""

    id: UUID
    row: AssessorRow


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Where the derived table departs from the organization: rows too many, rows that lack."""

    surplus: tuple[StoredAssessor, ...]
    lacking: tuple[AssessorRow, ...]

    @property
    def people(self) -> frozenset[UUID]:
        """The employees whose rows differ."""
        surplus = {stored.row.employee for stored in self.surplus}
        return frozenset(surplus | {row.employee for row in self.lacking})


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The organization as it is, and who assesses whom by it, beside what is stored.

    *people* are those concerned, *expected* their rows; *rows_of* gives anybody's, if the whole was
    read: *is_whole*.
    """

    organization: Organization
    rows_of: RowsOf
    people: Collection[UUID]
    expected: tuple[AssessorRow, ...]
    difference: TableDifference
    is_whole: bool = True

    def find_new_rings(self) -> tuple[AssessmentRing, ...]:
        """Find the rings of people that the table, as stored, did not have on the same days."""
        former = (stored.row for stored in self.difference.surplus)
        return find_rings(self.rows_of, find_new_edges(self.difference.lacking, former))

    def find_rings(self) -> tuple[AssessmentRing, ...]:
        """Find every ring of people among those concerned."""
        return find_rings(self.rows_of, self.expected)


def lock(session: Session, agency_id: UUID) -> None:
    """Make other writers of the agency's organization wait."""
    query = select(Agency.id).where(Agency.id == agency_id).with_for_update(key_share=True)
    session.execute(query)


Foresee = Callable[[Organization], Organization]
"""Adds what is to be stored and is not yet."""


def compare(
    session: Session,
    bindings: Bindings,
    where: Collection[Touched] | None,
    foresee: Foresee = lambda stored: stored,
) -> Recomputation:
    """Load the organization, and find how the rows of those concerned depart from it.

    *where* it was changed: what that touches is read, as long as it is less than the whole is to
    read; ``None`` concerns everyone.
    """
    number = sum(len(each.people) + len(each.positions) for each in where or ())
    if where is None or is_read_whole(session, bindings, number):
        now = foresee(load(session, bindings))
        return _compare(session, bindings, now, None if where is None else _concerned(now, where))
    part, concerned = load_parts(session, bindings, where)
    return replace(_compare(session, bindings, foresee(part), concerned), is_whole=False)


def _concerned(now: Organization, where: Iterable[Touched]) -> frozenset[UUID]:
    """Name those concerned by a change in a whole organization."""
    positions, people = set[UUID](), set[UUID]()
    for touched in where:
        positions |= {*touched.positions}
        people |= {*touched.people}
    return find_affected(now, positions) | people


def _compare(
    session: Session, bindings: Bindings, now: Organization, people: frozenset[UUID] | None
) -> Recomputation:
    """Hold the stored rows of *people*, or of everyone, against the organization."""
    chart = Chart(now)
    rows_of = cache(lambda employee: tuple(chart.rows(employee)))
    chosen = chart.employees if people is None else people
    expected = dict.fromkeys(chain.from_iterable(map(rows_of, in_order(chosen))))
    stored = _fetch(session, bindings, people)
    present = {entry.row for entry in stored}
    surplus = tuple(entry for entry in stored if entry.row not in expected)
    lacking = tuple(row for row in expected if row not in present)
    difference = TableDifference(surplus, lacking)
    return Recomputation(now, rows_of, chosen, tuple(expected), difference)


def mend(session: Session, agency_id: UUID, difference: TableDifference) -> None:
    """Bring the derived table up to the organization."""
    rewrite(session, agency_id, [stored.id for stored in difference.surplus], difference.lacking)


def rewrite(
    session: Session, agency_id: UUID, surplus: Iterable[UUID], lacking: Iterable[AssessorRow]
) -> None:
    """Take rows out of the derived table and put others in: at most two statements."""
    connection = session.connection()
    if old := [(key,) for key in surplus]:
        _removal(connection.dialect).run(connection, old, agency_id)
    if new := [_values(agency_id, row) for row in lacking]:
        _insertion(connection.dialect).run(connection, new)


def _values(agency_id: UUID, row: AssessorRow) -> tuple[object, ...]:
    """Give the values of a new row, in the order of `_COLUMNS`."""
    days = (row.span.starts_on, row.span.ends_before)
    return (agency_id, new_id(), row.employee, row.assessor, row.cause, *days)


@cached_once
def _insertion(dialect: Dialect) -> RowStatement:
    return insert_statement(_TABLE, [_TABLE.c[name] for name in _COLUMNS], dialect)


@cached_once
def _removal(dialect: Dialect) -> RowStatement:
    return delete_statement(_TABLE, [_TABLE.c["id"]], dialect)


_TABLE: Final = cast("Table", Assessor.__table__)
_COLUMNS: Final = (
    *("agency_id", "id", "employee_id", "assessor_id", "cause", "starts_on", "ends_before"),
)


def _fetch(
    session: Session, bindings: Bindings, people: Collection[UUID] | None
) -> tuple[StoredAssessor, ...]:
    groups: Iterable[set[UUID] | None] = [None]
    if people is not None and not is_read_whole(session, bindings, len(people)):
        groups = map(set, batches(in_order(people), FEW))
    stored = (
        StoredAssessor(row[0], AssessorRow(row[1], row[2], row[3], span_of(row[4], row[5])))
        for query in map(_rows_of, groups)
        for row in session.execute(query.built, {**bindings, **query.values})
    )
    return tuple(entry for entry in stored if people is None or entry.row.employee in people)


@prepared
def _rows_of(people: set[UUID] | None) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        Assessor.id,
        Assessor.employee_id,
        Assessor.assessor_id,
        Assessor.cause,
        Assessor.starts_on,
        Assessor.ends_before,
    ).where(of_agency(Assessor))
    return query if people is None else query.where(Assessor.employee_id.in_(people))
