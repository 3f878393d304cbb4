"""Wake those who wait for the trail of an agency to grow, in this process and in those beside it.

A commit rings in its own process at once. The other workers of the same service see it by the time
of a file that all of them share; a service on another machine, at the next look of each stream.
"""

import asyncio
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

POLL: Final = 0.05
"""Seconds between two looks at what the other workers did."""

Mark: TypeAlias = tuple[int, int]
"""How often was rung for an agency, here and by whom else: as soon as it differs, look anew."""


class Bell:
    """Rings for an agency, and lets wait until it rings."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._rung: Counter[UUID] = Counter()
        self._waiting: dict[UUID, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = {}
        self._lock = threading.Lock()

    def ring(self, agency_id: UUID) -> None:
        """Wake whoever waits for this agency; from any thread."""
        with self._lock:
            self._rung[agency_id] += 1
            waiting = [*self._waiting.get(agency_id, ())]
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)
        if self._folder is not None:
            self._file(agency_id).touch()

    def mark(self, agency_id: UUID) -> Mark:
        """Say how often was rung so far."""
        return self._rung[agency_id], self._time_of(agency_id)

    async def wait(self, agency_id: UUID, seen: Mark, seconds: float) -> bool:
        """Wait until it rings after *seen*, at most so many seconds; tell whether it did."""
        entry = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.setdefault(agency_id, set()).add(entry)
        try:
            return await self._wait(agency_id, seen, entry[1], time.monotonic() + seconds)
        finally:
            with self._lock:
                self._waiting[agency_id].discard(entry)

    async def _wait(self, agency_id: UUID, seen: Mark, event: asyncio.Event, until: float) -> bool:
        while self.mark(agency_id) == seen:
            left = until - time.monotonic()
            if left <= 0:
                return False
            try:
                await asyncio.wait_for(event.wait(), min(left, self._patience))
            except TimeoutError:
                continue
            event.clear()
        return True

    @property
    def _patience(self) -> float:
        """So long nothing is looked at: for ever, where nobody else could ring."""
        return float("inf") if self._folder is None else POLL

    def ring_for_all(self) -> None:
        """Wake everybody: what they wait in ends."""
        for agency_id in [*self._waiting]:
            self.ring(agency_id)

    def _file(self, agency_id: UUID) -> Path:
        return (self._folder or Path()) / f"trail-{agency_id}"

    def _time_of(self, agency_id: UUID) -> int:
        if self._folder is None:
            return 0
        try:
            return self._file(agency_id).stat().st_mtime_ns
        except FileNotFoundError:
            return 0
