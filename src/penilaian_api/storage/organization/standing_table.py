"""Keep what is wrong in the organization as rows, which a page of the list reads by its index.

Why it is so: docs/decisions/0037.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias, cast
from uuid import UUID

from sqlalchemy import Dialect, Table, or_, select, union
from sqlalchemy.orm import Session, aliased

from penilaian_api.domain.dates import Span, span_of
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.defects import CODES, RANKS, Defect, DefectCode
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import JobClass, Unit
from penilaian_api.domain.organization.standing import (
    DatedDefect,
    Employed,
    is_over,
    since_ever,
)
from penilaian_api.storage.models import organization as tables
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import UNASSESSED, Employee, Position
from penilaian_api.storage.organization.organization import Bindings
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import cached_once, prepared
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.reached.listed import FEW, batches, in_order, is_read_whole
from penilaian_api.storage.work.row_statements import (
    RowStatement,
    delete_statement,
    insert_statement,
)

_HEADS: Final = RANKS[DefectCode.HEAD_WITHOUT_DELEGATION]
_RINGS: Final = RANKS[DefectCode.ASSESSMENT_RING]


class StoredDefect(NamedTuple):
    """A row as it is stored."""

    id: UUID
    row: DatedDefect


class HeadedUnit(NamedTuple):
    """A unit, and whether its head assesses by delegation only."""

    unit: Unit
    job_class: JobClass | None


class KnownRows(NamedTuple):
    """What is stored of some people, positions and units, and what of them decides."""

    stored: list[StoredDefect]
    people: dict[UUID, Employed]
    units: list[HeadedUnit]


def read(  # noqa: PLR0913 - of whom and of what, and whether of others too
    session: Session,
    bindings: Bindings,
    people: Collection[UUID] | None,
    positions: Collection[UUID] | None,
    units: Collection[UUID] | None,
    *,
    around: bool,
) -> KnownRows:
    """Read what is stored of *people*, and of *units* or those that *positions* head.

    ``None`` stands for all. *around*: with rings and heads that assess nobody, whosever they are,
    since a change of others may end them.
    """
    stored, employed = dict[UUID, StoredDefect](), dict[UUID, Employed]()
    headed = dict[UUID, HeadedUnit]()
    for persons, posts, places in _by_batch(session, bindings, people, positions, units):
        rows, facts = _rows(persons, posts, places, around=around), _people(persons)
        heads = _units(posts, places, around=around)
        results = execute_combined(session, bindings, rows, facts, heads)
        stored |= {each.id: each for each in results.of(rows)}
        employed.update(results.of(facts))
        headed |= {each.unit.id: each for each in results.of(heads)}
        around = False
    return KnownRows([*stored.values()], employed, [*headed.values()])


def rewrite(
    session: Session,
    agency_id: UUID,
    stored: Iterable[StoredDefect],
    expected: Collection[DatedDefect],
    day: date,
) -> None:
    """Take out what stands no more, and put in what stands: at most two statements."""
    present, surplus = set[DatedDefect](), list[UUID]()
    for entry in stored:
        row = since_ever(entry.row, day) if expected and not is_over(entry.row, day) else None
        if row in expected and row not in present and row is not None:
            present.add(row)
        else:
            surplus.append(entry.id)
    connection = session.connection()
    if surplus:
        _removal(connection.dialect).run(connection, [(key,) for key in surplus], agency_id)
    if lacking := [row for row in expected if row not in present]:
        lacking.sort(key=_by_subject)  # in the order of their indexes, which costs half
        rows = [_values(agency_id, row) for row in lacking]
        _insertion(connection.dialect).run(connection, rows)


_Keys: TypeAlias = set[UUID] | None


def _by_batch(
    session: Session,
    bindings: Bindings,
    people: Collection[UUID] | None,
    positions: Collection[UUID] | None,
    units: Collection[UUID] | None,
) -> Iterator[tuple[_Keys, _Keys, _Keys]]:
    """Name some of each at a time; at once, and all of them, where one of the three is all."""
    if people is None or positions is None or units is None:
        yield None, None, None
        return
    asked = (people, positions, units)
    if is_read_whole(session, bindings, max(map(len, asked))):
        yield None, None, None
        return
    parts = ([*batches(in_order(keys), FEW)] or [()] for keys in asked)
    for persons, posts, places in zip_longest(*parts, fillvalue=()):
        yield {*persons}, {*posts}, {*places}


@prepared
def _rows(
    people: set[UUID] | None,
    positions: set[UUID] | None,
    units: set[UUID] | None,
    *,
    around: bool,
) -> SubQuery[StoredDefect]:
    row = tables.LastingDefect
    query = select(
        row.id,
        row.rank,
        row.employee_id,
        row.position_id,
        row.unit_id,
        row.starts_on,
        row.ends_before,
        row.ring_from,
        row.ring_before,
    ).where(of_agency(row), row.rank <= UNASSESSED)
    if people is not None and positions is not None and units is not None:
        # Whose line or ring was another is not known any more: all of these are looked at again.
        always = row.rank.in_((_HEADS, _RINGS))
        about = or_(
            row.employee_id.in_(people), row.position_id.in_(positions), row.unit_id.in_(units)
        )
        query = query.where(or_(about, always) if around else about)
    return SubQuery(query, _to_domain)


def _to_domain(  # noqa: PLR0913, PLR0917 - the columns of a row
    key: UUID,
    rank: int,
    employee: UUID | None,
    position: UUID | None,
    unit: UUID | None,
    first: date,
    end: date | None,
    ring_from: date | None,
    ring_before: date | None,
) -> StoredDefect:
    days = None if ring_from is None else Span(ring_from, ring_before)
    defect = None
    if rank != UNASSESSED:
        defect = Defect(CODES[rank], employee=employee, position=position, unit=unit, days=days)
    return StoredDefect(key, DatedDefect(defect, employee, span_of(first, end)))


@prepared
def _people(people: set[UUID] | None) -> SubQuery[tuple[UUID, Employed]]:
    query = select(Employee.id, Employee.kind, Employee.left_on, Employee.nip).where(
        of_agency(Employee)
    )
    if people is not None:
        row, person = tables.LastingDefect, aliased(Employee)
        stated = select(person.id).where(of_agency(person), person.id.in_(people))
        ringed = select(row.employee_id).where(of_agency(row), row.rank == _RINGS)
        query = query.where(among(Employee.id, union(stated, ringed)))

    def build(
        key: UUID, kind: EmploymentKind, left_on: date | None, number: str | None
    ) -> tuple[UUID, Employed]:
        doubtful = number is not None and nip.is_doubtful(nip.parse(number))
        return key, Employed(kind == EmploymentKind.OFFICIAL, left_on, doubtful)

    return SubQuery(query, build)


@prepared
def _units(
    positions: set[UUID] | None, units: set[UUID] | None, *, around: bool
) -> SubQuery[HeadedUnit]:
    unit = tables.Unit
    query = (
        select(unit.id, Position.id, Position.job_class)
        .outerjoin(*joined(Position, Position.unit_id == unit.id, Position.is_head))
        .where(of_agency(unit))
    )
    if positions is not None and units is not None:
        row = tables.LastingDefect
        headed = select(Position.unit_id).where(
            of_agency(Position), Position.is_head, Position.id.in_(positions)
        )
        named = select(row.unit_id).where(of_agency(row), row.rank == _HEADS)
        looked_at = [unit.id.in_(units), unit.id.in_(headed)]
        query = query.where(or_(*looked_at, *([unit.id.in_(named)] if around else [])))

    def build(key: UUID, head: UUID | None, job_class: JobClass | None) -> HeadedUnit:
        return HeadedUnit(Unit(key, head), job_class)

    return SubQuery(query, build)


def _by_subject(row: DatedDefect) -> int:
    subject = row.employee or (row.defect and (row.defect.position or row.defect.unit))
    return subject.int if subject else 0


def _values(agency_id: UUID, row: DatedDefect) -> tuple[object, ...]:
    """Give the values of a new row, in the order of `_COLUMNS`."""
    defect = row.defect or Defect(DefectCode.NO_ASSIGNMENT, employee=row.employee)
    rank = UNASSESSED if row.defect is None else RANKS[row.defect.code]
    days = (None, None) if defect.days is None else (defect.days.starts_on, defect.days.ends_before)
    subject = defect.employee or defect.position or defect.unit
    about = (defect.employee, defect.position, defect.unit)
    span = (row.span.starts_on, row.span.ends_before)
    return (agency_id, new_id(), rank, subject, *about, *span, *days)


@cached_once
def _insertion(dialect: Dialect) -> RowStatement:
    return insert_statement(_TABLE, [_TABLE.c[name] for name in _COLUMNS], dialect)


@cached_once
def _removal(dialect: Dialect) -> RowStatement:
    return delete_statement(_TABLE, [_TABLE.c["id"]], dialect)


_TABLE: Final = cast("Table", tables.LastingDefect.__table__)
_COLUMNS: Final = (
    *("agency_id", "id", "rank", "subject_id", "employee_id", "position_id", "unit_id"),
    *("starts_on", "ends_before", "ring_from", "ring_before"),
)
