"""The calendar of the caller's agency: on which days it works."""

from typing import Any, Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.storage.organization import calendars as record
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery, execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""How an agency names its working days, in the order of the week."""


class AskedCalendar:
    """The agency's calendar, asked for together with other things."""

    def __init__(self) -> None:
        self._week, self._decreed, self._own = record.week(), record.decreed(), record.own()

    @property
    def questions(self) -> tuple[SubQuery[Any], ...]:
        """What is to be asked."""
        return self._week, self._decreed, self._own

    def of(self, answers: ResultSets) -> Calendar:
        """Give the agency's working week, less national holidays and its own.

        A national holiday on which the agency works all the same is a working day.
        """
        (named,) = answers.of(self._week)
        told = [*answers.of(self._decreed), *answers.of(self._own)]
        working = {day.on for day in told if day.is_working}
        off = frozenset(day.on for day in told if not day.is_working) - working
        return Calendar(frozenset(WEEKDAYS.index(day) for day in named.split(",") if day), off)


def calendar(work: UnitOfWork) -> Calendar:
    """Give the agency's calendar."""
    asked = AskedCalendar()
    return asked.of(execute_combined(work.session, work.bindings, *asked.questions))
