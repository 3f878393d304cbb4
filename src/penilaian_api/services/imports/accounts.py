"""Accounts from a file: a login for a person, with a one-time code to activate it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.services.account.sessions import new_code
from penilaian_api.services.imports.changes import Draft, Ledger, batches
from penilaian_api.services.imports.existing import Picture
from penilaian_api.storage.account import bulk_logins as register
from penilaian_api.storage.models.account import Account, ActivationCode
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """The one-time code of a new account; it is shown this once."""

    login: str
    code: str
    expires_at: datetime


def read(entries: Sequence[Entry], picture: Picture, ledger: Ledger) -> Draft[Account]:
    """Compare the rows with the accounts that stand; nobody's account passes to another."""
    draft = Draft("accounts", Account)
    work = picture.work
    kept = ledger.once(((entry.values["login"], entry) for entry in entries), "login")
    logins = [str(entry.values["login"]) for entry in kept]
    held = {one.login: one for one in picture.fetch(Account, Account.login, logins)}
    taken = {
        login for batch in batches(logins) for login in register.taken(work, batch)
    } - held.keys()
    for entry in kept:
        login = str(entry.values["login"])
        person = picture.employees.get(str(entry.values["employee_code"]))
        account = held.get(login)
        if person is None:
            ledger.wrong(entry, "employee_code", "unknown_reference")
        elif login in taken or (account is not None and account.employee_id != person.id):
            ledger.wrong(entry, "login", "login_taken")
        else:
            draft.want(
                entry, login, account, {}, **({} if account else _new(work, login, person.id))
            )
    return draft


def store(work: UnitOfWork, draft: Draft[Account]) -> list[IssuedCode]:
    """Store the new accounts, say where their logins belong, and issue a code for each."""
    draft.store(work)
    codes: list[IssuedCode] = []
    for batch in batches(draft.fresh):
        register.enter(work, batch)
        made = [(account.login, *new_code(account.id, work.machine_now)) for account in batch]
        work.of(ActivationCode).add_all([record for _, _, record in made])
        codes += [IssuedCode(login, code, record.expires_at) for login, code, record in made]
    return codes


def _new(work: UnitOfWork, login: str, person_id: object) -> dict[str, object]:
    return {
        "login": login,
        "kind": AccountKind.PERSON,
        "employee_id": person_id,
        "scopes": [],
        "created_at": work.now,
    }
