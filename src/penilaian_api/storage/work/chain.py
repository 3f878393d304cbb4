"""Append rows to an agency's hash chain: the head is locked, followed and moved in one go.

The chain holds an HMAC of each row's readable detail under a salt of its own: erasing the detail of
a person later leaves the chain whole. What can be computed before the lock is computed before it.

Why it is so: docs/decisions/0022, docs/decisions/0033, docs/decisions/0043.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Dialect, Table, bindparam, select, update
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.models.audit import GREW, AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import PACKS
from penilaian_api.storage.packed_detail import named_records, pack
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.row_statements import RowStatement, insert_statement

FIRST: Final = bytes(32)
"""What the first row of a chain follows upon."""

IN_ONE_STATEMENT: Final = 200
"""So many rows PostgreSQL chains by itself; beyond that it is quicker to do it here."""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Who did what, when and in which request: what all rows of one transaction share."""

    agency_id: UUID
    account_id: UUID | None
    actor_id: UUID | None
    action: str
    request_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What becomes one row of the chain: about whom, and its readable detail."""

    kind: TrailKind
    employee_id: UUID | None
    content: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A row before it has its place in the chain: all of it but its number and what it follows."""

    kind: TrailKind
    employee_id: UUID | None
    content: str
    packed: bytes | None
    salt: bytes
    mac: bytes
    before: str
    """Its digested text up to the digest of the row before."""
    after: str
    """Its digested text from there to its number."""

    def digest(self, previous: bytes, seq: int) -> bytes:
        """Digest the row at its place in the chain."""
        text = f"{self.before}{previous.hex()}{self.after}{seq}}}"
        return hashlib.sha256(text.encode()).digest()


def ready(session: Session, context: AuditContext, entry: TrailEntry) -> ReadyRow:
    """Make a row as short as it will stand, long before the chain is locked: a set takes memory."""
    return _row(context, entry, packs=session.info.get(PACKS, False))


def append(
    session: Session, context: AuditContext, entries: Iterable[TrailEntry | ReadyRow]
) -> None:
    """Append rows to the agency's chain; its head is locked from here to the commit."""
    packs = session.info.get(PACKS, False)
    rows = [
        entry if isinstance(entry, ReadyRow) else _row(context, entry, packs=packs)
        for entry in entries
    ]
    session.info[GREW] = True
    if session.get_bind().dialect.name == "postgresql" and len(rows) <= IN_ONE_STATEMENT:
        _append_in_one(session, context, rows, packs=packs)
    else:
        _append_by_steps(session, context, rows, packs=packs)


def mac(salt: bytes, content: str) -> bytes:
    """Bind a readable detail to its row without showing it."""
    return hmac.digest(salt, content.encode(), "sha256")


def digest(row: Mapping[str, Any]) -> bytes:
    """Digest one row of the chain, its predecessor's digest included."""
    fixed = {name: to_plain_value(value) for name, value in row.items() if name != "digest"}
    return hashlib.sha256(_to_text(fixed).encode()).digest()


def to_plain_value(value: object) -> object:
    """Give a value in the fixed form that is digested: the same on every machine."""
    form = _FORMS.get(type(value))
    return str(value) if form is None else form(value)


def _row(context: AuditContext, entry: TrailEntry, *, packs: bool) -> ReadyRow:
    """Prepare a row of the chain: its detail, and the text that its digest will be made of.

    The detail of a change may be packed; what is bound to the chain is what it tells.
    """
    content, salt = _to_content(entry.content), secrets.token_bytes(16)
    bound = mac(salt, content)
    first = {
        "account_id": context.account_id,
        "action": context.action,
        "actor_id": context.actor_id,
        "agency_id": context.agency_id,
        "at": context.at,
        "detail_mac": bound,
        "employee_id": entry.employee_id,
        "kind": entry.kind,
    }
    text = _to_text({name: to_plain_value(value) for name, value in first.items()})
    before = f'{text[:-1]},"previous":"'
    after = f'","request_id":"{context.request_id}","seq":'
    named, packed = content, None
    if packs and entry.kind is TrailKind.CHANGE:
        named, packed = _packed(entry, content)
    return ReadyRow(entry.kind, entry.employee_id, named, packed, salt, bound, before, after)


def _packed(entry: TrailEntry, content: str) -> tuple[str, bytes | None]:
    """Pack a detail, if it becomes shorter, with what must stand beside it."""
    named = named_records(entry.content)
    packed = pack(content, named)
    return (named, packed) if len(packed) + len(named) < len(content) else (content, None)


def _append_by_steps(
    session: Session, context: AuditContext, rows: Sequence[ReadyRow], *, packs: bool
) -> None:
    """Lock the head, chain the rows here, and store them: a statement for each kind."""
    agency = {"chain_agency": context.agency_id}
    seq, previous = run(session, _HEAD, agency).one()
    events: list[tuple[Any, ...]] = []
    details: list[tuple[Any, ...]] = []
    for seq, row in enumerate(rows, seq + 1):  # noqa: B020 - counts on from the head
        made = row.digest(previous, seq)
        events.append(
            (
                context.agency_id,
                seq,
                context.at,
                context.request_id,
                context.account_id,
                context.actor_id,
                context.action,
                row.kind,
                row.employee_id,
                row.mac,
                previous,
                made,
            )
        )
        details.append((context.agency_id, seq, row.salt, row.content, row.packed))
        previous = made
    connection = session.connection()
    _insertion(AuditEvent, connection.dialect).run(connection, events)
    if packs:
        _insertion(AuditDetail, connection.dialect).run(connection, details)
    else:
        plain = [row[:-1] for row in details]
        _insertion(AuditDetail, connection.dialect, without="packed").run(connection, plain)
    connection.execute(_MOVE, {**agency, "chain_seq": seq, "chain_digest": previous})


