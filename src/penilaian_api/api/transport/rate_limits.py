"""Limit the rate of sign-in attempts: by login and by peer, in this process.

The account's own back-off, which all processes share, stands in the record
(`services.account.sessions`).
"""

from typing import Final

from limits import RateLimitItemPerMinute, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from penilaian_api.domain.errors import RateLimitError

_PER_LOGIN: Final = parse("10/minute")


class SignInLimits:
    """Counts tries over a sliding minute; *per_peer* limits all logins of one address together."""

    def __init__(self, per_peer: int) -> None:
        self._per_peer = RateLimitItemPerMinute(per_peer)
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def count(self, login: str, peer: str) -> None:
        """Count one try, or refuse it."""
        for limit, who in ((_PER_LOGIN, f"login:{login}"), (self._per_peer, f"peer:{peer}")):
            if not self._limiter.hit(limit, who):
                raise RateLimitError("too_many_tries", wait=60)

    def reset(self) -> None:
        """Reset all counts."""
        self._storage.reset()
