"""Query the population of a cycle by posts, units and classes on one day, in one statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    bindparam,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bind_bounds, bounds_of
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import (
    UNASSESSED,
    Assessor,
    Assignment,
    Employee,
    LastingDefect,
    Position,
    Unit,
)
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among, as_found
from penilaian_api.storage.work.store import WorkContext

T = TypeVar("T")

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
    asked whether they belong to it is only who comes before. Their posts are read apart: in one
    statement either database may begin with all units.
    """
    size = min(limit, LIMIT)
    last = None if after is None else str(after[0])
    bounds = bounds_of(cycle)
    query = _member_page(work.access.grants, bounds, last, size + 1)
    people = {row.id for row in execute(work, on_day_of(query, day, cycle))}
    posts = on_day_of(_members(people, bounds), day, cycle)
    members = [CycleMember(*row) for row in execute(work, posts)]
    more = len(members) > size
    return Slice(tuple(members[:size]), (members[size - 1].employee_code,) if more else None)


@prepared
def _member_page(
    grants: tuple[Grant, ...], cycle: Bounds, after: str | None, limit: int
) -> Select[*tuple[Any, ...]]:
    page = (
        select(Employee.id)
        .where(*_are_employed(grants), _is_member(cycle))
        .order_by(Employee.employee_code)
        .limit(limit)
    )
    return page if after is None else page.where(Employee.employee_code > after)


@prepared
def _members(people: set[UUID], cycle: Bounds) -> Select[*tuple[Any, ...]]:
    """Read the posts by which *people*, who were found within reach, belong to a cycle."""
    person = (Employee.id, Employee.employee_code, Employee.name)
    post = (Position.id, Position.title, Position.job_class, Unit.id, Unit.code, Unit.name)
    return (
        select(*person, *post)
        .join(*joined(Assignment, Assignment.employee_id == Employee.id))
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(of_agency(Employee), Employee.id.in_(people), *_HOLD_POST, belongs(cycle, Unit.path))
        .order_by(as_found(Employee.employee_code))
    )


def unready_people(
    work: WorkContext, cycle: Cycle, others: Iterable[Cycle], day: date, limit: int
) -> tuple[int, tuple[Unready, ...]]:
    """Count the people of a cycle who cannot be appraised, and name the first of them.

    Of today and the days to come it is kept on which days nobody assesses whom.
    """
    everyone = [cycle, *others]
    paths = _paths_named(work, everyone)
    sharing = [other for other in everyone[1:] if _may_share(paths, cycle, other)]
    bounds = tuple(bounds_of(other, f"other_{number}") for number, other in enumerate(sharing))
    is_kept = day >= work.actor.today
    query = _unready(work.access.grants, bounds_of(cycle), bounds, limit, is_kept=is_kept)
    rows = execute(work, on_day_of(query, day, cycle, *sharing)).all()
    people = tuple(Unready(row[0], row[1], bool(row[2])) for row in rows)
    return (rows[0][3] if rows else 0), people


@prepared
def _unready(
    grants: tuple[Grant, ...],
    cycle: Bounds,
    others: tuple[Bounds, ...],
    limit: int,
    *,
    is_kept: bool,
) -> Select[Any]:
    nobody = among(Employee.id, _unassessed()) if is_kept else not_(_is_assessed())
    shared = [belongs(other, Unit.path) for other in others]
    return (
        people_on_day(grants, Employee.id, Employee.name, nobody, func.count().over())
        .where(belongs(cycle, Unit.path), or_(nobody, *shared))
        .order_by(as_found(Employee.employee_code))
        .limit(limit)
    )


def _is_assessed() -> ColumnElement[bool]:
    row = aliased(Assessor)
    return exists_in_agency(row, row.employee_id == Employee.id, *on_day(row))


def _unassessed() -> Select[Any]:
    row = LastingDefect
    return select(row.employee_id).where(of_agency(row), row.rank == UNASSESSED, *on_day(row))


