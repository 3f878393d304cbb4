"""Tell what changed, in the order of the trail, to whoever may read it today.

A row of the trail is told record by record; a set of thousands, which the trail names in rows about
nobody, is told as one event with its kind. What is given out are ids, kinds and versions.

Why it is so: docs/decisions/0049.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Actor, Grant
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.event.happenings import Happening, happenings
from penilaian_api.domain.event.kinds import BY_RECORD, KINDS, EventKind
from penilaian_api.domain.event.reading import WHOLE, EventPosition, EventRequest
from penilaian_api.storage.event import opened as opening
from penilaian_api.storage.event import readable as reading
from penilaian_api.storage.event import rows as trail
from penilaian_api.storage.event.readable import Asked, Readable, ReadableRecord
from penilaian_api.storage.event.rows import EventRow, Found
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_MOST_ROWS: Final = 400
_SHORTENED: Final = 16


@dataclass(frozen=True, slots=True)
class EventView:
    """One event: what happened when to which record; *count*: to how many of a set."""

    id: str
    type: str
    time: datetime
    subject: str | None
    kind: str
    record_id: UUID | None
    version: int | None
    count: int | None
    position: EventPosition


@dataclass(frozen=True, slots=True)
class EventSlice:
    """Some events, and from where to go on."""

    items: tuple[EventView, ...]
    position: EventPosition
    has_more: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Something that a row tells, before it is known whether the caller may hear it."""

    row: EventRow
    happening: Happening

    @property
    def position(self) -> EventPosition:
        """The position after it."""
        return EventPosition(self.row.seq, self.happening.ordinal + 1, _shortened(self.row.digest))


def latest(work: UnitOfWork) -> EventSlice:
    """Say where the trail stands, without telling anything."""
    seq, digest = trail.head_of(work)
    return EventSlice((), EventPosition(seq, WHOLE, _shortened(digest)), has_more=False)


def page(work: UnitOfWork, request: EventRequest) -> EventSlice:
    """Tell the next events that the caller may hear, as their reach is now."""
    opened = _opened_kinds(work.actor, request.type)
    people = _people(work, opened)
    after = request.after or EventPosition(0, WHOLE, "")
    start = after.seq + (after.passed >= WHOLE)
    size = min(2 * request.limit, _MOST_ROWS)
    stretch = trail.find_rows(work, start, after.seq, size, people)
    _refuse_strange(after, stretch)
    candidates = [*_candidates(stretch.rows, after, opened, request.type)]
    answers = reading.readable(work, _questions(candidates, opened))
    views = [
        _view(candidate, answers, opened, work.actor)
        for candidate in candidates
        if _may_hear(candidate, answers, work.actor)
    ]
    if len(views) > request.limit:
        items = tuple(views[: request.limit])
        return EventSlice(items, items[-1].position, has_more=True)
    reached = _reached(stretch, start, size, is_all=people is None)
    return EventSlice(tuple(views), reached or _head(stretch), has_more=reached is not None)


def _opened_kinds(actor: Actor, type_: str | None) -> dict[EventKind, tuple[Grant, ...]]:
    """Say by which grants the caller reads each kind, of those that are asked for."""
    name = None if type_ is None else type_.partition(".")[0]
    kinds = [kind for kind in KINDS if name in {None, kind.name}]
    pairs = ((kind, opening.usable(kind, open_grants(actor, kind.reads))) for kind in kinds)
    return {kind: grants for kind, grants in pairs if grants}


def _people(work: UnitOfWork, opened: Mapping[EventKind, Sequence[Grant]]) -> list[UUID] | None:
    """Find the few people whose records the caller may reach; none where they are many."""
    ways = {way for kind, grants in opened.items() for way in opening.ways_to(kind, grants)}
    return trail.few_people(work, ways)


def _refuse_strange(after: EventPosition, stretch: Found) -> None:
    """Refuse a position of another trail: the record was restored, and went on otherwise.

    A row that is not there any more stops nobody: that is for `verify` to find.
    """
    known = None if stretch.known is None else _shortened(stretch.known)
    if after.seq > stretch.head or (after.digest and known not in {None, after.digest}):
        raise InvalidDataError.at_pointer("/query/after", "bad_event")


