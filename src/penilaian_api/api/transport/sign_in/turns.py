"""Give each try to sign in its turn: a few at once, and slowly where many have failed.

Nobody is locked out by others. Where many tries of a login or from an address have failed within a
minute, the next ones wait a constant time before they are verified: who knows the password is in,
and only who is wrong hears that there were too many. Whoever shows the secret of a device on which
they signed in before does not wait. Each refusal is told at a full step of time after its request
came, so that the time tells nothing of why.

Why it is so: docs/decisions/0024.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from penilaian_api.api.transport.line import Line
from penilaian_api.api.transport.server.share import ALONE, Share
from penilaian_api.api.transport.sign_in.tally import WINDOW, OwnTally, SharedTally, Tally
from penilaian_api.domain.errors import RateLimitError, RefusalError, UnauthenticatedError

PER_LOGIN: Final = 10
"""Tries of one login, or from one known device, that may fail within a minute before it is slow."""
AT_ONCE: Final = 4
DELAY: Final = 2.0
STEP: Final = 0.25
_MOST_SLOW: Final = {"pair": 5, "peer": 64, "all": 512}
"""So many slow tries may wait at once: of one login from one address, from one address, in all."""

R = TypeVar("R")
Counted = tuple[tuple[Tally, str], ...]
"""The tallies in which a try counts if it fails, each with the name under which it does."""


class NeedsTurnError(Exception):
    """An endpoint asks its route to wait for a turn, without a thread, and to call it again.

    *device*: the known device from which *login* is tried, if it is one.
    """

    def __init__(self, login: str, device: str | None) -> None:
        super().__init__()
        self.login, self.device = login, device


class SignInTurns:
    """Counts what fails and lets tries through, in the event loop of this process.

    What failed is counted by all workers together; each lets in its share of those at once.
    """

    def __init__(
        self, per_peer: int, *, delay: float = DELAY, step: float = STEP, share: Share = ALONE
    ) -> None:
        self.delay, self.step = delay, step
        self._of_login = _tally("login", PER_LOGIN, share)
        self._of_device = _tally("device", PER_LOGIN, share)
        self._of_peer = _tally("peer", per_peer, share)
        self._line = Line(share.of(AT_ONCE))
        self._slow = {
            kind: _tally(f"slow-{kind}", most, share) for kind, most in _MOST_SLOW.items()
        }

    async def take(
        self, needed: NeedsTurnError, peer: str, serve: Callable[[], Awaitable[R]], began: float
    ) -> R:
        """Serve a try when its turn has come; it *began* at some instant."""
        device = needed.device or ""
        try:
            if device and not self._of_device.is_full(device):
                return await self._serve(serve, ((self._of_device, device),), f"device {device}")
            counted = ((self._of_login, needed.login), (self._of_peer, peer))
            if not any(tally.is_full(name) for tally, name in counted):
                return await self._serve(serve, counted, f"peer {peer}")
            async with self._hold_back(needed.login, peer):
                await asyncio.sleep(self.delay)
            return await self._serve_slowly(serve, counted, f"slow {peer}")
        except RefusalError:
            if self.step:
                await asyncio.sleep(self.step - (time.monotonic() - began) % self.step)
            raise

    def reset(self) -> None:
        """Forget what has failed."""
        for tally in (self._of_login, self._of_device, self._of_peer, *self._slow.values()):
            tally.reset()

    async def _serve_slowly(
        self, serve: Callable[[], Awaitable[R]], counted: Counted, group: str
    ) -> R:
        try:
            return await self._serve(serve, counted, group)
        except UnauthenticatedError:
            raise RateLimitError("too_many_tries", wait=int(WINDOW)) from None

    async def _serve(self, serve: Callable[[], Awaitable[R]], counted: Counted, group: str) -> R:
        """Count a try until it is known that it did not fail."""
        instants = [(tally, name, tally.add(name)) for tally, name in counted]
        has_failed = False
        try:
            async with self._line.turn(group):
                return await serve()
        except UnauthenticatedError:
            has_failed = True
            raise
        finally:
            if not has_failed:
                for tally, name, instant in instants:
                    tally.take_back(name, instant)

    @asynccontextmanager
    async def _hold_back(self, login: str, peer: str) -> AsyncIterator[None]:
        """Count who waits; where too many do, the next is told to come again."""
        names = {"pair": f"{login}\0{peer}", "peer": peer, "all": ""}
        if any(self._slow[kind].is_full(name) for kind, name in names.items()):
            raise RateLimitError("too_many_tries", wait=int(self.delay) + 1)
        instants = {kind: self._slow[kind].add(name) for kind, name in names.items()}
        try:
            yield
        finally:
            for kind, name in names.items():
                self._slow[kind].take_back(name, instants[kind])


def _tally(kind: str, limit: int, share: Share) -> Tally:
    """Count alone, or with the other workers where there are some."""
    return OwnTally(limit) if share.folder is None else SharedTally(share.folder, kind, limit)
