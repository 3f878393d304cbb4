"""Read a page of a declared list, or what changed in it since it was last read.

The position of the trail tells what is new: its rows are given out under a lock, in the order of
the commits, so that whoever read all up to one of them misses nothing that has a later one. What
left the list, its filters or the record altogether is told by its id. To whom reach is a relation,
which moves without a change of the record, the whole list is told again.

Why it is so: docs/decisions/0029.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final, TypeVar

from sqlalchemy import Executable, Integer, Select, Uuid, bindparam, select, union

from penilaian_api.domain.paging import ListRequest, Slice, TrailPosition
from penilaian_api.storage.models.audit import AuditEvent, AuditHead, RecordChange
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.work.caller import AGENCY, joined, of_agency
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.lists.listing import (
    Feed,
    ListedRow,
    Listing,
    join_beside,
    table_of,
)
from penilaian_api.storage.work.lists.statements import SINCE, every_query, keyed_query, page_query
from penilaian_api.storage.work.lists.units import refuse_unreached
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.store import WorkContext

R = TypeVar("R", bound=Base)
ROWS_AT_ONCE: Final = 500
_HEAD: Final = select(AuditHead.seq, AuditHead.digest).where(AuditHead.agency_id == AGENCY)
_KNOWN: Final = (
    select(AuditHead.seq, AuditHead.digest, AuditEvent.digest)
    .outerjoin(*joined(AuditEvent, AuditEvent.seq == SINCE))
    .where(AuditHead.agency_id == AGENCY)
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a list: by whom, of what."""

    work: WorkContext
    listing: Listing[Any]
    request: ListRequest

    @property
    def present(self) -> frozenset[str]:
        """The filters that are given."""
        return frozenset(name for name, value in self.request.filters.items() if value is not None)

    @property
    def in_subtree(self) -> bool:
        """Whether the caller is a service that is bound to a unit."""
        return bool(self.work.actor.unit_path)

    def run(self, query: Executable, **values: object) -> list[Any]:
        """Run a statement with all that is bound by who asks and for what."""
        bound = {**self.work.bindings, **self.listing.values(self.request.filters), **values}
        if self.listing.columns:
            return [*run(self.work.session, query, bound)]
        return [*self.work.session.execute(query, bound)]

    def stream(self, query: Executable) -> Iterator[Any]:
        """Run a statement, and read its rows as they are asked for."""
        bound = {**self.work.bindings, **self.listing.values(self.request.filters)}
        options = {"yield_per": ROWS_AT_ONCE}
        return iter(self.work.session.execute(query, bound, execution_options=options))

    def position(self, seq: int, digest: bytes) -> TrailPosition:
        """Name where the trail stands, to this caller."""
        return TrailPosition(seq, _shortened(digest), self.scope())

    def scope(self) -> str:
        """Digest what the caller reaches: who reaches otherwise is told the whole."""
        grants = sorted(
            f"{grant.role}/{grant.reach}/{sorted(grant.states or ())}"
            for grant in self.work.access.grants
        )
        days = [str(self.work.actor.today)] if self.listing.by_day or not self.tells() else []
        days += [str(self.work.now)] if self.listing.by_instant else []
        text = "\n".join([*grants, self.work.actor.unit_path, *days])
        return sha256(text.encode()).hexdigest()[:16]

    def tells(self) -> bool:
        """Tell whether changes can be told to the caller one by one: they reach the agency."""
        grants = self.work.access.grants
        unit_path = self.work.actor.unit_path
        return self.listing.tells_changes and any(each.opens_agency(unit_path) for each in grants)


def page_of(work: WorkContext, listing: Listing[R], request: ListRequest) -> Slice[ListedRow[R]]:
    """Return one page of a list, or of what changed in it since the position that is named."""
    reading = _Reading(work, listing, request)
    start, since = request.start, request.since
    if start is not None:
        return _whole(reading) if start.is_whole else _changes(reading, start.as_of)
    if since is None:
        return _whole(reading)
    head, digest, known = reading.run(_KNOWN, since=since.seq)[0]
    as_of = reading.position(head, digest)
    if as_of == since:
        return Slice((), None, as_of, is_whole=False)
    is_ours = since.scope == as_of.scope and (
        since.seq == 0 or since.digest == _shortened(known or b"")
    )
    return _changes(reading, as_of) if is_ours and reading.tells() else _whole(reading)


def every_row(
    work: WorkContext, listing: Listing[R], request: ListRequest, order: tuple[Any, ...]
) -> Iterator[ListedRow[R]]:
    """Read a whole list in one statement, some hundred rows at a time."""
    refuse_unreached(work, request)
    reading = _Reading(work, listing, request)
    query = every_query(
        listing, work.access.grants, reading.present, order, in_subtree=reading.in_subtree
    )
    return _rows(reading, reading.stream(query))


def _grown(reading: _Reading, as_of: TrailPosition) -> Slice[Any]:
    """Read a page of the rows of the trail that came since, in the order that is asked for."""
    since = reading.request.since
    return replace(_whole(reading, 0 if since is None else since.seq), as_of=as_of, is_whole=False)


