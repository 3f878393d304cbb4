"""Accounts over HTTP: logins, roles, one-time codes."""

import csv
import io
from collections.abc import Iterable
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.routing.dependencies import ExpectedVersion, Page
from penilaian_api.api.routing.guard import Download, GuardedRouter
from penilaian_api.api.routing.rendering import to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.account.schemas.accounts import (
    AccountIn,
    AccountOut,
    AccountPage,
    CodeOut,
    CodesIn,
    RoleEndIn,
    RoleIn,
)
from penilaian_api.api.v1.shared.queries import Begins, OfEmployee
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.services.account import accounts, activation_codes, role_grants
from penilaian_api.services.account.accounts import AccountKind, Shown
from penilaian_api.services.account.activation_codes import Issued

router = GuardedRouter("", "Accounts")

_COLUMNS: Final = ("login", "name", "employee_code", "code", "expires_at")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


@router.get("/accounts", action=Action.ACCOUNT_READ)
def list_accounts(  # noqa: PLR0913, PLR0917 - each is a filter, given by name
    page: Page,
    work: Work,
    kind: Annotated[AccountKind | None, Query(description="Only of this kind.")] = None,
    employee_id: OfEmployee = None,
    is_open: Annotated[bool | None, Query(description="Only open ones, or only closed.")] = None,
    q: Begins = None,
) -> AccountPage:
    """List accounts.

    List the accounts of your agency, by login name.
    """
    wanted = accounts.Filter(kind, employee_id, is_open, q)
    found = accounts.page(work, wanted, page.after, page.limit)
    return page.answer(AccountPage, found, lambda account: _out(work, account))


@router.get("/accounts/{account_id}", action=Action.ACCOUNT_READ)
def get_account(account_id: Key, work: Work) -> AccountOut:
    """Show an account.

    Show one account of your agency.
    """
    return _out(work, accounts.get(work, account_id))


@router.post("/accounts", action=Action.ACCOUNT_WRITE, status=201)
def create_account(account: AccountIn, work: Work) -> AccountOut:
    """Create an account.

    A person then gets a one-time code (`POST /v1/accounts/{account_id}/activation-codes`); a
    service signs in with the `secret` of this answer, which is never shown again.
    """
    return _out(work, accounts.create(work, accounts.Wanted(**account.model_dump())))


@router.post("/accounts/{account_id}/close", action=Action.ACCOUNT_WRITE)
def close_account(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Close an account.

    Close the account of somebody else: all its sign-ins end with their next request.
    """
    return _out(work, accounts.close(work, account_id, expected_version))


@router.post("/accounts/{account_id}/reopen", action=Action.ACCOUNT_WRITE)
def reopen_account(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Reopen a closed account.

    Open a closed account again; it needs a new code, a service gets a new secret.
    """
    return _out(work, accounts.reopen(work, account_id, expected_version))


@router.post("/accounts/{account_id}/renew-secret", action=Action.ACCOUNT_WRITE)
def renew_secret(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Renew a service's secret.

    Give a service a new secret, shown this once; the old one is worth nothing from now on.
    """
    return _out(work, accounts.renew_secret(work, account_id, expected_version))


@router.post("/accounts/{account_id}/roles", action=Action.ACCOUNT_WRITE)
def grant_role(
    account_id: Key, role: RoleIn, expected_version: ExpectedVersion, work: Work
) -> AccountOut:
    """Grant a role.

    Grant the role admin or auditor to another person, from today or a later day on.
    """
    wanted = role_grants.Wanted(Role(role.role), role.starts_on, role.ends_on)
    return _out(work, role_grants.create(work, account_id, expected_version, wanted))


@router.post("/accounts/{account_id}/roles/{role_id}/end", action=Action.ACCOUNT_WRITE)
def end_role(
    account_id: Key, role_id: Key, last: RoleEndIn, expected_version: ExpectedVersion, work: Work
) -> AccountOut:
    """End a role.

    Let a role of another person end earlier; to end it at once, name yesterday.
    """
    return _out(work, role_grants.end(work, account_id, role_id, expected_version, last.ends_on))


@router.post("/accounts/{account_id}/activation-codes", action=Action.ACCOUNT_WRITE, status=201)
def issue_activation_code(account_id: Key, work: Work) -> CodeOut:
    """Issue an activation code.

    Make a one-time code with which a person sets their password, within 72 hours.

    It is shown this once; earlier codes of the account are worth nothing from now on.
    """
    return CodeOut.model_validate(activation_codes.issue(work, account_id))


@router.post("/activation-codes", action=Action.ACCOUNT_WRITE, media="text/csv")
def issue_activation_codes(wanted: CodesIn, work: Work) -> Download:
    """Issue activation codes in bulk (CSV).

    Make codes for many at once, as a CSV file: one line per person, at most 1,000.

    For the named accounts; else for all persons who have neither a password nor a code that still
    lives, of the whole agency or of a unit and all below it. Call again for those who are left.
    """
    issued = activation_codes.issue_many(work, wanted.account_ids, wanted.unit_id)
    return Download(_csv(issued), "text/csv; charset=utf-8", "activation-codes.csv")


def _out(work: Work, account: Shown) -> AccountOut:
    return to_response(AccountOut, account, work, Action.ACCOUNT_WRITE)


def _csv(issued: Iterable[Issued]) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(_COLUMNS)
    for one in issued:
        known = (one.login, one.name or "", one.employee_code or "")
        writer.writerow((*map(_plain, known), one.code, one.expires_at.isoformat()))
    return lines.getvalue().encode()


def _plain(cell: str) -> str:
    """Keep a spreadsheet from reading a name as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
