"""Identify who is asking, as the records say now: one statement at each request."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, or_, select
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Actor, Role, RoleSpan
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import UnauthenticatedError
from penilaian_api.storage.models.account import Account, RoleGrant, SignInSession
from penilaian_api.storage.models.organization import Assessor, Delegation, Unit
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import AGENCY, TODAY, exists_in_agency, in_force, joined
from penilaian_api.storage.work.compiled.statement import run

ACCOUNT = bindparam("identity_account", type_=Uuid())
SESSION = bindparam("identity_session", type_=Uuid())
NOW = bindparam("identity_now", type_=UtcDateTime())
NOBODY: Final = UUID(int=0)
"""No sign-in has this id."""


def _granted(role: Role) -> object:
    return exists_in_agency(
        RoleGrant,
        RoleGrant.account_id == Account.id,
        RoleGrant.role == role,
        ~RoleGrant.is_pending,
        RoleGrant.starts_on <= TODAY,
        or_(RoleGrant.ends_before.is_(None), RoleGrant.ends_before > TODAY),
    )


def _identity_query(
    *signed_in: ColumnElement[bool],
) -> Select[AccountKind, UUID | None, list[str], str, bool, Any, Any, bool, datetime | None]:
    assesses = exists_in_agency(
        Assessor, Assessor.assessor_id == Account.employee_id, in_force(Assessor)
    )
    stands_in = exists_in_agency(
        Delegation, Delegation.employee_id == Account.employee_id, in_force(Delegation)
    )
    query = (
        select(
            Account.kind,
            Account.employee_id,
            Account.scopes,
            Unit.path,
            assesses.label("assesses"),
            _granted(Role.ADMIN).label("is_admin"),  # type: ignore[attr-defined]  # an exists
            _granted(Role.AUDITOR).label("is_auditor"),  # type: ignore[attr-defined]  # an exists
            stands_in.label("stands_in"),
            Account.reset_at,
        )
        .select_from(Account)
        .where(Account.agency_id == AGENCY, Account.id == ACCOUNT, Account.closed_at.is_(None))
    )
    if signed_in:
        query = query.join(*joined(SignInSession, *signed_in))
    return query.outerjoin(*joined(Unit, Unit.id == Account.unit_id))


IDENTITY_QUERY = _identity_query(
    SignInSession.id == SESSION,
    SignInSession.account_id == Account.id,
    SignInSession.revoked_at.is_(None),
    SignInSession.expires_at > NOW,
)
ABSENT_QUERY = _identity_query()
"""Of whoever is not signed in: what they asked for is done in their name."""


ROLES_QUERY = (
    select(RoleGrant.role, RoleGrant.starts_on, RoleGrant.ends_before)
    .where(RoleGrant.agency_id == AGENCY, RoleGrant.account_id == ACCOUNT)
    .order_by(RoleGrant.starts_on)
)


def granted_roles(session: Session, actor: Actor) -> tuple[RoleSpan, ...]:
    """List the roles that were ever granted to the caller's account, with their days."""
    values = {"reach_agency": actor.agency_id, "identity_account": actor.account_id}
    return tuple(RoleSpan(*row) for row in run(session, ROLES_QUERY, values))


def identify(  # noqa: PLR0913 - what a token says, and when
    session: Session,
    *,
    agency_id: UUID,
    account_id: UUID,
    session_id: UUID,
    today: date,
    now: datetime,
) -> Actor:
    """Say who the caller is today, or refuse: account closed, sign-in revoked or run out."""
    values = {
        "reach_agency": agency_id,
        "reach_today": today,
        "identity_account": account_id,
        "identity_session": session_id,
        "identity_now": now,
    }
    return _actor(run(session, IDENTITY_QUERY, values).one_or_none(), values, session_id)


def identify_absent(session: Session, agency_id: UUID, account_id: UUID, today: date) -> Actor:
    """Say who an account is today, in whose name a job goes on, or refuse: it is closed."""
    values = {"reach_agency": agency_id, "reach_today": today, "identity_account": account_id}
    return _actor(run(session, ABSENT_QUERY, values).one_or_none(), values, NOBODY)


def _actor(row: Any, values: Mapping[str, Any], session_id: UUID) -> Actor:  # noqa: ANN401 - a row of either query
    if row is None:
        raise UnauthenticatedError("signed_out")
    kind, employee_id, scopes, path, assesses, is_admin, is_auditor, stands_in, reset_at = row
    holds = {
        Role.SERVICE: kind is AccountKind.SERVICE,
        Role.EMPLOYEE: employee_id is not None,
        Role.SUPERVISOR: bool(assesses),
        Role.ADMIN: bool(is_admin),
        Role.AUDITOR: bool(is_auditor),
    }
    return Actor(
        agency_id=values["reach_agency"],
        account_id=values["identity_account"],
        session_id=session_id,
        employee_id=employee_id,
        roles=frozenset(role for role, is_held in holds.items() if is_held),
        scopes=frozenset(scopes),
        today=values["reach_today"],
        unit_path=path or "",
        stands_in=bool(stands_in),
        reset_at=reset_at,
    )
