"""How far an access reaches, said in SQL: the first of the two walls between agencies.

Every query of a store begins from `within`. The conditions are built once for each pair of grants
and model; who asks and on which day enter as bind parameters, so that the statement is cached.
With ``base.py``, ``guards.py`` and the migrations this is the only place that says how agencies
are kept apart.

Why it is so: docs/decisions/0013.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ColumnExpressionArgument,
    Date,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.domain.access.actors import Actor, Grant, Reach, Role
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)

AGENCY: Final = bindparam("reach_agency", type_=Uuid())
CALLER: Final = bindparam("reach_caller", type_=Uuid())
TODAY: Final = bindparam("reach_today", type_=Date())
SUBTREE: Final = bindparam("reach_subtree", type_=String())


P = ParamSpec("P")
T = TypeVar("T")
J = TypeVar("J", bound=Any)


def built_once(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what *build* made of the same arguments: statements cost more than rows."""
    kept: Callable[P, T] = lru_cache(maxsize=2000)(build)  # type: ignore[assignment]  # the cache's own type forgets the parameters
    return kept


def bindings(actor: Actor) -> dict[str, object]:
    """Say who asks and on which day, for the conditions of this module."""
    return {
        "reach_agency": actor.agency_id,
        "reach_caller": actor.employee_id or actor.account_id,
        "reach_today": actor.today,
        "reach_subtree": actor.unit_path,
    }


@built_once
def within(grants: tuple[Grant, ...], model: type[Base]) -> ColumnElement[bool]:
    """Whose records of *model* these *grants* open."""
    cells = [and_(*_cell(grant, model)) for grant in grants]
    return and_(of_agency(model), or_(false(), *cells))


@built_once
def relation(reach: Reach, model: type[Base]) -> ColumnElement[bool]:
    """Tell, as a column, whether the caller stands in *reach* to a record of *model*."""
    return _RELATIONS[reach](model)


