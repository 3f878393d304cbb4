"""Filter queries by agency and by access (row-level authorization): the first of the two walls.

Every query of a store begins from `within`, built once for each pair of grants and model; who asks
and on which day enter as bind parameters. With ``base.py``, ``guards.py`` and the migrations this
is the only place that says how agencies are kept apart.

Why it is so: docs/decisions/0013 and 0031.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ColumnExpressionArgument,
    CompoundSelect,
    Date,
    Exists,
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
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.domain.access.actors import Actor, Grant, Reach, Role
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.meeting.meeting import UNDER_WAY, MeetingKind
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic
from penilaian_api.storage.models.meeting.calibrations import Calibration
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.models.types import UtcDateTime

AGENCY: Final = bindparam("reach_agency", type_=Uuid())
CALLER: Final = bindparam("reach_caller", type_=Uuid())
TODAY: Final = bindparam("reach_today", type_=Date())
NOW: Final = bindparam("reach_now", type_=UtcDateTime())
SUBTREE: Final = bindparam("reach_subtree", type_=String())

P = ParamSpec("P")
T = TypeVar("T")
J = TypeVar("J", bound=Any)
Owner: TypeAlias = InstrumentedAttribute[Any]
"""The column that says whose record it is."""
Relation: TypeAlias = Callable[[type[Base]], ColumnElement[bool]]
"""What filters a model to the records to which the caller stands in one relation."""


def cached_once(build: Callable[P, T]) -> Callable[P, T]:
    """Cache what *build* makes of the same arguments: statements cost more than rows."""
    cached: Callable[P, T] = lru_cache(maxsize=2000)(build)  # type: ignore[assignment]  # the cache's own type forgets the parameters
    return cached


def bindings(actor: Actor, now: datetime) -> dict[str, object]:
    """Bind who asks, on which day and when, for the conditions of this module."""
    return {
        "reach_agency": actor.agency_id,
        "reach_caller": actor.employee_id or actor.account_id,
        "reach_today": actor.today,
        "reach_now": now,
        "reach_subtree": actor.unit_path,
    }


@cached_once
def within(grants: tuple[Grant, ...], model: type[Base]) -> ColumnElement[bool]:
    """Filter *model* to the records that these *grants* open: every query of a store begins so."""
    opened = [and_(*_opened_by(grant, model)) for grant in grants]
    return and_(of_agency(model), or_(false(), *opened))


@cached_once
def relation(reach: Reach, model: type[Base]) -> ColumnElement[bool]:
    """Tell, as a column, whether the caller stands in *reach* to a record of *model*."""
    return _RELATIONS[reach](model)


def of_agency(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped class or an alias of one
    """Filter to the records of the caller's agency."""
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


def exists_in_agency(target: Any, *conditions: ColumnExpressionArgument[bool]) -> Exists:  # noqa: ANN401 - a mapped class or an alias of one
    """Tell whether the caller's agency has a record of *target* that meets *conditions*."""
    return exists(select(literal(1)).where(of_agency(target), *conditions))


def has_in_agency(target: Any, *conditions: ColumnExpressionArgument[bool]) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    """Tell the same where it is asked of few records: of each by an index.

    PostgreSQL may ask what is written as EXISTS of the whole agency first, and look it up then.
    """
    first = select(literal(1)).where(of_agency(target), *conditions).limit(1)
    return first.scalar_subquery().is_not(None)


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
    is_bound = grant.role is Role.SERVICE
    conditions = [_in_subtree(model) if is_bound else relation(grant.reach, model)]
    state, owner = getattr(model, "state", None), person_column(model)
    if grant.states is not None and state is not None:
        conditions.append(state.in_(sorted(grant.states)))
        if grant.reach is not Reach.OWN and owner is not None:
            # What is withheld from people is not opened to them by another role of theirs.
            conditions.append(owner != CALLER)
    return conditions


