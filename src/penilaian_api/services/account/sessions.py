"""Sign in, sign out, activate, change the password."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import (
    Fault,
    InvalidDataError,
    RateLimitError,
    UnauthenticatedError,
)
from penilaian_api.services.account import passwords, refresh_tokens
from penilaian_api.storage.account.sign_in import AuthSession, SignInStore
from penilaian_api.storage.models.account import Account, ActivationCode, SignInSession
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MAX_FREE_FAILURES: Final = 10
"""Failures after which an account waits: never for good, so that nobody can lock out a rival."""
LONGEST_WAIT: Final = timedelta(minutes=15)
CODE_LIFETIME: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A sign-in that stands: for whom, and the refresh token that goes with it (persons only)."""

    agency_id: UUID
    account_id: UUID
    session_id: UUID
    refresh_token: str | None


def sign_in(  # noqa: PLR0913, PLR0917 - who, by what, for how long, on which device
    entry: SignInStore,
    login: str,
    password: str,
    kind: AccountKind,
    lifetime: timedelta,
    device: str | None = None,
) -> OpenedSession:
    """Open a sign-in for who knows the password (or the client secret), or refuse alike.

    *device*: the name of a device that its owner registers; its sign-in lives for *lifetime* too.
    """
    home = entry.home_of(login)
    known = _find_account(entry, home) if home else None
    if known is not None and known.blocked_until is not None and known.blocked_until > entry.now:
        wait = int((known.blocked_until - entry.now).total_seconds()) + 1
        raise RateLimitError("too_many_tries", wait=wait)
    usable = known is not None and known.closed_at is None and known.kind is kind
    matches, renewed = passwords.verify(password, known.password_hash if known and usable else None)
    if home is None or known is None:
        raise UnauthenticatedError("wrong_credentials")
    with entry.open(home[0], "sign_in") as auth:
        account = _require_account(auth, known.id)
        account.version += 1
        if matches:
            session = auth.open_session(account, entry.now + lifetime, device)
            return _open(auth, account, session, renewed)
        _count_failure(auth, account, entry.now)
    raise UnauthenticatedError("wrong_credentials")  # after the commit: the failure stays counted


def activate(entry: SignInStore, login: str, code: str, password: str) -> None:
    """Set the first or a forgotten password with a one-time code."""
    home = entry.home_of(login)
    if home is None:
        raise UnauthenticatedError("wrong_code")
    with entry.open(home[0], "activate", writes=False) as auth:
        agency = auth.agency()
        words = (login, agency.key, *agency.name.split())
    passwords.refuse_guessable(password, known=words)
    new = passwords.hash_password(password)
    with entry.open(home[0], "activate") as auth:
        account = _require_account(auth, home[1])
        account.version += 1
        record = auth.find_code(account.id, refresh_tokens.digest_of(code))
        if record is not None and account.closed_at is None:
            record.used_at = entry.now
            account.password_hash, account.failures, account.blocked_until = new, 0, None
            account.activated_at = account.activated_at or entry.at
            if record.approval_id is not None:
                account.reset_at = entry.at
            auth.revoke_all(account.id, "password_set")
            return
        _count_failure(auth, account, entry.now)
    raise UnauthenticatedError("wrong_code")  # after the commit: the failure stays counted


def new_code(account_id: UUID, now: datetime) -> tuple[str, ActivationCode]:
    """Make a one-time code and the record that keeps only its digest."""
    code = token_urlsafe(9)
    record = ActivationCode(
        id=new_id(),
        account_id=account_id,
        digest=refresh_tokens.digest_of(code),
        issued_at=now,
        expires_at=now + CODE_LIFETIME,
    )
    return code, record


def change_password(work: UnitOfWork, current: str, password: str) -> None:
    """Set a new password after the present one was shown; all other sign-ins end."""
    account = work.of(Account).get(work.actor.account_id)
    matches, _ = passwords.verify(current, account.password_hash)
    if not matches:
        raise InvalidDataError("wrong_password", faults=[Fault("/current", "wrong_password")])
    passwords.refuse_guessable(password, known=(account.login, work.agency().key))
    work.change(account).password_hash = passwords.hash_password(password)
    for session in work.of(SignInSession).all(
        SignInSession.account_id == account.id,
        SignInSession.id != work.actor.session_id,
        SignInSession.revoked_at.is_(None),
    ):
        session.revoked_at, session.revoked_for = work.now, "password_changed"


def end_session(work: UnitOfWork) -> None:
    """Sign out: the session that carries this request ends with it."""
    session = work.of(SignInSession).get(work.actor.session_id)
    session.revoked_at, session.revoked_for = work.now, "signed_out"


def _find_account(entry: SignInStore, home: tuple[UUID, UUID]) -> Account | None:
    with entry.open(home[0], "sign_in", writes=False) as auth:
        return auth.account(home[1])


def _require_account(auth: AuthSession, account_id: UUID) -> Account:
    account = auth.account(account_id)
    if account is None:
        raise UnauthenticatedError("wrong_credentials")
    return account


def _open(
    auth: AuthSession, account: Account, session: SignInSession, renewed: str | None
) -> OpenedSession:
    account.failures, account.blocked_until = 0, None
    if renewed is not None:
        account.password_hash = renewed
    token = refresh_tokens.create(auth, session) if account.kind is AccountKind.PERSON else None
    return OpenedSession(session.agency_id, account.id, session.id, token)


def _count_failure(auth: AuthSession, account: Account, now: datetime) -> None:
    account.failures += 1
    beyond = account.failures - MAX_FREE_FAILURES
    if beyond >= 0:
        account.blocked_until = now + min(timedelta(seconds=2 ** min(beyond, 12)), LONGEST_WAIT)
    auth.note_refusal("wrong_credentials")
