"""Recognize devices on which somebody signed in before: rivals who try a login cannot slow them.

The secret of a device holds for one login and proves nothing else: without the password it opens
nothing. It is signed, not stored.
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime
from secrets import token_urlsafe
from typing import Final

from penilaian_api.domain import spelling

LIFETIME_DAYS: Final = 180


class Devices:
    """Issues and recognizes the secrets of devices."""

    def __init__(self, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._key = hashlib.sha256(b"devices:" + secret).digest()
        self._clock = clock

    def issue(self, login: str, known: str | None = None) -> str:
        """Return the secret of a new device, or a younger one of the *known* device."""
        signed = f"{known or token_urlsafe(12)}.{self._today():x}"
        return f"{signed}.{self._sign(signed, login)}"

    def recognize(self, secret: str | None, login: str) -> str | None:
        """Return the name of the device, if *secret* is one of ours for this login."""
        signed, _, signature = (secret or "").rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(signed, login).encode()):
            return None
        name, _, issued = signed.partition(".")
        return name if self._today() - int(issued, 16) <= LIFETIME_DAYS else None

    def _sign(self, signed: str, login: str) -> str:
        message = f"{signed}\0{spelling.normalize_login(login)}".encode()
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()

    def _today(self) -> int:
        return self._clock().toordinal()
