"""Count running terms anew when days off are declared: never to anybody's harm.

A term is computed once and its last day stored. A day off that is declared later takes a working
day out of it (18 August 2025 became joint leave eleven days before), so the term is counted again
from its event. What was granted stays: no term gets shorter by it, and one that has lapsed does
not come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.calendar import Calendar, due_on
from penilaian_api.domain.cycle.legal_terms import ClockPath, Terms
from penilaian_api.domain.cycle.setup import report_clock, safe_delivery_days


class TermKind(StrEnum):
    """A term in working days whose last day stands in a record."""

    DELIVER = auto()
    RETURN = auto()
    OBJECT = auto()
    DECIDE_OBJECTION = auto()
    REPORT = auto()
    SAFE_DELIVERY = auto()


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """A stored term: the day of its event, its last day, and the path by which it is counted."""

    kind: TermKind
    started_on: date
    due_on: date
    path: ClockPath = ClockPath.NORMAL


_CLOCKS: Final[Mapping[tuple[TermKind, ClockPath], str]] = {
    (TermKind.DELIVER, ClockPath.NORMAL): "deliver",
    (TermKind.DELIVER, ClockPath.SUPERIOR): "superior_deliver",
    (TermKind.RETURN, ClockPath.NORMAL): "return",
    (TermKind.RETURN, ClockPath.SUPERIOR): "superior_return",
    (TermKind.OBJECT, ClockPath.NORMAL): "objection",
    (TermKind.DECIDE_OBJECTION, ClockPath.NORMAL): "objection_decision",
}


def recount(term: RunningTerm, terms: Terms, calendar: Calendar) -> date:
    """Return the last day of *term* by the calendar of now, or the one it has if that is later."""
    counted = due_on(term.started_on, _working_days(term, terms), calendar)
    return max(term.due_on, counted)


def _working_days(term: RunningTerm, terms: Terms) -> int:
    if term.kind is TermKind.SAFE_DELIVERY:
        return safe_delivery_days(term.started_on, terms)
    if term.kind is TermKind.REPORT:
        return report_clock(term.started_on, terms).working_days
    return terms.clock(_CLOCKS[term.kind, term.path], term.started_on).working_days
