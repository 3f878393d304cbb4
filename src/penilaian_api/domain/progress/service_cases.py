"""Measure a public service by its cases: how many, how fast answered and done, with how few errors.

A case is one application of a citizen (*berkas permohonan*). Times are told by the median, which a
single lost file does not move; all of them are better the lower they are, but the number of cases.

Why it is so: docs/decisions/0050.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.dates import local_day
from penilaian_api.domain.errors import Fault

TOLERANCE: Final = Fraction(1, 10)
"""How far what was entered may lie from what the cases say, as a share of the latter.

A rule of this program: it flags what somebody should look at, and decides nothing.
"""
_SECOND: Final = timedelta(seconds=1)


class CaseTime(StrEnum):
    """In what the times of a service are counted."""

    MINUTES = auto()
    HOURS = auto()
    DAYS = auto()
    WORKING_DAYS = auto()


class CaseFigure(StrEnum):
    """What the cases of a service say, of one person or of all."""

    COMPLETED = auto()
    """How many were completed."""
    PROCESSING_TIME = auto()
    """The median from receipt to completion."""
    RESPONSE_TIME = auto()
    """The median from receipt to the first response."""
    ERROR_RATE = auto()
    """How many in a hundred had to be corrected."""


_SECONDS: Final = {CaseTime.MINUTES: 60, CaseTime.HOURS: 3600}


@dataclass(frozen=True, slots=True)
class CaseTimes:
    """When a case was received, first responded to and completed, and whether it had an error."""

    received_at: datetime
    responded_at: datetime | None
    completed_at: datetime | None
    is_corrected: bool


def case_faults(case: CaseTimes, now: datetime) -> Iterator[Fault]:
    """Refuse a case that ends before it begins, lies ahead, or was corrected before it was done."""
    responded, completed = case.responded_at, case.completed_at
    for name in ("received_at", "responded_at", "completed_at"):
        at = getattr(case, name)
        if at is not None and at > now:
            yield Fault(f"/{name}", "case_in_future")
    if responded is not None and responded < case.received_at:
        yield Fault("/responded_at", "case_ends_before_it_begins")
    if completed is not None and completed < case.received_at:
        yield Fault("/completed_at", "case_ends_before_it_begins")
    if responded is not None and completed is not None and completed < responded:
        yield Fault("/responded_at", "response_after_completion")
    if case.is_corrected and completed is None:
        yield Fault("/is_corrected", "corrected_before_completed")


@dataclass(frozen=True, slots=True)
class CaseClock:
    """Counts the time between two instants as a service counts it, in an agency's zone."""

    counted_in: CaseTime
    zone: tzinfo
    calendar: Calendar

    def elapsed(self, begins: datetime, ends: datetime | None) -> Fraction | None:
        """Return the time from one instant to another: minutes exactly, days by their dates.

        What is done on the day of receipt took zero days; working days are counted as the law
        counts its terms: the day of the event is day 0.
        """
        if ends is None:
            return None
        seconds = _SECONDS.get(self.counted_in)
        if seconds is not None:
            return Fraction((ends - begins) // _SECOND, seconds)
        first, last = local_day(begins, self.zone), local_day(ends, self.zone)
        if self.counted_in is CaseTime.DAYS:
            return Fraction((last - first).days)
        return Fraction(self.calendar.count_after(first, last))


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """The figures of some cases; a median of none is none."""

    completed: int
    processing_time: Fraction | None
    response_time: Fraction | None
    responded: int
    corrected: int

    @property
    def error_rate(self) -> Fraction | None:
        """How many in a hundred of the completed had to be corrected."""
        return Fraction(100 * self.corrected, self.completed) if self.completed else None

    def value(self, figure: CaseFigure) -> Fraction | None:
        """Return one of the figures."""
        match figure:
            case CaseFigure.COMPLETED:
                return Fraction(self.completed)
            case CaseFigure.PROCESSING_TIME:
                return self.processing_time
            case CaseFigure.RESPONSE_TIME:
                return self.response_time
            case CaseFigure.ERROR_RATE:
                return self.error_rate

    def count(self, figure: CaseFigure) -> int:
        """Return from how many cases a figure comes."""
        return self.responded if figure is CaseFigure.RESPONSE_TIME else self.completed


NO_CASES: Final = CaseFigures(0, None, None, 0, 0)
"""What no case says."""


def agrees(entered: Fraction, counted: Fraction) -> bool:
    """Tell whether what was entered lies near what the cases say."""
    return abs(entered - counted) <= abs(counted) * TOLERANCE
