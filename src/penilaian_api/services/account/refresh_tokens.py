"""Exchange refresh tokens: each once, and again for whoever lost the answer on the way.

A used token keeps the pair that it was exchanged for, sealed: only the token itself and the secret
of the installation open it together. It is given again for `REPEAT_FOR`, as long as nobody has used
the successor. Later, or after that, a second use betrays a theft and ends the whole sign-in.

Why it is so: docs/decisions/0019.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
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
class TokenMaker:
    """What the transport lends to an exchange: it signs access tokens, and seals what is kept."""

    sign: Callable[[UUID, UUID, UUID], str]
    secret: bytes


def exchange(entry: SignInStore, token: str, maker: TokenMaker) -> TokenPair:
    """Give the next pair for this token, or the same again; a late second use ends the family."""
    agency_id = agency_of(token)
    access_token = maker.sign(agency_id, *_find_owner(entry, agency_id, token))
    with entry.open(agency_id, "refresh") as auth:
        match = auth.find_refresh_token(digest_of(token))
        account = None if match is None else auth.account(match[1].account_id)
        if match is None or account is None:
            raise UnauthenticatedError("refresh_invalid")
        used, session = match
        is_live = session.revoked_at is None and session.expires_at > entry.now
        if is_live and used.used_at is None and account.closed_at is None:
            pair = TokenPair(access_token, create(auth, session))
            auth.forget_pairs(session)
            used.used_at, used.sealed_pair = entry.now, _seal(pair, token, maker.secret)
            return pair
        if is_live and used.used_at is not None:
            again = _open_again(used, token, maker.secret, entry.now)
            if again is not None and account.closed_at is None:
                return again
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
        pair = auth.find_refresh_token(digest_of(token))
        if pair is not None and pair[1].revoked_at is None:
            auth.account(pair[1].account_id)
            pair[1].revoked_at, pair[1].revoked_for = entry.now, "signed_out"


def create(auth: AuthSession, session: SignInSession) -> str:
    """Make the next refresh token of a sign-in; its digest alone is stored."""
    token = f"{session.agency_id.hex}.{token_urlsafe(32)}"
    auth.store_refresh_token(session, digest_of(token))
    return token


def agency_of(token: str) -> UUID:
    """Read the agency that a refresh token names; it proves nothing yet."""
    try:
        return UUID(hex=token.split(".", 1)[0])
    except ValueError:
        raise UnauthenticatedError("refresh_invalid") from None


def digest_of(secret: str) -> bytes:
    """Hash a secret that is too long to be guessed."""
    return hashlib.sha256(secret.encode()).digest()


def _find_owner(entry: SignInStore, agency_id: UUID, token: str) -> tuple[UUID, UUID]:
    """Find account and session of a token, before any lock: signing may have to read the keys."""
    with entry.open(agency_id, "refresh", writes=False) as auth:
        match = auth.find_refresh_token(digest_of(token))
        if match is None:
            raise UnauthenticatedError("refresh_invalid")
        return match[1].account_id, match[1].id


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
