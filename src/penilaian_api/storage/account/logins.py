"""Store login names, unique over the installation; find who waits for a first password."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Exists, Select, or_, select
from sqlalchemy.orm import Session, aliased

from penilaian_api.domain import spelling
from penilaian_api.domain.access.actors import Grant, Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.errors import ConflictError
from penilaian_api.storage.models.account import Account, ActivationCode, RoleGrant
from penilaian_api.storage.models.agency import Login
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Delegation,
    Employee,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import exists_in_agency, joined
from penilaian_api.storage.work.prepared import Prepared, execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CodeRecipient:
    """An open account of a person who can be given a code."""

    account_id: UUID
    login: str
    name: str | None
    employee_code: str | None
    employee_id: UUID | None
    activated_at: datetime | None
    is_known: bool
    """Whether the person ever set a password by any of their accounts."""
    assesses: bool
    """Whether the person assesses on any day."""
    stands_above: bool
    """Whether they ever stood where others report to, voided or not: what is voided can be entered
    again, and the derived table forgets it."""
    stands_in: bool
    """Whether a delegation to them was ever in force, or waits for consent."""
    administers: bool
    """Whether the account administers the agency, did so, or will."""
    was_admin: bool
    """Whether it was granted the role, also one that was taken back on its first day."""

    @property
    def is_in_use(self) -> bool:
        """Whether the code replaces a password, or gives the person a second account."""
        return self.activated_at is not None or self.is_known

    @property
    def has_power(self) -> bool:
        """Whether a second person must consent to who signs in by the account."""
        leads = self.assesses or self.stands_above or self.stands_in
        return leads or self.administers or self.was_admin


def home_of(login: str, agency_id: UUID, account_id: UUID) -> Login:
    """Say where a login name belongs, and under which spelling it is found."""
    normal_form = spelling.normalize_login(login)
    return Login(login=login, agency_id=agency_id, account_id=account_id, normal_form=normal_form)


def find_taken(session: Session, names: Collection[str]) -> dict[str, UUID]:
    """Find the accounts that have these names in any spelling, in whichever agency."""
    normal_forms = [spelling.normalize_login(name) for name in names]
    query = _taken([*names, *normal_forms], normal_forms)
    rows = session.execute(query.built, query.values)
    return {spelling.normalize_login(row.login): row.account_id for row in rows}


@prepared
def _taken(names: list[str], normal_forms: list[str]) -> Select[str, UUID]:
    return select(Login.login, Login.account_id).where(
        or_(Login.login.in_(names), Login.normal_form.in_(normal_forms))
    )


def add(work: WorkContext, account: Account) -> None:
    """Store a new account of the caller's agency, and say where its login name belongs."""
    if find_taken(work.session, [account.login]):
        raise ConflictError("already_exists", fields="login")
    account.agency_id = work.actor.agency_id
    work.session.add(account)
    work.session.flush()
    work.session.add(home_of(account.login, account.agency_id, account.id))
    work.session.flush()


def open_persons(work: UnitOfWork, keys: Collection[UUID], limit: int) -> tuple[CodeRecipient, ...]:
    """Find those of the named accounts that are persons' and open."""
    return _fetch(work, _named_persons(work.access.grants, set(keys), limit))


@prepared
def _named_persons(
    grants: tuple[Grant, ...], keys: set[UUID], limit: int
) -> Select[*tuple[Any, ...]]:
    return _persons(grants).where(Account.id.in_(keys)).limit(limit)


def persons_without_password(
    work: UnitOfWork, path: str, limit: int, *, after: str | None, with_code: bool
) -> tuple[CodeRecipient, ...]:
    """Find open accounts without a password, below a unit's *path* and *after* a login name.

    *with_code*: also those whose code still lives.
    """
    since = None if with_code else work.machine_now
    return _fetch(work, _unset(work.access.grants, since, after, path or None, limit))


@prepared
def _unset(
    grants: tuple[Grant, ...],
    since: datetime | None,
    after: str | None,
    path: str | None,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    query = _persons(grants).where(Account.password_hash.is_(None)).limit(limit)
    if since is not None:
        code = exists_in_agency(
            ActivationCode,
            ActivationCode.account_id == Account.id,
            ActivationCode.used_at.is_(None),
            ActivationCode.expires_at > since,
        )
        query = query.where(~code)
    if after is not None:
        query = query.where(Account.login > after)
    if path is None:
        return query
    is_theirs = Unit.id == Employee.unit_id, is_under(Unit.path, path)
    return query.join(*joined(Unit, *is_theirs))


def _persons(grants: tuple[Grant, ...]) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            Account.id,
            Account.login,
            Employee.name,
            Employee.employee_code,
            Account.employee_id,
            Account.activated_at,
            _is_known().label("is_known"),
            exists_in_agency(Assessor, Assessor.assessor_id == Account.employee_id),
            _stands_above(),
            _stands_in(),
            exists_in_agency(
                RoleGrant, RoleGrant.account_id == Account.id, RoleGrant.role == Role.ADMIN
            ),
            _was_admin(),
        )
        .outerjoin(*joined(Employee, Employee.id == Account.employee_id))
        .where(
            within(grants, Account),
            Account.kind == AccountKind.PERSON,
            Account.closed_at.is_(None),
        )
        .order_by(Account.login)
    )
    return query


def _is_known() -> Exists:
    other = aliased(Account)
    return exists_in_agency(
        other, other.employee_id == Account.employee_id, other.activated_at.is_not(None)
    )


def _stands_above() -> Exists:
    below = exists_in_agency(
        ReportingLine, ReportingLine.superior_position_id == Assignment.position_id
    )
    return exists_in_agency(Assignment, Assignment.employee_id == Account.employee_id, below)


def _stands_in() -> Exists:
    return exists_in_agency(
        Delegation,
        Delegation.employee_id == Account.employee_id,
        or_(~Delegation.is_pending, Delegation.voided_at.is_(None)),
    )


def _was_admin() -> Exists:
    return exists_in_agency(
        ApprovalRequest,
        ApprovalRequest.account_id == Account.id,
        ApprovalRequest.kind == ApprovalKind.GRANT_ROLE,
        ApprovalRequest.is_granted.is_(True),
    )


def _fetch(
    work: UnitOfWork, query: Prepared[Select[*tuple[Any, ...]]]
) -> tuple[CodeRecipient, ...]:
    return tuple(CodeRecipient(*row) for row in execute(work, query))