def _candidates(
    rows: Iterable[EventRow],
    after: EventPosition,
    opened: Mapping[EventKind, object],
    type_: str | None,
) -> Iterator[_Candidate]:
    """Give what rows tell of the kinds that are asked for, but what was told already."""
    for row in rows:
        seen = after.passed if row.seq == after.seq else 0
        is_of_nobody = row.employee_id is None
        for happening in happenings(row.content, row.action, is_of_nobody=is_of_nobody):
            is_asked = type_ in {None, happening.kind.name, happening.type}
            is_opened = any(kind in opened for kind in BY_RECORD[happening.kind.record])
            if happening.ordinal >= seen and is_opened and is_asked:
                yield _Candidate(row, happening)


def _questions(
    candidates: Iterable[_Candidate], opened: Mapping[EventKind, tuple[Grant, ...]]
) -> dict[EventKind, Asked]:
    """Say what must be asked of each kind to know what the caller may hear."""
    keys: dict[EventKind, dict[UUID, None]] = {}
    people: dict[EventKind, dict[UUID, None]] = {}
    for candidate in candidates:
        happening, person = candidate.happening, candidate.row.employee_id
        if happening.record_id is None:
            continue
        for kind in BY_RECORD[happening.kind.record]:
            if kind not in opened:
                continue
            if happening.change != "removed":
                keys.setdefault(kind, {})[happening.record_id] = None
            elif person is not None:
                people.setdefault(kind, {})[person] = None
    return {
        kind: Asked(opened[kind], [*keys.get(kind, ())], [*people.get(kind, ())])
        for kind in dict.fromkeys((*keys, *people))
    }


def _may_hear(candidate: _Candidate, answers: Mapping[EventKind, Readable], actor: Actor) -> bool:
    """Tell whether the caller may hear of what happened: of a set, whoever reads such records."""
    happening, person = candidate.happening, candidate.row.employee_id
    if happening.record_id is None:
        return True
    asked = [answers[kind] for kind in BY_RECORD[happening.kind.record] if kind in answers]
    if happening.change != "removed":
        return any(happening.record_id in answer.records for answer in asked)
    if person is None:
        return not actor.unit_path
    return any(person in answer.people for answer in asked)


def _view(
    candidate: _Candidate,
    answers: Mapping[EventKind, Readable],
    opened: Mapping[EventKind, Sequence[Grant]],
    actor: Actor,
) -> EventView:
    """Tell an event: by the ids and the version of its record, or by how many they are."""
    row, happening = candidate.row, candidate.happening
    record_id = happening.record_id
    kind, known = _read_as(happening, answers)
    about = record_id if known is None else known.about
    return EventView(
        id=f"{row.digest.hex()[:32]}-{happening.ordinal}",
        type=happening.type,
        time=row.at,
        subject=None if about is None else f"{kind.address}/{about}",
        kind=kind.record,
        record_id=record_id,
        version=happening.version or (None if known is None else known.version),
        count=happening.count if _sees_all(kind, opened.get(kind, ()), actor) else None,
        position=candidate.position,
    )


def _read_as(
    happening: Happening, answers: Mapping[EventKind, Readable]
) -> tuple[EventKind, ReadableRecord | None]:
    """Say of which kind a record is, and how it stands; nothing where it is none or is gone."""
    for kind in BY_RECORD[happening.kind.record]:
        if happening.record_id and kind in answers:
            known = answers[kind].records.get(happening.record_id)
            if known is not None:
                return kind, known
    return happening.kind, None


def _sees_all(kind: EventKind, grants: Sequence[Grant], actor: Actor) -> bool:
    """Tell whether the caller reaches every record of a kind, and so may know how many."""
    if not opening.is_about_person(kind):
        return True
    return any(grant.opens_agency(actor.unit_path) for grant in grants)


def _reached(stretch: Found, start: int, size: int, *, is_all: bool) -> EventPosition | None:
    """Name the last row that was looked at, where there is more behind it."""
    if len(stretch.rows) == size:
        last = stretch.rows[-1]
        return EventPosition(last.seq, WHOLE, _shortened(last.digest))
    end = start + trail.STRETCH - 1
    return EventPosition(end, WHOLE, "") if is_all and end < stretch.head else None


def _head(stretch: Found) -> EventPosition:
    return EventPosition(stretch.head, WHOLE, _shortened(stretch.head_digest))


def _shortened(digest: bytes) -> str:
    return digest.hex()[:_SHORTENED]
