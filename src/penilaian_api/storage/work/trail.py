"""Append to the audit trail what one transaction changed and whose results it read.

Changes are gathered from the session itself, so that no service can forget them. At the
end there is one row for each person concerned (and one for what concerns nobody), in one chain
per agency. The detail of a row has each record before and after, and its digest as it stands after:
whoever changes a record around the trail departs from it. Of a set that is stored in bulk there is
one row that names each record by key and digest.

Why it is so: docs/decisions/0022.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.orm.attributes import instance_dict, set_committed_value

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.models.base import Base, Editable
from penilaian_api.storage.work.chain.appending import append, ready
from penilaian_api.storage.work.chain.rows import AuditContext, ReadyRow, TrailEntry
from penilaian_api.storage.work.chain.values import to_plain_value
from penilaian_api.storage.work.reach import person_of
from penilaian_api.storage.work.record.digest import digest_of
from penilaian_api.storage.work.record.values import (
    changed_values,
    created_values,
    former_values,
    key_of,
    untold_names,
)

RECORDS_A_ROW: Final = 1_000
"""How many records one row names that tells of a set."""

_TRAILS: Final = "trails"
"""Where a session names the trails that watch it: to listen to each session costs more."""


@dataclass(slots=True)
class Change:
    """One record before and after; of a secret only that it changed.

    The record itself is kept until the row is written: its digest is taken as it stands then.
    """

    table: str
    key: str
    kind: TrailChange
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    record: Base | None = None

    def to_plain_dict(self) -> dict[str, Any]:
        """Give the change as it stands in the detail; a side that says nothing is left out."""
        plain: dict[str, Any] = {"record": self.table, "id": self.key, "change": self.kind}
        sides = {"before": self.before, "after": self.after}
        plain |= {name: side for name, side in sides.items() if side}
        return plain if self.record is None else {**plain, "digest": digest_of(self.record).hex()}


class Trail:
    """Gather the changes of one session; `close` appends them to the chain."""

    def __init__(
        self,
        session: Session,
        context: AuditContext,
        refuse: Callable[[object], None] = lambda _: None,
    ) -> None:
        """Watch *session*; *refuse* looks at each record that is changed, before it is stored."""
        self._session = session
        self._refuse = refuse
        self._context = context
        self._changes: dict[tuple[UUID | None, str, str], Change] = {}
        self._sets: list[ReadyRow] = []
        self._reads: dict[tuple[UUID, str, str], None] = {}
        self._whole: list[list[dict[str, Any]]] = []
        session.info.setdefault(_TRAILS, []).append(self)

    def note_read(self, employee_id: UUID, table: str, key: UUID) -> None:
        """Note that a result of another person was read."""
        self._reads[employee_id, table, str(key)] = None

    def note_read_whole(self, whole: Mapping[str, str], table: str, keys: Iterable[UUID]) -> None:
        """Note that the results of a whole were read, as one row: the *whole*, then each of them.

        It is about nobody; those whose results they are find it by the whole.
        """
        records = [{"record": table, "id": str(key)} for key in keys]
        self._whole.append([{**whole}, *records])

    def note_changes(self, records: Iterable[Base]) -> None:
        """Note changes that the session's flush will not see."""
        for record in records:
            self._note(record, TrailChange.CHANGED)

    def note_created(self, records: Iterable[Base]) -> None:
        """Note new records that the session's flush did not see."""
        for record in records:
            self._note(record, TrailChange.CREATED)

    def note_removed(self, records: Iterable[Base]) -> None:
        """Note what is removed without the session's flush."""
        for record in records:
            self._note(record, TrailChange.REMOVED)

    def note_set(self, records: Sequence[Base], kind: TrailChange) -> None:
        """Note a set of records, whose changes the flush will not see: by key and digest alone.

        The rows that name it are about nobody, and say nothing that would have to be erased.
        """
        for start in range(0, len(records), RECORDS_A_ROW):
            batch = records[start : start + RECORDS_A_ROW]
            named = [_standing(record, kind) for record in batch if record.audited]
            if named:
                entry = TrailEntry(TrailKind.CHANGE, None, named)
                self._sets.append(ready(self._session, self._context, entry))

    def note_refusal(self, code: str) -> None:
        """Note a refusal that stays (a failed sign-in, a reused token)."""
        key = str(self._context.account_id)
        change = Change("account", key, TrailChange.REFUSED, {}, {"code": code})
        self._changes[self._context.actor_id, "refusal", code] = change

    def close(self) -> None:
        """Append the rows of this transaction; the head of the chain is locked last."""
        self._session.flush()
        entries = [*self._entries()]
        if entries:
            append(self._session, self._context, entries)

    def _entries(self) -> Iterator[TrailEntry | ReadyRow]:
        yield from self._sets
        changed = ((key[0], change) for key, change in self._changes.items())
        for employee_id, changes in _group(changed):
            is_refusal = any(change.kind is TrailChange.REFUSED for change in changes)
            kind = TrailKind.REFUSAL if is_refusal else TrailKind.CHANGE
            yield TrailEntry(kind, employee_id, [change.to_plain_dict() for change in changes])
        reads = (
            (employee_id, {"record": table, "id": key}) for employee_id, table, key in self._reads
        )
        for records in self._whole:
            yield TrailEntry(TrailKind.READ, None, records)
        for employee_id, records in _group(reads):
            yield TrailEntry(TrailKind.READ, employee_id, records)

    def watch_changes(self, session: Session) -> None:
        """Gather changes before the flush, which forgets what was before."""
        for record in session.deleted:
            self._note(record, TrailChange.REMOVED)
        for record in session.dirty:
            if session.is_modified(record):
                self._refuse(record)
                self._note(record, TrailChange.CHANGED)

    def watch_new(self, session: Session) -> None:
        """Gather new records after the flush, which gave them keys and defaults."""
        for record in session.new:
            self._note(record, TrailChange.CREATED)
        for record in session.dirty:
            self._keep_version(record)

    def _keep_version(self, record: Base) -> None:
        """Keep the version that the flush has just written: else it would be fetched anew."""
        if isinstance(record, Editable) and "version" in inspect(record).expired_attributes:
            change = self._changes[_slot_of(record)]
            set_committed_value(record, "version", change.after["version"])

    def _note(self, record: Base, kind: TrailChange) -> None:
        if not record.audited:
            return
        slot = _slot_of(record)
        change = self._changes.setdefault(slot, Change(*slot[1:], kind))
        change.record = record
        if kind is TrailChange.REMOVED:
            change.kind, change.record, change.after = kind, None, {}
        if kind is TrailChange.CREATED:
            change.after |= created_values(record)
            return
        secrets, fields = untold_names(type(record)), instance_dict(record)
        is_removed = kind is TrailChange.REMOVED
        former = former_values(record) if is_removed else changed_values(record)
        for name, old in former.items():
            change.before.setdefault(name, "…" if name in secrets else to_plain_value(old))
            if not is_removed:
                value = fields.get(name)
                change.after[name] = "…" if name in secrets else to_plain_value(value)


def _before_flush(session: Session, context: UOWTransaction, instances: object) -> None:
    del context, instances
    for trail in session.info.get(_TRAILS, ()):
        trail.watch_changes(session)


def _after_flush(session: Session, context: UOWTransaction) -> None:
    del context
    for trail in session.info.get(_TRAILS, ()):
        trail.watch_new(session)


event.listen(Session, "before_flush", _before_flush)
event.listen(Session, "after_flush", _after_flush)


def _standing(record: Base, kind: TrailChange) -> dict[str, Any]:
    """Tell how a record stands by its digest alone."""
    return {
        "record": record.__tablename__,
        "id": key_of(record),
        "change": kind,
        "digest": digest_of(record).hex(),
    }


def _group(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return iter(groups.items())


def _slot_of(record: Base) -> tuple[UUID | None, str, str]:
    """Say whose record it is, of which table, and which."""
    return person_of(record), record.__tablename__, key_of(record)
