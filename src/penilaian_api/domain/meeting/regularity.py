"""Define how regularly units meet: at least once a month, by a rule that is data.

Why it is so: docs/decisions/0058.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from penilaian_api.domain.dates import Span
from penilaian_api.domain.meeting.meeting import MeetingKind


@dataclass(frozen=True, slots=True)
class RegularityRule:
    """Which meetings a unit holds each month, as data with a version."""

    id: str
    version: int
    kinds: tuple[MeetingKind, ...]
    statement: Mapping[str, str]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "RegularityRule":
        """Read the rule."""
        return cls(
            document["id"],
            int(document["version"]),
            tuple(map(MeetingKind, document["kinds"])),
            document["statement"],
        )


def months_over(period: Span, today: date) -> tuple[date, ...]:
    """Name the months of a period that are over, by their first days."""
    months = []
    month, ends_before = period.starts_on.replace(day=1), period.ends_before or today
    while month < ends_before:
        following = _next_month(month)
        if min(following, ends_before) > today:
            break
        months.append(month)
        month = following
    return tuple(months)


def staffed(months: Iterable[date], since: date) -> tuple[date, ...]:
    """Keep to the months in which a unit had anybody from their first day on."""
    return tuple(month for month in months if month >= since)


def missing(months: Iterable[date], held_on: Iterable[date]) -> tuple[date, ...]:
    """Name the months in which nothing was held."""
    with_one = {day.replace(day=1) for day in held_on}
    return tuple(month for month in months if month not in with_one)


def _next_month(month: date) -> date:
    if month.month == 12:  # noqa: PLR2004 - the last month
        return date(month.year + 1, 1, 1)
    return date(month.year, month.month + 1, 1)
