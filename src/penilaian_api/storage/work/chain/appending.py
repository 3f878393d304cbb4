"""Append rows to an agency's hash chain: the head is locked, followed and moved in one go.

What can be computed before the lock is computed before it.

Why it is so: docs/decisions/0022, docs/decisions/0033.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, cast

from sqlalchemy import Dialect, Table, bindparam, select, update
from sqlalchemy.orm import Session

from penilaian_api.storage.models.audit import GREW, AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import PACKS
from penilaian_api.storage.work.chain.rows import AuditContext, ReadyRow, TrailEntry, row_of
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.row_statements import RowStatement, insert_statement

IN_ONE_STATEMENT: Final = 200
"""So many rows PostgreSQL chains by itself; beyond that it is quicker to do it here."""


def ready(session: Session, context: AuditContext, entry: TrailEntry) -> ReadyRow:
    """Make a row as short as it will stand, long before the chain is locked: a set takes memory."""
    return row_of(context, entry, packs=session.info.get(PACKS, False))


def append(
    session: Session, context: AuditContext, entries: Iterable[TrailEntry | ReadyRow]
) -> None:
    """Append rows to the agency's chain; its head is locked from here to the commit."""
    packs = session.info.get(PACKS, False)
    rows = [
        entry if isinstance(entry, ReadyRow) else row_of(context, entry, packs=packs)
        for entry in entries
    ]
    session.info[GREW] = True
    if session.get_bind().dialect.name == "postgresql" and len(rows) <= IN_ONE_STATEMENT:
        _append_in_one(session, context, rows, packs=packs)
    else:
        _append_by_steps(session, context, rows, packs=packs)


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
