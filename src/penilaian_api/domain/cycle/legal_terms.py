"""Read the legal terms: how long each step of an evaluation may take, and on whom a term runs.

The numbers are data (``data/clocks.toml``), each with its article and the days it is law.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any, Protocol, TypeVar

from penilaian_api.domain import calendar
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.dates import Span, clashes
from penilaian_api.domain.errors import InvalidDataError


class StartEvent(StrEnum):
    """What makes a clock run; its local day is day 0."""

    SIGNED = auto()
    RECEIVED = auto()
    WINDOW_CLOSED = auto()
    OBJECTION_RECEIVED = auto()


class Duty(StrEnum):
    """On whom a term runs; the reviewer is the assessor's superior."""

    EMPLOYEE = auto()
    ASSESSOR = auto()
    REVIEWER = auto()
    UNIT = auto()


class ClockPath(StrEnum):
    """Whether the assessor rated in time, or their superior does it in their stead."""

    NORMAL = auto()
    SUPERIOR = auto()


@dataclass(frozen=True, slots=True)
class Clock:
    """A legal term in working days, with the article that sets it and the days it is law."""

    key: str
    working_days: int
    starts_with: StartEvent
    on_whom: Duty
    path: ClockPath
    source: str
    span: Span

    def due_on(self, event_day: date, days: Calendar) -> date:
        """Give the last day of the term when its event falls on *event_day*."""
        return calendar.due_on(event_day, self.working_days, days)


@dataclass(frozen=True, slots=True)
class YearlyTerm:
    """A legal term that ends on the same date for each performance year.

    *opens* is the month and the day in that year from which it runs, where the law says so.
    """

    key: str
    month: int
    day: int
    years_later: int
    on_whom: Duty
    source: str
    span: Span
    opens: tuple[int, int] | None = None

    def opens_on(self, year: int) -> date | None:
        """Give the first day of the term for the performance year *year*, where it has one."""
        return None if self.opens is None else date(year, *self.opens)

    def due_on(self, year: int) -> date:
        """Give the last day of the term for the performance year *year*."""
        return date(year + self.years_later, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Terms:
    """All legal terms, whenever they were law: a key stands once for each span of days."""

    clocks: tuple[Clock, ...]
    yearly: tuple[YearlyTerm, ...]

    def __post_init__(self) -> None:
        _refuse_overlap(self.clocks)
        _refuse_overlap(self.yearly)

    def clock(self, key: str, day: date) -> Clock:
        """Give the clock *key* as it is law on *day*, or raise ``KeyError``."""
        return _in_force(self.clocks, key, day)

    def yearly_term(self, key: str, day: date) -> YearlyTerm:
        """Give the yearly term *key* as it is law on *day*, or raise ``KeyError``."""
        return _in_force(self.yearly, key, day)


def read_terms(document: Mapping[str, Any]) -> Terms:
    """Take the terms from the parsed data file."""
    return Terms(
        clocks=tuple(_clock(entry) for entry in document["clock"]),
        yearly=tuple(_yearly_term(entry) for entry in document["yearly"]),
    )


class _Term(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def span(self) -> Span: ...


TermT = TypeVar("TermT", bound=_Term)


def _refuse_overlap(terms: Iterable[TermT]) -> None:
    for term, _ in clashes(terms, lambda term: term.key):
        raise InvalidDataError("terms_overlap", key=term.key)


def _in_force(terms: Iterable[TermT], key: str, day: date) -> TermT:
    for term in terms:
        if term.key == key and term.span.contains(day):
            return term
    raise KeyError(key, day)


def _clock(entry: Mapping[str, Any]) -> Clock:
    return Clock(
        key=entry["key"],
        working_days=entry["working_days"],
        starts_with=StartEvent(entry["starts_with"]),
        on_whom=Duty(entry["on_whom"]),
        path=ClockPath(entry["path"]),
        source=entry["source"],
        span=_validity(entry),
    )


def _yearly_term(entry: Mapping[str, Any]) -> YearlyTerm:
    return YearlyTerm(
        key=entry["key"],
        month=entry["month"],
        day=entry["day"],
        years_later=entry["years_later"],
        on_whom=Duty(entry["on_whom"]),
        source=entry["source"],
        span=_validity(entry),
        opens=(entry["opens_month"], entry["opens_day"]) if "opens_month" in entry else None,
    )


def _validity(entry: Mapping[str, Any]) -> Span:
    return Span.through(entry["valid_from"], entry.get("valid_until"))
