"""What assignments, reporting lines and delegations share: days, lists, an early end, voiding.

Days that are over stay as they were: the end of an entry moves only among today and the days to
come. A wrong entry is voided with a reason and entered anew.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.storage.models.organization import Assignment, Delegation, ReportingLine
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

D = TypeVar("D", Assignment, Delegation, ReportingLine)
P = TypeVar("P", Assignment, Delegation)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries that put a person on a position to list."""

    employee_id: UUID | None = None
    position_id: UUID | None = None
    on: date | None = None
    with_voided: bool = False


def of_people(kind: type[P], wanted: Filter) -> list[Any]:
    """Keep to the entries that are *wanted*."""
    kept = standing(kind, wanted.on, with_voided=wanted.with_voided)
    if wanted.employee_id is not None:
        kept.append(kind.employee_id == wanted.employee_id)
    if wanted.position_id is not None:
        kept.append(kind.position_id == wanted.position_id)
    return kept


def standing(kind: type[D], on: date | None, *, with_voided: bool) -> list[Any]:
    """Keep to what holds on a day, if one is named, and leave out what was voided."""
    kept: list[Any] = [] if on is None else [organization.holds_on(kind, on)]
    return kept if with_voided else [*kept, kind.voided_at.is_(None)]


def span(starts_on: date, ends_on: date | None) -> Span:
    """Take the days that a body names, or refuse them at its last day."""
    try:
        return Span.through(starts_on, ends_on)
    except BadData as wrong:
        raise BadData(wrong.code, faults=[Fault("/ends_on", wrong.code)]) from None


def ending(work: UnitOfWork, record: D, expected_version: int, ends_on: date | None) -> Span:
    """Take *record* for ending on another day, and say which days it would then hold.

    The caller looks at the neighbors before he writes the new end down.
    """
    work.claim(record, expected_version)
    _refuse_voided(record)
    new = span(record.starts_on, ends_on)
    ends = [day for day in (new.ends_before, record.ends_before) if day is not None]
    if new != record.span and min(ends) < work.today:
        raise BadData("past_days", faults=[Fault("/ends_on", "past_days")], today=work.today)
    return new


def void(work: UnitOfWork, record: D, expected_version: int, reason: str) -> D:
    """Take *record* out of the organization as if it had never been, and keep it with a reason."""
    work.claim(record, expected_version)
    _refuse_voided(record)
    record.voided_at, record.void_reason = work.now, reason
    return record


def days(taken: Span) -> dict[str, Any]:
    """Say the days of another entry for a refusal."""
    return {"starts_on": str(taken.starts_on), "ends_on": str(taken.ends_on or "open")}


def _refuse_voided(record: Assignment | Delegation | ReportingLine) -> None:
    if record.voided_at is not None:
        raise Conflict("voided")
