"""Accounts as the administration sees them: made, closed, opened again, given roles and codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import BadData, Conflict, Fault, Forbidden
from penilaian_api.domain.paging import Slice
from penilaian_api.services.account import passwords
from penilaian_api.services.references import resolve
from penilaian_api.storage.account import logins as register
from penilaian_api.storage.models.account import (
    Account,
    AccountKind,
    RoleGrant,
    SignInSession,
)
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["AccountKind", "RoleGrant"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account as somebody wants it: of a person, or of a service with its scopes."""

    login: str
    kind: AccountKind
    employee_id: UUID | None = None
    unit_id: UUID | None = None
    scopes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which accounts to list."""

    kind: AccountKind | None = None
    employee_id: UUID | None = None
    is_open: bool | None = None
    begins: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """An account with its roles; the secret of a service stands here once, when it is made."""

    id: UUID
    login: str
    kind: AccountKind
    employee_id: UUID | None
    unit_id: UUID | None
    scopes: tuple[str, ...]
    is_activated: bool
    created_at: datetime
    closed_at: datetime | None
    version: int
    roles: tuple[RoleGrant, ...]
    secret: str | None = None


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Shown]:
    """List the accounts of the agency by login name."""
    criteria: list[Any] = []
    if wanted.kind is not None:
        criteria.append(Account.kind == wanted.kind)
    if wanted.employee_id is not None:
        criteria.append(Account.employee_id == wanted.employee_id)
    if wanted.is_open is not None:
        criteria.append(Account.closed_at.is_(None) == wanted.is_open)
    if wanted.begins is not None:
        criteria.append(organization.begins(wanted.begins, Account.login))
    found = work.of(Account).page(*criteria, order=(Account.login,), after=after, limit=limit)
    return Slice(_shown(work, found.items), found.after)


def get(work: UnitOfWork, account_id: UUID) -> Shown:
    """Return one account."""
    return one(work, work.of(Account).get(account_id))


def create(work: UnitOfWork, wanted: Wanted) -> Shown:
    """Make an account; a service gets its secret now, a person a code later."""
    checked(wanted)
    if wanted.employee_id is not None:
        resolve(work, Employee, wanted.employee_id, "/employee_id")
    if wanted.unit_id is not None:
        resolve(work, Unit, wanted.unit_id, "/unit_id")
    secret = token_urlsafe(32) if wanted.kind is AccountKind.SERVICE else None
    account = Account(
        id=new_id(),
        login=wanted.login,
        kind=wanted.kind,
        employee_id=wanted.employee_id,
        unit_id=wanted.unit_id,
        scopes=sorted(wanted.scopes),
        password_hash=None if secret is None else passwords.hashed(secret),
        created_at=work.now,
    )
    register.add(work, account)
    return replace(one(work, account), secret=secret)


def checked(wanted: Wanted) -> None:
    """Check what can be said of an account alone."""
    faults = []
    if wanted.kind is AccountKind.PERSON:
        faults += [
            Fault(f"/{name}", "only_of_services")
            for name in ("unit_id", "scopes")
            if getattr(wanted, name)
        ]
    elif wanted.employee_id is not None:
        faults.append(Fault("/employee_id", "only_of_persons"))
    known = {action.value for action in Action}
    faults += [
        Fault(f"/scopes/{place}", "unknown_scope")
        for place, scope in enumerate(wanted.scopes)
        if scope not in known
    ]
    if faults:
        raise BadData("invalid_input", faults=faults)


def close(work: UnitOfWork, account_id: UUID, expected_version: int) -> Shown:
    """Close an account: all its sign-ins end with the next request."""
    account = another(work, account_id, expected_version)
    if account.closed_at is not None:
        raise Conflict("account_closed")
    account.closed_at = work.now
    for session in work.of(SignInSession).all(
        SignInSession.account_id == account.id, SignInSession.revoked_at.is_(None)
    ):
        session.revoked_at, session.revoked_for = work.now, "account_closed"
    return one(work, account)


def reopen(work: UnitOfWork, account_id: UUID, expected_version: int) -> Shown:
    """Open a closed account again; its old password or secret no longer opens it."""
    account = another(work, account_id, expected_version)
    if account.closed_at is None:
        raise Conflict("account_open")
    account.closed_at, account.password_hash = None, None
    secret = token_urlsafe(32) if account.kind is AccountKind.SERVICE else None
    if secret is not None:
        account.password_hash = passwords.hashed(secret)
    return replace(one(work, account), secret=secret)


def renew_secret(work: UnitOfWork, account_id: UUID, expected_version: int) -> Shown:
    """Give a service a new secret; the old one is worth nothing from now on."""
    account = work.of(Account).take(account_id, expected_version)
    if account.kind is not AccountKind.SERVICE or account.closed_at is not None:
        raise BadData("account_not_service")
    secret = token_urlsafe(32)
    account.password_hash = passwords.hashed(secret)
    return replace(one(work, account), secret=secret)


def another(work: UnitOfWork, account_id: UUID, expected_version: int) -> Account:
    """Take the account of somebody else: nobody locks himself out, nobody empowers himself."""
    account = work.of(Account).take(account_id, expected_version)
    actor = work.actor
    same_person = account.employee_id is not None and account.employee_id == actor.employee_id
    if account.id == actor.account_id or same_person:
        raise Forbidden("not_on_yourself")
    return account


def one(work: UnitOfWork, account: Account) -> Shown:
    return _shown(work, (account,))[0]


def _shown(work: UnitOfWork, accounts: Iterable[Account]) -> tuple[Shown, ...]:
    found = tuple(accounts)
    roles: dict[UUID, list[RoleGrant]] = {account.id: [] for account in found}
    for grant in work.of(RoleGrant).all(
        RoleGrant.account_id.in_(roles), order=(RoleGrant.starts_on,)
    ):
        roles[grant.account_id].append(grant)
    return tuple(
        Shown(
            id=account.id,
            login=account.login,
            kind=account.kind,
            employee_id=account.employee_id,
            unit_id=account.unit_id,
            scopes=tuple(account.scopes),
            is_activated=account.password_hash is not None,
            created_at=account.created_at,
            closed_at=account.closed_at,
            version=account.version,
            roles=tuple(roles[account.id]),
        )
        for account in found
    )
