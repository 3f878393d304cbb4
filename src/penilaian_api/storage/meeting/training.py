"""Query who was trained to rate, and who has yet to be where a period demands it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.cycle.participation import supervises
from penilaian_api.storage.cycle.rater_training import is_trained, is_training_of
from penilaian_api.storage.me.task_query import (
    NOBODY,
    KindConditions,
    TaskQuery,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


def _are_appraised(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    del grants, in_subtree
    return Employee.is_appraised(TODAY)


TRAINED_PEOPLE: Final = Listing(
    model=Employee,
    sorts={"employee_code": (Employee.employee_code,)},
    filters={
        "unit_code": by_unit_code(Employee.unit_id),
        "is_rater": ListFilter(
            bool, lambda value: supervises() == value, "Only who assesses somebody today, or not."
        ),
        "is_trained": ListFilter(
            bool, lambda value: is_trained(Employee.id) == value, "Only who was trained, or not."
        ),
    },
    search=search_people(Employee.id),
    base=_are_appraised,
    beside=(Beside(Unit, Unit.id == Employee.unit_id, unit_code=Unit.code, unit_name=Unit.name),),
    tells_changes=False,
    by_day=True,
)
"""The people within reach who are to be trained."""


def trained_at(work: WorkContext, people: Iterable[UUID]) -> dict[UUID, datetime]:
    """Tell of people already fetched within reach when each was trained last."""
    keys = {*people}
    if not keys:
        return {}
    queries = (_attended(keys), _hosted(keys))
    rows = execute_combined(work.session, work.bindings, *queries)
    return dict(sorted((row for query in queries for row in rows.of(query)), key=_by_instant))


@prepared
def _attended(people: set[UUID]) -> SubQuery[tuple[UUID, datetime]]:
    query = (
        select(MeetingAttendee.employee_id, Meeting.starts_at)
        .join(*joined(Meeting, Meeting.id == MeetingAttendee.meeting_id))
        .where(
            of_agency(MeetingAttendee),
            MeetingAttendee.employee_id.in_(people),
            *is_training_of(MeetingAttendee, Meeting),
        )
    )
    return SubQuery(query, lambda *row: row, (Meeting.starts_at,))


@prepared
def _hosted(people: set[UUID]) -> SubQuery[tuple[UUID, datetime]]:
    guest = aliased(MeetingAttendee)
    query = select(Meeting.employee_id, Meeting.starts_at).where(
        of_agency(Meeting),
        Meeting.employee_id.in_(people),
        exists_in_agency(guest, *is_training_of(guest, Meeting)),
    )
    return SubQuery(query, lambda *row: row, (Meeting.starts_at,))


def _by_instant(row: tuple[UUID, datetime]) -> datetime:
    return row[1]


class UnitTrained(NamedTuple):
    """How many people and raters of a unit there are, and how many of them were trained."""

    unit_code: str
    unit_name: str
    people: int
    trained: int
    raters: int
    trained_raters: int


def count_trained(work: WorkContext) -> list[UnitTrained]:
    """Count by unit who within reach was trained."""
    return [UnitTrained(*row) for row in execute(work, _counted(work.access.grants))]


@prepared
def _counted(grants: tuple[Grant, ...]) -> Select[*tuple[Any, ...]]:
    trained, rates = is_trained(Employee.id), supervises()

    return (
        select(
            Unit.code,
            Unit.name,
            func.count(),
            count_if(trained),
            count_if(rates),
            count_if(and_(rates, trained)),
        )
        .select_from(Employee)
        .join(*joined(Unit, Unit.id == Employee.unit_id))
        .where(within(grants, Employee), Employee.is_appraised(TODAY))
        .group_by(Unit.code, Unit.name)
        .order_by(Unit.code)
    )


@prepared
def training_to_attend() -> TaskQuery:
    """Query the periods that demand trained raters, where the caller rates and was not trained."""
    kinds: KindConditions = ((TaskKind.RATER_TRAINING_TO_ATTEND, true()),)
    row = aliased(Assessor)
    rates = exists_in_agency(row, row.assessor_id == CALLER, in_force(row))
    name, due_on = Cycle.key + " " + Period.key, Period.rate_until.label("due_on")
    query = (
        select_tasks(Period.id, kinds, due_on, name=name, employee_id=NOBODY)
        .join_from(Period, *joined(Cycle, Cycle.id == Period.cycle_id))
        .where(
            of_agency(Period),
            Period.raters_need_training.is_(True),
            Period.state.in_((PeriodState.OPEN, PeriodState.RATING)),
            rates,
            ~is_trained(CALLER),
        )
    )
    return tasks_of(query, "period")
