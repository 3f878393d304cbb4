"""Append to the audit trail what one transaction changed and whose results it read.

Changes are gathered from the session itself, so that no service can forget them. At the
end there is one row for each person concerned (and one for what concerns nobody), in one chain
per agency. The detail of a row has each record before and after, and its digest as it stands after:
whoever changes a record around the trail departs from it. The chain holds an HMAC of the detail
under a salt of its own: erasing the detail of a person later leaves the chain whole.

Why it is so: docs/decisions/0022.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import event, insert, inspect, select, update
from sqlalchemy.orm import ColumnProperty, Session, UOWTransaction
from sqlalchemy.orm.attributes import set_committed_value

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base, Editable
from penilaian_api.storage.work.reach import person_of
from penilaian_api.storage.work.record_digest import digest_of

FIRST: Final = bytes(32)
"""What the first row of a chain follows upon."""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Who did what, when and in which request: what all rows of one transaction share."""

    agency_id: UUID
    account_id: UUID | None
    actor_id: UUID | None
    action: str
    request_id: UUID
    at: datetime


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
        """Give the change as it stands in the detail."""
        plain = {
            "record": self.table,
            "id": self.key,
            "change": self.kind,
            "before": self.before,
            "after": self.after,
        }
        return plain if self.record is None else {**plain, "digest": digest_of(self.record).hex()}


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What becomes one row of the chain: about whom, and its readable detail."""

    kind: TrailKind
    employee_id: UUID | None
    content: list[dict[str, Any]]


class Trail:
    """Gather the changes of one session; `close` appends them to the chain."""

    def __init__(self, session: Session, context: AuditContext) -> None:
        self._session = session
        self._context = context
        self._changes: dict[tuple[UUID | None, str, str], Change] = {}
        self._reads: dict[tuple[UUID, str, str], None] = {}
        event.listen(session, "before_flush", self._watch_changes)
        event.listen(session, "after_flush", self._watch_new)

    def note_read(self, employee_id: UUID, table: str, key: UUID) -> None:
        """Note that a result of another person was read."""
        self._reads[employee_id, table, str(key)] = None

    def note_changes(self, records: Iterable[Base]) -> None:
        """Note changes that the session's flush will not see."""
        for record in records:
            self._note(record, TrailChange.CHANGED)

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

    def _entries(self) -> Iterator[TrailEntry]:
        changed = ((key[0], change) for key, change in self._changes.items())
        for employee_id, changes in _group(changed):
            is_refusal = any(change.kind is TrailChange.REFUSED for change in changes)
            kind = TrailKind.REFUSAL if is_refusal else TrailKind.CHANGE
            yield TrailEntry(kind, employee_id, [change.to_plain_dict() for change in changes])
        reads = (
            (employee_id, {"record": table, "id": key}) for employee_id, table, key in self._reads
        )
        for employee_id, records in _group(reads):
            yield TrailEntry(TrailKind.READ, employee_id, records)

    def _watch_changes(self, session: Session, context: UOWTransaction, instances: object) -> None:
        """Gather changes before the flush, which forgets what was before."""
        del context, instances
        for record in session.deleted:
            self._note(record, TrailChange.REMOVED)
        for record in session.dirty:
            if session.is_modified(record):
                self._note(record, TrailChange.CHANGED)

    def _watch_new(self, session: Session, context: UOWTransaction) -> None:
        """Gather new records after the flush, which gave them keys and defaults."""
        del context
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
        for column in inspect(record).mapper.column_attrs:
            _note_column(change, record, column, kind)


def _note_column(
    change: Change, record: Base, column: ColumnProperty[Any], kind: TrailChange
) -> None:
    """Note one column before and after; of what is new, all that is not empty."""
    history = inspect(record).attrs[column.key].history
    if kind is TrailChange.CHANGED and not history.has_changes():
        return
    secret = bool(column.columns[0].info.get("secret"))
    value = getattr(record, column.key)
    if kind is not TrailChange.CREATED:
        old = history.deleted[0] if history.deleted else value
        change.before.setdefault(column.key, "…" if secret else to_plain_value(old))
    if kind is TrailChange.CHANGED or (kind is TrailChange.CREATED and value is not None):
        change.after[column.key] = "…" if secret else to_plain_value(value)


