"""Issue and verify access tokens (JWT); the only module that uses python-jose.

It checks what the library leaves unchecked: one algorithm, PEM keys chosen by ``kid`` ourselves, a
fixed set of header fields, every claim required; any fault means *no token*.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from jose import jwt

from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.api.transport.tokens.sealed_keys import ALGORITHM
from penilaian_api.storage.models.base import new_id

TYPE: Final = "at+jwt"
AUDIENCE: Final = "penilaian-api"
LEEWAY: Final = 30
MAX_TOKEN_LENGTH: Final = 4096
_MAX_CACHED: Final = 10_000
_REQUIRED: Final = ("exp", "iat", "nbf", "iss", "aud", "sub", "jti")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a verified token: account, agency, session and expiry.

    *kid* names the key that signed it: claims are valid no longer than their key.
    """

    kid: str
    agency_id: UUID
    account_id: UUID
    session_id: UUID
    expires_at: datetime
    scopes: frozenset[str] | None = None
    """What a service asked for where that was less than it may do; else whatever is granted."""


class Tokens:
    """Issues and verifies access tokens."""

    def __init__(
        self, keys: KeyRing, *, issuer: str, lifetime: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self.keys = keys
        self.lifetime = lifetime
        self.issuer, self._clock = issuer, clock
        self._verified: dict[bytes, Claims] = {}

    def issue(
        self, agency_id: UUID, account_id: UUID, session_id: UUID, scope: str | None = None
    ) -> str:
        """Sign a token for one account in one sign-in, perhaps for a *scope* that is narrower."""
        kid, pem = self.keys.signing_key()
        now = int(self._clock().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": str(account_id),
            "agency": str(agency_id),
            "sid": str(session_id),
            "jti": str(new_id()),
            "iat": now,
            "nbf": now,
            "exp": now + int(self.lifetime.total_seconds()),
            **({"scope": scope} if scope else {}),
        }
        return str(jwt.encode(claims, pem, ALGORITHM, headers={"kid": kid, "typ": TYPE}))

    def find_verified(self, token: str) -> Claims | None:
        """Return the cached claims of a *token* verified before and still valid; never waits."""
        claims = self._verified.get(_token_hash(token))
        if claims is None or self._clock() >= claims.expires_at:
            return None
        return claims if self.keys.trusts(claims.kid) else None

    def verify(self, token: str) -> Claims | None:
        """Verify *token* and return its claims; none for anything that is not ours or has expired.

        Where the keys cannot be read nothing is known of it, and it is no faulty token. May
        read the keys from the database: not for the event loop, which asks `find_verified`.
        """
        claims = self._decode(token)
        if claims is None or self._clock() >= claims.expires_at:
            return None
        if len(self._verified) >= _MAX_CACHED:
            self._verified.clear()
        self._verified[_token_hash(token)] = claims
        return claims

    def _decode(self, token: str) -> Claims | None:
        kid = _kid_of(token)
        if kid is None:
            return None
        key = self.keys.public_keys().get(kid)  # a record that is away is no fault of the token
        if key is None:
            return None
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=self.issuer,
                options={"leeway": LEEWAY, **{f"require_{name}": True for name in _REQUIRED}},
            )
            if not _is_sound(claims, self._clock()):
                return None
            return Claims(
                kid=kid,
                agency_id=UUID(claims["agency"]),
                account_id=UUID(claims["sub"]),
                session_id=UUID(claims["sid"]),
                expires_at=datetime.fromtimestamp(claims["exp"], self._clock().tzinfo),
                scopes=frozenset(claims["scope"].split()) if "scope" in claims else None,
            )
        except Exception:  # noqa: BLE001 - the library raises many kinds on hostile input: all mean no token
            return None


def _kid_of(token: str) -> str | None:
    """Name the key that *token* says it was signed with; none if no key of ours can have been."""
    if len(token) > MAX_TOKEN_LENGTH:
        return None
    try:
        header = jwt.get_unverified_header(token)
        return str(header["kid"]) if _is_ours(header) else None
    except Exception:  # noqa: BLE001 - as in decoding
        return None


def _is_ours(header: dict[str, Any]) -> bool:
    ours = {"alg": ALGORITHM, "typ": TYPE}
    return set(header) == {"kid", *ours} and all(header[name] == ours[name] for name in ours)


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()


def _is_sound(claims: dict[str, Any], now: datetime) -> bool:
    """Check what the library leaves open: for us alone, and issued already."""
    issued, latest = claims["iat"], now.timestamp() + LEEWAY
    return claims["aud"] == AUDIENCE and type(issued) is int and issued <= latest
