"""Filter lists to what a caller reaches, beginning from the few rows that are the caller's.

`within` asks of one record whether the caller reaches it; of a list it would be asked for every
record of the agency. Here the people (or units) within reach come first, from the caller's own
rows by an index, then their records by another: what a page visits does not depend on the size of
the agency, nor on what the database knows of its tables. Both forms open the same records.

Why it is so: docs/decisions/0031.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    false,
    inspect,
    or_,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach, Role
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic
from penilaian_api.storage.models.meeting.calibrations import Calibration
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Employee, Position, Unit
from penilaian_api.storage.work.caller import CALLER, of_agency
from penilaian_api.storage.work.invitation import inviting, treated_statistics
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.reach import person_column, relation, within
from penilaian_api.storage.work.reached.beginnings import PEOPLE, UNITS_BOUND, UNITS_HEADED
from penilaian_api.storage.work.reached.forms import among


@cached_once
def begins_from_caller(grants: tuple[Grant, ...], model: type[Base], *, in_subtree: bool) -> bool:
    """Tell whether every record within reach is found from the caller's own rows."""
    return all(
        _reach_of(grant, aliased(model), model, in_subtree=in_subtree) is not None
        for grant in grants
    )


@cached_once
def reached(
    grants: tuple[Grant, ...], model: type[Base], *, in_subtree: bool
) -> ColumnElement[bool]:
    """Filter *model* as `within` does, beginning from the caller's own rows.

    *in_subtree*: the caller is a service that is bound to a unit.
    """
    if [grant.reach for grant in grants] == [Reach.OWN]:
        return within(grants, model)
    key = getattr(model, _key(model))
    open_to_all, arms = list[ColumnElement[bool]](), list[Select[Any]]()
    people = [grant for grant in grants if _opens_people(grant, model)]
    if len(people) == len(grants) > 0:
        return and_(of_agency(model), among(person_column(model), _people_of(people)))
    if people:
        arms.append(_records_of(people, model, key.key))
    for grant in grants:
        if grant in people:
            continue
        arm = found(grant, model, key.key, in_subtree=in_subtree)
        if arm is None:
            open_to_all.append(and_(*_asked_of_each(grant, model, in_subtree=in_subtree)))
        else:
            arms.append(arm)
    if arms:
        open_to_all.append(among(key, _united(arms)))
    return and_(of_agency(model), or_(false(), *open_to_all))


def _opens_people(grant: Grant, model: type[Base]) -> bool:
    """Tell whether a grant opens all records of some people, in whatever state."""
    is_narrowed = grant.states is not None and hasattr(model, "state")
    is_led = grant.role is not Role.SERVICE and grant.reach in PEOPLE
    return is_led and not is_narrowed and person_column(model) is not None


def _records_of(grants: Iterable[Grant], model: type[Base], column: str) -> Select[Any]:
    """Find one *column* of the records of all people whom some grants open, in one pass."""
    row, owner = aliased(model), person_column(model)
    people = _united([PEOPLE[grant.reach] for grant in grants])
    theirs = among(getattr(row, owner.key), people)  # type: ignore[union-attr]  # it is of a person
    theirs = among(getattr(row, owner.key), _people_of(grants))  # type: ignore[union-attr]  # it is of a person
    return select(getattr(row, column)).where(of_agency(row), theirs)


def _people_of(grants: Iterable[Grant]) -> Select[Any] | CompoundSelect[Any]:
    """Find the people whom some grants open."""
    return _united([PEOPLE[grant.reach] for grant in grants])


def _united(arms: Sequence[Select[Any]]) -> Select[Any] | CompoundSelect[Any]:
    """Name what any of some queries finds; what several find stands there twice, which is no harm.

    To leave it out a database makes a table of all, and `among` makes one of its own in any case.
    """
    return union_all(*arms) if len(arms) > 1 else arms[0]


