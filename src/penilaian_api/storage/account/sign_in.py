"""Open the record for signing in, before there is an access: accounts, sessions, codes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from penilaian_api.domain import spelling
from penilaian_api.storage.account import sign_in_queries as queries
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import (
    Account,
    ActivationCode,
    RefreshToken,
    SignInSession,
)
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.prepared import Prepared
from penilaian_api.storage.work.trail import Trail

_BIRTHDAY: Final = 8
"""A NIP begins with the day of birth, in so many digits."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a login name belongs; of a name that nobody has, where its next neighbor belongs.

    So whatever is done for a name can be done for every name, and takes the same time.
    """

    agency_id: UUID
    account_id: UUID
    is_known: bool


@dataclass(frozen=True, slots=True)
class SignInStore:
    """Open the accounts of an agency; *now* is the machine's instant, for limits and lifetimes."""

    database: Database
    now: datetime
    at: datetime
    """The instant as the service tells it, for the trail."""
    request_id: UUID
    secret: bytes
    """The secret of the installation: what is kept of tokens follows from it."""

    def home_of(self, login: str) -> Home | None:
        """Say to which agency and account a login name belongs; none where there is no account."""
        normal_form = spelling.normalize_login(login)
        query = queries.neighbors(login, normal_form)
        with self.database.begin(None, writes=False) as session:
            row: Any = session.execute(query.built, query.values).one_or_none()
        if row is None:
            return None
        is_known = row.login in {login, normal_form} or row.normal_form == normal_form
        return Home(row.agency_id, row.account_id, is_known)

    @contextmanager
    def open(
        self, agency_id: UUID, action: str, *, writes: bool = True, keeps: bool = True
    ) -> Iterator["AuthSession"]:
        """Open one transaction in which accounts of one agency can be looked at and changed.

        One that does not *keep* does all the same work, and then is undone.
        """
        with suppress(_UndoneError), self.database.begin(agency_id, writes=writes) as session:
            auth = AuthSession(session, agency_id, self, action, writes=writes, keeps=keeps)
            yield auth
            auth.close()
            if not keeps:
                raise _UndoneError


class _UndoneError(Exception):
    """A transaction has done its work for the time that it takes, and keeps nothing."""


class AuthSession:
    """Accounts, sessions, refresh tokens and codes of one agency, in one transaction."""

    def __init__(  # noqa: PLR0913 - what the store knows when it opens one
        self,
        session: Session,
        agency_id: UUID,
        entry: SignInStore,
        action: str,
        *,
        writes: bool,
        keeps: bool,
    ) -> None:
        self._session, self._agency_id, self._entry = session, agency_id, entry
        self._action, self._writes, self._keeps = action, writes, keeps
        self._trail: Trail | None = None

    def account(self, account_id: UUID) -> Account | None:
        """Return an account of this agency, and watch what happens to it; writers wait in line."""
        account: Account | None = self._find(
            queries.account(self._agency_id, account_id, locked=self._writes)
        )
        if account is not None and self._trail is None:
            person_id = account.employee_id
            if person_id is None and not self._keeps:
                person_id = account.id  # a neighbor that is nobody does the work of a person's
            self._trail = Trail(
                self._session,
                AuditContext(
                    agency_id=self._agency_id,
                    account_id=account.id,
                    actor_id=person_id,
                    action=self._action,
                    request_id=self._entry.request_id,
                    at=self._entry.at,
                ),
            )
        return account

    def agency(self) -> Agency:
        """Return the agency itself."""
        agency: Agency = self._find(queries.agency(self._agency_id))
        return agency

    def words_about(self, account: Account) -> tuple[str, ...]:
        """List what everybody knows of the person of an account: no password is built on it."""
        person: Employee | None = self._find(queries.person(self._agency_id, account.employee_id))
        return words_about(self.agency(), person)

    def note_refusal(self, code: str) -> None:
        """Let a refusal leave its row in the trail."""
        if self._trail is not None:
            self._trail.note_refusal(code)

    def open_session(
        self, account: Account, expires_at: datetime, device: str | None
    ) -> SignInSession:
        """Begin a sign-in, perhaps on a device that its owner registers with it."""
        session = SignInSession(
            agency_id=self._agency_id,
            id=new_id(),
            account_id=account.id,
            created_at=self._entry.now,
            expires_at=expires_at,
            device=device,
        )
        self._session.add(session)
        self._session.flush()
        return session

    def store_refresh_token(self, session: SignInSession, digest: bytes) -> None:
        """Store the digest of a refresh token just issued."""
        self._session.add(
            RefreshToken(
                agency_id=self._agency_id,
                id=new_id(),
                session_id=session.id,
                digest=digest,
                issued_at=self._entry.now,
                expires_at=session.expires_at,
            )
        )
        self._session.flush()

    def find_refresh_token(self, digest: bytes) -> tuple[RefreshToken, SignInSession] | None:
        """Find a refresh token and its sign-in; on PostgreSQL a second user of it waits here."""
        query = queries.refresh_token(self._agency_id, digest, locked=self._writes)
        row: Any = self._session.execute(query.built, query.values).one_or_none()
        return None if row is None else (row[0], row[1])

    def forget_pairs(self, session: SignInSession) -> None:
        """Forget what earlier refresh tokens of a sign-in were exchanged for."""
        forgetting = queries.forget_pairs(self._agency_id, session.id)
        self._session.execute(
            forgetting.built,
            forgetting.values,
            execution_options={"synchronize_session": False},
        )

    def revoke_all(self, account_id: UUID, reason: str) -> None:
        """End every sign-in of an account, from its next request on."""
        live = queries.live_sessions(self._agency_id, account_id)
        for session in self._session.scalars(live.built, live.values):
            session.revoked_at, session.revoked_for = self._entry.now, reason

    def find_code(self, account_id: UUID, digests: Sequence[bytes]) -> ActivationCode | None:
        """Find an activation code of an account that is neither used nor run out.

        Nor one that waits for the consent of a second person: it is worth nothing yet. Nor one for
        a first password once the person has one, by whichever account: that takes a new code.
        """
        code: ActivationCode | None = self._find(
            queries.code(self._agency_id, account_id, [*digests], self._entry.now)
        )
        return code

    def _find(self, query: Prepared[Select[Any]]) -> Any:  # noqa: ANN401 - any record
        return self._session.scalar(query.built, query.values)

    def close(self) -> None:
        """Write the trail."""
        if self._trail is not None:
            self._trail.close()


def words_about(agency: Agency, person: Employee | None) -> tuple[str, ...]:
    """List what everybody knows of a person: names, employee number, the birthday in a NIP."""
    words = (agency.key, *agency.name.split())
    if person is None:
        return words
    code = person.employee_code
    return (*words, *person.name.split(), code, code[:_BIRTHDAY])
