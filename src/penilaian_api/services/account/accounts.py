"""Administer accounts: create, close, reopen, list them, and renew the secrets of services."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.account import passwords, scopes, typed_secrets
from penilaian_api.services.references import resolve
from penilaian_api.services.views import view_of
from penilaian_api.storage.account import logins
from penilaian_api.storage.models.account import Account, RoleGrant, SignInSession
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.lists.listing import Beside, Feed, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AccountInput:
    """An account to be created: of a person, or of a service with its scopes."""

    login: str
    kind: AccountKind
    employee_id: UUID | None = None
    unit_id: UUID | None = None
    scopes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RoleGrantView:
    """The role admin or auditor, held by an account from one day to another."""

    id: UUID
    role: Role
    starts_on: date
    ends_on: date | None
    is_pending: bool


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account with its roles; the secret of a service stands here once, when it is made."""

    id: UUID
    login: str
    kind: AccountKind
    employee_id: UUID | None
    employee_name: str | None
    employee_code: str | None
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    scopes: tuple[str, ...]
    is_activated: bool
    created_at: datetime
    closed_at: datetime | None
    version: int
    roles: tuple[RoleGrantView, ...]
    secret: str | None


ACCOUNTS: Final = Listing(
    model=Account,
    sorts={"login": (Account.login,), "created": ()},
    filters={
        "kind": equal(Account.kind, "Only of this kind."),
        "employee_id": equal(Account.employee_id, "Only of this employee."),
        "is_open": ListFilter(
            bool,
            lambda value: Account.closed_at.is_(None) == value,
            "Only open ones, or only closed.",
        ),
        "is_activated": ListFilter(
            bool,
            lambda value: Account.password_hash.is_not(None) == value,
            "Only those with a password or secret, or only those without.",
        ),
    },
    search=Search((), (Account.login,), also=search_people(Account.employee_id)),
    beside=(
        Beside(
            Employee,
            Employee.id == Account.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
        ),
        Beside(Unit, Unit.id == Account.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
    fed_by=(Feed(RoleGrant, RoleGrant.account_id),),
)
"""The list of accounts."""
ACCOUNTS_PARAMETERS: Final = ACCOUNTS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[AccountView]:
    """List the accounts of the agency, each with its roles."""
    rows = page_of(work, ACCOUNTS, request)
    roles = _roles(work, [row.record for row in rows.items])
    return rows.map(lambda row: _view(row.record, row.names, roles[row.record.id]))


def get(work: UnitOfWork, account_id: UUID) -> AccountView:
    """Return one account."""
    return show(work, work.of(Account).get(account_id))


def create(work: UnitOfWork, account_input: AccountInput) -> AccountView:
    """Create an account; a service gets its secret now, a person a code later."""
    _check(account_input)
    if account_input.employee_id is not None:
        resolve(work, Employee, account_input.employee_id, "/employee_id")
    if account_input.unit_id is not None:
        resolve(work, Unit, account_input.unit_id, "/unit_id")
    account = Account(
        id=new_id(),
        login=account_input.login,
        kind=account_input.kind,
        employee_id=account_input.employee_id,
        unit_id=account_input.unit_id,
        scopes=sorted(account_input.scopes),
        created_at=work.now,
    )
    secret = _set_secret(account) if account.kind is AccountKind.SERVICE else None
    logins.add(work, account)
    return show(work, account, secret)


def _check(account_input: AccountInput) -> None:
    """Check what can be said of an account alone."""
    faults = []
    if account_input.kind is AccountKind.PERSON:
        faults += [
            Fault(f"/{name}", "only_of_services")
            for name in ("unit_id", "scopes")
            if getattr(account_input, name)
        ]
    elif account_input.employee_id is not None:
        faults.append(Fault("/employee_id", "only_of_persons"))
    is_bound = account_input.unit_id is not None
    faults += scopes.check(account_input.scopes, is_bound=is_bound)
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def close(work: UnitOfWork, account_id: UUID, expected_version: int) -> AccountView:
    """Close an account: all its sign-ins end with the next request."""
    account = take_of_another(work, account_id, expected_version)
    if account.closed_at is not None:
        raise ConflictError("account_closed")
    account.closed_at = work.now
    _end_sign_ins(work, account, "account_closed")
    return show(work, account)


def reopen(work: UnitOfWork, account_id: UUID, expected_version: int) -> AccountView:
    """Open a closed account again; its old password or secret no longer opens it."""
    account = take_of_another(work, account_id, expected_version)
    if account.closed_at is None:
        raise ConflictError("account_open")
    account.closed_at, account.password_hash = None, None
    secret = _set_secret(account) if account.kind is AccountKind.SERVICE else None
    return show(work, account, secret)


def renew_secret(work: UnitOfWork, account_id: UUID, expected_version: int) -> AccountView:
    """Give a service a new secret; the old one and its tokens are worth nothing from now on."""
    account = work.of(Account).take(account_id, expected_version)
    if account.kind is not AccountKind.SERVICE or account.closed_at is not None:
        raise InvalidDataError("account_not_service")
    _end_sign_ins(work, account, "secret_renewed")
    return show(work, account, _set_secret(account))


def take_of_another(work: UnitOfWork, account_id: UUID, expected_version: int) -> Account:
    """Take the account of somebody else: nobody locks out or empowers themselves."""
    account = work.of(Account).take(account_id, expected_version)
    actor = work.actor
    same_person = account.employee_id is not None and account.employee_id == actor.employee_id
    if account.id == actor.account_id or same_person:
        raise ForbiddenError("not_on_yourself")
    return account


def show(work: UnitOfWork, account: Account, secret: str | None = None) -> AccountView:
    """Build the view of one account, with the *secret* if it was made just now."""
    names = ACCOUNTS.beside_of(work, account)
    return _view(account, names, _roles(work, (account,))[account.id], secret)


def _end_sign_ins(work: UnitOfWork, account: Account, reason: str) -> None:
    """End every sign-in of an account: its tokens are worth nothing from the next request on."""
    for session in work.of(SignInSession).all(account_id=account.id, revoked_at=None):
        session.revoked_at, session.revoked_for = work.now, reason


def _set_secret(account: Account) -> str:
    secret = typed_secrets.new_secret()
    account.password_hash = passwords.hash_password(secret)
    return secret


def _roles(work: UnitOfWork, accounts: Iterable[Account]) -> dict[UUID, list[RoleGrant]]:
    """Fetch the roles of *accounts*, by account."""
    roles: dict[UUID, list[RoleGrant]] = {account.id: [] for account in accounts}
    for grant in work.of(RoleGrant).all(account_id=roles, order=(RoleGrant.starts_on,)):
        roles[grant.account_id].append(grant)
    return roles


def _view(
    account: Account,
    names: Mapping[str, Any],
    grants: Iterable[RoleGrant],
    secret: str | None = None,
) -> AccountView:
    return view_of(
        AccountView,
        account,
        **names,
        scopes=tuple(account.scopes),
        is_activated=account.password_hash is not None,
        roles=tuple(view_of(RoleGrantView, grant) for grant in grants),
        secret=secret,
    )
