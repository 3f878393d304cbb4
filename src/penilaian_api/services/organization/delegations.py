"""Delegate assessing: who assesses in the place of a position, on whose word, on which days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.approval import ApprovalKind, ApprovalRule
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.assessor import Chart, takes_delegate
from penilaian_api.domain.organization.delegation import Consenting, find_consenting
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.services import second_person
from penilaian_api.services.effective_dating import (
    DatedView,
    EffectiveDatedKind,
    dated_filters,
    describe_days,
    span_through,
    touched_by,
)
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import resolve, resolve_all
from penilaian_api.services.second_person import About
from penilaian_api.storage.account import approvals
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Delegation, Employee, Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.lists.listing import Beside, Listing
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
class DelegationView(DatedView):
    """Who assesses in the place of a position, on whose word."""

    position_id: UUID
    employee_id: UUID
    delegated_by: UUID
    basis: str
    is_pending: bool
    approval_id: UUID | None
    employee_name: str
    employee_code: str
    nip: str | None
    delegated_by_name: str
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str


DELEGATIONS: Final = Listing(
    model=Delegation,
    sorts={"starts_on": (Delegation.starts_on,)},
    filters=dated_filters(Delegation, Delegation.employee_id, Delegation.position_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Delegation.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
            nip=Employee.nip,
        ),
        Beside(
            organization.LEADER,
            organization.LEADER.id == Delegation.delegated_by,
            delegated_by_name=organization.LEADER.name,
        ),
        Beside(
            Position,
            Position.id == Delegation.position_id,
            position_code=Position.code,
            position_title=Position.title,
        ),
        Beside(Unit, Unit.id == Position.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)
"""The list of delegations."""
DELEGATIONS_PARAMETERS: Final = DELEGATIONS.parameters
"""What callers state of it."""


def create(work: UnitOfWork, delegation_input: DelegationInput) -> DelegationView:
    """Let a person assess in the place of a position, unless another does on these days.

    It waits for the consent of the holder of the post or of who stands above; where there is
    neither, of an admin. Nobody enters a delegation to themselves.
    """
    work.agency(locked=True)
    position = resolve(work, Position, delegation_input.position_id, "/position_id")
    people = {
        "/employee_id": delegation_input.employee_id,
        "/delegated_by": delegation_input.delegated_by,
    }
    delegate, leader = resolve_all(work, Employee, people)
    if delegate.id == work.actor.employee_id:
        raise ForbiddenError("delegates_to_yourself")
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
    request_consent(work, [record], _foresee(work, record))
    if record.is_pending:
        work.of(Delegation).add(record, under=delegate)
        return _DELEGATIONS.show(work, record)
    return _DELEGATIONS.add(work, record, under=delegate)


def void(
    work: UnitOfWork, delegation_id: UUID, expected_version: int, reason: str
) -> DelegationView:
    """Void a wrong delegation; what was done by it stays marked."""
    view = _DELEGATIONS.void(work, delegation_id, expected_version, reason)
    request = work.of(ApprovalRequest).get_referenced(view.approval_id)
    if request is not None:
        second_person.withdraw(work, request)
    return view


def _foresee(work: UnitOfWork, record: Delegation) -> Organization:
    """Say what the organization will be by a delegation; nobody is to assess their assessor."""
    added = rules.Delegation(
        record.position_id, record.employee_id, record.span, record.delegated_by
    )
    computed = assessors.foresee(
        work,
        (touched_by(record),),
        lambda stored: replace(stored, delegations=(*stored.delegations, added)),
    )
    if rings := computed.find_new_rings():
        raise assessors.refuse_rings(work, computed.organization, rings)
    return computed.organization


def request_consent(
    work: UnitOfWork, delegations: Sequence[Delegation], current: Organization | None = None
) -> None:
    """Ask those who may consent to new delegations; each waits for their answer."""
    requests = foresee_requests(work, delegations, current)
    for delegation, request in zip(delegations, requests, strict=True):
        delegation.approval_id = request.id
        delegation.is_pending = request.is_granted is None
    approvals.add(work, requests)


def foresee_requests(
    work: UnitOfWork, delegations: Sequence[Delegation], current: Organization | None = None
) -> list[ApprovalRequest]:
    """Make the requests for new delegations without storing them, or refuse to.

    Where only admins may consent, a person asks: an admin may hold the secret of a system.
    """
    current = current or organization.load(work.session, work.bindings)
    chart = Chart(current)
    requests = []
    for delegation in delegations:
        consenting = find_consenting(
            chart,
            current,
            delegation.position_id,
            delegation.employee_id,
            max(work.today, delegation.starts_on),
        )
        requests.append(_new_request(work, delegation, consenting))
    if Role.SERVICE in work.actor.roles and any(request.is_of_admins for request in requests):
        raise ForbiddenError("person_delegates")
    return requests


def _new_request(
    work: UnitOfWork, delegation: Delegation, consenting: Consenting
) -> ApprovalRequest:
    """Make the request: whoever enters a delegation does not consent to it."""
    others = consenting.without(work.actor.employee_id)
    rule = second_person.rule_of_admins(work) if others.is_nobody else ApprovalRule.SECOND_PERSON
    about = About(
        employee_id=consenting.holder,
        superior_id=others.superior,
        leaders_answer=not others.is_nobody,
    )
    return second_person.new_request(work, ApprovalKind.DELEGATE, about, rule, delegation.basis)


def _check(delegation_input: DelegationInput) -> Span:
    """Check what can be said of a delegation without looking at others; give its days."""
    if delegation_input.delegated_by == delegation_input.employee_id:
        raise InvalidDataError("delegates_to_himself", faults=[Fault("/delegated_by", "himself")])
    return span_through(delegation_input.starts_on, delegation_input.ends_on)


def _check_days(work: UnitOfWork, record: Delegation, span: Span) -> None:
    """Refuse days beyond those to which somebody consented, and another delegate's."""
    _refuse_second(work, record, span)
    last = record.ends_before
    if last is not None and (span.ends_before is None or span.ends_before > last):
        raise InvalidDataError("delegation_longer", faults=[Fault("/ends_on", "delegation_longer")])


def _refuse_second(work: UnitOfWork, record: Delegation, span: Span) -> None:
    """Refuse two delegates of one position on a same day."""
    delegations = work.of(Delegation).all(
        organization.meets(Delegation, span.starts_on, span.ends_before),
        position_id=record.position_id,
        voided_at=None,
    )
    for other in delegations:
        if other is not record:
            raise ConflictError("second_delegate", **describe_days(other.span))


_DELEGATIONS: Final = EffectiveDatedKind(
    DELEGATIONS,
    DelegationView,
    check_span=_check_days,
    recompute=assessors.recompute,
)
page, get, end = _DELEGATIONS.page, _DELEGATIONS.get, _DELEGATIONS.end
