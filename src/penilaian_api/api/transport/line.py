"""Let a few in at once; who waits is let in by turns of the groups to which they belong."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from typing import Final

from penilaian_api.domain.errors import BusyError

PATIENCE: Final = 10.0
MOST_WAITING: Final = 500


class Line:
    """One seat after another is given to one group after another: no group keeps out another."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self.waiting = 0
        """How many wait now."""
        self._groups: OrderedDict[Hashable, deque[asyncio.Event]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, group: Hashable) -> AsyncIterator[None]:
        """Wait for a seat, at most `PATIENCE`, and pass it on afterwards."""
        await self.enter(group)
        try:
            yield
        finally:
            self.pass_on()

    async def enter(self, group: Hashable) -> None:
        """Wait for a seat, which must be passed on."""
        if self._free:
            self._free -= 1
            return
        waiting = self._groups.setdefault(group, deque())
        if len(waiting) >= MOST_WAITING:
            raise BusyError(wait=2)
        seat = asyncio.Event()
        waiting.append(seat)
        self.waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await seat.wait()
        except BaseException as error:
            if seat.is_set():
                self.pass_on()  # it was given in the moment in which we left
            else:
                waiting.remove(seat)
            if isinstance(error, TimeoutError):
                raise BusyError(wait=2) from None
            raise
        finally:
            self.waiting -= 1

    def pass_on(self) -> None:
        """Give the seat to the next group that waits."""
        while self._groups:
            group, waiting = self._groups.popitem(last=False)
            if not waiting:
                continue
            waiting.popleft().set()
            if waiting:
                self._groups[group] = waiting
            return
        self._free += 1
