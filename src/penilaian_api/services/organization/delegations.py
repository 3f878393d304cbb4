"""Delegations: who assesses in the place of a position, on whose word, from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.organization.assessor import takes_delegate
from penilaian_api.domain.paging import Slice
from penilaian_api.services import effective_dating
from penilaian_api.services.effective_dating import Filter
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import each_named, named
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Delegation, Employee, Position
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Delegation", "Filter"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A delegation as somebody wants it."""

    position_id: UUID
    employee_id: UUID
    delegated_by: UUID
    starts_on: date
    ends_on: date | None = None
    basis: str = ""


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Delegation]:
    """List the delegations of people within reach, by their first day."""
    criteria = effective_dating.of_people(Delegation, wanted)
    order = (Delegation.starts_on,)
    return work.of(Delegation).page(*criteria, order=order, after=after, limit=limit)


def get(work: UnitOfWork, delegation_id: UUID) -> Delegation:
    """Return one delegation."""
    return work.of(Delegation).get(delegation_id)


def create(work: UnitOfWork, wanted: Wanted) -> Delegation:
    """Let a person assess in the place of a position, unless another does on these days."""
    work.agency(locked=True)
    position = named(work, Position, wanted.position_id, "/position_id")
    people = {"/employee_id": wanted.employee_id, "/delegated_by": wanted.delegated_by}
    delegate, leader = each_named(work, Employee, people)
    span = checked(wanted)
    if not takes_delegate(position.job_class, heads_unit=position.is_head):
        raise BadData("leads_no_unit", faults=[Fault("/position_id", "leads_no_unit")])
    _refuse_second(work, position.id, span)
    record = Delegation(
        id=new_id(),
        position_id=position.id,
        employee_id=delegate.id,
        delegated_by=leader.id,
        basis=wanted.basis,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    work.of(Delegation).add(record, under=delegate)
    assessors.recompute(work, {position.id})
    return record


def end(
    work: UnitOfWork, delegation_id: UUID, expected_version: int, ends_on: date | None
) -> Delegation:
    """Let a delegation end on another day."""
    work.agency(locked=True)
    record = get(work, delegation_id)
    span = effective_dating.ending(work, record, expected_version, ends_on)
    _refuse_second(work, record.position_id, span, but=record)
    record.ends_before = span.ends_before
    assessors.recompute(work, {record.position_id})
    return record


def void(work: UnitOfWork, delegation_id: UUID, expected_version: int, reason: str) -> Delegation:
    """Void a wrong delegation."""
    work.agency(locked=True)
    record = effective_dating.void(work, get(work, delegation_id), expected_version, reason)
    assessors.recompute(work, {record.position_id})
    return record


def checked(wanted: Wanted) -> Span:
    """Check what can be said of a delegation without looking at others; give its days."""
    if wanted.delegated_by == wanted.employee_id:
        raise BadData("delegates_to_himself", faults=[Fault("/delegated_by", "himself")])
    return effective_dating.span(wanted.starts_on, wanted.ends_on)


def _refuse_second(
    work: UnitOfWork, position_id: UUID, span: Span, but: Delegation | None = None
) -> None:
    """Refuse two delegates of one position on a same day."""
    found = work.of(Delegation).all(
        Delegation.position_id == position_id,
        Delegation.voided_at.is_(None),
        organization.meets(Delegation, span),
    )
    for other in found:
        if other is not but:
            raise Conflict("second_delegate", **effective_dating.days(other.span))
