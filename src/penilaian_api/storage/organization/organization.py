"""Load an agency's organization as values of the domain; conditions that its lists share.

Who assesses whom is a matter of the whole agency, whoever asks: the loading queries keep to the
agency and not to the caller's reach, and only the derived table and the list of defects use them.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.dates import Span, span_of
from penilaian_api.domain.organization.assessor import AssessorRow
from penilaian_api.domain.organization.organization import (
    Assignment,
    AssignmentKind,
    Delegation,
    Organization,
    Position,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.models import organization as tables
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.organization.part import Part, Touched, lines_above
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery, execute_combined
from penilaian_api.storage.work.prepared import Prepared, cached_once, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Bindings = Mapping[str, object]
V = TypeVar("V")

LEADER: Final = aliased(Employee)
"""Beside a person, the one by whose decision something is."""
PARENT: Final = aliased(tables.Unit)
"""Beside a unit, the one above it."""
SUPERIOR: Final = aliased(tables.Position)
"""Beside a position, the one that it reports to."""

_PARTS: Final = (Employee, tables.Position, tables.Unit)


def load(session: Session, bindings: Bindings) -> Organization:
    """Read the whole organization."""
    parts = _parts(None)
    return _organization(execute_combined(session, bindings, *parts), parts)


def load_parts(
    session: Session, bindings: Bindings, where: Iterable[Touched]
) -> tuple[Organization, frozenset[UUID]]:
    """Read those concerned by a change, and the parts of the organization that decide for them."""
    organizations, people = list[Organization](), set[UUID]()
    for touched in where:
        part = touched.part(session.get_bind().dialect.name)
        parts, concerned = _parts(part), _concerned(part)
        results = execute_combined(session, {**bindings, **touched.values}, concerned, *parts)
        organizations.append(_organization(results, parts))
        people.update(results.of(concerned))
    return _joined(organizations), frozenset(people)


def _joined(parts: Collection[Organization]) -> Organization:
    """Join parts, each entry once: parts overlap."""
    return Organization(
        positions=_distinct(part.positions for part in parts),
        lines=_distinct(part.lines for part in parts),
        assignments=_distinct(part.assignments for part in parts),
        delegations=_distinct(part.delegations for part in parts),
    )


def _distinct(parts: Iterable[Iterable[V]]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


_Parts: TypeAlias = tuple[
    Prepared[SubQuery[Position]],
    Prepared[SubQuery[ReportingLine]],
    Prepared[SubQuery[Assignment]],
    Prepared[SubQuery[Delegation]],
]


def _parts(part: Part | None) -> _Parts:
    return _positions(part), _lines(part), _assignments(part), _delegations(part)


def _organization(results: ResultSets, parts: _Parts) -> Organization:
    positions, lines, assignments, delegations = parts
    return Organization(
        positions=tuple(results.of(positions)),
        lines=tuple(results.of(lines)),
        assignments=tuple(results.of(assignments)),
        delegations=tuple(results.of(delegations)),
    )


@prepared
def _concerned(part: Part) -> SubQuery[UUID]:
    return SubQuery(part.concerned, lambda key: key)


def lines_from(
    session: Session, bindings: Bindings, positions: Collection[UUID]
) -> list[ReportingLine]:
    """Read the reporting lines, not voided, of *positions* and of all above them on any day."""
    above = lines_above(set(positions))
    query = _lines(above.built)
    return execute_combined(session, {**bindings, **above.values}, query).of(query)


@prepared
def _positions(part: Part | None) -> SubQuery[Position]:
    post = tables.Position
    query = select(post.id, post.job_class, post.unit_id, post.places).where(of_agency(post))
    if part is not None:
        query = query.where(among(post.id, part.positions))
    return SubQuery(query, Position)


@prepared
def _lines(above: Part | Select[UUID] | None) -> SubQuery[ReportingLine]:
    line = tables.ReportingLine
    query = select(
        line.position_id, line.superior_position_id, line.starts_on, line.ends_before
    ).where(of_agency(line), line.voided_at.is_(None))
    if above is not None:
        positions = above.positions if isinstance(above, Part) else above
        query = query.where(among(line.position_id, positions))

    def to_domain(position: UUID, superior: UUID, first: date, end: date | None) -> ReportingLine:
        return ReportingLine(position, superior, span_of(first, end))

    return SubQuery(query, to_domain)


@prepared
def _assignments(part: Part | None) -> SubQuery[Assignment]:
    entry = tables.Assignment
    query = select(
        entry.employee_id,
        entry.position_id,
        entry.kind,
        entry.seat,
        entry.starts_on,
        entry.ends_before,
    ).where(of_agency(entry), entry.voided_at.is_(None))
    if part is not None:
        query = query.where(among(entry.employee_id, part.people))

    def to_domain(  # noqa: PLR0913, PLR0917 - the columns of a row
        employee: UUID,
        position: UUID,
        kind: AssignmentKind,
        seat: int,
        first: date,
        end: date | None,
    ) -> Assignment:
        return Assignment(employee, position, kind, span_of(first, end), seat)

    return SubQuery(query, to_domain)


@prepared
def _delegations(part: Part | None) -> SubQuery[Delegation]:
    entry = tables.Delegation
    query = select(
        entry.position_id,
        entry.employee_id,
        entry.delegated_by,
        entry.starts_on,
        entry.ends_before,
    ).where(of_agency(entry), entry.voided_at.is_(None), ~entry.is_pending)
    if part is not None:
        query = query.where(among(entry.employee_id, part.people))

    def to_domain(
        position: UUID, employee: UUID, by: UUID, first: date, end: date | None
    ) -> Delegation:
        return Delegation(position, employee, span_of(first, end), by)

    return SubQuery(query, to_domain)


def holds_on(model: Any, day: date) -> ColumnElement[bool]:  # noqa: ANN401 - a dated class or an alias of one
    """Keep to what holds on *day*."""
    return and_(model.starts_on <= day, or_(model.ends_before.is_(None), model.ends_before > day))


@prepared
def meets(
    model: type[tables.EffectiveDated], starts_on: date, ends_before: date | None
) -> ColumnElement[bool]:
    """Keep to what holds on some day of a span."""
    begins = true() if ends_before is None else model.starts_on < ends_before
    return and_(begins, or_(model.ends_before.is_(None), model.ends_before > starts_on))


@prepared
def goes_beyond(model: type[tables.EffectiveDated], day: date) -> ColumnElement[bool]:
    """Keep to what still holds after *day*."""
    return or_(model.ends_before.is_(None), model.ends_before > day)


@prepared
def is_about(
    model: type[tables.Assignment], position_id: UUID, employee_id: UUID
) -> ColumnElement[bool]:
    """Keep to assignments of a position or of a person."""
    return or_(model.position_id == position_id, model.employee_id == employee_id)


@prepared
def sits_beyond(places: int) -> ColumnElement[bool]:
    """Keep to assignments on seats beyond a number of places."""
    return tables.Assignment.seat > places


def move_units(work: UnitOfWork, old: str, new: str) -> None:
    """Rewrite the paths of all units below the one that moves from *old* to *new*.

    Two statements, however large the subtree.
    """
    unit = tables.Unit
    below = select(unit).where(
        of_agency(unit), unit.path.startswith(old, autoescape=True), unit.path != old
    )
    with work.session.no_autoflush:
        moved = [*work.session.scalars(below, work.bindings)]
    for record in moved:
        work.change(record).path = new + record.path.removeprefix(old)
    bulk_update.store(work, moved)


@prepared
def units_query() -> SubQuery[Unit]:
    """Query every unit with the position that heads it."""
    post = tables.Position
    query = (
        select(tables.Unit.id, post.id)
        .outerjoin(*joined(post, post.unit_id == tables.Unit.id, post.is_head))
        .where(of_agency(tables.Unit))
    )
    return SubQuery(query, Unit, (tables.Unit.path,))


def visible_ids(session: Session, bindings: Bindings, grants: tuple[Grant, ...]) -> frozenset[UUID]:
    """Name the people, positions and units that *grants* open."""
    return frozenset(session.execute(_visible(grants), bindings).scalars())


@cached_once
def _visible(grants: tuple[Grant, ...]) -> CompoundSelect[UUID]:
    return union_all(*(select(model.id).where(within(grants, model)) for model in _PARTS))


def leaders(
    session: Session, bindings: Bindings, employee: UUID, day: date
) -> tuple[tuple[AssessorRow, str], ...]:
    """Read who assesses *employee* on *day* and who assesses that person, with their names."""
    query = _leaders(employee, day)
    return tuple(
        (AssessorRow(columns[0], columns[1], columns[2], Span(columns[3], columns[4])), columns[5])
        for columns in session.execute(query.built, {**bindings, **query.values})
    )


@prepared
def _leaders(employee: UUID, day: date) -> Select[*tuple[Any, ...]]:
    first, row, leader = aliased(Assessor), aliased(Assessor), aliased(Employee)
    above = select(first.assessor_id).where(
        of_agency(first), first.employee_id == employee, holds_on(first, day)
    )
    return (
        select(
            row.employee_id,
            row.assessor_id,
            row.cause,
            row.starts_on,
            row.ends_before,
            leader.name,
        )
        .join(*joined(leader, leader.id == row.assessor_id))
        .where(
            of_agency(row),
            or_(row.employee_id == employee, row.employee_id.in_(above)),
            holds_on(row, day),
        )
    )
