"""Append to the audit trail what one transaction changed and whose results it read.

Changes are gathered from the session itself, so that no service can forget them. At the
end there is one row for each person concerned (and one for what concerns nobody), in one chain
per agency. The chain holds an HMAC of the readable detail under a salt of its own: erasing the
detail of a person later leaves the chain whole.
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
from sqlalchemy.orm import Session, UOWTransaction

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.work.reach import person_of

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
    """One record before and after; of a secret only that it changed."""

    table: str
    key: str
    kind: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def to_plain_dict(self) -> dict[str, Any]:
        """Give the change as it stands in the detail."""
        return {
            "record": self.table,
            "id": self.key,
            "change": self.kind,
            "before": self.before,
            "after": self.after,
        }


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
        event.listen(session, "before_flush", self._watch)

    def note_read(self, employee_id: UUID, table: str, key: UUID) -> None:
        """Note that a result of another person was read."""
        self._reads[employee_id, table, str(key)] = None

    def note_changes(self, records: Iterable[Base]) -> None:
        """Note changes that the session's flush will not see."""
        for record in records:
            self._note(record, "changed")

    def note_refusal(self, code: str) -> None:
        """Note a refusal that stays (a failed sign-in, a reused token)."""
        change = Change("account", str(self._context.account_id), "refused", {}, {"code": code})
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
            is_refusal = any(change.kind == "refused" for change in changes)
            kind = TrailKind.REFUSAL if is_refusal else TrailKind.CHANGE
            yield TrailEntry(kind, employee_id, [change.to_plain_dict() for change in changes])
        reads = (
            (employee_id, {"record": table, "id": key}) for employee_id, table, key in self._reads
        )
        for employee_id, records in _group(reads):
            yield TrailEntry(TrailKind.READ, employee_id, records)

    def _watch(self, session: Session, context: UOWTransaction, instances: object) -> None:
        del context, instances
        for record in session.new:
            self._note(record, "created")
        for record in session.deleted:
            self._note(record, "removed")
        for record in session.dirty:
            if session.is_modified(record):
                self._note(record, "changed")

    def _note(self, record: Base, kind: str) -> None:
        if not record.audited:
            return
        state = inspect(record)
        table = record.__tablename__
        key = (person_of(record), table, _key_of(record))
        change = self._changes.setdefault(key, Change(table, key[2], kind))
        for column in state.mapper.column_attrs:
            history = state.attrs[column.key].history
            if not history.has_changes() and kind != "removed":
                continue
            secret = bool(column.columns[0].info.get("secret"))
            if kind != "created":
                old = history.deleted[0] if history.deleted else getattr(record, column.key)
                change.before.setdefault(column.key, "…" if secret else to_plain_value(old))
            if kind != "removed":
                new = getattr(record, column.key)
                change.after[column.key] = "…" if secret else to_plain_value(new)


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


def _key_of(record: Base) -> str:
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
