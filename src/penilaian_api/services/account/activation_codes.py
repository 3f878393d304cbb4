"""One-time activation codes: for one account, or for all that still wait for a first password."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, WrongState
from penilaian_api.services.account.sessions import new_code
from penilaian_api.services.references import resolve
from penilaian_api.storage.account import logins as register
from penilaian_api.storage.account.logins import Waiting
from penilaian_api.storage.models.account import Account, ActivationCode
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

AT_ONCE: Final = 1000
"""So many codes at most in one file."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A code, shown this once, and for whom it is."""

    login: str
    name: str | None
    employee_code: str | None
    code: str
    expires_at: datetime


def issue(work: UnitOfWork, account_id: UUID) -> Issued:
    """Make a code for one account; earlier ones are worth nothing from now on."""
    if work.of(Account).get(account_id).closed_at is not None:
        raise WrongState("account_not_open")
    found = register.open_persons(work, [account_id], 1)
    if not found:
        raise BadData("account_not_open")
    return _issued(work, found)[0]


def issue_many(
    work: UnitOfWork, account_ids: Sequence[UUID] | None, unit_id: UUID | None
) -> tuple[Issued, ...]:
    """Make codes for the named accounts, or for those who wait: all, or the ones of a subtree.

    Who has a password, or a code that still lives, does not wait.
    """
    if account_ids is None:
        path = "" if unit_id is None else resolve(work, Unit, unit_id, "/unit_id").path
        return _issued(work, register.waiting(work, path, AT_ONCE))
    found = register.open_persons(work, account_ids, AT_ONCE)
    missing = set(account_ids) - {one.account_id for one in found}
    if missing:
        faults = [
            Fault(f"/account_ids/{place}", "account_not_open")
            for place, key in enumerate(account_ids)
            if key in missing
        ]
        raise BadData("account_not_open", faults=faults)
    return _issued(work, found)


def _issued(work: UnitOfWork, people: Sequence[Waiting]) -> tuple[Issued, ...]:
    if not people:
        return ()
    _end_earlier(work, [one.account_id for one in people])
    made = [(one, *new_code(one.account_id, work.machine_now)) for one in people]
    work.of(ActivationCode).add_all([record for _, _, record in made])
    return tuple(
        Issued(one.login, one.name, one.employee_code, code, record.expires_at)
        for one, code, record in made
    )


def _end_earlier(work: UnitOfWork, accounts: Iterable[UUID]) -> None:
    now = work.machine_now
    for earlier in work.of(ActivationCode).all(
        ActivationCode.account_id.in_(accounts),
        ActivationCode.used_at.is_(None),
        ActivationCode.expires_at > now,
    ):
        earlier.expires_at = now
