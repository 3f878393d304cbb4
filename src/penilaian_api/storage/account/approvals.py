"""Fetch requests for consent with what decides who may answer, and whether an admin is there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalKind, is_newcomer
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.models.account import Account, ActivationCode, RoleGrant, SignInSession
from penilaian_api.storage.models.evaluation import IS_CONSENT, ApprovalRequest
from penilaian_api.storage.models.organization import Delegation, Employee, Position
from penilaian_api.storage.packaged_data import account_terms
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import exists_in_agency, joined, of_agency, within
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A request for consent with the names by which people know what it is about.

    *login* is of the account concerned; *delegate* of the delegation. The last three are of the
    caller's own account.
    """

    record: ApprovalRequest
    asker_id: UUID | None
    asker: str | None
    answerer: str | None
    login: str | None
    owner: str | None
    delegation: Delegation | None
    delegate: str | None
    position_title: str | None
    created_at: datetime
    activated_at: datetime | None
    reset_at: datetime | None

    @property
    def is_newcomer(self) -> bool:
        """Whether the caller's account came into their hands after the request."""
        instants = (self.created_at, self.activated_at, self.reset_at)
        return is_newcomer(self.record.asked_at, *instants)


def add(work: WorkContext, requests: Collection[ApprovalRequest]) -> None:
    """Store requests about what the caller may change, whoever is asked."""
    for request in requests:
        request.agency_id = work.actor.agency_id
    bulk_insert.insert(work, [*requests])


def has_other_admin(work: UnitOfWork) -> bool:
    """Tell whether somebody else, by person, administers the agency, or did so lately.

    Who was removed a few days ago still counts: else one removes the other and then acts alone.
    Of a role that was taken back on its first day no days are left, but the request for it is.
    """
    since = timedelta(days=account_terms().counted_days)
    actor = work.actor
    query = _other_admins(
        actor.account_id, actor.employee_id, work.today, work.today - since, work.now - since
    )
    return execute(work, query).first() is not None


@prepared
def _other_admins(
    account_id: UUID, employee_id: UUID | None, today: date, first: date, since: datetime
) -> Select[UUID]:
    holds = exists_in_agency(
        RoleGrant,
        RoleGrant.account_id == Account.id,
        RoleGrant.role == Role.ADMIN,
        ~RoleGrant.is_pending,
        RoleGrant.starts_on <= today,
        or_(RoleGrant.ends_before.is_(None), RoleGrant.ends_before > first),
    )
    was_granted = exists_in_agency(
        ApprovalRequest,
        ApprovalRequest.account_id == Account.id,
        ApprovalRequest.kind == ApprovalKind.GRANT_ROLE,
        ApprovalRequest.is_granted.is_(True),
        ApprovalRequest.answered_at > since,
    )
    query = (
        select(Account.id)
        .where(
            of_agency(Account),
            Account.kind == AccountKind.PERSON,
            Account.id != account_id,
            or_(holds, was_granted),
            or_(Account.closed_at.is_(None), Account.closed_at > since),
        )
        .limit(1)
    )
    if employee_id is None:
        return query
    return query.where(Account.employee_id.is_distinct_from(employee_id))


def get(work: WorkContext, request_id: UUID) -> ConsentRow:
    """Fetch one request for consent within reach, or refuse as if it did not exist."""
    row = execute(work, _row(work.access.grants, work.actor.account_id, request_id)).one_or_none()
    if row is None:
        raise OutOfReachError
    return ConsentRow(*row)


@prepared
def _row(grants: tuple[Grant, ...], caller: UUID, request_id: UUID) -> Select[*tuple[Any, ...]]:
    return _rows(grants, caller).where(ApprovalRequest.id == request_id)


def page(
    work: WorkContext, *, is_answered: bool | None, after: UUID | None, limit: int
) -> list[ConsentRow]:
    """List the requests for consent within reach, the oldest first; one more than *limit*."""
    query = _page(work.access.grants, work.actor.account_id, is_answered, after, limit=limit + 1)
    return [ConsentRow(*row) for row in execute(work, query)]


