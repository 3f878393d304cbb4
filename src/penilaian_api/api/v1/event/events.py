"""Serve what changed within the caller's reach, as pages and as a stream."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.feeds.positions import EventReading, StreamReading
from penilaian_api.api.routing.feeds.streaming import Pulse
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.event.schemas import EventDataOut, EventOut, EventPage
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.event import events

router = GuardedRouter("/events", "Events")


@router.get("", action=Action.EVENT_READ)
def list_events(asked: Annotated[EventReading, Depends(EventReading)], work: Work) -> EventPage:
    """List what changed.

    List what changed in the records that you may read, in the order in which it happened.

    Keep `next` and send it as `after`: you are told of each change once, and miss none. An event
    says which record it is about, of which kind and at which version, and nothing of what it says:
    read the record. What you may read is asked at each call, as of today; what you could read once
    and cannot any more is not told. A page may be empty although `has_more` is true.

    Sets of many records that were made at once are told as one event without an id. The names are
    those of CloudEvents 1.0. `after` of a record that was restored from a backup is refused: begin
    anew with the lists, and then with `after=now`.
    """
    news = events.latest(work) if asked.is_now else events.page(work, asked.request)
    return EventPage(
        items=[_event(asked, event) for event in news.items],
        next=asked.write(news.position),
        has_more=news.has_more,
        limit=asked.request.limit,
    )


@router.get("/stream", action=Action.EVENT_READ, media="text/event-stream", goes_on=True)
def stream_events(
    asked: Annotated[StreamReading, Depends(StreamReading)], work: Work
) -> tuple[Pulse, Callable[[Work], object]]:
    """Follow what changes.

    Keep listening (server-sent events): what `GET /v1/events` tells, as soon as it is committed.

    Without `after` you are told of what happens from here on. The `id` of each event is its
    position, for `Last-Event-ID` or `after`; its `data` is the event in one line of JSON. What you
    may read is asked anew each time. The stream ends when your token does, when you sign out, when
    your account is closed and when the service stops: connect again with the last `id`. An account
    has a few streams at once, then 429.
    """
    return _pulse(asked, events.latest(work) if asked.is_now else events.page(work, asked.request))


def _pulse(asked: StreamReading, news: events.EventSlice) -> tuple[Pulse, Callable[[Work], object]]:
    """Write what there is to say, and say what to ask next."""

    def go_on(work: Work) -> tuple[Pulse, Callable[[Work], object]]:
        return _pulse(asked, events.page(work, asked.since(news.position)))

    return Pulse(_frames(asked, news), news.has_more), go_on


def _frames(asked: EventReading, news: events.EventSlice) -> str:
    """Write events as a stream has them; the last line says from where to go on."""
    frames = [
        f"id: {asked.write(event.position)}\nevent: {event.type}\n"
        f"data: {_event(asked, event).model_dump_json()}\n\n"
        for event in news.items
    ]
    return f"{''.join(frames)}id: {asked.write(news.position)}\n:\n\n"


def _event(asked: EventReading, event: events.EventView) -> EventOut:
    """Render one event by the names of CloudEvents."""
    return EventOut(
        id=event.id,
        source=f"urn:uuid:{asked.agency_id}",
        type=event.type,
        subject=event.subject,
        time=event.time,
        data=EventDataOut(
            kind=event.kind, id=event.record_id, version=event.version, count=event.count
        ),
    )
