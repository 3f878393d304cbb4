"""Read the working calendar of the caller's agency: its week, less holidays."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.storage.organization.calendars import (
    national_days_off,
    own_days_off,
    working_week,
)
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery, execute_combined
from penilaian_api.storage.work.prepared import Prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""How an agency names its working days, in the order of the week."""


def weekdays_of(names: Iterable[str]) -> frozenset[int]:
    """Give the days of a working week as a calendar counts them."""
    return frozenset(map(WEEKDAYS.index, names))


class CalendarQuery:
    """Read the agency's calendar in one combined query with other things."""

    def __init__(self) -> None:
        self._week, self._national, self._own = working_week(), national_days_off(), own_days_off()

    @property
    def queries(self) -> tuple[Prepared[SubQuery[Any]], ...]:
        """The parts of the combined query that the calendar needs."""
        return self._week, self._national, self._own

    def calendar(self, results: ResultSets) -> Calendar:
        """Build the calendar: the working week, less national holidays and the agency's own.

        A national holiday on which the agency works all the same is a working day.
        """
        (week,) = results.of(self._week)
        (national,) = results.of(self._national)
        own = results.of(self._own)
        named = {date.fromisoformat(day) for day in national.split(",") if day}
        working = {day.on for day in own if day.is_working}
        off = frozenset({*named, *(day.on for day in own if not day.is_working)} - working)
        return Calendar(weekdays_of(day for day in week.split(",") if day), off)


def calendar(work: UnitOfWork) -> Calendar:
    """Read the agency's calendar."""
    query = CalendarQuery()
    return query.calendar(execute_combined(work.session, work.bindings, *query.queries))
