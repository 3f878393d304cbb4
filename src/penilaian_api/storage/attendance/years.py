"""Count the days of people by month, and fetch those that cost something: never row by row."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Integer, Select, cast, extract, func, not_, select

from penilaian_api.domain.attendance.day import AttendanceState
from penilaian_api.storage.models.register.attendance import Attendance
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.corrections import is_corrected
from penilaian_api.storage.work.prepared import prepared

_MARKED = (
    AttendanceState.LATE,
    AttendanceState.LEFT_EARLY,
    AttendanceState.ABSENT_UNEXCUSED,
    AttendanceState.HOLIDAY,
)


class CountedDays(NamedTuple):
    """How many days of one kind a person had in a month."""

    employee_id: UUID
    year: int
    month: int
    state: AttendanceState
    leave_kind: str | None
    days: int


class MarkedDay(NamedTuple):
    """A day that costs something, or on which nobody had to be there."""

    employee_id: UUID
    on: date
    state: AttendanceState
    late_minutes: int
    early_minutes: int


@prepared
def count_query(people: set[UUID], first: date, last: date) -> SubQuery[CountedDays]:
    """Query how many days of each kind people, fetched within reach, had in each month."""
    year = cast(extract("year", Attendance.on), Integer)
    month = cast(extract("month", Attendance.on), Integer)
    kinds = (Attendance.employee_id, year, month, Attendance.state, Attendance.leave_kind)
    query: Select[*tuple[Any, ...]] = (
        select(*kinds, func.count()).where(*_standing(people, first, last)).group_by(*kinds)
    )
    return SubQuery(query, CountedDays)


@prepared
def marked_query(people: set[UUID], first: date, last: date) -> SubQuery[MarkedDay]:
    """Query the days of the same people that are not plainly worked."""
    query: Select[*tuple[Any, ...]] = select(
        Attendance.employee_id,
        Attendance.on,
        Attendance.state,
        Attendance.late_minutes,
        Attendance.early_minutes,
    ).where(*_standing(people, first, last), Attendance.state.in_(_MARKED))
    return SubQuery(query, MarkedDay, (Attendance.on,))


def _standing(people: set[UUID], first: date, last: date) -> tuple[Any, ...]:
    return (
        of_agency(Attendance),
        Attendance.employee_id.in_(people),
        Attendance.on.between(first, last),
        not_(is_corrected(Attendance)),
    )
