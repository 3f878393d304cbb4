"""Query the population of a cycle by posts, units and classes on one day, in one statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared
from penilaian_api.storage.work.reach import exists_in_agency, joined, of_agency, within
from penilaian_api.storage.work.reached.sets import among, as_found
from penilaian_api.storage.work.store import WorkContext

_DAY = bindparam("population_day", type_=Date())

_HOLD_POST: Final = (
    Assignment.kind == AssignmentKind.DEFINITIVE,
    Assignment.voided_at.is_(None),
    Assignment.starts_on <= _DAY,
    or_(Assignment.ends_before.is_(None), Assignment.ends_before > _DAY),
    Position.is_assessable,
    Position.job_class != JobClass.STATE_OFFICIAL,
)


@dataclass(frozen=True, slots=True)
class CycleMember:
    """A person of a cycle, in the definitive post by which they belong to it."""

    employee_id: UUID
    employee_code: str
    name: str
    position_id: UUID
    title: str
    job_class: JobClass
    unit_id: UUID
    unit_code: str
    unit_name: str


class Job(NamedTuple):
    """A job by its stable key, with the title by which it is called."""

    title_key: str
    title: str


@dataclass(frozen=True, slots=True)
class Unready:
    """A person of a cycle who cannot be appraised yet: without assessor, or in two cycles."""

    employee_id: UUID
    name: str
    lacks_assessor: bool


def member_page(
    work: WorkContext, cycle: Cycle, day: date, after: Sequence[object] | None, limit: int
) -> Slice[CycleMember]:
    """List one page of the people in a cycle on *day*, by their code.

    They are found in the order of their codes, one after another, until the page is full: who is
    asked whether they belong to it is only who comes before.
    """
    size = min(limit, LIMIT)
    first = (
        select(Employee.id)
        .where(*_are_employed(work), _is_member(cycle))
        .order_by(Employee.employee_code)
        .limit(size + 1)
    )
    if after is not None:
        first = first.where(Employee.employee_code > after[0])
    query = _members(work, cycle).where(among(Employee.id, first))
    members = _read(work, query.order_by(as_found(Employee.employee_code)), day)
    more = len(members) > size
    return Slice(tuple(members[:size]), (members[size - 1].employee_code,) if more else None)


def unready_people(
    work: WorkContext, cycle: Cycle, others: Iterable[Cycle], day: date, limit: int
) -> tuple[int, tuple[Unready, ...]]:
    """Count the people of a cycle who cannot be appraised, and name the first of them."""
    row = aliased(Assessor)
    nobody = not_(
        exists_in_agency(
            row,
            row.employee_id == Employee.id,
            row.starts_on <= _DAY,
            or_(row.ends_before.is_(None), row.ends_before > _DAY),
        )
    )
    twice = or_(*(belongs(other, Unit.path) for other in others), literal(1) == literal(0))
    query = (
        _base(work, Employee.id, Employee.name, nobody, func.count().over())
        .where(belongs(cycle, Unit.path), or_(nobody, twice))
        .order_by(Employee.employee_code)
        .limit(limit)
    )
    rows = work.session.execute(query, bind_day(work, day)).all()
    people = tuple(Unready(row[0], row[1], bool(row[2])) for row in rows)
    return (rows[0][3] if rows else 0), people


def jobs_query(work: WorkContext, cycle: Cycle) -> Prepared[SubQuery[Job]]:
    """Query which jobs people of a cycle hold on the day bound by `bind_day`."""
    query = (
        _base(work, Position.title_key, func.min(Position.title))
        .where(belongs(cycle, Unit.path))
        .group_by(Position.title_key)
    )
    return Prepared(SubQuery(query, Job, (Position.title_key,)), {})


def bind_day(work: WorkContext, day: date) -> dict[str, object]:
    """Bind the day on which people are to belong to a cycle."""
    return {**work.bindings, "population_day": day}


def _members(work: WorkContext, cycle: Cycle) -> Select[Any]:
    columns = (
        Employee.id,
        Employee.employee_code,
        Employee.name,
        Position.id,
        Position.title,
        Position.job_class,
        Unit.id,
        Unit.code,
        Unit.name,
    )
    return _base(work, *columns).where(belongs(cycle, Unit.path))


def _base(work: WorkContext, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    """Begin from everyone within reach who holds a definitive post on the day."""
    return (
        select(*columns)
        .select_from(Employee)
        .join(*joined(Assignment, Assignment.employee_id == Employee.id))
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(*_are_employed(work), *_HOLD_POST)
    )


def _are_employed(work: WorkContext) -> tuple[ColumnElement[bool], ...]:
    """Keep to the people within reach who are in service on the day, and are to be appraised."""
    return (
        within(work.access.grants, Employee),
        Employee.kind != EmploymentKind.OFFICIAL,
        or_(Employee.left_on.is_(None), Employee.left_on >= _DAY),
    )


def _is_member(cycle: Cycle) -> ColumnElement[bool]:
    """Tell whether a person holds a post of a cycle on the day."""
    return exists_in_agency(
        Assignment,
        Assignment.employee_id == Employee.id,
        of_agency(Position),
        Position.id == Assignment.position_id,
        of_agency(Unit),
        Unit.id == Position.unit_id,
        *_HOLD_POST,
        belongs(cycle, Unit.path),
    ).correlate(Employee)


def belongs(cycle: Cycle, path: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Keep to a cycle's population: subtrees in, subtrees out, classes in (none named: all).

    *path* is that of the unit of the post; who holds no post has no class yet.
    """
    conditions: list[ColumnElement[bool]] = [true()]
    if cycle.units:
        conditions.append(_under(path, cycle.units))
    if cycle.except_units:
        conditions.append(not_(_under(path, cycle.except_units)))
    if cycle.job_classes:
        conditions.append(or_(Position.id.is_(None), Position.job_class.in_(cycle.job_classes)))
    return and_(*conditions)


def _under(path: InstrumentedAttribute[str], codes: Sequence[str]) -> ColumnElement[bool]:
    top = aliased(Unit)
    begins = func.substr(path, 1, func.length(top.path)) == top.path
    return exists_in_agency(top, top.code.in_(codes), begins)


def _read(work: WorkContext, query: Select[Any], day: date) -> list[CycleMember]:
    rows = work.session.execute(query, bind_day(work, day))
    return [CycleMember(*row) for row in rows]