def of_agency(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped class or an alias of one
    """Keep to the records of the caller's agency."""
    key: ColumnElement[bool] = model.agency_id == AGENCY
    return key


def joined(
    target: J,
    *conditions: ColumnExpressionArgument[bool],
    agency: UUID | BindParameter[UUID] = AGENCY,
) -> tuple[J, ColumnElement[bool]]:
    """Join *target* with the agency's filter in the ON clause: `query.join(*joined(Unit, ...))`.

    *agency*: of a statement that runs outside a request and names its agency by itself.
    """
    return target, and_(target.agency_id == agency, *conditions)


def person(model: type[Base]) -> InstrumentedAttribute[Any] | None:
    """Name the column that says whose record it is; none where it is nobody's."""
    if model is Employee:
        return Employee.id
    column: InstrumentedAttribute[Any] | None = (
        getattr(model, "employee_id") if model.about_person else None  # noqa: B009 - not of every model
    )
    return column


def _cell(grant: Grant, model: type[Base]) -> list[ColumnElement[bool]]:
    bound = grant.role is Role.SERVICE
    cell = [_in_subtree(model) if bound else relation(grant.reach, model)]
    state, whose = getattr(model, "state", None), person(model)
    if grant.states is not None and state is not None:
        cell.append(state.in_(sorted(grant.states)))
        if grant.reach is not Reach.OWN and whose is not None:
            cell.append(whose != CALLER)  # what is withheld from him no other hat of his opens
    return cell


def in_force(record: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a dated class or an alias of one
    """Keep to what is in force on the caller's day."""
    conditions = [
        record.starts_on <= TODAY,
        or_(record.ends_before.is_(None), record.ends_before > TODAY),
    ]
    if hasattr(record, "voided_at"):
        conditions.append(record.voided_at.is_(None))
    return and_(*conditions)


def _everything(model: type[Base]) -> ColumnElement[bool]:
    del model
    return true()


def _own(model: type[Base]) -> ColumnElement[bool]:
    whose = person(model)
    return true() if whose is None else whose == CALLER


def _reports(model: type[Base]) -> ColumnElement[bool]:
    whose = person(model)
    if whose is None:
        return true()
    return _assessed(whose, lambda row: row.assessor_id == CALLER)


def _assessed(
    whose: InstrumentedAttribute[Any], by: Callable[[Any], ColumnElement[bool]]
) -> ColumnElement[bool]:
    row = aliased(Assessor)
    return exists(
        select(literal(1)).where(of_agency(row), row.employee_id == whose, in_force(row), by(row))
    )


def _reviews(model: type[Base]) -> ColumnElement[bool]:
    whose = person(model)
    if whose is None:
        return true()
    first, second = aliased(Assessor), aliased(Assessor)
    return exists(
        select(literal(1)).where(
            of_agency(first),
            of_agency(second),
            first.employee_id == whose,
            second.employee_id == first.assessor_id,
            second.assessor_id == CALLER,
            in_force(first),
            in_force(second),
        )
    )


def _line(model: type[Base]) -> ColumnElement[bool]:
    """All who stand below the caller, at any depth; the agency's filter stands in both arms."""
    whose = person(model)
    if whose is None:
        return true()
    top = aliased(Assessor)
    below = (
        select(top.employee_id)
        .where(of_agency(top), top.assessor_id == CALLER, in_force(top))
        .cte("below", recursive=True)
    )
    step = aliased(Assessor)
    below = below.union(
        select(step.employee_id).where(
            of_agency(step), step.assessor_id == below.c.employee_id, in_force(step)
        )
    )
    return whose.in_(select(below.c.employee_id))


def _unit(model: type[Base]) -> ColumnElement[bool]:
    """Everything in the subtree of a unit whose head the caller is today."""
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
    """Keep to what a service account reaches: its subtree if it has one, or the agency."""
    if person(model) is None and model is not Unit and not _is_placed(model):
        return true()
    return or_(SUBTREE == "", _under(model, select(SUBTREE.label("path"))))


def _under(model: type[Base], paths: Select[str]) -> ColumnElement[bool]:
    """Keep to records whose unit lies under one of *paths*."""
    path = paths.subquery().c.path
    if model is Unit:
        return exists(select(literal(1)).where(_begins(Unit.path, path)))
    unit, whose = getattr(model, "unit_id", None), person(model)
    if unit is None and whose is None and (held := getattr(model, "position_id", None)) is not None:
        post = aliased(Position)
        return _placed(
            path, lambda place: and_(of_agency(post), post.id == held, place.id == post.unit_id)
        )
    ways = []
    if unit is not None:
        ways.append(_placed(path, lambda place: place.id == unit))
    if whose is not None and (unit is None or _may_be_empty(model, "unit_id")):
        man = aliased(Employee)
        ways.append(
            _placed(
                path, lambda place: and_(of_agency(man), man.id == whose, place.id == man.unit_id)
            )
        )
    return or_(*ways) if ways else true()


def _is_placed(model: type[Base]) -> bool:
    """Tell whether a record names a unit, or a position and so its unit."""
    return hasattr(model, "unit_id") or hasattr(model, "position_id")


def _placed(path: Any, at: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any select
    place = aliased(Unit)
    return exists(select(literal(1)).where(of_agency(place), _begins(place.path, path), at(place)))


def _may_be_empty(model: type[Base], column: str) -> bool:
    """Tell whether a record may name a person instead of a unit: then his unit is its place."""
    return bool(model.__table__.c[column].nullable)


def _begins(path: Any, prefix: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of any select
    starts: ColumnElement[bool] = func.substr(path, 1, func.length(prefix)) == prefix
    return starts


def _leader(model: type[Base]) -> ColumnElement[bool]:
    whose = person(model)
    if whose is None:
        return true()
    row = aliased(Assessor)
    return exists(
        select(literal(1)).where(
            of_agency(row), row.employee_id == CALLER, row.assessor_id == whose, in_force(row)
        )
    )


def _invited(model: type[Base]) -> ColumnElement[bool]:
    """Where the record names somebody who was asked, or who wrote it: the caller is he."""
    author = getattr(model, "author_id", None)
    return false() if author is None else author == CALLER


_RELATIONS: Final[Mapping[Reach, Callable[[type[Base]], ColumnElement[bool]]]] = {
    Reach.AGENCY: _everything,
    Reach.OWN: _own,
    Reach.REPORTS: _reports,
    Reach.REVIEWS: _reviews,
    Reach.LINE: _line,
    Reach.UNIT: _unit,
    Reach.LEADER: _leader,
    Reach.INVITED: _invited,
}
