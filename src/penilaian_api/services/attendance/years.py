"""Show a person's year of attendance, month by month, and list days."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from penilaian_api.domain.attendance import reckoning
from penilaian_api.domain.attendance.day import AttendanceDay, AttendanceState
from penilaian_api.domain.attendance.reckoning import DayCount, MonthOfDays, UnexcusedDays
from penilaian_api.domain.attendance.rule import DisciplineRule, DisciplineRules
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.organization.calendars import CalendarQuery
from penilaian_api.services.views import row_view
from penilaian_api.storage.attendance import days as day_storage
from penilaian_api.storage.attendance import years as year_storage
from penilaian_api.storage.attendance.days import PostSpan
from penilaian_api.storage.attendance.lists import ATTENDANCE
from penilaian_api.storage.attendance.years import CountedDays, MarkedDay
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.packaged_data import discipline_rules
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_DAY: Final = timedelta(days=1)
_R = TypeVar("_R", CountedDays, MarkedDay, PostSpan)


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """One record of a day, with the name of its person."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    on: date
    state: AttendanceState
    leave_kind: str | None
    late_minutes: int
    early_minutes: int
    source: str
    supersedes_id: UUID | None
    is_corrected: bool
    posted_by: UUID
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class YearView:
    """A person's year: its months up to today, and where they stand by a rule."""

    employee_id: UUID
    year: int
    rule: DisciplineRule
    months: tuple[MonthOfDays, ...]
    unexcused: UnexcusedDays


@dataclass(frozen=True, slots=True)
class PersonDays:
    """What is recorded of one person."""

    tallies: tuple[DayCount, ...]
    marked: tuple[AttendanceDay, ...]
    posts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RecordedDays:
    """What is recorded of people, with the calendar by which it is read."""

    calendar: Calendar
    people: Mapping[UUID, PersonDays]


ATTENDANCE_PARAMETERS: Final = ATTENDANCE.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[AttendanceView]:
    """List days of attendance."""
    return page_of(work, ATTENDANCE, request).map(row_view(AttendanceView))


def rules() -> DisciplineRules:
    """Return the kinds of leave and the rules of discipline."""
    return discipline_rules()


def find_rule(key: str | None, pointer: str) -> DisciplineRule:
    """Return the rule that is named, else the usual one."""
    known = discipline_rules()
    if key is None:
        return known.usual
    if key not in known.rules:
        facts = {"rules": ", ".join(known.rules)}
        raise InvalidDataError.at_pointer(pointer, "unknown_discipline_rule", facts)
    return known.rules[key]


def get_year(work: UnitOfWork, employee_id: UUID, year: int, rule_key: str | None) -> YearView:
    """Return a person's year up to today, by a rule."""
    rule = find_rule(rule_key, "/rule")
    person = work.of(Employee).get(employee_id)
    span = Span(date(year, 1, 1), date(year + 1, 1, 1))
    recorded = load_days(work, {person.id}, span)
    days = recorded.people[person.id]
    read = reckoning.months(discipline_rules(), rule, days.tallies, days.marked, recorded.calendar)
    until = span.intersect(Span(date.min, work.today + _DAY))
    demanded = (
        reckoning.demanded_days(recorded.calendar, days.posts, until) if until is not None else {}
    )
    return YearView(
        employee_id=person.id,
        year=year,
        rule=rule,
        months=tuple(reckoning.with_demanded(read, demanded)),
        unexcused=reckoning.unexcused_days(rule, days.marked, recorded.calendar),
    )


def load_days(
    work: UnitOfWork, people: Collection[UUID], span: Span, marked_from: date | None = None
) -> RecordedDays:
    """Fetch what is recorded of people, fetched within reach, on the days of *span*: at once.

    *marked_from*: days that may cost something are wanted from here on.
    """
    last = (span.ends_before or date.max) - _DAY
    keys = set(people)
    of_counts = year_storage.count_query(keys, span.starts_on, last)
    of_marked = year_storage.marked_query(keys, marked_from or span.starts_on, last)
    of_posts = day_storage.post_query(keys)
    of_calendar = CalendarQuery()
    rows = execute_combined(
        work.session, work.bindings, of_counts, of_marked, of_posts, *of_calendar.queries
    )
    tallies, marked = _by_person(rows.of(of_counts)), _by_person(rows.of(of_marked))
    posts = _by_person(rows.of(of_posts))
    return RecordedDays(
        of_calendar.calendar(rows),
        {
            key: PersonDays(
                tuple(_tally(row) for row in tallies.get(key, ())),
                tuple(_marked(row) for row in marked.get(key, ())),
                tuple(Span(row.starts_on, row.ends_before) for row in posts.get(key, ())),
            )
            for key in keys
        },
    )


def _by_person(rows: Iterable[_R]) -> dict[UUID, list[_R]]:
    people: dict[UUID, list[_R]] = {}
    for row in rows:
        people.setdefault(row.employee_id, []).append(row)
    return people


def _tally(row: CountedDays) -> DayCount:
    return DayCount((row.year, row.month), row.state, row.leave_kind, row.days)


def _marked(row: MarkedDay) -> AttendanceDay:
    return AttendanceDay(row.on, row.state, None, row.late_minutes, row.early_minutes)
