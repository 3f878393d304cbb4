"""Keep the signing keys of the installation: which sign, which verify, and when the next is due.

Keys are published before they sign and kept until the last token they signed has run out; a stolen
one is dropped at once, with all that it signed.

Why it is so: docs/decisions/0011.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, or_, select, update

from penilaian_api.api.transport.tokens.sealed_keys import KeySeal, OpenedKey, StoredKey
from penilaian_api.domain.errors import BusyError
from penilaian_api.storage.database.clock import Freshness
from penilaian_api.storage.database.engine import Database, patiently
from penilaian_api.storage.models.agency import SigningKey

ROTATE_AFTER: Final = timedelta(days=30)
PUBLISH_BEFORE: Final = timedelta(hours=1)
KEEP_AFTER: Final = timedelta(hours=2)
REREAD_AFTER: Final = timedelta(seconds=10)
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)  # until then lives what was dropped

_ALIVE: Final = select(SigningKey).where(
    or_(SigningKey.retires_at.is_(None), SigningKey.retires_at > bindparam("keys_now"))
)


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A stored key that is ours beyond doubt, and its times."""

    opened: OpenedKey
    signs_from: datetime
    retires_at: datetime | None

    @property
    def kid(self) -> str:
        """The id of the key."""
        return self.opened.kid

    def is_alive(self, now: datetime) -> bool:
        """Tell whether it is not retired yet."""
        return self.retires_at is None or now < self.retires_at


class KeyRing:
    """The signing keys of the installation, reread every few seconds and renewed each month."""

    def __init__(self, database: Database, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock
        self._seal = KeySeal(secret)
        self._lock = threading.Lock()
        self._keys: tuple[TrustedKey, ...] = ()
        self._freshness = Freshness(REREAD_AFTER)

    def public_keys(self) -> dict[str, dict[str, Any]]:
        """Return the public keys by their id."""
        return {key.kid: dict(key.opened.public) for key in self._alive_keys(self._clock())}

    def signing_key(self) -> tuple[str, str]:
        """Return the id and the private PEM of the key that signs now."""
        now = self._clock()
        alive = self._alive_keys(now)
        if not alive:
            raise BusyError("not_ready", wait=5)
        key = _signing(alive, now)
        return key.kid, key.opened.pem

    def can_sign(self) -> bool:
        """Tell whether there is a key that our secret opens."""
        return bool(self._alive_keys(self._clock()))

    def trusts(self, kid: str) -> bool:
        """Tell whether a key lives, as read within the last seconds: never waits."""
        now = self._clock()
        return self._freshness.holds(now) and any(
            key.kid == kid and key.is_alive(now) for key in self._keys
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

    def _alive_keys(self, now: datetime) -> list[TrustedKey]:
        if not self._freshness.holds(now):
            with patiently(self._lock):
                if not self._freshness.holds(now):
                    self._reread(now)
        return [key for key in self._keys if key.is_alive(now)]

    def _reread(self, now: datetime) -> None:
        is_made = self._read_keys(now)
        if not self._keys and is_made:
            self._create_key(now, signs_from=now)
            self._read_keys(now)
        elif self._keys and _is_due(self._keys, now):
            self._create_next_key(now)
            self._read_keys(now)
        self._freshness.renew(now)

    def _read_keys(self, now: datetime) -> bool:
        """Read the keys that live and are ours; tell whether our secret is the installation's.

        It is not where keys live and it opens none: nobody is helped by one more key, under it.
        """
        with self._database.begin(None, writes=False) as session:
            rows = {_stored(row): row for row in session.scalars(_ALIVE, {"keys_now": now})}
        opened = self._seal.open_keys(rows)
        self._keys = tuple(
            TrustedKey(key, rows[stored].signs_from, rows[stored].retires_at)
            for stored, key in opened.items()
            if key.is_true
        )
        return bool(opened) or not rows

    def _create_next_key(self, now: datetime) -> str:
        signs_from = now + PUBLISH_BEFORE
        return self._create_key(now, signs_from=signs_from, others_until=signs_from + KEEP_AFTER)

    def _create_key(
        self, now: datetime, *, signs_from: datetime, others_until: datetime | None = None
    ) -> str:
        """Store a new key; those before it live until *others_until* at the longest."""
        made = self._seal.make_key()
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
                    kid=made.kid,
                    private=made.private,
                    public=made.public,
                    published_at=now,
                    signs_from=signs_from,
                )
            )
        return made.kid


def _stored(row: SigningKey) -> StoredKey:
    return StoredKey(row.kid, row.private, row.public)


def _signing(alive: Iterable[TrustedKey], now: datetime) -> TrustedKey:
    """Choose the youngest key that may sign; the oldest, where the clock stands before them all."""
    by_age = sorted(alive, key=lambda key: key.signs_from)
    return next((key for key in reversed(by_age) if key.signs_from <= now), by_age[0])


def _is_due(alive: Sequence[TrustedKey], now: datetime) -> bool:
    """Tell whether the next key must be published, and is not already."""
    is_published = any(now < key.signs_from <= now + PUBLISH_BEFORE for key in alive)
    return _signing(alive, now).signs_from + ROTATE_AFTER < now and not is_published
