"""Issue one-time activation codes: for one account, or for all that wait for a first password."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError, WrongStateError
from penilaian_api.services.account.sessions import new_code
from penilaian_api.services.references import resolve
from penilaian_api.storage.account import logins
from penilaian_api.storage.account.logins import CodeRecipient
from penilaian_api.storage.models.account import Account, ActivationCode
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


def issue(work: UnitOfWork, account_id: UUID) -> ActivationCodeView:
    """Issue a code for one account; earlier ones are worth nothing from now on."""
    if work.of(Account).get(account_id).closed_at is not None:
        raise WrongStateError("account_not_open")
    recipients = logins.open_persons(work, [account_id], 1)
    if not recipients:
        raise InvalidDataError("account_not_open")
    return _issue(work, recipients)[0]


def issue_many(
    work: UnitOfWork, account_ids: Sequence[UUID] | None, unit_id: UUID | None
) -> tuple[ActivationCodeView, ...]:
    """Issue codes for the named accounts, or for those who wait: all, or the ones of a subtree.

    Who has a password, or a code that still lives, does not wait.
    """
    if account_ids is None:
        path = "" if unit_id is None else resolve(work, Unit, unit_id, "/unit_id").path
        return _issue(work, logins.persons_without_code(work, path, AT_ONCE))
    recipients = logins.open_persons(work, account_ids, AT_ONCE)
    missing = set(account_ids) - {recipient.account_id for recipient in recipients}
    if missing:
        faults = [
            Fault(f"/account_ids/{index}", "account_not_open")
            for index, account_id in enumerate(account_ids)
            if account_id in missing
        ]
        raise InvalidDataError("account_not_open", faults=faults)
    return _issue(work, recipients)


def _issue(work: UnitOfWork, recipients: Sequence[CodeRecipient]) -> tuple[ActivationCodeView, ...]:
    if not recipients:
        return ()
    _end_earlier(work, [recipient.account_id for recipient in recipients])
    issued = [
        (recipient, *new_code(recipient.account_id, work.machine_now)) for recipient in recipients
    ]
    work.of(ActivationCode).add_all([record for _, _, record in issued])
    return tuple(
        ActivationCodeView(
            recipient.login, recipient.name, recipient.employee_code, code, record.expires_at
        )
        for recipient, code, record in issued
    )


def _end_earlier(work: UnitOfWork, account_ids: Iterable[UUID]) -> None:
    now = work.machine_now
    for earlier in work.of(ActivationCode).all(
        ActivationCode.account_id.in_(account_ids),
        ActivationCode.used_at.is_(None),
        ActivationCode.expires_at > now,
    ):
        earlier.expires_at = now
