"""Define the response shapes of events, by the names of CloudEvents 1.0."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeOut


class EventDataOut(ShapeOut):
    """What an event is about: a kind, an id and a version; read the record for what it says."""

    kind: str = Field(description="The kind of record, as the audit trail calls it.")
    id: Key | None = Field(description="Empty where the event tells of a set.")
    version: int | None = Field(
        description="The version that it had then, as its ETag; empty where it has none."
    )
    count: int | None = Field(
        description="Of a set: how many records; empty where you do not reach all of them."
    )


class EventOut(ShapeOut):
    """One event, in the JSON form of CloudEvents 1.0."""

    specversion: str = Field(default="1.0", description="The version of CloudEvents: 1.0.")
    id: str = Field(description="The same for whoever is told of it, and at each time.")
    source: str = Field(description="The agency whose trail it stands in.")
    type: str = Field(description="What happened, as `plan.approved` or `evaluation.delivered`.")
    subject: str | None = Field(
        description="Where it is read, below `/v1/`; empty where the event tells of a set."
    )
    time: Instant
    datacontenttype: str = Field(default="application/json", description="Of `data`.")
    data: EventDataOut


class EventPage(ShapeOut):
    """Some events, in the order in which they happened."""

    items: tuple[EventOut, ...]
    next: str = Field(description="Send it as `after`, now or later, to go on from here.")
    has_more: bool = Field(description="Whether there may be more right now; else come back later.")
    limit: int = Field(description="How many events a page has at most: as you asked, or 200.")
