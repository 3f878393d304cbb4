"""Issue and verify access tokens (JWT); the only module that uses python-jose.

It checks what the library leaves unchecked: one algorithm, PEM keys chosen by ``kid`` ourselves, a
fixed set of header fields, every claim required; any fault means *no token*. Keys are published
before they sign and kept until the last token they signed has run out; a stolen one is dropped at
once, with all that it signed.

Why it is so: docs/decisions/0011.
"""

import hashlib
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from json import dumps, loads
from secrets import token_hex
from typing import Any, Final
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt
from sqlalchemy import or_, select, update

from penilaian_api.storage.database.clock import Freshness
from penilaian_api.storage.database.engine import Database, patiently
from penilaian_api.storage.models.agency import SigningKey
from penilaian_api.storage.models.base import new_id

ALGORITHM: Final = "ES256"
TYPE: Final = "at+jwt"
AUDIENCE: Final = "penilaian-api"
LEEWAY: Final = 30
MAX_TOKEN_LENGTH: Final = 4096
ROTATE_AFTER: Final = timedelta(days=30)
PUBLISH_BEFORE: Final = timedelta(hours=1)
KEEP_AFTER: Final = timedelta(hours=2)
REREAD_AFTER: Final = timedelta(seconds=10)
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)  # until then lives what was dropped
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


class KeyRing:
    """The signing keys of the installation, reread every few seconds and renewed each month."""

    def __init__(self, database: Database, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock
        self._seal = Fernet(urlsafe_b64encode(hashlib.sha256(b"signing keys:" + secret).digest()))
        self._lock = threading.Lock()
        self._keys: tuple[SigningKey, ...] = ()
        self._freshness = Freshness(REREAD_AFTER)

    def public_keys(self) -> dict[str, dict[str, Any]]:
        """Return the public keys by their id."""
        now = self._clock()
        return {
            key.kid: loads(key.public) for key in self._current_keys(now) if _is_alive(key, now)
        }

    def signing_key(self) -> tuple[str, str]:
        """Return the id and the private PEM of the key that signs now."""
        now = self._clock()
        key = _signing([key for key in self._current_keys(now) if _is_alive(key, now)], now)
        return key.kid, self._seal.decrypt(key.private.encode()).decode()

    def can_sign(self) -> bool:
        """Tell whether our secret opens the key that signs now."""
        try:
            self.signing_key()
        except InvalidToken:
            return False
        return True

    def trusts(self, kid: str) -> bool:
        """Tell whether a key lives, as read within the last seconds: never waits."""
        now = self._clock()
        return self._freshness.holds(now) and any(
            key.kid == kid and _is_alive(key, now) for key in self._keys
        )

    def rotate(self, *, at_once: bool = False) -> str:
        """Publish the next key, which signs after an hour; *at_once*: drop all others now."""
        now = self._clock()
        with self._lock:
            kid = (
                self._create_key(now, signs_from=now, others_until=_NEVER)
                if at_once
                else self._create_next_key(now)
            )
            self.invalidate()
        return kid

    def invalidate(self) -> None:
        """Read the keys anew at the next use."""
        self._freshness.end()

    def _current_keys(self, now: datetime) -> tuple[SigningKey, ...]:
        if not self._freshness.holds(now):
            with patiently(self._lock):
                if not self._freshness.holds(now):
                    self._reread(now)
        return self._keys

    def _reread(self, now: datetime) -> None:
        self._keys = self._fetch_keys()
        alive = [key for key in self._keys if _is_alive(key, now)]
        if not alive or _is_due(alive, now):
            self._create_next_key(now) if alive else self._create_key(now, signs_from=now)
            self._keys = self._fetch_keys()
        self._freshness.renew(now)

    def _create_next_key(self, now: datetime) -> str:
        signs_from = now + PUBLISH_BEFORE
        return self._create_key(now, signs_from=signs_from, others_until=signs_from + KEEP_AFTER)

    def _fetch_keys(self) -> tuple[SigningKey, ...]:
        with self._database.begin(None, writes=False) as session:
            return tuple(session.scalars(select(SigningKey)))

    def _create_key(
        self, now: datetime, *, signs_from: datetime, others_until: datetime | None = None
    ) -> str:
        """Store a new key; those before it live until *others_until* at the longest."""
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        public_pem = private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        kid = token_hex(8)
        public = jwk.construct(public_pem.decode(), ALGORITHM).to_dict()
        jwk_fields = {
            **{
                name: value.decode() if isinstance(value, bytes) else str(value)
                for name, value in public.items()
            },
            "kid": kid,
            "use": "sig",
        }
        with self._database.begin(None, writes=True) as session:
            if others_until is not None:
                lives_longer = or_(
                    SigningKey.retires_at.is_(None), SigningKey.retires_at > others_until
                )
                session.execute(
                    update(SigningKey).where(lives_longer).values(retires_at=others_until)
                )
            session.add(
                SigningKey(
                    kid=kid,
                    private=self._seal.encrypt(pem).decode(),
                    public=dumps(jwk_fields),
                    published_at=now,
                    signs_from=signs_from,
                )
            )
        return kid


class Tokens:
    """Issues and verifies access tokens."""

    def __init__(
        self, keys: KeyRing, *, issuer: str, lifetime: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self.keys = keys
        self.lifetime = lifetime
        self._issuer, self._clock = issuer, clock
        self._verified: dict[bytes, Claims] = {}

    def issue(self, agency_id: UUID, account_id: UUID, session_id: UUID) -> str:
        """Sign a token for one account in one sign-in."""
        kid, pem = self.keys.signing_key()
        now = int(self._clock().timestamp())
        claims = {
            "iss": self._issuer,
            "aud": AUDIENCE,
            "sub": str(account_id),
            "agency": str(agency_id),
            "sid": str(session_id),
            "jti": str(new_id()),
            "iat": now,
            "nbf": now,
            "exp": now + int(self.lifetime.total_seconds()),
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
                issuer=self._issuer,
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


def _is_alive(key: SigningKey, now: datetime) -> bool:
    return key.retires_at is None or now < key.retires_at


def _signing(alive: Iterable[SigningKey], now: datetime) -> SigningKey:
    """Choose the youngest key that may sign; the oldest, where the clock stands before them all."""
    by_age = sorted(alive, key=lambda key: key.signs_from)
    return next((key for key in reversed(by_age) if key.signs_from <= now), by_age[0])


def _is_due(alive: Sequence[SigningKey], now: datetime) -> bool:
    """Tell whether the next key must be published, and is not already."""
    is_published = any(now < key.signs_from <= now + PUBLISH_BEFORE for key in alive)
    return _signing(alive, now).signs_from + ROTATE_AFTER < now and not is_published


def _is_sound(claims: dict[str, Any], now: datetime) -> bool:
    """Check what the library leaves open: for us alone, and issued already."""
    issued, latest = claims["iat"], now.timestamp() + LEEWAY
    return claims["aud"] == AUDIENCE and type(issued) is int and issued <= latest
