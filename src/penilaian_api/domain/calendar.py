"""Compute due dates in working days: until when something may or must be done.

The day of the event is day 0, the due day is the n-th working day after it, and the right ends
where the next local day begins. PermenPANRB 6/2022 does not define the working day (hari kerja):
which weekdays and which holidays is the agency's data.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from penilaian_api.domain.errors import InvalidDataError

_DAY: Final = timedelta(days=1)

MONDAY_TO_FRIDAY: Final = frozenset(range(5))
"""The usual working week; Monday is 0. Some agencies work six days."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which an agency works: some weekdays, less holidays and joint leave."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays & frozenset(range(7)):
            raise InvalidDataError("calendar_without_working_days")

    def works_on(self, day: date) -> bool:
        """Tell whether *day* is a working day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def count_after(self, first: date, last: date) -> int:
        """Count the working days after *first* through *last*: as quickly for many years."""
        if last <= first:
            return 0
        weeks, rest = divmod((last - first).days, 7)
        odd = {(first.weekday() + number) % 7 for number in range(1, rest + 1)}
        off = sum(first < day <= last and day.weekday() in self.weekdays for day in self.holidays)
        return weeks * len(self.weekdays) + len(odd & self.weekdays) - off

    def with_day(self, day: date, *, is_off: bool) -> "Calendar":
        """Return the calendar as it is once *day* is declared off, or no longer is."""
        holidays = self.holidays | {day} if is_off else self.holidays - {day}
        return replace(self, holidays=holidays)


def due_on(event_day: date, working_days: int, calendar: Calendar) -> date:
    """Return the last day of a term of *working_days* that an event on *event_day* starts."""
    day = event_day
    left = working_days
    while left > 0:
        day += _DAY
        left -= calendar.works_on(day)
    return day
