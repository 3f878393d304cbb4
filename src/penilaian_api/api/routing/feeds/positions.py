"""Read and write the positions of a reader of events: sealed, and bound to their account."""

import json
from dataclasses import replace
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Header, Query, Request
from pydantic import StringConstraints

from penilaian_api.api.routing.dependencies import Limit
from penilaian_api.api.transport.sealing import seal_cursor, unseal_cursor
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.event.reading import EventPosition, EventRequest
from penilaian_api.domain.paging import LIMIT

NOW: Final = "now"
"""As a position: nothing of before, only what happens from here on."""
FIRST: Final = "first"
"""As a position: from the first event on."""
_LONGEST: Final = 500

After = Annotated[
    Annotated[str, StringConstraints(max_length=_LONGEST)] | None,
    Query(
        description="`next` of the page before, or the `id` of a stream: what happened since. "
        "`first` begins with the first event, `now` tells only of what happens from here on. Left "
        "out it is `first` for pages and `now` for a stream."
    ),
]
EventType = Annotated[
    Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z][a-z_]*(\.[a-z][a-z_]*)?$")]
    | None,
    Query(description="Only of this type (`plan.approved`), or of this kind (`plan`)."),
]
LastEventId = Annotated[
    Annotated[str, StringConstraints(max_length=_LONGEST)] | None,
    Header(
        description="The `id` of the last event that was heard: browsers send it by themselves "
        "when they connect again. It goes before `after`."
    ),
]


class EventReading:
    """What one caller asks for of the events, and how it is answered."""

    def __init__(
        self,
        request: Request,
        limit: Limit = 50,
        after: After = None,
        type: EventType = None,  # noqa: A002 - the name that CloudEvents gives it
    ) -> None:
        self._secret: bytes = request.app.state.context.secret
        claims = request.state.claims
        self.agency_id: UUID | None = None if claims is None else claims.agency_id
        self._owner = "" if claims is None else f"events/{claims.agency_id}/{claims.account_id}"
        self.is_now = after == NOW
        position = None if after in {None, NOW, FIRST} else self._read(str(after))
        self.request = EventRequest(position, min(limit, LIMIT), type)

    def since(self, position: EventPosition) -> EventRequest:
        """Ask the same from another position on."""
        return replace(self.request, after=position)

    def write(self, position: EventPosition) -> str:
        """Seal a position for this caller."""
        parts = [self._owner, position.seq, position.passed, position.digest]
        return seal_cursor(json.dumps(parts), self._secret)

    def _read(self, sealed: str) -> EventPosition:
        parts: list[Any] = json.loads(unseal_cursor(sealed, self._secret) or "[null]")
        if parts.pop(0) != self._owner:
            raise InvalidDataError.at_pointer("/query/after", "bad_event")
        return EventPosition(*parts)


class StreamReading(EventReading):
    """The same of whoever keeps listening: from here on, unless they say where they stopped."""

    def __init__(
        self,
        request: Request,
        after: After = None,
        type: EventType = None,  # noqa: A002 - the name that CloudEvents gives it
        last_event_id: LastEventId = None,
    ) -> None:
        super().__init__(request, LIMIT, last_event_id or after or NOW, type)
