"""Issue one-time activation codes: for one account, or for all that wait for a first password."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.approval import ApprovalKind, ApprovalRule
from penilaian_api.domain.errors import Fault, InvalidDataError, WrongStateError
from penilaian_api.services import second_person
from penilaian_api.services.account.sessions import new_code
from penilaian_api.services.references import resolve
from penilaian_api.services.second_person import About
from penilaian_api.storage.account import approvals, logins
from penilaian_api.storage.account.logins import CodeRecipient
from penilaian_api.storage.models.account import Account, ActivationCode
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

AT_ONCE: Final = 1000
"""So many codes at most in one file."""


@dataclass(frozen=True, slots=True)
class ActivationCodeView:
    """A code, shown this once, and for whom it is."""

    login: str
    name: str | None
    employee_code: str | None
    code: str
    expires_at: datetime
    consent: ApprovalRule | None
    """Of an account in use: by which rule the code works, or will once somebody consents."""
    approval_id: UUID | None


@dataclass(frozen=True, slots=True)
class WaitingPersons:
    """Who waits for a code: below a unit, after a login name, those with a living one too."""

    unit_id: UUID | None = None
    after: str | None = None
    renew: bool = False


def sender(work: UnitOfWork) -> str:
    """Name the agency from which the letters with codes come."""
    return work.agency().name


def issue(work: UnitOfWork, account_id: UUID) -> ActivationCodeView:
    """Issue a code for one account; earlier ones are worth nothing from now on.

    For an account in use it is a reset: the owner is told, their sign-ins end, and where they
    assess or administer a second admin must consent before the code works.
    """
    if work.of(Account).get(account_id).closed_at is not None:
        raise WrongStateError("account_not_open")
    recipients = logins.open_persons(work, [account_id], 1)
    if not recipients:
        raise InvalidDataError("account_not_open")
    return issue_to(work, recipients)[0]


def issue_many(
    work: UnitOfWork, account_ids: Sequence[UUID] | None, waiting: WaitingPersons
) -> tuple[ActivationCodeView, ...]:
    """Issue codes for the named accounts, or for those who wait: all, or the ones of a subtree.

    Who has a password does not wait; nor, unless codes are renewed, whose code still lives.
    """
    if account_ids is None:
        unit_id = waiting.unit_id
        path = "" if unit_id is None else resolve(work, Unit, unit_id, "/unit_id").path
        recipients = logins.persons_without_password(
            work, path, AT_ONCE, after=waiting.after, with_code=waiting.renew
        )
        return issue_to(work, recipients)
    recipients = logins.open_persons(work, account_ids, AT_ONCE)
    missing = set(account_ids) - {recipient.account_id for recipient in recipients}
    if missing:
        faults = [
            Fault(f"/account_ids/{index}", "account_not_open")
            for index, account_id in enumerate(account_ids)
            if account_id in missing
        ]
        raise InvalidDataError("account_not_open", faults=faults)
    return issue_to(work, recipients)


def issue_to(
    work: UnitOfWork, recipients: Sequence[CodeRecipient], operator_reason: str | None = None
) -> tuple[ActivationCodeView, ...]:
    """Issue a code to each of *recipients*, and ask for consent where it takes a second person.

    The operator needs nobody's consent, and states a reason that the request keeps.
    """
    if not recipients:
        return ()
    _end_earlier(work, [recipient.account_id for recipient in recipients])
    in_use = [recipient for recipient in recipients if recipient.is_in_use]
    requests = _request_consent(work, in_use, operator_reason)
    issued = [
        (recipient, *new_code(recipient.account_id, work.machine_now)) for recipient in recipients
    ]
    for recipient, _, record in issued:
        if request := requests.get(recipient.account_id):
            record.approval_id = request.id
    work.of(ActivationCode).add_all([record for _, _, record in issued])
    return tuple(
        ActivationCodeView(
            login=recipient.login,
            name=recipient.name,
            employee_code=recipient.employee_code,
            code=code,
            expires_at=record.expires_at,
            consent=request.rule if (request := requests.get(recipient.account_id)) else None,
            approval_id=record.approval_id,
        )
        for recipient, code, record in issued
    )


def end_sign_ins(work: UnitOfWork, account_ids: Iterable[UUID]) -> None:
    """End all sign-ins of accounts that are being reset."""
    for session in approvals.open_sessions(work, [*account_ids]):
        session.revoked_at, session.revoked_for = work.now, "account_reset"


def _request_consent(
    work: UnitOfWork, recipients: Sequence[CodeRecipient], operator_reason: str | None
) -> Mapping[UUID, ApprovalRequest]:
    """Record each reset as a request; what needs no answer ends the sign-ins at once."""
    if not recipients:
        return {}
    if operator_reason is not None:
        of_power = of_others = ApprovalRule.OPERATOR
    else:
        has_power = any(recipient.has_power for recipient in recipients)
        of_power = second_person.rule_of_admins(work, is_needed=has_power)
        of_others = ApprovalRule.NOT_NEEDED
    requests = {
        recipient.account_id: second_person.new_request(
            work,
            ApprovalKind.RESET_ACCOUNT,
            About(account_id=recipient.account_id, employee_id=recipient.employee_id),
            of_power if recipient.has_power else of_others,
            operator_reason or "",
        )
        for recipient in recipients
    }
    work.of(ApprovalRequest).add_all(requests.values())
    granted = [key for key, request in requests.items() if request.is_granted]
    if granted:
        end_sign_ins(work, granted)
    return requests


def _end_earlier(work: UnitOfWork, account_ids: Sequence[UUID]) -> None:
    now = work.machine_now
    for earlier, request in approvals.pending_of_accounts(work, account_ids, now):
        earlier.expires_at = now
        if request is not None:
            second_person.withdraw(work, request)
