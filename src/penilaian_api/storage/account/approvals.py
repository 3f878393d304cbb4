"""Fetch requests for consent with what decides who may answer, and whether an admin is there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalKind, is_newcomer
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.storage.models.account import Account, ActivationCode, RoleGrant, SignInSession
from penilaian_api.storage.models.approval.requests import IS_CONSENT, ApprovalRequest
from penilaian_api.storage.models.organization import Delegation, Employee, Position
from penilaian_api.storage.packaged_data import account_terms
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal, join_beside
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_asker, _answerer, _about = aliased(Account), aliased(Account), aliased(Account)
_asking, _answering = aliased(Employee), aliased(Employee)
_owner, _delegate = aliased(Employee), aliased(Employee)


def _is_consent(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    """Leave out requests about results, which are listed with them."""
    del grants, in_subtree
    return IS_CONSENT


CONSENTS: Final = Listing(
    model=ApprovalRequest,
    sorts={"asked": ()},
    filters={
        "kind": equal(ApprovalRequest.kind, "Only of this kind."),
        "employee_id": equal(
            ApprovalRequest.employee_id, "Only of this owner of an account or holder of a post."
        ),
        "is_answered": ListFilter(
            bool,
            lambda value: ApprovalRequest.answered_at.is_not(None) == value,
            "Only answered ones, or only those that wait.",
        ),
    },
    search=search_people(ApprovalRequest.employee_id),
    base=_is_consent,
    beside=(
        Beside(_asker, _asker.id == ApprovalRequest.asked_by, asker_id=_asker.employee_id),
        Beside(
            _asking,
            _asking.id == _asker.employee_id,
            asker=func.coalesce(_asking.name, _asker.login),
        ),
        Beside(_answerer, _answerer.id == ApprovalRequest.answered_by),
        Beside(
            _answering,
            _answering.id == _answerer.employee_id,
            answerer=func.coalesce(_answering.name, _answerer.login),
        ),
        Beside(_about, _about.id == ApprovalRequest.account_id, login=_about.login),
        Beside(_owner, _owner.id == ApprovalRequest.employee_id, owner=_owner.name),
        Beside(
            Delegation,
            Delegation.approval_id == ApprovalRequest.id,
            delegation_id=Delegation.id,
            delegate_id=Delegation.employee_id,
            starts_on=Delegation.starts_on,
            ends_before=Delegation.ends_before,
        ),
        Beside(_delegate, _delegate.id == Delegation.employee_id, delegate=_delegate.name),
        Beside(Position, Position.id == Delegation.position_id, position_title=Position.title),
    ),
)
"""The list of requests for consent."""


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
    delegation_id: UUID | None
    delegate_id: UUID | None
    starts_on: date | None
    ends_before: date | None
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
    own = aliased(Account)
    query = (
        select(ApprovalRequest, *CONSENTS.names(), *_instants(own))
        .select_from(ApprovalRequest)
        .join(*joined(own, own.id == caller))
        .where(within(grants, ApprovalRequest), IS_CONSENT, ApprovalRequest.id == request_id)
    )
    return join_beside(query, CONSENTS)


def page(work: WorkContext, request: ListRequest) -> Slice[ConsentRow]:
    """List the requests for consent within reach."""
    rows = page_of(work, CONSENTS, request)
    created, activated, reset = execute(work, _own(work.actor.account_id)).one()
    return rows.map(
        lambda row: ConsentRow(
            row.record, **row.names, created_at=created, activated_at=activated, reset_at=reset
        )
    )


@prepared
def _own(caller: UUID) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(*_instants(Account))
    return query.where(of_agency(Account), Account.id == caller)


def _instants(account: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the class or an alias
    """Name since when an account is in the hands of whoever has it."""
    return account.created_at, account.activated_at, account.reset_at


def delegation_of(work: WorkContext, row: ConsentRow) -> Delegation | None:
    """Fetch the delegation that waits for a request already fetched within reach."""
    if row.delegation_id is None:
        return None
    delegation: Delegation = execute(work, _delegation(row.delegation_id)).scalar_one()
    return delegation


@prepared
def _delegation(delegation_id: UUID) -> Select[Delegation]:
    return select(Delegation).where(of_agency(Delegation), Delegation.id == delegation_id)


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
