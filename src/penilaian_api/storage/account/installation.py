"""Open the record to its operator: agencies and first accounts, from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from penilaian_api.domain.access.actors import Action, Actor, Role
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalKind, ApprovalRule
from penilaian_api.domain.audit import TrailKind
from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.storage.account import logins, shared_tables
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import (
    Account,
    ActivationCode,
    RoleGrant,
)
from penilaian_api.storage.models.agency import Agency, NationalHoliday
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.audit import AuditHead
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import FIRST, AuditContext, TrailEntry
from penilaian_api.storage.work.trail import Trail
from penilaian_api.storage.work.unit_of_work import UnitOfWork

FIRST_YEAR, LAST_YEAR = 2020, 2035

THE_PROGRAM: Final = UUID(int=0)
"""Whose account stands in the trail where nobody acts but the program: no account has this id."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A login to be made: for a person (with roles) or for a service (with scopes)."""

    login: str
    kind: AccountKind
    employee_code: str | None = None
    roles: tuple[Role, ...] = ()
    scopes: tuple[str, ...] = ()
    unit_code: str | None = None
    starts_on: date | None = None
    """From when the roles hold; left out, from today."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Opens the record with the owner's rights, for one operator at one instant."""

    database: Database
    now: datetime
    appraisal_now: datetime | None = None
    """The instant that appraisal goes by, where a demonstration sets another than the machine's."""

    def fill_shared(self) -> None:
        """Bring the tables that all agencies share up to what this version of the program says."""
        with self.database.begin(None, writes=True) as session:
            shared_tables.fill(session)
        for agency_id in self.agencies().values():
            with self.database.begin(agency_id, writes=True) as session:
                self._restate_shared(session, agency_id)

    def new_decreed_days(self) -> frozenset[date]:
        """List the days off of the whole country that this version of the program brings."""
        with self.database.begin(None, writes=False) as session:
            stored = set(session.scalars(select(NationalHoliday.on)))
        return frozenset(shared_tables.decreed_days()) - stored

    @contextmanager
    def work(
        self, agency_id: UUID, action: Action, operation: str | None = None
    ) -> Iterator[UnitOfWork]:
        """Open one unit of work in which the program itself acts, in one agency.

        *operation*: what the operator does by it; the trail then names it, and no account.
        """
        with self.database.begin(agency_id, writes=True) as session:
            query = select(Agency.zone).where(Agency.id == agency_id)
            zone = ZoneInfo(session.execute(query).scalar_one())
            actor = Actor(
                agency_id=agency_id,
                account_id=THE_PROGRAM,
                session_id=THE_PROGRAM,
                employee_id=None,
                roles=frozenset({Role.ADMIN}),
                scopes=frozenset(),
                today=self.now.astimezone(zone).date(),
            )
            access = authorize(actor, action)
            work = UnitOfWork(
                session,
                access,
                now=self.now,
                zone=zone,
                request_id=new_id(),
                operation=operation,
            )
            yield work
            work.close()

    def agencies(self) -> dict[str, UUID]:
        """List the agencies by key."""
        with self.database.begin(None, writes=False) as session:
            return {row.key: row.id for row in session.execute(select(Agency.key, Agency.id))}

    def add_agency(self, key: str, name: str, zone: str, *, is_sample: bool) -> UUID:
        """Store an agency and the head of its trail."""
        agency = Agency(
            id=new_id(), key=key, name=name, zone=zone, is_sample=is_sample, created_at=self.now
        )
        with self.database.begin(agency.id, writes=True) as session:
            trail = self._trail(session, agency.id, "agency_create")
            session.add(agency)
            session.flush()
            session.execute(insert(AuditHead).values(agency_id=agency.id, seq=0, digest=FIRST))
            trail.close()
            self._restate_shared(session, agency.id)
        return agency.id

    def _restate_shared(self, session: Session, agency_id: UUID) -> None:
        """Say in an agency's trail how what it shares with others stands."""
        context = AuditContext(agency_id, None, None, "restate", new_id(), self.now)
        entry = TrailEntry(TrailKind.CHANGE, None, [shared_tables.restated(session)])
        append(session, context, [entry])

    def add_account(
        self,
        agency: str,
        account_id: UUID,
        new_account: NewAccount,
        *,
        password_hash: str | None = None,
        activation: ActivationCode | None = None,
    ) -> None:
        """Store an account with its login, its roles, and its code if it has one."""
        agency_id = self.agencies().get(agency)
        if agency_id is None:
            raise OutOfReachError
        with self.database.begin(agency_id, writes=True) as session:
            trail = self._trail(session, agency_id, "account_create")
            if logins.find_taken(session, [new_account.login]):
                raise ConflictError("already_exists", fields="login")
            session.add(self._account(session, agency_id, account_id, new_account, password_hash))
            session.flush()
            session.add(logins.home_of(new_account.login, agency_id, account_id))
            for role in new_account.roles:
                starts_on = new_account.starts_on or self._today(session, agency_id)
                session.add(self._grant(agency_id, account_id, role, starts_on))
            if activation is not None:
                activation.agency_id = agency_id
                activation.approval_id = self._note_reset(session, agency_id, account_id)
                session.add(activation)
            trail.close()

    def _note_reset(self, session: Session, agency_id: UUID, account_id: UUID) -> UUID | None:
        """Record a code for a person who has an account in use: they are told that it was made."""
        own, other = aliased(Account), aliased(Account)
        query = (
            select(own.employee_id)
            .join(*joined(other, other.employee_id == own.employee_id, agency=agency_id))
            .where(own.agency_id == agency_id, own.id == account_id)
            .where(other.activated_at.is_not(None))
        )
        employee_id = session.execute(query.limit(1)).scalar_one_or_none()
        if employee_id is None:
            return None
        request = ApprovalRequest(
            agency_id=agency_id,
            id=new_id(),
            kind=ApprovalKind.RESET_ACCOUNT,
            account_id=account_id,
            employee_id=employee_id,
            is_of_admins=True,
            rule=ApprovalRule.OPERATOR,
            reason="",
            asked_at=self.now,
            answered_at=self.now,
            is_granted=True,
        )
        session.add(request)
        session.flush()
        return request.id

    def _account(
        self,
        session: Session,
        agency_id: UUID,
        account_id: UUID,
        new_account: NewAccount,
        password_hash: str | None,
    ) -> Account:
        return Account(
            agency_id=agency_id,
            id=account_id,
            login=new_account.login,
            kind=new_account.kind,
            employee_id=_find_id(
                session, Employee, Employee.employee_code, agency_id, new_account.employee_code
            ),
            unit_id=_find_id(session, Unit, Unit.code, agency_id, new_account.unit_code),
            scopes=list(new_account.scopes),
            password_hash=password_hash,
            created_at=self.now,
        )

    def _today(self, session: Session, agency_id: UUID) -> date:
        """Give the day in the agency, by the clock that its appraisal goes by."""
        zone = session.execute(select(Agency.zone).where(Agency.id == agency_id)).scalar_one()
        return (self.appraisal_now or self.now).astimezone(ZoneInfo(zone)).date()

    def _grant(self, agency_id: UUID, account_id: UUID, role: Role, starts_on: date) -> RoleGrant:
        return RoleGrant(
            agency_id=agency_id,
            id=new_id(),
            account_id=account_id,
            role=role,
            starts_on=starts_on,
        )

    def _trail(self, session: Session, agency_id: UUID, action: str) -> Trail:
        return Trail(session, AuditContext(agency_id, None, None, action, new_id(), self.now))


def _find_id(
    session: Session,
    model: type[Employee | Unit],
    column: object,
    agency_id: UUID,
    code: str | None,
) -> UUID | None:
    if code is None:
        return None
    query = select(model.id).where(model.agency_id == agency_id, column == code)  # type: ignore[arg-type]  # a column compares to a condition
    record_id: UUID | None = session.execute(query).scalar_one_or_none()
    if record_id is None:
        raise OutOfReachError
    return record_id