def _whole(reading: _Reading, since: int | None = None) -> Slice[Any]:
    """Read a page in the order that is asked for, of all rows or of those that came since."""
    listing, request, start = reading.listing, reading.request, reading.request.start
    sort = listing.sort_name(request.sort)
    query = page_query(
        listing,
        reading.work.access.grants,
        reading.present,
        sort,
        follows=start is not None,
        grown=since is not None,
        in_subtree=reading.in_subtree,
    )
    last = {f"after_{index}": value for index, value in enumerate(start.after if start else ())}
    rows = reading.run(query, page_size=request.size + 1, since=since, **last)
    shown = rows[: request.size]
    if not rows and start is None and since is None:
        refuse_unreached(reading.work, request)
    items = tuple(_rows(reading, shown))
    after = None
    if len(rows) > request.size:
        after = tuple(_key_of(listing, items[-1], key) for key in listing.keys(sort))
    return Slice(items, after, start.as_of if start else _as_of(reading, shown))


def _key_of(listing: Listing[Any], row: ListedRow[Any], key: Any) -> object:  # noqa: ANN401 - a column
    """Read what a row is ordered by: of its record, or of one that stands beside each."""
    is_own = issubclass(listing.model, key.class_)
    return getattr(row.record, key.key) if is_own else row.names[key.key]


def _as_of(reading: _Reading, rows: list[Any]) -> TrailPosition:
    """Say at which row of the trail the first page was read."""
    seq, digest = rows[0][-2:] if rows else reading.run(_HEAD)[0]
    return reading.position(seq, digest)


def _changes(reading: _Reading, as_of: TrailPosition) -> Slice[Any]:
    """Read a page of what changed, by ids: what is in the list, and what is not any more."""
    if reading.listing.numbered_by is not None:
        return _grown(reading, as_of)
    request, start = reading.request, reading.request.start
    since = request.since.seq if request.since else 0
    query = _changed_query(reading.listing, follows=start is not None)
    last = {"after": start.after[0]} if start else {}
    changed = reading.run(query, since=since, page_size=request.size + 1, **last)
    keys = [row[0] for row in changed[: request.size]]
    items: tuple[ListedRow[Any], ...] = ()
    if keys:
        query = keyed_query(
            reading.listing,
            reading.work.access.grants,
            reading.present,
            in_subtree=reading.in_subtree,
        )
        items = tuple(_rows(reading, reading.run(query, keys=keys)))
    present = {row.record.id for row in items}
    removed = tuple(key for key in keys if key not in present)
    after = (keys[-1],) if len(changed) > request.size else None
    return Slice(items, after, as_of, removed, is_whole=False)


def _rows(reading: _Reading, rows: Iterable[Any]) -> Iterator[ListedRow[Any]]:
    """Give each record with the names beside it; note that it was read, where reads are noted."""
    names = tuple(name for each in reading.listing.beside for name in each.names)
    for row in rows:
        if reading.work.access.recorded:
            reading.work.note_read(row[0])
        yield reading.listing.read(row, names)


def _shortened(digest: bytes) -> str:
    return digest.hex()[:16]


@cached_once
def _changed_query(listing: Listing[Any], *, follows: bool) -> Select[Any]:
    """Query the records that changed, or whose neighbors did that the list shows beside them."""
    model = listing.model
    arms = [
        select(RecordChange.record_id.label("id")).where(
            of_agency(RecordChange), *_changed(model.__tablename__)
        )
    ]
    arms += _changed_beside(listing, model.id, model)
    for feed in listing.fed_by:
        arm = select(feed.key).where(of_agency(feed.model))
        on = (RecordChange.record_id == feed.model.id, *_changed(table_of(feed.model)))  # type: ignore[attr-defined]  # as every record of an agency
        arms.append(arm.join(*joined(RecordChange, *on)))
        arms += _changed_beside(feed, feed.key, feed.model)
    changed = union(*arms).subquery()
    query = select(changed.c.id).where(changed.c.id.is_not(None))
    if follows:
        query = query.where(changed.c.id > bindparam("after", type_=Uuid()))
    return query.order_by(changed.c.id).limit(bindparam("page_size", type_=Integer()))


def _changed_beside(listing: Listing[Any] | Feed, key: Any, model: Any) -> list[Select[Any]]:  # noqa: ANN401 - a column and its class
    """Query the records of a list whose neighbors changed, one query for each kind of neighbor."""
    arms = []
    for index, each in enumerate(listing.beside, start=1):
        arm = join_beside(select(key), listing, until=index).where(of_agency(model))
        on = (RecordChange.record_id == each.target.id, *_changed(each.table))
        arms.append(arm.join(*joined(RecordChange, *on)))
    return arms


def _changed(table: str) -> tuple[Any, ...]:
    """Keep to the records of a table that changed since."""
    return RecordChange.record == table, RecordChange.seq > SINCE