def in_force(record: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a dated class or an alias of one
    """Filter effective-dated records to those in force on the caller's day."""
    conditions = [
        record.starts_on <= TODAY,
        or_(record.ends_before.is_(None), record.ends_before > TODAY),
    ]
    if hasattr(record, "voided_at"):
        conditions.append(record.voided_at.is_(None))
    if hasattr(record, "is_pending"):
        conditions.append(~record.is_pending)
    return and_(*conditions)


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
        return exists(select(literal(1)).where(_begins(Unit.path, path)))
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
    return exists_in_agency(unit, _begins(unit.path, path), is_unit(unit))


def _may_be_empty(model: type[Base], column: str) -> bool:
    """Tell whether a record may name a person, and so that person's unit, instead of a unit."""
    return bool(model.__table__.c[column].nullable)


def _begins(path: Any, prefix: Any) -> Any:  # noqa: ANN401 - columns of any select, a condition
    return func.substr(path, 1, func.length(prefix)) == prefix


def _invited(model: type[Base]) -> ColumnElement[bool]:
    """Filter to records whose author, asked or by themselves, or whose consent is the caller's.

    To a meeting people are invited by rows of its own, and so to the calibrations of a session:
    its host too, and nobody to those about themselves. To statistics of those who rate it invites
    as long as it is under way.
    """
    if model is Meeting:
        return _is_attendee(Meeting.id)
    if model is RaterStatistic:
        return RaterStatistic.id.in_(treated_statistics())
    if model is Calibration:
        session = aliased(Meeting)
        hosts = session.id == Calibration.meeting_id, session.employee_id == CALLER
        takes_part = or_(_is_attendee(Calibration.meeting_id), exists_in_agency(session, *hosts))
        return and_(Calibration.employee_id != CALLER, takes_part)
    return or_(false(), *(column == CALLER for column in inviting(model)))


def _sessions_under_way(meeting_id: BindParameter[UUID] | None) -> CompoundSelect[Any]:
    """Find the calibration sessions under way that the caller hosts or is invited to."""
    session, row = aliased(Meeting), aliased(MeetingAttendee)
    sessions = select(session.id, session.unit_id, session.cycle_id)
    is_under_way = (
        of_agency(session),
        session.kind == MeetingKind.CALIBRATION,
        session.state.in_(sorted(UNDER_WAY)),
        session.starts_at <= NOW,
        *(() if meeting_id is None else (session.id == meeting_id,)),
    )
    invited = sessions.select_from(row).join(*joined(session, session.id == row.meeting_id))
    return union(
        sessions.where(session.employee_id == CALLER, *is_under_way),
        invited.where(of_agency(row), row.employee_id == CALLER, *is_under_way),
    )


@cached_once
def treated_statistics(meeting_id: BindParameter[UUID] | None = None) -> Select[Any]:
    """Find the statistics that the caller's calibration sessions under way look at (one of them).

    They are of those who gave a rating on which the session can propose another, and of the cycle
    of the session. Nobody is shown those of their own assessor. Why it is so: docs/decisions/0066.
    By outer joins, which no database begins from its other end: the sessions of one are few.
    """
    attended = _sessions_under_way(meeting_id).subquery()
    session, post, rated = attended.c, aliased(Unit), aliased(Unit)
    rated_in, compared_in = aliased(Period), aliased(Period)
    statistic, own = aliased(RaterStatistic), aliased(Assessor)
    leads = own.employee_id == CALLER, own.assessor_id == statistic.employee_id, in_force(own)
    of_cycle = compared_in.id == statistic.period_id, compared_in.cycle_id == session.cycle_id
    is_rating = rated_in.cycle_id == session.cycle_id, rated_in.state == PeriodState.RATING
    is_rated = Evaluation.period_id == rated_in.id, Evaluation.state == EvaluationState.RATED
    is_below = rated.id == Evaluation.unit_id, _begins(rated.path, post.path)
    is_judged = Assessment.evaluation_id == Evaluation.id, rated.id.is_not(None)
    is_of_rater = (
        statistic.employee_id == Assessment.rated_by,
        exists_in_agency(compared_in, *of_cycle).correlate(statistic, attended),
        ~exists_in_agency(own, *leads).correlate(statistic),
    )
    return (
        select(statistic.id)
        .select_from(attended)
        .outerjoin(*joined(post, post.id == session.unit_id))
        .outerjoin(*joined(rated_in, *is_rating))
        .outerjoin(*joined(Evaluation, *is_rated))
        .outerjoin(*joined(rated, *is_below))
        .outerjoin(*joined(Assessment, *is_judged))
        .outerjoin(*joined(statistic, *is_of_rater))
        .where(statistic.id.is_not(None))
    )


def _is_attendee(meeting_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of two models
    row = aliased(MeetingAttendee)
    return exists_in_agency(row, row.meeting_id == meeting_id, row.employee_id == CALLER)


def inviting(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a mapped class or an alias of one
    """List the columns that name who is invited: those that it states, else the usual one."""
    usual = [name for name in ("author_id", "superior_id") if hasattr(row, name)]
    return tuple(getattr(row, name) for name in row.invites or usual[:1])


_RELATIONS: Final[Mapping[Reach, Relation]] = {
    Reach.AGENCY: _everything,
    Reach.OWN: _of_person(_is_caller),
    Reach.REPORTS: _of_person(_reports),
    Reach.REVIEWS: _of_person(_reviews),
    Reach.LINE: _of_person(lambda owner: owner.in_(LINE)),
    Reach.UNIT: _unit,
    Reach.LEADER: _of_person(_leader),
    Reach.INVITED: _invited,
}
