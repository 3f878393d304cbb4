"""Hold answers open that go on: few of each account, no place, thread or connection while waiting.

A stream looks when the bell rings, and at each beat, so that who signs out or loses their account
is heard no later than that. It ends with its token, after a longest time, and when the service
stops; whoever reads it begins again where it ended.
"""

import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from penilaian_api.api.transport.server.bell import Bell, Mark
from penilaian_api.domain.errors import RateLimitError, RefusalError

BEAT: Final = 15.0
"""Seconds after which a stream says that it is still there, and looks who may hear it."""
MOST: Final = 500
"""Streams of one process."""
MOST_OF_ONE: Final = 4
"""Streams of one account in one process."""
LOOKS: Final = 2
"""So many streams look at once: the other threads are for requests."""
PAUSE: Final = 0.02
"""Seconds between two looks: what is committed meanwhile comes in one."""
MEDIA: Final = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a stream says at one time, and whether it has more to say at once."""

    text: str
    has_more: bool


class Streams:
    """The streams of this process: how many there are, and whether they may go on."""

    def __init__(self, bell: Bell, seconds: float) -> None:
        """*seconds*: how long one may last."""
        self.bell, self.seconds = bell, seconds
        self._open: Counter[UUID] = Counter()
        self._looks: anyio.CapacityLimiter | None = None
        self.is_ending = False

    def enter(self, account_id: UUID) -> None:
        """Count one more, unless there are too many."""
        if self._open.total() >= MOST or self._open[account_id] >= MOST_OF_ONE:
            raise RateLimitError("too_many_streams", wait=int(BEAT))
        self._open[account_id] += 1

    def leave(self, account_id: UUID) -> None:
        """Count one less."""
        self._open[account_id] -= 1
        if not self._open[account_id]:
            del self._open[account_id]

    def end(self) -> None:
        """Let all of them end: the service stops."""
        self.is_ending = True
        self.bell.ring_for_all()

    async def look(self, ask: Callable[[], Pulse]) -> Pulse:
        """Look in a thread, of which the streams have few."""
        if self._looks is None:
            self._looks = anyio.CapacityLimiter(LOOKS)
        return await anyio.to_thread.run_sync(ask, limiter=self._looks)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a stream: until when their token holds, and how their place is given back."""

    agency_id: UUID
    account_id: UUID
    seconds: float
    leave_place: Callable[[], object]
    seen: Mark
    """How often was rung before the first look."""


class EventStream(StreamingResponse):
    """The answer that goes on: the first pulse, and what *ask* gives whenever it looks anew."""

    def __init__(
        self, streams: Streams, reader: Reader, first: Pulse, ask: Callable[[], Pulse]
    ) -> None:
        self._streams, self._reader = streams, reader
        super().__init__(
            _say(streams, reader, first, ask),
            media_type=MEDIA,
            headers={"X-Accel-Buffering": "no"},  # proxies would gather what must go at once
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a stream's room instead of a request's place, until the reader goes."""
        self._streams.enter(self._reader.account_id)
        self._reader.leave_place()
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._streams.leave(self._reader.account_id)


async def _say(
    streams: Streams, reader: Reader, pulse: Pulse, ask: Callable[[], Pulse]
) -> AsyncIterator[str]:
    """Say what there is, and wait for more; a refusal ends it, and so does the end of the token."""
    until = time.monotonic() + min(reader.seconds, streams.seconds)
    yield f"retry: 2000\n{pulse.text}"
    seen = reader.seen
    while pulse.has_more or await _waits(streams, reader, seen, until):
        seen = streams.bell.mark(reader.agency_id)
        try:
            pulse = await streams.look(ask)
        except RefusalError:
            return
        yield pulse.text
        await anyio.sleep(PAUSE)


async def _waits(streams: Streams, reader: Reader, seen: Mark, until: float) -> bool:
    """Wait for the bell, or a beat; tell whether the stream may go on."""
    left = until - time.monotonic()
    if left > 0 and not streams.is_ending:
        await streams.bell.wait(reader.agency_id, seen, min(BEAT, left))
    return time.monotonic() < until and not streams.is_ending
