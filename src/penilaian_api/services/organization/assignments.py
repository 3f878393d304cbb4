"""Assign people to positions: who holds which seat, from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.services.effective_dating import (
    DatedView,
    EffectiveDatedKind,
    dated_filters,
    describe_days,
    span_through,
)
from penilaian_api.services.organization import plan_endings
from penilaian_api.services.references import resolve
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.lists.listing import Beside, Listing
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssignmentInput:
    """An assignment to be made; without a seat the first free one is taken."""

    employee_id: UUID
    position_id: UUID
    kind: AssignmentKind
    starts_on: date
    ends_on: date | None = None
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class AssignmentView(DatedView):
    """Who holds a seat of a position: as their own post, or acting (Plt, Plh)."""

    employee_id: UUID
    position_id: UUID
    seat: int
    kind: AssignmentKind
    employee_name: str
    employee_code: str
    nip: str | None
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str


ASSIGNMENTS: Final = Listing(
    model=Assignment,
    sorts={"starts_on": (Assignment.starts_on,)},
    filters=dated_filters(Assignment, Assignment.employee_id, Assignment.position_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Assignment.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
            nip=Employee.nip,
        ),
        Beside(
            Position,
            Position.id == Assignment.position_id,
            position_code=Position.code,
            position_title=Position.title,
        ),
        Beside(Unit, Unit.id == Position.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)
"""The list of assignments."""
ASSIGNMENTS_PARAMETERS: Final = ASSIGNMENTS.parameters
"""What callers state of it."""


def create(work: UnitOfWork, assignment_input: AssignmentInput) -> AssignmentView:
    """Put a person on a seat, if it is free and they hold no other post as their own."""
    work.agency(locked=True)
    employee = resolve(work, Employee, assignment_input.employee_id, "/employee_id")
    position = resolve(work, Position, assignment_input.position_id, "/position_id")
    span = _check(assignment_input, employee.left_on, position.places)
    neighbors = _neighbors(work, employee.id, position.id, span)
    seat = assignment_input.seat or _free_seat(neighbors, assignment_input, position.places)
    record = Assignment(
        id=new_id(),
        employee_id=employee.id,
        position_id=position.id,
        seat=seat,
        kind=assignment_input.kind,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    _refuse_overlap(_to_domain(record), neighbors)
    return _ASSIGNMENTS.add(work, record, under=employee)


def _check(assignment_input: AssignmentInput, left_on: date | None, places: int) -> Span:
    """Check what can be said of an assignment without looking at others; give its days."""
    span = span_through(assignment_input.starts_on, assignment_input.ends_on)
    if assignment_input.seat is not None and assignment_input.seat > places:
        fault = Fault("/seat", "no_such_seat", {"places": str(places)})
        raise InvalidDataError("no_such_seat", faults=[fault], places=places)
    if left_on is not None and (span.ends_on is None or span.ends_on > left_on):
        raise InvalidDataError(
            "employee_left", faults=[Fault("/ends_on", "employee_left")], left_on=left_on
        )
    return span


def _neighbors(
    work: UnitOfWork, employee_id: UUID, position_id: UUID, span: Span
) -> list[Assignment]:
    """Fetch what may stand in the way: at this position, or of this person, on these days."""
    return work.of(Assignment).all(
        organization.is_about(Assignment, position_id, employee_id),
        organization.meets(Assignment, span.starts_on, span.ends_before),
        voided_at=None,
    )


def _free_seat(
    neighbors: Iterable[Assignment], assignment_input: AssignmentInput, places: int
) -> int:
    taken = {
        other.seat
        for other in neighbors
        if other.position_id == assignment_input.position_id and other.kind is assignment_input.kind
    }
    free = next((seat for seat in range(1, places + 1) if seat not in taken), None)
    if free is None:
        raise ConflictError("no_seat_free", places=places)
    return free


def _check_span(work: UnitOfWork, record: Assignment, span: Span) -> None:
    """Refuse other days on which the seat is taken, or the person has another post."""
    neighbors = _neighbors(work, record.employee_id, record.position_id, span)
    assignment = _to_domain(record)._replace(span=span)
    _refuse_overlap(assignment, [other for other in neighbors if other.id != record.id])


def _refuse_overlap(assignment: rules.Assignment, neighbors: Iterable[Assignment]) -> None:
    for other in neighbors:
        for overlap in rules.overlaps((assignment, _to_domain(other))):
            facts = describe_days(other.span)
            if overlap.rule is rules.OverlapRule.SEAT_TAKEN:
                raise ConflictError("seat_taken", seat=assignment.seat, **facts)
            raise ConflictError("second_definitive_post", **facts)


def _to_domain(record: Assignment) -> rules.Assignment:
    return rules.Assignment(
        record.employee_id, record.position_id, record.kind, record.span, record.seat
    )


_ASSIGNMENTS: Final = EffectiveDatedKind(
    ASSIGNMENTS,
    AssignmentView,
    check_span=_check_span,
    recompute=plan_endings.recompute,
)
page, get, end, void = _ASSIGNMENTS.page, _ASSIGNMENTS.get, _ASSIGNMENTS.end, _ASSIGNMENTS.void
