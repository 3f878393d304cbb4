"""The calendar of the caller's agency: on which days it works."""

from typing import Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.storage.calendars import days_off
from penilaian_api.storage.work import UnitOfWork

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""How an agency names its working days, in the order of the week."""


def calendar(work: UnitOfWork) -> Calendar:
    """Give the agency's calendar: its working week, less national holidays and its own."""
    named = work.agency().work_days.split(",")
    return Calendar(frozenset(WEEKDAYS.index(day) for day in named if day), days_off(work))
