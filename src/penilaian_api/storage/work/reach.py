"""Filter queries by access (row-level authorization): the first of the two walls.

Every query of a store begins from `within`, built once for each pair of grants and model.

Why it is so: docs/decisions/0013 and 0031.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, literal, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import (
    CALLER,
    SUBTREE,
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.invitation import invited
from penilaian_api.storage.work.prepared import cached_once

Owner: TypeAlias = InstrumentedAttribute[Any]
"""The column that says whose record it is."""
Relation: TypeAlias = Callable[[type[Base]], ColumnElement[bool]]
"""What filters a model to the records to which the caller stands in one relation."""


@cached_once
def within(grants: tuple[Grant, ...], model: type[Base]) -> ColumnElement[bool]:
    """Filter *model* to the records that these *grants* open: every query of a store begins so."""
    opened = [and_(*_opened_by(grant, model)) for grant in grants]
    return and_(of_agency(model), or_(false(), *opened))


@cached_once
def relation(reach: Reach, model: type[Base]) -> ColumnElement[bool]:
    """Tell, as a column, whether the caller stands in *reach* to a record of *model*."""
    return _RELATIONS[reach](model)


def person_column(model: type[Base]) -> Owner | None:
    """Return the column that says whose record it is; none where it is nobody's."""
    if model is Employee:
        return Employee.id
    column: Owner | None = (
        getattr(model, "employee_id") if model.about_person else None  # noqa: B009 - not of every model
    )
    return column


def person_of(record: Base) -> UUID | None:
    """Return the id of the person whose record it is; none where it is nobody's."""
    name = _person_name(type(record))
    return None if name is None else getattr(record, name)


@cached_once
def _person_name(model: type[Base]) -> str | None:
    column = person_column(model)
    return None if column is None else column.key


def _opened_by(grant: Grant, model: type[Base]) -> list[ColumnElement[bool]]:
    conditions = [_in_subtree(model) if grant.is_of_unit else relation(grant.reach, model)]
    state, owner = getattr(model, "state", None), person_column(model)
    if grant.states is not None and state is not None:
        conditions.append(state.in_(sorted(grant.states)))
        if grant.reach is not Reach.OWN and owner is not None:
            # What is withheld from people is not opened to them by another role of theirs.
            conditions.append(owner != CALLER)
    return conditions


def _everything(model: type[Base]) -> ColumnElement[bool]:
    del model
    return true()


def _of_person(condition: Callable[[Owner], ColumnElement[bool]]) -> Relation:
    """Ask *condition* of the column that says whose record it is; what is nobody's is open."""

    def filter_by_owner(model: type[Base]) -> ColumnElement[bool]:
        owner = person_column(model)
        return true() if owner is None else condition(owner)

    return filter_by_owner


def _is_caller(owner: Owner) -> ColumnElement[bool]:
    return owner == CALLER


def _reports(owner: Owner) -> ColumnElement[bool]:
    row = aliased(Assessor)
    return exists_in_agency(row, row.employee_id == owner, in_force(row), row.assessor_id == CALLER)


def _reviews(owner: Owner) -> ColumnElement[bool]:
    first, second = aliased(Assessor), aliased(Assessor)
    return exists_in_agency(
        first,
        of_agency(second),
        first.employee_id == owner,
        second.employee_id == first.assessor_id,
        second.assessor_id == CALLER,
        in_force(first),
        in_force(second),
    )


def _below_caller() -> Select[Any]:
    """Find all who stand below the caller at any depth.

    It begins from one row and carries the day along: else both databases read every assessor.
    """
    start = select(CALLER.label("employee_id"), TODAY.label("day"), true().label("is_caller"))
    below, step = start.cte("below_caller", recursive=True), aliased(Assessor)
    in_force_then = or_(step.ends_before.is_(None), step.ends_before > below.c.day)
    led = of_agency(step), step.assessor_id == below.c.employee_id, step.starts_on <= below.c.day
    below = below.union(select(step.employee_id, below.c.day, false()).where(*led, in_force_then))
    return select(below.c.employee_id).where(~below.c.is_caller)


LINE: Final = _below_caller()


def _leader(owner: Owner) -> ColumnElement[bool]:
    row = aliased(Assessor)
    return exists_in_agency(row, row.employee_id == CALLER, row.assessor_id == owner, in_force(row))


def _unit(model: type[Base]) -> ColumnElement[bool]:
    """Filter to the subtrees of the units whose head the caller is today."""
    headed, post, seat = aliased(Unit), aliased(Position), aliased(Assignment)
    heads = (
        select(headed.path)
        .join(*joined(post, post.unit_id == headed.id))
        .join(*joined(seat, seat.position_id == post.id))
        .where(
            of_agency(headed),
            post.is_head,
            seat.employee_id == CALLER,
            in_force(seat),
        )
    )
    return _under(model, heads)


def _in_subtree(model: type[Base]) -> ColumnElement[bool]:
    """Filter to what a service account reaches: its subtree if it has one, or the agency."""
    if person_column(model) is None and model is not Unit and not _names_unit(model):
        return true()
    return or_(SUBTREE == "", _under(model, select(SUBTREE.label("path"))))


def _under(model: type[Base], paths: Select[str]) -> ColumnElement[bool]:
    """Filter to records whose unit lies under one of *paths*."""
    path = paths.subquery().c.path
    if model is Unit:
        return exists(select(literal(1)).where(is_under(Unit.path, path)))
    unit_id, owner = getattr(model, "unit_id", None), person_column(model)
    position_id = getattr(model, "position_id", None)
    if unit_id is None and owner is None and position_id is not None:
        post = aliased(Position)
        return _in_unit_below(
            path,
            lambda unit: and_(of_agency(post), post.id == position_id, unit.id == post.unit_id),
        )
    ways = []
    if unit_id is not None:
        ways.append(_in_unit_below(path, lambda unit: unit.id == unit_id))
    if owner is not None and (unit_id is None or _may_be_empty(model, "unit_id")):
        employee = aliased(Employee)
        ways.append(
            _in_unit_below(
                path,
                lambda unit: and_(
                    of_agency(employee), employee.id == owner, unit.id == employee.unit_id
                ),
            )
        )
    return or_(*ways) if ways else true()


def _names_unit(model: type[Base]) -> bool:
    return hasattr(model, "unit_id") or hasattr(model, "position_id")


def _in_unit_below(path: Any, is_unit: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any select
    unit = aliased(Unit)
    return exists_in_agency(unit, is_under(unit.path, path), is_unit(unit))


def _may_be_empty(model: type[Base], column: str) -> bool:
    """Tell whether a record may name a person, and so that person's unit, instead of a unit."""
    return bool(model.__table__.c[column].nullable)


_RELATIONS: Final[Mapping[Reach, Relation]] = {
    Reach.AGENCY: _everything,
    Reach.OWN: _of_person(_is_caller),
    Reach.REPORTS: _of_person(_reports),
    Reach.REVIEWS: _of_person(_reviews),
    Reach.LINE: _of_person(lambda owner: owner.in_(LINE)),
    Reach.UNIT: _unit,
    Reach.LEADER: _of_person(_leader),
    Reach.INVITED: invited,
}
