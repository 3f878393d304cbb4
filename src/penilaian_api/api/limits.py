"""How often a caller may try to sign in: by login and by peer, in this process.

The account's own back-off, which all processes share, stands in the record (`services.accounts`).
"""

from typing import Final

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from penilaian_api.domain.errors import TooMany

_PER_LOGIN: Final = parse("10/minute")
_PER_PEER: Final = parse("100/minute")


class SignInLimits:
    """Counts tries over a sliding minute."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def count(self, login: str, peer: str) -> None:
        """Count one try, or refuse it."""
        for limit, who in ((_PER_LOGIN, f"login:{login}"), (_PER_PEER, f"peer:{peer}")):
            if not self._limiter.hit(limit, who):
                raise TooMany("too_many_tries", wait=60)

    def forget(self) -> None:
        """Begin anew."""
        self._storage.reset()
