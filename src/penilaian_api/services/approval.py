"""Answer requests for consent: to a reset, to the role admin, to a delegation.

What waits takes effect when the second person consents, and never if they decline.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.approval import (
    Answerer,
    ApprovalKind,
    ApprovalRule,
    Consultation,
    hindrance,
)
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import RefusalError, WrongStateError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.account import activation_codes
from penilaian_api.services.effective_dating import touched_by
from penilaian_api.services.organization import assessors
from penilaian_api.services.views import view_of
from penilaian_api.storage.account import approvals
from penilaian_api.storage.account.approvals import ConsentRow
from penilaian_api.storage.models.account import Account, RoleGrant
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """A request for consent: what takes effect by it, who asked, who answered, and by which rule.

    *owner*: of the account, or the holder of the post. *delegate*, *position_title* and the days
    are those of a delegation.
    """

    id: UUID
    kind: ApprovalKind
    rule: ApprovalRule
    account_id: UUID | None
    login: str | None
    employee_id: UUID | None
    owner: str | None
    delegation_id: UUID | None
    delegate: str | None
    position_title: str | None
    starts_on: date | None
    ends_on: date | None
    asked_by: UUID | None
    asker: str | None
    asked_at: datetime
    answered_at: datetime | None
    answerer: str | None
    is_granted: bool | None
    version: int
    allowed_actions: tuple[Action, ...]


CONSENTS_PARAMETERS: Final = approvals.CONSENTS.parameters
"""What callers state of a list of requests."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ApprovalView]:
    """List the requests for consent within reach."""
    return approvals.page(work, request).map(lambda row: _view(work, row))


def get(work: UnitOfWork, request_id: UUID) -> ApprovalView:
    """Return one request for consent, with what the caller may do with it now."""
    return _view(work, approvals.get(work, request_id))


def consent(work: UnitOfWork, request_id: UUID, expected_version: int) -> ApprovalView:
    """Consent: what waited takes effect now."""
    row = _answer(work, request_id, expected_version, is_granted=True)
    if row.record.kind is ApprovalKind.RESET_ACCOUNT and row.record.account_id is not None:
        activation_codes.end_sign_ins(work, [row.record.account_id])
    for grant in _grants(work, row):
        grant.is_pending = False
    if (delegation := approvals.delegation_of(work, row)) is not None:
        work.change(delegation).is_pending = False
        assessors.recompute(work, (touched_by(delegation),))
    return get(work, request_id)


def decline(work: UnitOfWork, request_id: UUID, expected_version: int, reason: str) -> ApprovalView:
    """Decline: what waited never takes effect."""
    row = _answer(work, request_id, expected_version, is_granted=False)
    work.of(RoleGrant).remove(*_grants(work, row))
    delegation = approvals.delegation_of(work, row)
    if delegation is not None and delegation.voided_at is None:
        work.change(delegation)
        delegation.voided_at, delegation.void_reason = work.now, reason
    return get(work, request_id)


def _answer(
    work: UnitOfWork, request_id: UUID, expected_version: int, *, is_granted: bool
) -> ConsentRow:
    """Store the answer to a request, if the caller may give it."""
    row = approvals.get(work, request_id)
    if (refusal := _hindrance(work, row)) is not None:
        raise refusal
    if row.delegation_id is not None:
        work.agency(locked=True)
    answered = work.claim(row.record, expected_version)
    if answered.answered_at is not None:
        raise WrongStateError("approval_answered")
    answered.answered_by, answered.answered_at = work.actor.account_id, work.now
    answered.is_granted = is_granted
    work.session.flush()
    return row


def _grants(work: UnitOfWork, row: ConsentRow) -> list[RoleGrant]:
    """Fetch the role that waits, and take its account."""
    if row.record.kind is not ApprovalKind.GRANT_ROLE:
        return []
    account = work.of(Account).get_referenced(row.record.account_id)
    if account is not None:
        work.change(account)
    return approvals.pending_grants(work, row.record.id)


def _hindrance(work: UnitOfWork, row: ConsentRow) -> RefusalError | None:
    actor, record = work.actor, row.record
    leaders = (record.employee_id, record.superior_id)
    consultation = Consultation(
        asked_by=record.asked_by,
        asker_id=row.asker_id,
        leaders=frozenset[UUID]()
        if record.is_of_admins
        else frozenset(leader for leader in leaders if leader is not None),
        gains=_gains(row),
    )
    answerer = Answerer(
        actor.account_id, actor.employee_id, Role.ADMIN in actor.roles, row.is_newcomer
    )
    return hindrance(consultation, answerer)


def _gains(row: ConsentRow) -> UUID | None:
    """Name who would gain by the act: the delegate, or whose account becomes an admin's."""
    if row.delegate_id is not None:
        return row.delegate_id
    return row.record.employee_id if row.record.kind is ApprovalKind.GRANT_ROLE else None


def _view(work: UnitOfWork, row: ConsentRow) -> ApprovalView:
    waits = row.record.answered_at is None and _hindrance(work, row) is None
    span = None if row.starts_on is None else Span(row.starts_on, row.ends_before)
    return view_of(
        ApprovalView,
        row.record,
        login=row.login,
        owner=row.owner,
        delegation_id=row.delegation_id,
        delegate=row.delegate,
        position_title=row.position_title,
        starts_on=row.starts_on,
        ends_on=span and span.ends_on,
        asker=row.asker,
        answerer=row.answerer,
        allowed_actions=(Action.APPROVAL_ANSWER,) if waits else (),
    )