def on_day(row: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - a dated class or an alias of one
    """Filter dated records to those in force on the day of `on_day_of`."""
    return row.starts_on <= _DAY, or_(row.ends_before.is_(None), row.ends_before > _DAY)


def _paths_named(work: WorkContext, cycles: Iterable[Cycle]) -> Mapping[str, str]:
    """Fetch by code where the units lie that *cycles* name: one statement, if any names one."""
    codes = {code for each in cycles for code in (*each.units, *each.except_units)}
    return dict(execute(work, _paths(codes)).all()) if codes else {}


def _may_share(paths: Mapping[str, str], cycle: Cycle, other: Cycle) -> bool:
    """Tell whether two cycles may have a person in common, by their units and classes."""
    if cycle.job_classes and other.job_classes and not {*cycle.job_classes} & {*other.job_classes}:
        return False
    if not cycle.units or not other.units:
        return not (_excepts(cycle, other) or _excepts(other, cycle))

    def lies_below(code: str, tops: Iterable[str]) -> bool:
        path = paths.get(code)
        return path is not None and any(path.startswith(paths[top]) for top in tops if top in paths)

    deeper = [code for code in cycle.units if lies_below(code, other.units)]
    deeper += [code for code in other.units if lies_below(code, cycle.units)]
    without = (*cycle.except_units, *other.except_units)
    return any(not lies_below(code, without) for code in deeper)


def _excepts(cycle: Cycle, other: Cycle) -> bool:
    """Tell whether a cycle leaves out each unit of another."""
    return bool(other.units) and {*other.units} <= {*cycle.except_units}


@prepared
def _paths(codes: set[str]) -> Select[str, str]:
    return select(Unit.code, Unit.path).where(of_agency(Unit), Unit.code.in_(codes))


def jobs_query(work: WorkContext, cycle: Cycle, day: date) -> Prepared[SubQuery[Job]]:
    """Query which jobs people of a cycle hold on *day*.

    From one job to the next: of each is asked whether somebody of the cycle holds it.
    """
    return on_day_of(_jobs(work.access.grants, bounds_of(cycle)), day, cycle)


@prepared
def _jobs(grants: tuple[Grant, ...], cycle: Bounds) -> SubQuery[Job]:
    post = aliased(Position)
    first = select(func.min(Position.title_key).label("key")).where(of_agency(Position))
    keys = first.cte("jobs", recursive=True)
    after = select(func.min(post.title_key)).where(of_agency(post), post.title_key > keys.c.key)
    keys = keys.union_all(
        select(after.correlate(keys).scalar_subquery()).where(keys.c.key.is_not(None))
    )
    named = aliased(Position)
    title = select(func.min(named.title)).where(of_agency(named), named.title_key == keys.c.key)
    holder = (
        select(Assignment.id)
        .select_from(Position)
        .join(*joined(Assignment, Assignment.position_id == Position.id))
        .join(*joined(Employee, Employee.id == Assignment.employee_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(
            of_agency(Position),
            Position.title_key == keys.c.key,
            *_are_employed(grants),
            *_HOLD_POST,
            belongs(cycle, Unit.path),
        )
        .limit(1)
    )
    has_holder = holder.correlate(keys).scalar_subquery().is_not(None)
    query = select(keys.c.key, title.correlate(keys).scalar_subquery()).where(
        keys.c.key.is_not(None), has_holder
    )
    return SubQuery(query, Job, (keys.c.key,))


def on_day_of(query: Prepared[T], day: date, cycle: Cycle, *others: Cycle) -> Prepared[T]:
    """Bind the day on which people are to belong to a cycle, and what bounds it and others."""
    values = {"population_day": day, **bind_bounds(cycle)}
    for number, other in enumerate(others):
        values |= bind_bounds(other, f"other_{number}")
    return query.with_values(values)


def people_on_day(grants: tuple[Grant, ...], *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    """Begin from everyone within reach who holds a definitive post on the day."""
    return (
        select(*columns)
        .select_from(Employee)
        .join(*joined(Assignment, Assignment.employee_id == Employee.id))
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(*_are_employed(grants), *_HOLD_POST)
    )


def _are_employed(grants: tuple[Grant, ...]) -> tuple[ColumnElement[bool], ...]:
    """Keep to the people within reach who are in service on the day, and are to be appraised."""
    return (
        within(grants, Employee),
        Employee.is_appraised(_DAY),
    )


def _is_member(cycle: Bounds) -> ColumnElement[bool]:
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