@prepared
def _page(
    grants: tuple[Grant, ...],
    caller: UUID,
    is_answered: bool | None,  # noqa: FBT001 - one of three
    after: UUID | None,
    *,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    mine = reached(grants, ApprovalRequest, in_subtree=False)
    query = _rows(grants, caller).where(mine).order_by(ApprovalRequest.id).limit(limit)
    if is_answered is not None:
        query = query.where(ApprovalRequest.answered_at.is_not(None) == is_answered)
    return query if after is None else query.where(ApprovalRequest.id > after)


def _rows(grants: tuple[Grant, ...], caller: UUID) -> Select[*tuple[Any, ...]]:
    asker, answerer, own = aliased(Account), aliased(Account), aliased(Account)
    asking, answering = aliased(Employee), aliased(Employee)
    about, owner, delegate = aliased(Account), aliased(Employee), aliased(Employee)
    return (
        select(
            ApprovalRequest,
            asker.employee_id,
            func.coalesce(asking.name, asker.login),
            func.coalesce(answering.name, answerer.login),
            about.login,
            owner.name,
            Delegation,
            delegate.name,
            Position.title,
            own.created_at,
            own.activated_at,
            own.reset_at,
        )
        .select_from(ApprovalRequest)
        .join(*joined(own, own.id == caller))
        .outerjoin(*joined(asker, asker.id == ApprovalRequest.asked_by))
        .outerjoin(*joined(asking, asking.id == asker.employee_id))
        .outerjoin(*joined(answerer, answerer.id == ApprovalRequest.answered_by))
        .outerjoin(*joined(answering, answering.id == answerer.employee_id))
        .outerjoin(*joined(about, about.id == ApprovalRequest.account_id))
        .outerjoin(*joined(owner, owner.id == ApprovalRequest.employee_id))
        .outerjoin(*joined(Delegation, Delegation.approval_id == ApprovalRequest.id))
        .outerjoin(*joined(delegate, delegate.id == Delegation.employee_id))
        .outerjoin(*joined(Position, Position.id == Delegation.position_id))
        .where(within(grants, ApprovalRequest), IS_CONSENT)
    )


def pending_of_accounts(
    work: WorkContext, account_ids: Collection[UUID], now: datetime
) -> list[tuple[ActivationCode, ApprovalRequest | None]]:
    """Fetch the living codes of accounts already fetched within reach, and for what they wait."""
    query = _pending(set(account_ids), now)
    return [(row[0], row[1]) for row in execute(work, query)]


@prepared
def _pending(account_ids: set[UUID], now: datetime) -> Select[ActivationCode, ApprovalRequest]:
    waits = and_(
        ApprovalRequest.id == ActivationCode.approval_id, ApprovalRequest.answered_at.is_(None)
    )
    return (
        select(ActivationCode, ApprovalRequest)
        .outerjoin(*joined(ApprovalRequest, waits))
        .where(
            of_agency(ActivationCode),
            ActivationCode.account_id.in_(account_ids),
            ActivationCode.used_at.is_(None),
            ActivationCode.expires_at > now,
        )
    )


def open_sessions(work: WorkContext, account_ids: Collection[UUID]) -> list[SignInSession]:
    """Fetch the sign-ins that stand of accounts already fetched within reach."""
    return [*execute(work, _open_sessions(set(account_ids))).scalars()]


@prepared
def _open_sessions(account_ids: set[UUID]) -> Select[SignInSession]:
    return select(SignInSession).where(
        of_agency(SignInSession),
        SignInSession.account_id.in_(account_ids),
        SignInSession.revoked_at.is_(None),
    )


def pending_grants(work: WorkContext, request_id: UUID) -> list[RoleGrant]:
    """Fetch the role that waits for a request already fetched within reach."""
    return [*execute(work, _pending_grants(request_id)).scalars()]


@prepared
def _pending_grants(request_id: UUID) -> Select[RoleGrant]:
    return select(RoleGrant).where(of_agency(RoleGrant), RoleGrant.approval_id == request_id)
