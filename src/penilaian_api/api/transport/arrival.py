"""Receive the bodies of requests: neither too large, nor too slowly, nor too many of one account.

A body costs its sender something: every thousand bytes buy one more second, up to a limit. Only a
request that has arrived whole takes a place among those that are served. Of these a few work at
once; the others wait for a seat, by turns of their accounts: more at once get no more out of one
interpreter, and all of them would be slow.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Final

from starlette.types import Message, Receive

from penilaian_api.api.transport.line import Line
from penilaian_api.domain.errors import (
    BusyError,
    MalformedRequestError,
    RateLimitError,
    TooLargeError,
)
from penilaian_api.storage.database.engine import SEATS

GRACE: Final = 5.0
"""Seconds in which any body may begin, however slow the line is."""
LEAST_RATE: Final = 1_000
"""Bytes a second that a body must bring on average after that."""
MOST_ARRIVING: Final = 16
"""So many bodies of one account may be under way at once."""


class ClientGoneError(Exception):
    """The client has left before the request was whole."""


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """How large a body may be, and in how many seconds it must be here."""

    size: int
    seconds: float
    grace: float = GRACE


class Places:
    """Counts who is being served and who is sending: everybody together, and each account.

    No account takes more than half of the places, so that nobody can keep out all others.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.most_of_one = max(1, count // 2)
        self.serving: Counter[Hashable] = Counter()
        self.seats = Line(SEATS)
        self.sending: Counter[Hashable] = Counter()


class Visit:
    """The way of one request of *account* (None: not signed in): it sends, is served, and leaves.

    Who is *always_admitted* takes no place.
    """

    def __init__(self, places: Places, *, always_admitted: bool = False) -> None:
        self._places = places
        self._always_admitted = always_admitted
        self._account: Hashable = None
        self._counted: Counter[Hashable] | None = None
        self._is_seated = False

    def enter(self, account: Hashable, *, sends: bool) -> None:
        """Let a body begin, if one is sent, unless too many of the same account are under way."""
        self._account = account
        if account is None or not sends or self._always_admitted:
            return
        if self._places.sending[account] >= MOST_ARRIVING:
            raise RateLimitError("too_many_at_once", wait=1)
        self._count(self._places.sending)

    async def be_served(self) -> None:
        """Take a place for the request, which has arrived whole, and wait for a seat."""
        self.leave()
        if self._always_admitted:
            return
        places = self._places
        if places.serving.total() >= places.count:
            raise BusyError
        if self._account is not None and places.serving[self._account] >= places.most_of_one:
            raise RateLimitError("too_many_at_once", wait=1)
        self._count(places.serving)
        await places.seats.enter(self._account)
        self._is_seated = True

    def rise(self) -> None:
        """Give the seat to the next: the work is done, and the answer is only sent."""
        if self._is_seated:
            self._is_seated = False
            self._places.seats.pass_on()

    def leave(self) -> None:
        """Give back what is held."""
        self.rise()
        if self._counted is not None:
            self._counted[self._account] -= 1
            if not self._counted[self._account]:
                del self._counted[self._account]
            self._counted = None

    def _count(self, counter: Counter[Hashable]) -> None:
        counter[self._account] += 1
        self._counted = counter


class Arrival:
    """Receives one body piece by piece, within its limit."""

    def __init__(self, receive: Receive, limit: BodyLimit) -> None:
        self._receive, self._limit = receive, limit
        self._began = asyncio.get_running_loop().time()
        self._size = 0
        self._more = True

    def is_whole(self) -> bool:
        """Tell whether the last piece has come."""
        return not self._more

    async def next(self) -> Message:
        """Receive the next piece, or refuse a body that is too large or too slow."""
        try:
            async with asyncio.timeout_at(self._deadline()):
                message = await self._receive()
        except TimeoutError:
            raise MalformedRequestError(
                "body_too_slow", rate=LEAST_RATE, seconds=self._limit.seconds
            ) from None
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        self._size += len(message.get("body", b""))
        if self._size > self._limit.size:
            raise TooLargeError("body_too_large", limit=self._limit.size)
        self._more = message.get("more_body", False)
        return message

    async def read(self) -> bytes:
        """Receive all of it; the length that it declares is not believed."""
        body = bytearray()
        while self._more:
            body += (await self.next()).get("body", b"")
        return bytes(body)

    def _deadline(self) -> float:
        earned = self._limit.grace + self._size / LEAST_RATE
        return self._began + min(self._limit.seconds, earned)


def replay(body: bytes, receive: Receive) -> Receive:
    """Replay *body* to the routes; after it only a disconnect of the client can come."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_replayed() -> Message:
        return messages.pop() if messages else await receive()

    return receive_replayed


def pass_through(
    receive: Receive,
    limit: BodyLimit,
    *,
    on_whole: Callable[[], Awaitable[None]],
    on_refusal: Callable[[Exception], object],
) -> Receive:
    """Pass a body through piece by piece; tell when it is whole, or why it is broken off."""
    arrival = Arrival(receive, limit)

    async def receive_limited() -> Message:
        if arrival.is_whole():
            return await receive()
        try:
            message = await arrival.next()
            if arrival.is_whole():
                await on_whole()
        except Exception as refusal:
            on_refusal(refusal)
            raise
        return message

    return receive_limited