def _group(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return iter(groups.items())


def append(session: Session, context: AuditContext, entries: Iterable[TrailEntry]) -> None:
    """Append rows to the agency's chain: one lock of the head, one insert for rows and details."""
    head = session.execute(
        select(AuditHead.seq, AuditHead.digest)
        .where(AuditHead.agency_id == context.agency_id)
        .with_for_update()
    ).one()
    seq, previous = head.seq, head.digest
    events: list[dict[str, Any]] = []
    details: list[dict[str, Any]] = []
    for entry in entries:
        seq += 1
        detail = _detail(context, seq, entry)
        row = _chain_row(context, entry, detail, previous)
        previous = row["digest"]
        events.append(row)
        details.append(detail)
    session.execute(insert(AuditEvent), events)
    session.execute(insert(AuditDetail), details)
    session.execute(
        update(AuditHead)
        .where(AuditHead.agency_id == context.agency_id)
        .values(seq=seq, digest=previous),
        execution_options={"synchronize_session": False},
    )


def _detail(context: AuditContext, seq: int, entry: TrailEntry) -> dict[str, Any]:
    content = json.dumps(entry.content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    salt = secrets.token_bytes(16)
    return {"agency_id": context.agency_id, "seq": seq, "salt": salt, "content": content}


def _chain_row(
    context: AuditContext, entry: TrailEntry, detail: dict[str, Any], previous: bytes
) -> dict[str, Any]:
    row = {
        "agency_id": context.agency_id,
        "seq": detail["seq"],
        "at": context.at,
        "request_id": context.request_id,
        "account_id": context.account_id,
        "actor_id": context.actor_id,
        "action": context.action,
        "kind": entry.kind,
        "employee_id": entry.employee_id,
        "detail_mac": mac(detail["salt"], detail["content"]),
        "previous": previous,
    }
    return {**row, "digest": digest(row)}


def mac(salt: bytes, content: str) -> bytes:
    """Bind a readable detail to its row without showing it."""
    return hmac.new(salt, content.encode(), hashlib.sha256).digest()


def digest(row: dict[str, Any]) -> bytes:
    """Digest one row of the chain, its predecessor's digest included."""
    fixed = {name: to_plain_value(value) for name, value in row.items() if name != "digest"}
    text = json.dumps(fixed, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).digest()


def _slot_of(record: Base) -> tuple[UUID | None, str, str]:
    """Say whose record it is, of which table, and which."""
    return person_of(record), record.__tablename__, key_of(record)


def key_of(record: Base) -> str:
    """Name a record within its table and agency."""
    return "/".join(
        str(getattr(record, str(column.key)))
        for column in inspect(type(record)).primary_key
        if column.key != "agency_id"
    )


def to_plain_value(value: object) -> object:  # noqa: PLR0911 - one for each kind of value
    """Give a value in the fixed form that is digested: the same on every machine."""
    match value:
        case None | bool() | int():
            return value
        case bytes():
            return value.hex()
        case datetime():
            return value.isoformat(timespec="microseconds")
        case date() | UUID() | Decimal():
            return str(value)
        case list() | tuple():
            return [to_plain_value(item) for item in value]
        case dict():
            return {str(name): to_plain_value(item) for name, item in value.items()}
        case _:
            return str(value)


def to_plain_dict(record: Base, names: Iterable[str] | None = None) -> dict[str, object]:
    """Give the fields *names* of a record as plain values; else all, without secrets and agency."""
    return {
        name: to_plain_value(getattr(record, name))
        for name in (_open_names(type(record)) if names is None else names)
    }


def _open_names(model: type[Base]) -> list[str]:
    columns = inspect(model).column_attrs
    names = [column.key for column in columns if not column.columns[0].info.get("secret")]
    return [name for name in names if name != "agency_id"]
