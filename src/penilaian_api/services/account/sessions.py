"""Sign in, refresh, sign out, activate, change the password."""

import hashlib
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
from penilaian_api.services.account import passwords
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


def sign_in(
    entry: SignInStore, login: str, password: str, kind: AccountKind, lifetime: timedelta
) -> OpenedSession:
    """Open a sign-in for who knows the password (or the client secret), or refuse alike."""
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
            return _open_session(entry, auth, account, lifetime, renewed)
        _count_failure(auth, account, entry.now)
    raise UnauthenticatedError("wrong_credentials")  # after the commit: the failure stays counted


def refresh(entry: SignInStore, token: str) -> OpenedSession:
    """Give the next refresh token for this one; a second use ends the whole family."""
    agency_id = agency_of(token)
    with entry.open(agency_id, "refresh") as auth:
        pair = auth.find_refresh_token(_digest(token))
        if pair is None:
            raise UnauthenticatedError("refresh_invalid")
        used, session = pair
        account = _require_account(auth, session.account_id)
        live = session.revoked_at is None and session.expires_at > entry.now
        if live and used.used_at is None and account.closed_at is None:
            used.used_at = entry.now
            return OpenedSession(agency_id, account.id, session.id, _next_refresh(auth, session))
        if live and used.used_at is not None:
            session.revoked_at, session.revoked_for = entry.now, "refresh_reused"
            auth.note_refusal("refresh_reused")
    raise UnauthenticatedError("refresh_invalid")  # after the commit: the revocation stays


def revoke(entry: SignInStore, token: str) -> None:
    """End the sign-in to which a refresh token belongs; an unknown token changes nothing."""
    try:
        agency_id = agency_of(token)
    except UnauthenticatedError:
        return
    with entry.open(agency_id, "revoke") as auth:
        pair = auth.find_refresh_token(_digest(token))
        if pair is not None and pair[1].revoked_at is None:
            auth.account(pair[1].account_id)
            pair[1].revoked_at, pair[1].revoked_for = entry.now, "signed_out"


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
        record = auth.find_code(account.id, _digest(code))
        if record is not None and account.closed_at is None:
            record.used_at = entry.now
            account.password_hash, account.failures, account.blocked_until = new, 0, None
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
        digest=_digest(code),
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


def agency_of(token: str) -> UUID:
    """Read the agency that a refresh token names; it proves nothing yet."""
    try:
        return UUID(hex=token.split(".", 1)[0])
    except ValueError:
        raise UnauthenticatedError("refresh_invalid") from None


def _find_account(entry: SignInStore, home: tuple[UUID, UUID]) -> Account | None:
    with entry.open(home[0], "sign_in", writes=False) as auth:
        return auth.account(home[1])


def _require_account(auth: AuthSession, account_id: UUID) -> Account:
    account = auth.account(account_id)
    if account is None:
        raise UnauthenticatedError("wrong_credentials")
    return account


def _open_session(
    entry: SignInStore,
    auth: AuthSession,
    account: Account,
    lifetime: timedelta,
    renewed: str | None,
) -> OpenedSession:
    account.failures, account.blocked_until = 0, None
    if renewed is not None:
        account.password_hash = renewed
    session = auth.open_session(account, entry.now + lifetime)
    token = _next_refresh(auth, session) if account.kind is AccountKind.PERSON else None
    return OpenedSession(session.agency_id, account.id, session.id, token)


def _count_failure(auth: AuthSession, account: Account, now: datetime) -> None:
    account.failures += 1
    beyond = account.failures - MAX_FREE_FAILURES
    if beyond >= 0:
        account.blocked_until = now + min(timedelta(seconds=2 ** min(beyond, 12)), LONGEST_WAIT)
    auth.note_refusal("wrong_credentials")


def _next_refresh(auth: AuthSession, session: SignInSession) -> str:
    token = f"{session.agency_id.hex}.{token_urlsafe(32)}"
    auth.store_refresh_token(session, _digest(token))
    return token


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
