"""Say what a person's working day was, present, late or on leave, and judge what is stated."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault

MINUTES: Final = 1_440
"""As many a day has."""


class AttendanceState(StrEnum):
    """What a person's day was, as the attendance system has it."""

    PRESENT = auto()
    LATE = auto()
    LEFT_EARLY = auto()
    ABSENT_UNEXCUSED = auto()
    LEAVE = auto()
    DUTY_TRAVEL = auto()
    HOLIDAY = auto()


AT_WORK: Final = frozenset(
    {AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.LEFT_EARLY}
)
"""The states in which a person was there, perhaps not the whole day."""


@dataclass(frozen=True, slots=True)
class AttendanceDay:
    """A day as a feed states it."""

    on: date
    state: AttendanceState
    leave_kind: str | None = None
    late_minutes: int = 0
    early_minutes: int = 0

    @property
    def minutes(self) -> int:
        """How many minutes of the day were not worked."""
        return self.late_minutes + self.early_minutes


def settle(day: AttendanceDay) -> AttendanceDay:
    """Bring a day to its one spelling: who is present and came late is late."""
    if day.state not in AT_WORK:
        return day
    if day.late_minutes > 0:
        return replace(day, state=AttendanceState.LATE)
    return replace(day, state=AttendanceState.LEFT_EARLY) if day.early_minutes > 0 else day


def faults(
    day: AttendanceDay,
    employed: Collection[Span],
    today: date,
    leave_kinds: Mapping[str, Mapping[str, str]],
) -> Iterator[Fault]:
    """Find what is wrong with a day: its date, its minutes, its leave.

    *leave_kinds* are known by their words in each language.
    """
    if day.on > today:
        yield Fault("/on", "day_in_future")
    elif not any(span.contains(day.on) for span in employed):
        yield Fault("/on", "day_without_post")
    yield from _minute_faults(day)
    if day.state is AttendanceState.LEAVE and day.leave_kind not in leave_kinds:
        yield Fault("/leave_kind", "unknown_leave_kind", _list_words(leave_kinds))
    elif day.state is not AttendanceState.LEAVE and day.leave_kind is not None:
        yield Fault("/leave_kind", "leave_beside_state")


def _list_words(leave_kinds: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """List the kinds of leave by their words, each with the key that programs send."""
    return {
        f"kinds@{language}": ", ".join(
            f"{words[language]} ({key})" for key, words in leave_kinds.items()
        )
        for language in ("id", "en")
    }


def _minute_faults(day: AttendanceDay) -> Iterator[Fault]:
    bounds = {"limit": f"0-{MINUTES}"}
    for name in ("late_minutes", "early_minutes"):
        value = getattr(day, name)
        if not 0 <= value <= MINUTES:
            yield Fault(f"/{name}", "out_of_range", bounds)
        elif value and day.state not in AT_WORK:
            yield Fault(f"/{name}", "minutes_beside_state")
    if day.minutes > MINUTES >= max(day.late_minutes, day.early_minutes):
        yield Fault("/early_minutes", "out_of_range", bounds)
    if day.state is AttendanceState.LATE and day.late_minutes == 0:
        yield Fault("/late_minutes", "minutes_missing")
    if day.state is AttendanceState.LEFT_EARLY and day.minutes == 0:
        yield Fault("/early_minutes", "minutes_missing")
