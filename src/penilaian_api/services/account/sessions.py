"""Sign in, sign out, activate, change the password."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import Fault, InvalidDataError, UnauthenticatedError
from penilaian_api.services.account import passwords, refresh_tokens, typed_secrets
from penilaian_api.storage.account.sign_in import AuthSession, Home, SignInStore, words_about
from penilaian_api.storage.models.account import Account, ActivationCode, SignInSession
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.unit_of_work import UnitOfWork

CODE_LIFETIME: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A sign-in that stands: for whom, and the refresh token that goes with it (persons only)."""

    agency_id: UUID
    account_id: UUID
    session_id: UUID
    refresh_token: str | None
    scopes: tuple[str, ...] = ()
    """What a service may do; a person's roles follow from the records."""
    narrowed_to: tuple[str, ...] = ()
    """What a service asked for; nothing where it asked for all that it was granted."""


def sign_in(  # noqa: PLR0913, PLR0917 - who, by what, for how long, on which device, for what
    entry: SignInStore,
    login: str,
    password: str,
    kind: AccountKind,
    lifetime: timedelta,
    device: str | None = None,
    scopes: frozenset[str] = frozenset(),
) -> OpenedSession:
    """Open a sign-in for who knows the password (or the client secret), or refuse alike.

    A name that nobody has takes the same way, on the account of a neighbor, and keeps nothing.
    *device*: the name of a device that its owner registers; its sign-in lives for *lifetime* too.
    *scopes*: what a service asks for; it must have been granted all of it.
    """
    home = entry.home_of(login)
    if home is None:
        raise UnauthenticatedError("wrong_credentials")
    seen = _find_account(entry, home)
    usable = home.is_known and seen is not None and seen.closed_at is None and seen.kind is kind
    stored = seen.password_hash if seen is not None and usable else None
    matches, renewed = passwords.verify(password, stored)
    with entry.open(home.agency_id, "sign_in", keeps=home.is_known) as auth:
        account = _require_account(auth, home.account_id)
        is_still_so = account.closed_at is None and account.password_hash == stored
        if matches and is_still_so:
            _refuse_scopes(scopes, account)
            session = auth.open_session(account, entry.now + lifetime, device)
            opened = _open(auth, account, session, renewed, entry.secret)
            return replace(opened, narrowed_to=tuple(sorted(scopes)))
        _count_failure(auth, account)
    raise UnauthenticatedError("wrong_credentials")  # after the commit: the failure stays counted


def activate(entry: SignInStore, login: str, code: str, password: str) -> None:
    """Set the first or a forgotten password with a one-time code.

    What is known of the person is held against the password only where the code is right.
    """
    passwords.refuse_guessable(password, known=(login,))
    new = passwords.hash_password(password)
    home = entry.home_of(login)
    if home is None:
        raise UnauthenticatedError("wrong_code")
    with entry.open(home.agency_id, "activate", keeps=home.is_known) as auth:
        account = _require_account(auth, home.account_id)
        record = auth.find_code(account.id, typed_secrets.digests_of_typed(code))
        if home.is_known and record is not None and account.closed_at is None:
            passwords.refuse_guessable(password, known=(login, *auth.words_about(account)))
            account.version += 1
            record.used_at = entry.now
            account.password_hash, account.failures = new, 0
            account.activated_at = account.activated_at or entry.at
            if record.approval_id is not None:
                account.reset_at = entry.at
            auth.revoke_all(account.id, "password_set")
            return
        _count_failure(auth, account)
    raise UnauthenticatedError("wrong_code")  # after the commit: the failure stays counted


def new_code(account_id: UUID, now: datetime) -> tuple[str, ActivationCode]:
    """Make a one-time code and the record that keeps only its digest."""
    code = typed_secrets.new_code()
    record = ActivationCode(
        id=new_id(),
        account_id=account_id,
        digest=typed_secrets.digest_of_code(code),
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
    person = work.of(Employee).get_referenced(work.actor.employee_id)
    known = words_about(work.agency(), person)
    passwords.refuse_guessable(password, known=(account.login, *known))
    work.change(account).password_hash = passwords.hash_password(password)
    for session in work.of(SignInSession).all(account_id=account.id, revoked_at=None):
        if session.id == work.actor.session_id:
            continue
        session.revoked_at, session.revoked_for = work.now, "password_changed"


def end_session(work: UnitOfWork) -> None:
    """Sign out: the session that carries this request ends with it."""
    session = work.of(SignInSession).get(work.actor.session_id)
    session.revoked_at, session.revoked_for = work.now, "signed_out"


def _find_account(entry: SignInStore, home: Home) -> Account | None:
    with entry.open(home.agency_id, "sign_in", writes=False) as auth:
        return auth.account(home.account_id)


def _require_account(auth: AuthSession, account_id: UUID) -> Account:
    account = auth.account(account_id)
    if account is None:
        raise UnauthenticatedError("wrong_credentials")
    return account


def _open(
    auth: AuthSession, account: Account, session: SignInSession, renewed: str | None, secret: bytes
) -> OpenedSession:
    account.version += 1
    account.failures = 0
    if renewed is not None:
        account.password_hash = renewed
    is_person = account.kind is AccountKind.PERSON
    token = refresh_tokens.create(auth, session, secret) if is_person else None
    scopes = tuple(sorted(account.scopes))
    return OpenedSession(session.agency_id, account.id, session.id, token, scopes)


def _refuse_scopes(asked: frozenset[str], account: Account) -> None:
    if asked - set(account.scopes):
        facts = {"choices": ", ".join(sorted(account.scopes)) or "-"}
        faults = [Fault("/scope", "scope_not_granted", facts)]
        raise InvalidDataError("invalid_input", faults=faults)


def _count_failure(auth: AuthSession, account: Account) -> None:
    """Count a failure since the last sign-in; it slows nobody down (`transport/sign_in` does).

    The version stays: whoever fails on purpose does not make stale what an admin has seen.
    """
    account.failures += 1
    auth.note_refusal("wrong_credentials")
