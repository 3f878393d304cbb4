"""Exchange refresh tokens: each once, and again for whoever lost the answer on the way.

A used token keeps the pair that it was exchanged for, sealed: only the token itself and the secret
of the installation open it together. It is given again for `REPEAT_FOR`, as long as nobody has used
the successor. Later, or after that, a second use betrays a theft and ends the whole sign-in.

What is stored of a token is its digest under a key that follows from the secret, and the token
names its sign-in: whoever writes to the database can neither make up a row nor move their own into
the sign-in of another.

Why it is so: docs/decisions/0019, docs/decisions/0038.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken

from penilaian_api.domain.errors import UnauthenticatedError
from penilaian_api.storage.account.sign_in import AuthSession, SignInStore
from penilaian_api.storage.models.account import RefreshToken, SignInSession

REPEAT_FOR: Final = timedelta(seconds=30)
"""So long a refresh whose answer was lost may be sent again."""


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a refresh token is exchanged for; *age*: seconds since it was."""

    access_token: str
    refresh_token: str
    age: int = 0


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a refresh token says that it is; only its digest in the record proves it."""

    agency_id: UUID
    account_id: UUID
    session_id: UUID


Sign = Callable[[UUID, UUID, UUID], str]
"""Signs an access token for an agency, an account and a sign-in."""


def exchange(entry: SignInStore, token: str, sign: Sign) -> TokenPair:
    """Give the next pair for this token, or the same again; a late second use ends the family."""
    owner = _read_owner(token)
    agency_id = owner.agency_id
    access_token = sign(agency_id, *_find_owner(entry, owner, token))
    with entry.open(agency_id, "refresh") as auth:
        match = _find(auth, owner, token, entry.secret)
        account = None if match is None else auth.account(match[1].account_id)
        if match is None or account is None:
            raise UnauthenticatedError("refresh_invalid")
        used, session = match
        is_live = session.revoked_at is None and session.expires_at > entry.now
        if is_live and used.used_at is None and account.closed_at is None:
            pair = TokenPair(access_token, create(auth, session, entry.secret))
            auth.forget_pairs(session)
            used.used_at, used.sealed_pair = entry.now, _seal(pair, token, entry.secret)
            return pair
        if is_live and used.used_at is not None:
            again = _open_again(used, token, entry.secret, entry.now)
            if again is not None and account.closed_at is None:
                return again
            session.revoked_at, session.revoked_for = entry.now, "refresh_reused"
            auth.note_refusal("refresh_reused")
    raise UnauthenticatedError("refresh_invalid")  # after the commit: the revocation stays


def revoke(entry: SignInStore, token: str) -> None:
    """End the sign-in to which a refresh token belongs; an unknown token changes nothing."""
    try:
        owner = _read_owner(token)
    except UnauthenticatedError:
        return
    with entry.open(owner.agency_id, "revoke") as auth:
        pair = _find(auth, owner, token, entry.secret)
        if pair is not None and pair[1].revoked_at is None:
            auth.account(pair[1].account_id)
            pair[1].revoked_at, pair[1].revoked_for = entry.now, "signed_out"


def create(auth: AuthSession, session: SignInSession, secret: bytes) -> str:
    """Make the next refresh token of a sign-in; its digest alone is stored."""
    names = (session.agency_id, session.account_id, session.id)
    owner = urlsafe_b64encode(b"".join(name.bytes for name in names)).decode()
    token = f"{owner}.{token_urlsafe(32)}"
    auth.store_refresh_token(session, digest_of(token, secret))
    return token


def digest_of(token: str, secret: bytes) -> bytes:
    """Hash a token as it is kept, under a key that the database does not hold."""
    key = hashlib.sha256(b"refresh tokens:" + secret).digest()
    return hmac.digest(key, token.encode(), "sha256")


def _read_owner(token: str) -> Owner:
    """Read whose a refresh token says that it is; it proves nothing yet."""
    try:
        names = urlsafe_b64decode(token.partition(".")[0])
        agency_id, account_id, session_id = (UUID(bytes=names[at : at + 16]) for at in (0, 16, 32))
    except ValueError:
        raise UnauthenticatedError("refresh_invalid") from None
    return Owner(agency_id, account_id, session_id)


def _find(
    auth: AuthSession, owner: Owner, token: str, secret: bytes
) -> tuple[RefreshToken, SignInSession] | None:
    """Find a token with its sign-in, if that is still the one for which it was made."""
    match = auth.find_refresh_token(digest_of(token, secret))
    is_theirs = match is not None and (match[1].account_id, match[1].id) == (
        owner.account_id,
        owner.session_id,
    )
    return match if is_theirs else None


def _find_owner(entry: SignInStore, owner: Owner, token: str) -> tuple[UUID, UUID]:
    """Find account and session of a token, before any lock: signing may have to read the keys."""
    with entry.open(owner.agency_id, "refresh", writes=False) as auth:
        if _find(auth, owner, token, entry.secret) is None:
            raise UnauthenticatedError("refresh_invalid")
        return owner.account_id, owner.session_id


def _open_again(used: RefreshToken, token: str, secret: bytes, now: datetime) -> TokenPair | None:
    """Open the pair that a used token was exchanged for; none if it is too late for it."""
    age = now - (used.used_at or now)
    if used.sealed_pair is None or age > REPEAT_FOR:
        return None
    try:
        plain = _fernet(token, secret).decrypt(used.sealed_pair)
    except InvalidToken:  # sealed under another secret of the installation
        return None
    return TokenPair(**{**json.loads(plain), "age": max(0, int(age.total_seconds()))})


def _seal(pair: TokenPair, token: str, secret: bytes) -> bytes:
    return _fernet(token, secret).encrypt(json.dumps(asdict(pair)).encode())


def _fernet(token: str, secret: bytes) -> Fernet:
    key = hashlib.sha256(b"refresh pair:" + secret + b"\0" + token.encode()).digest()
    return Fernet(urlsafe_b64encode(key))
