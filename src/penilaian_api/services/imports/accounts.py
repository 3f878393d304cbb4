"""Import accounts: a login for each person, with a one-time code to activate it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalRule
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.services.account import activation_codes
from penilaian_api.services.imports.changes import BATCH, ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.services.views import view_of
from penilaian_api.storage.account import bulk_logins, logins
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.work.reached.listed import batches
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """The one-time code of a new account; it is shown only once."""

    login: str
    name: str | None
    employee_code: str | None
    code: str
    expires_at: datetime
    consent: ApprovalRule | None
    approval_id: UUID | None


def read(
    entries: Sequence[Entry], existing: ExistingRecords, faults: ImportFaults
) -> RecordChanges[Account]:
    """Compare the rows with the accounts that exist; nobody's account passes to another."""
    changes = RecordChanges("accounts", Account)
    work = existing.work
    distinct = faults.keep_first(((entry.values["login"], entry) for entry in entries), "login")
    names = [str(entry.values["login"]) for entry in distinct]
    taken = {
        login: account_id
        for batch in batches(names, BATCH)
        for login, account_id in bulk_logins.find_taken(work, batch).items()
    }
    accounts = {
        account.id: account for account in existing.fetch(Account, Account.id, set(taken.values()))
    }
    for entry in distinct:
        login = str(entry.values["login"])
        person = existing.employees.get(str(entry.values["employee_code"]))
        account = accounts.get(taken[login]) if login in taken else None
        if person is None:
            faults.add_reference(entry, "employee_code")
            if login in taken and account is None:
                faults.add(entry, "login", "login_taken")
        elif login in taken and (account is None or account.employee_id != person.id):
            faults.add(entry, "login", "login_taken")
        else:
            values = {} if account else _new_values(work, login, person.id)
            changes.put(entry, login, account, {}, **values)
    return changes


def store(work: UnitOfWork, changes: RecordChanges[Account]) -> list[IssuedCode]:
    """Store the new accounts, enter where their logins belong, and issue a code for each."""
    changes.store(work)
    codes: list[IssuedCode] = []
    for batch in batches(changes.created, BATCH):
        bulk_logins.enter(work, batch)
        recipients = logins.open_persons(work, [account.id for account in batch], len(batch))
        codes += [view_of(IssuedCode, code) for code in activation_codes.issue_to(work, recipients)]
    return codes


def _new_values(work: UnitOfWork, login: str, employee_id: UUID) -> dict[str, object]:
    return {
        "login": login,
        "kind": AccountKind.PERSON,
        "employee_id": employee_id,
        "scopes": [],
        "created_at": work.now,
    }