def found(grant: Grant, model: type[Base], column: str, *, in_subtree: bool) -> Select[Any] | None:
    """Find one *column* of the records that a grant opens, from the caller's own rows on.

    None where no row of the caller's leads to them.
    """
    row = aliased(model)
    condition = _reach_of(grant, row, model, in_subtree=in_subtree)
    if condition is None:
        return None
    query = select(getattr(row, column)).where(of_agency(row), condition)
    return query.where(*_states(grant, row, model))


def _key(model: type[Base]) -> str:
    """Name what tells the records of an agency apart: each table has one such column."""
    (key,) = (item.key for item in inspect(model).primary_key if item.key != "agency_id")
    return str(key)


def _asked_of_each(
    grant: Grant, model: type[Base], *, in_subtree: bool
) -> list[ColumnElement[bool]]:
    """Ask of each record what no row of the caller leads to: all of an agency, or nobody's."""
    whole = grant.is_of_unit and not in_subtree
    return [true() if whole else relation(grant.reach, model), *_states(grant, model, model)]


def _states(grant: Grant, row: Any, model: type[Base]) -> list[ColumnElement[bool]]:  # noqa: ANN401 - the class or an alias
    owner = person_column(model)
    if grant.states is None or not hasattr(model, "state"):
        return []
    conditions: list[ColumnElement[bool]] = [row.state.in_(sorted(grant.states))]
    if grant.reach is not Reach.OWN and owner is not None:
        conditions.append(getattr(row, owner.key) != CALLER)
    return conditions


def _reach_of(
    grant: Grant,
    row: Any,  # noqa: ANN401 - an alias of the class
    model: type[Base],
    *,
    in_subtree: bool,
) -> ColumnElement[bool] | None:
    """Find the records of one grant by an index; none where every record of the agency is open."""
    owner = person_column(model)
    if grant.reach is Reach.INVITED:
        return _invited(row, model)
    if grant.is_of_unit:
        return _under(row, model, UNITS_BOUND) if in_subtree else None
    if grant.reach is Reach.UNIT:
        return _under(row, model, UNITS_HEADED)
    if grant.reach is Reach.AGENCY or owner is None:
        return None
    person = getattr(row, owner.key)
    return person == CALLER if grant.reach is Reach.OWN else among(person, PEOPLE[grant.reach])


def _sessions() -> CompoundSelect[Any]:
    """Find the meetings that the caller hosts, or to which they are invited."""
    asked, hosted = aliased(MeetingAttendee), aliased(Meeting)
    mine = select(asked.meeting_id).where(of_agency(asked), asked.employee_id == CALLER)
    return union(mine, select(hosted.id).where(of_agency(hosted), hosted.employee_id == CALLER))


def _invited(row: Any, model: type[Base]) -> ColumnElement[bool] | None:  # noqa: ANN401 - as above
    """Find what the caller is asked for: by the record itself, or by the rows of a meeting."""
    if model is Meeting:
        asked = aliased(MeetingAttendee)
        mine = select(asked.meeting_id).where(of_agency(asked), asked.employee_id == CALLER)
        return among(row.id, mine)
    if model is RaterStatistic:
        return among(row.id, treated_statistics())
    if model is Calibration:
        return and_(row.employee_id != CALLER, among(row.meeting_id, _sessions()))
    invited = [column == CALLER for column in inviting(row)]
    return or_(*invited) if invited else None


def _under(row: Any, model: type[Base], units: Select[Any]) -> ColumnElement[bool] | None:  # noqa: ANN401 - as above
    """Find the records of some units: by their own unit, by their post, else by their person."""
    if model is Unit:
        return among(row.id, units)
    owner = person_column(model)
    if owner is None and hasattr(model, "position_id"):
        post = aliased(Position)
        return among(
            row.position_id, select(post.id).where(of_agency(post), among(post.unit_id, units))
        )
    ways = [among(row.unit_id, units)] if hasattr(model, "unit_id") else []
    if owner is not None and (not ways or model.__table__.c.unit_id.nullable):
        person = aliased(Employee)
        people = select(person.id).where(of_agency(person), among(person.unit_id, units))
        ways.append(among(getattr(row, owner.key), people))
    return or_(*ways) if ways else None
