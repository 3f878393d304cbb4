"""Write the statements of signing in, before there is an access: each names its agency itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Exists,
    Select,
    Update,
    and_,
    exists,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import aliased

from penilaian_api.storage.models.account import (
    Account,
    ActivationCode,
    RefreshToken,
    SignInSession,
)
from penilaian_api.storage.models.agency import Agency, Login
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.prepared import prepared


@prepared
def lives_on(now: datetime) -> ColumnElement[bool]:
    """Filter sign-ins to those that have not run out."""
    return SignInSession.expires_at > now


@prepared
def neighbors(login: str, normal_form: str) -> Select[*tuple[Any, ...]]:
    """Find the login names next to one: exactly, in plain form, after it, the first of all."""
    columns = (Login.login, Login.normal_form, Login.agency_id, Login.account_id)
    exact, plain, following, first = (
        select(*columns, literal(rank).label("rank")) for rank in range(4)
    )
    neighbors = union_all(
        *(
            select(query.order_by(column).limit(1).subquery())
            for query, column in (
                (exact.where(Login.login == login), Login.login),
                (plain.where(Login.login == normal_form), Login.login),
                (following.where(Login.normal_form >= normal_form), Login.normal_form),
                (first, Login.login),
            )
        )
    ).subquery()
    return select(neighbors).order_by(neighbors.c.rank).limit(1)


@prepared
def account(agency_id: UUID, account_id: UUID, *, locked: bool) -> Select[Account]:
    """Find an account; *locked*: writers wait in line."""
    query = select(Account).where(Account.agency_id == agency_id, Account.id == account_id)
    return query.with_for_update() if locked else query


@prepared
def agency(agency_id: UUID) -> Select[Agency]:
    """Find the agency itself."""
    return select(Agency).where(Agency.id == agency_id)


@prepared
def person(agency_id: UUID, employee_id: UUID | None) -> Select[Employee]:
    """Find the person of an account."""
    return select(Employee).where(Employee.agency_id == agency_id, Employee.id == employee_id)


@prepared
def refresh_token(
    agency_id: UUID, digest: bytes, *, locked: bool
) -> Select[RefreshToken, SignInSession]:
    """Find a refresh token by its digest, with its sign-in."""
    of_token = SignInSession.id == RefreshToken.session_id
    query = (
        select(RefreshToken, SignInSession)
        .join(*joined(SignInSession, of_token, agency=agency_id))
        .where(RefreshToken.agency_id == agency_id, RefreshToken.digest == digest)
    )
    return query.with_for_update() if locked else query


@prepared
def forget_pairs(agency_id: UUID, session_id: UUID) -> Update:
    """Forget what refresh tokens of a sign-in were exchanged for."""
    return (
        update(RefreshToken)
        .where(
            RefreshToken.agency_id == agency_id,
            RefreshToken.session_id == session_id,
            RefreshToken.sealed_pair.is_not(None),
        )
        .values(sealed_pair=None)
    )


@prepared
def live_sessions(agency_id: UUID, account_id: UUID) -> Select[SignInSession]:
    """Find the sign-ins of an account that stand."""
    return select(SignInSession).where(
        SignInSession.agency_id == agency_id,
        SignInSession.account_id == account_id,
        SignInSession.revoked_at.is_(None),
    )


@prepared
def code(
    agency_id: UUID, account_id: UUID, digests: list[bytes], now: datetime
) -> Select[ActivationCode]:
    """Find a code that lives and that nothing waits for."""
    is_first = and_(ActivationCode.approval_id.is_(None), ~_is_known(agency_id, account_id))
    return (
        select(ActivationCode)
        .where(
            ActivationCode.agency_id == agency_id,
            ActivationCode.account_id == account_id,
            ActivationCode.digest.in_(digests),
            ActivationCode.used_at.is_(None),
            ActivationCode.expires_at > now,
            or_(is_first, _is_granted(agency_id)),
        )
        .with_for_update()
    )


def _is_known(agency_id: UUID, account_id: UUID) -> Exists:
    """Tell whether the person of an account ever set a password, by whichever account."""
    own, other = aliased(Account), aliased(Account)
    is_theirs = or_(other.id == own.id, other.employee_id == own.employee_id)
    return exists(
        select(literal(1))
        .select_from(own)
        .join(*joined(other, is_theirs, other.activated_at.is_not(None), agency=agency_id))
        .where(own.agency_id == agency_id, own.id == account_id)
    )


def _is_granted(agency_id: UUID) -> Exists:
    """Tell whether the consent that a code takes was given."""
    return exists(
        select(literal(1)).where(
            ApprovalRequest.agency_id == agency_id,
            ApprovalRequest.id == ActivationCode.approval_id,
            ApprovalRequest.is_granted.is_(True),
        )
    )
