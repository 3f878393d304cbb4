"""Assignments: who holds which seat of a position, from when to when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.paging import Slice
from penilaian_api.services import effective_dating
from penilaian_api.services.effective_dating import Filter
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import named
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Employee, Position
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Assignment", "AssignmentKind", "Filter"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An assignment as somebody wants it; without a seat the first free one is taken."""

    employee_id: UUID
    position_id: UUID
    kind: AssignmentKind
    starts_on: date
    ends_on: date | None = None
    seat: int | None = None


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Assignment]:
    """List the assignments of people within reach, by their first day."""
    criteria = effective_dating.of_people(Assignment, wanted)
    order = (Assignment.starts_on,)
    return work.of(Assignment).page(*criteria, order=order, after=after, limit=limit)


def get(work: UnitOfWork, assignment_id: UUID) -> Assignment:
    """Return one assignment."""
    return work.of(Assignment).get(assignment_id)


def create(work: UnitOfWork, wanted: Wanted) -> Assignment:
    """Put a person on a seat, if it is free and he holds no other post as his own."""
    work.agency(locked=True)
    employee = named(work, Employee, wanted.employee_id, "/employee_id")
    position = named(work, Position, wanted.position_id, "/position_id")
    span = checked(wanted, employee.left_on, position.places)
    neighbors = _neighbors(work, wanted.employee_id, wanted.position_id, span)
    seat = wanted.seat or _free_seat(neighbors, wanted, position.places)
    record = Assignment(
        id=new_id(),
        employee_id=employee.id,
        position_id=position.id,
        seat=seat,
        kind=wanted.kind,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    _refuse_overlap(_told(record), neighbors)
    work.of(Assignment).add(record, under=employee)
    assessors.recompute(work, {position.id})
    return record


def end(
    work: UnitOfWork, assignment_id: UUID, expected_version: int, ends_on: date | None
) -> Assignment:
    """Let an assignment end on another day."""
    work.agency(locked=True)
    record = get(work, assignment_id)
    span = effective_dating.ending(work, record, expected_version, ends_on)
    neighbors = _neighbors(work, record.employee_id, record.position_id, span)
    mine = replace(_told(record), span=span)
    _refuse_overlap(mine, [other for other in neighbors if other.id != record.id])
    record.ends_before = span.ends_before
    assessors.recompute(work, {record.position_id})
    return record


def void(work: UnitOfWork, assignment_id: UUID, expected_version: int, reason: str) -> Assignment:
    """Void a wrong assignment."""
    work.agency(locked=True)
    record = effective_dating.void(work, get(work, assignment_id), expected_version, reason)
    assessors.recompute(work, {record.position_id})
    return record


def checked(wanted: Wanted, left_on: date | None, places: int) -> Span:
    """Check what can be said of an assignment without looking at others; give its days."""
    span = effective_dating.span(wanted.starts_on, wanted.ends_on)
    if wanted.seat is not None and wanted.seat > places:
        fault = Fault("/seat", "no_such_seat", {"places": str(places)})
        raise BadData("no_such_seat", faults=[fault], places=places)
    if left_on is not None and (span.ends_on is None or span.ends_on > left_on):
        raise BadData("employee_left", faults=[Fault("/ends_on", "employee_left")], left_on=left_on)
    return span


def _neighbors(
    work: UnitOfWork, employee_id: UUID, position_id: UUID, span: Span
) -> list[Assignment]:
    """Fetch what may stand in the way: at this position, or of this person, on these days."""
    return work.of(Assignment).all(
        (Assignment.position_id == position_id) | (Assignment.employee_id == employee_id),
        Assignment.voided_at.is_(None),
        organization.meets(Assignment, span),
    )


def _free_seat(neighbors: Iterable[Assignment], wanted: Wanted, places: int) -> int:
    taken = {
        other.seat
        for other in neighbors
        if other.position_id == wanted.position_id and other.kind is wanted.kind
    }
    free = next((seat for seat in range(1, places + 1) if seat not in taken), None)
    if free is None:
        raise Conflict("no_seat_free", places=places)
    return free


def _refuse_overlap(mine: rules.Assignment, neighbors: Iterable[Assignment]) -> None:
    for other in neighbors:
        for found in rules.overlaps((mine, _told(other))):
            facts = effective_dating.days(other.span)
            if found.rule is rules.Rule.SEAT_TAKEN:
                raise Conflict("seat_taken", seat=mine.seat, **facts)
            raise Conflict("second_definitive_post", **facts)


def _told(record: Assignment) -> rules.Assignment:
    return rules.Assignment(
        record.employee_id, record.position_id, record.kind, record.span, record.seat
    )
