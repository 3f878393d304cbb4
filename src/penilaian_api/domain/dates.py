"""Define spans of days, half-open, on which all effective-dated records rest.

People name the last day of a thing (``ends_on``); the record keeps the first day after it, so that
neighboring spans meet without a gap and without an overlap.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from operator import attrgetter
from typing import Final, Protocol, Self, TypeVar

from penilaian_api.domain.errors import Fault, InvalidDataError

_DAY = timedelta(days=1)
YEARS_AHEAD: Final = 100
"""How far ahead a day may be named: whatever lies beyond is a slip of the pen."""
_FARTHEST: Final = timedelta(days=366 * YEARS_AHEAD)


def day_after(day: date) -> date:
    """Return the day after *day*; the last day of the calendar is followed by itself."""
    return day if day == date.max else day + _DAY


def local_day(instant: datetime, zone: tzinfo) -> date:
    """Return the day on which an instant lies in a zone, at the ends of the calendar in UTC."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def due_faults(due_on: date, today: date, pointer: str = "/due_on") -> Iterator[Fault]:
    """Find a last day that is over already, or so far ahead that nobody means it."""
    if due_on < today:
        yield Fault(pointer, "day_over")
    yield from far_faults(due_on, today, pointer)


def far_faults(day: date, today: date, pointer: str) -> Iterator[Fault]:
    """Find a day that is so far ahead that nobody means it."""
    if day - today > _FARTHEST:
        yield Fault(pointer, "day_too_far", {"years": str(YEARS_AHEAD)})


@dataclass(frozen=True, slots=True)
class Span:
    """The days from *starts_on* up to, and without, *ends_before*; ``None`` means without end."""

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            raise InvalidDataError("span_ends_before_start")

    @classmethod
    def through(cls, starts_on: date, ends_on: date | None) -> Self:
        """Build the span that people write: from a first day through a last day, inclusive.

        The last day of the calendar stands for "without end": no day follows it.
        """
        if ends_on is None or ends_on == date.max:
            return cls(starts_on)
        return cls(starts_on, ends_on + _DAY)

    @property
    def ends_on(self) -> date | None:
        """The last day, inclusive, as people write it."""
        return None if self.ends_before is None else self.ends_before - _DAY

    def contains(self, day: date) -> bool:
        """Tell whether *day* lies in the span."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether some day lies in both spans."""
        return _before(self.starts_on, other.ends_before) and _before(
            other.starts_on, self.ends_before
        )

    def covers(self, other: "Span") -> bool:
        """Tell whether each day of the other span lies in this one."""
        if self.starts_on > other.starts_on:
            return False
        end = self.ends_before
        return end is None or (other.ends_before is not None and other.ends_before <= end)

    def intersect(self, other: "Span") -> "Span | None":
        """Return the days that lie in both spans, if there are any."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.ends_before, other.ends_before) if end is not None]
        return Span(max(self.starts_on, other.starts_on), min(ends, default=None))


ALWAYS = Span(date.min)
"""Every day there is."""


@lru_cache(maxsize=1024)
def span_of(starts_on: date, ends_before: date | None) -> Span:
    """Give the span of days that are stored: of thousands of records most hold on the same."""
    return Span(starts_on, ends_before)


class Dated(Protocol):
    """Anything that holds during a span."""

    @property
    def span(self) -> Span:
        """The days on which it holds."""


DatedT = TypeVar("DatedT", bound=Dated)


def segments(
    items: Sequence[DatedT], window: Span = ALWAYS
) -> Iterator[tuple[Span, tuple[DatedT, ...]]]:
    """Cut *window* where *items* begin and end, and list which of them hold in each piece.

    The pieces come in order and fill the window, also where nothing holds.
    """
    for piece, holding in _pieces(tuple([item.span for item in items]), window):
        yield piece, tuple([items[index] for index in holding])


@lru_cache(maxsize=1024)
def _pieces(spans: Sequence[Span], window: Span) -> Sequence[tuple[Span, Sequence[int]]]:
    """Cut *window* where *spans* begin and end, and number those that hold in each piece.

    Thousands of people come and go on the same few days.
    """
    overlapping = [index for index, span in enumerate(spans) if span.overlaps(window)]
    ends = {end for each in overlapping for end in (spans[each].starts_on, spans[each].ends_before)}
    inner = sorted(end for end in ends if end and window.starts_on < end and window.contains(end))
    bounds = zip((window.starts_on, *inner), (*inner, window.ends_before), strict=True)
    return tuple(
        (Span(start, end), tuple(each for each in overlapping if spans[each].contains(start)))
        for start, end in bounds
    )


def clashes(
    items: Iterable[DatedT], key: Callable[[DatedT], Hashable]
) -> Iterator[tuple[DatedT, DatedT]]:
    """Find the neighbors of one *key* that hold on a same day, the one begun earlier first."""
    groups: dict[Hashable, list[DatedT]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    for group in groups.values():
        if len(group) > 1:
            yield from _clashes_of(sorted(group, key=attrgetter("span.starts_on")))


def _clashes_of(ordered: Sequence[DatedT]) -> Iterator[tuple[DatedT, DatedT]]:
    """Compare each item with the one that lasts longest among those begun before it."""
    longest: DatedT | None = None
    for item in ordered:
        if longest is not None and longest.span.overlaps(item.span):
            yield longest, item
        if longest is None or _before(longest.span.ends_before or date.max, item.span.ends_before):
            longest = item


def _before(day: date, end: date | None) -> bool:
    """Tell whether *day* comes before an end that may never come."""
    return end is None or day < end