def _append_in_one(
    session: Session, context: AuditContext, rows: Sequence[ReadyRow], *, packs: bool
) -> None:
    """Let PostgreSQL chain the rows: one journey, in which the head is locked and moved."""
    document = [
        {
            "n": number,
            "employee_id": None if row.employee_id is None else str(row.employee_id),
            "kind": row.kind,
            "before": row.before,
            "after": row.after,
            "mac": "\\x" + row.mac.hex(),
            "salt": "\\x" + row.salt.hex(),
            "content": row.content,
            "packed": None if row.packed is None else "\\x" + row.packed.hex(),
        }
        for number, row in enumerate(rows, 1)
    ]
    values = {
        "agency": context.agency_id,
        "at": context.at,
        "request": context.request_id,
        "account": context.account_id,
        "actor": context.actor_id,
        "action": context.action,
        "rows": _to_document(document),
    }
    chained = _CHAINED if packs else _CHAINED_PLAIN
    if session.connection().exec_driver_sql(chained, values).rowcount != 1:
        raise LookupError("The agency has no chain.")


@lru_cache(maxsize=100)
def _insertion(model: type[Base], dialect: Dialect, without: str = "") -> RowStatement:
    table = cast("Table", model.__table__)
    columns = [column for column in table.columns if column.name != without]
    return insert_statement(table, columns, dialect)


def _listed(value: Iterable[object]) -> list[object]:
    return [to_plain_value(item) for item in value]


def _mapped(value: Mapping[object, object]) -> dict[str, object]:
    return {str(name): to_plain_value(item) for name, item in value.items()}


def _same(value: object) -> object:
    return value


def _instant(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


_FORMS: Final[Mapping[type, Callable[[Any], object]]] = {
    type(None): _same,
    bool: _same,
    int: _same,
    bytes: bytes.hex,
    datetime: _instant,
    list: _listed,
    tuple: _listed,
    dict: _mapped,
    date: str,
    UUID: str,
    Decimal: str,
}
"""What is none of these (a text, a choice) is given as its text."""

_to_text: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_to_content: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode
_to_document: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

_IS_HEAD: Final = AuditHead.agency_id == bindparam("chain_agency", type_=AuditHead.agency_id.type)
_HEAD: Final = select(AuditHead.seq, AuditHead.digest).where(_IS_HEAD).with_for_update()
_MOVE: Final = (
    update(AuditHead)
    .where(_IS_HEAD)
    .values(seq=bindparam("chain_seq"), digest=bindparam("chain_digest"))
)
_CHAINED: Final = """
WITH RECURSIVE head AS MATERIALIZED (
  SELECT seq, digest FROM audit_head WHERE agency_id = %(agency)s::uuid FOR NO KEY UPDATE
), entry AS MATERIALIZED (
  SELECT * FROM json_to_recordset(%(rows)s::json) AS x (
    n bigint, employee_id uuid, kind text, before text, after text, mac bytea, salt bytea,
    content text, packed bytea)
), link (n, seq, previous, digest) AS (
  SELECT 0::bigint, head.seq, head.digest, head.digest FROM head
  UNION ALL
  SELECT entry.n, link.seq + 1, link.digest, sha256(convert_to(entry.before
    || encode(link.digest, 'hex') || entry.after || (link.seq + 1)::text || '}', 'UTF8'))
  FROM link JOIN entry ON entry.n = link.n + 1
), event AS (
  INSERT INTO audit_event (agency_id, seq, at, request_id, account_id, actor_id, action, kind,
    employee_id, detail_mac, previous, digest)
  SELECT %(agency)s::uuid, link.seq, %(at)s::timestamptz, %(request)s::uuid, %(account)s::uuid,
    %(actor)s::uuid, %(action)s::text, entry.kind, entry.employee_id, entry.mac, link.previous,
    link.digest
  FROM link JOIN entry ON entry.n = link.n
), detail AS (
  INSERT INTO audit_detail (agency_id, seq, salt, content, packed)
  SELECT %(agency)s::uuid, link.seq, entry.salt, entry.content, entry.packed
  FROM link JOIN entry ON entry.n = link.n
)
UPDATE audit_head SET seq = last.seq, digest = last.digest
FROM (SELECT seq, digest FROM link ORDER BY n DESC LIMIT 1) AS last
WHERE audit_head.agency_id = %(agency)s::uuid
"""
_CHAINED_PLAIN: Final = (
    _CHAINED.replace(", packed bytea)", ")")
    .replace("salt, content, packed)", "salt, content)")
    .replace("entry.content, entry.packed", "entry.content")
)
"""The same while nothing is packed: a migration appends to tables that have no place for it yet."""
