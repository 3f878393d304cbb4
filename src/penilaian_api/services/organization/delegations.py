"""Delegate assessing: who assesses in the place of a position, on whose word, on which days."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.organization.assessor import takes_delegate
from penilaian_api.services.effective_dating import (
    DatedFilter,
    DatedView,
    EffectiveDatedKind,
    describe_days,
    span_through,
)
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import resolve, resolve_all
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Delegation, Employee, Position
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DelegationInput:
    """A delegation to be made."""

    position_id: UUID
    employee_id: UUID
    delegated_by: UUID
    starts_on: date
    ends_on: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class DelegationFilter(DatedFilter):
    """Filters of a list of delegations."""

    employee_id: UUID | None = None
    position_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DelegationView(DatedView):
    """Who assesses in the place of a position, on whose word."""

    position_id: UUID
    employee_id: UUID
    delegated_by: UUID
    basis: str


def create(work: UnitOfWork, delegation_input: DelegationInput) -> DelegationView:
    """Let a person assess in the place of a position, unless another does on these days."""
    work.agency(locked=True)
    position = resolve(work, Position, delegation_input.position_id, "/position_id")
    people = {
        "/employee_id": delegation_input.employee_id,
        "/delegated_by": delegation_input.delegated_by,
    }
    delegate, leader = resolve_all(work, Employee, people)
    span = _check(delegation_input)
    if not takes_delegate(position.job_class, heads_unit=position.is_head):
        raise InvalidDataError("leads_no_unit", faults=[Fault("/position_id", "leads_no_unit")])
    record = Delegation(
        id=new_id(),
        position_id=position.id,
        employee_id=delegate.id,
        delegated_by=leader.id,
        basis=delegation_input.basis,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    _refuse_second(work, record, span)
    return _DELEGATIONS.add(work, record, under=delegate)


def _check(delegation_input: DelegationInput) -> Span:
    """Check what can be said of a delegation without looking at others; give its days."""
    if delegation_input.delegated_by == delegation_input.employee_id:
        raise InvalidDataError("delegates_to_himself", faults=[Fault("/delegated_by", "himself")])
    return span_through(delegation_input.starts_on, delegation_input.ends_on)


def _refuse_second(work: UnitOfWork, record: Delegation, span: Span) -> None:
    """Refuse two delegates of one position on a same day."""
    delegations = work.of(Delegation).all(
        Delegation.position_id == record.position_id,
        Delegation.voided_at.is_(None),
        organization.meets(Delegation, span),
    )
    for other in delegations:
        if other is not record:
            raise ConflictError("second_delegate", **describe_days(other.span))


_DELEGATIONS: Final = EffectiveDatedKind(
    Delegation,
    DelegationFilter,
    DelegationView,
    check_span=_refuse_second,
    recompute=assessors.recompute,
)
page, get, end, void = _DELEGATIONS.page, _DELEGATIONS.get, _DELEGATIONS.end, _DELEGATIONS.void
