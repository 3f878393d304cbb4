"""Recover accounts from the command line: list them, reset one, close one.

The operator acts in nobody's name: each act is a row of the trail without an account, and a reset
is a request for consent that says ``operator``, so that the owner and the admins are told.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.domain.paging import LIMIT, ListRequest, PageStart
from penilaian_api.services.account import accounts, activation_codes
from penilaian_api.services.account.accounts import AccountView
from penilaian_api.storage.account import bulk_logins, logins
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def list_accounts(installation: Installation, agency: str) -> Iterator[AccountView]:
    """Yield the accounts of an agency by login name."""
    request = ListRequest(limit=LIMIT)
    with installation.work(_find_agency(installation, agency), Action.ACCOUNT_READ) as work:
        while True:
            page = accounts.page(work, request)
            yield from page.items
            if page.after is None or page.as_of is None:
                return
            request = replace(request, start=PageStart(page.after, page.as_of))


def reset(installation: Installation, agency: str, login: str, reason: str) -> str:
    """Give a person a new code, or a service a new secret; sign-ins end, and earlier ones too."""
    agency_id = _find_agency(installation, agency)
    with installation.work(agency_id, Action.ACCOUNT_WRITE, "account_reset") as work:
        account = _find(work, login)
        if account.closed_at is not None:
            raise ConflictError("account_closed")
        if account.kind is AccountKind.SERVICE:
            return accounts.renew_secret(work, account.id, account.version).secret or ""
        recipients = logins.open_persons(work, [account.id], 1)
        return activation_codes.issue_to(work, recipients, operator_reason=reason)[0].code


def close(installation: Installation, agency: str, login: str) -> None:
    """Close an account: all its sign-ins end with the next request."""
    agency_id = _find_agency(installation, agency)
    with installation.work(agency_id, Action.ACCOUNT_WRITE, "account_close") as work:
        account = _find(work, login)
        accounts.close(work, account.id, account.version)


def _find_agency(installation: Installation, agency: str) -> UUID:
    agency_id = installation.agencies().get(agency)
    if agency_id is None:
        raise OutOfReachError
    return agency_id


def _find(work: UnitOfWork, login: str) -> Account:
    account = work.of(Account).find(Account.login == login)
    if account is None and (keys := bulk_logins.find_taken(work, [login])):
        account = work.of(Account).find(Account.id == next(iter(keys.values())))
    if account is None:
        raise OutOfReachError
    return account
