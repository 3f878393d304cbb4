from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.calendar import Calendar, due_on
from penilaian_api.domain.errors import InvalidDataError

PLAIN = Calendar()
FRIDAY = date(2027, 1, 29)
MONDAY = date(2027, 2, 1)
HOLIDAYS = st.frozensets(st.dates(date(2027, 1, 1), date(2027, 2, 28)), max_size=20)
CALENDARS = st.builds(Calendar, st.frozensets(st.integers(0, 6), min_size=1), HOLIDAYS)


def test_the_day_of_the_event_does_not_count():
    assert due_on(MONDAY, 1, PLAIN) == date(2027, 2, 2)


def test_a_weekend_does_not_count():
    assert due_on(FRIDAY, 1, PLAIN) == MONDAY


def test_an_event_on_a_free_day_is_day_zero_all_the_same():
    assert due_on(date(2027, 1, 30), 1, PLAIN) == MONDAY


def test_a_holiday_does_not_count():
    assert due_on(FRIDAY, 1, Calendar(holidays=frozenset({MONDAY}))) == date(2027, 2, 2)


def test_a_week_of_six_days_counts_saturday():
    assert due_on(FRIDAY, 1, Calendar(weekdays=frozenset(range(6)))) == date(2027, 1, 30)


def test_a_calendar_needs_a_working_day():
    with pytest.raises(InvalidDataError, match="calendar_without_working_days"):
        Calendar(weekdays=frozenset())


@given(st.dates(date(2027, 1, 1), date(2027, 2, 28)), st.integers(1, 30), CALENDARS)
def test_the_due_day_is_a_working_day_with_as_many_before_it_as_the_term_has(event, term, calendar):
    due = due_on(event, term, calendar)
    after = [event + timedelta(days=number) for number in range(1, (due - event).days + 1)]
    worked = [
        day for day in after if day.weekday() in calendar.weekdays and day not in calendar.holidays
    ]
    assert len(worked) == term
    assert worked[-1] == due


@given(CALENDARS, st.dates(date(2026, 12, 1), date(2027, 3, 31)), st.integers(-3, 120))
def test_working_days_are_counted_as_one_by_one(calendar: Calendar, first: date, days: int):
    last = first + timedelta(days=days)
    one_by_one = (first + timedelta(days=number) for number in range(1, days + 1))
    assert calendar.count_after(first, last) == sum(map(calendar.works_on, one_by_one))


def test_working_days_are_counted_over_the_whole_calendar():
    assert PLAIN.count_after(date.min, date.max) == sum(
        (date.min.toordinal() + number) % 7 not in {6, 0}
        for number in range(1, (date.max - date.min).days + 1)
    )
