"""Restate in the trail how records stand, where nothing of them was changed.

It is needed where the rows before no longer say it: the trail is older than the digests, a table
got a column that is never empty, or the details about a person were erased.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.account import shared_tables
from penilaian_api.storage.audit.record_check import audited_models, digested, rows_of
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.audit import AuditHead
from penilaian_api.storage.models.base import Base, new_id
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import AuditContext, TrailEntry

RECORDS_A_ROW: Final = 1_000


def restate_all(connection: Connection) -> None:
    """Restate the records of every agency, within a migration: tables that come later are left out.

    A migration that gives a table a column which is never empty ends with this.
    """
    if "audit_head" not in inspect(connection).get_table_names():
        return
    with Session(bind=connection) as session:
        for agency_id in session.scalars(select(AuditHead.agency_id)).all():
            restate(session, agency_id, machine_clock())


def restate_table(connection: Connection, model: type[Base]) -> None:
    """Restate the records of one table in every agency, within a migration that changed them."""
    with Session(bind=connection) as session:
        for agency_id in session.scalars(select(AuditHead.agency_id)).all():
            _append(session, agency_id, machine_clock(), restatements(session, agency_id, [model]))


def restate(session: Session, agency_id: UUID, at: datetime) -> None:
    """Append to an agency's trail how all its records stand."""
    tables = inspect(session.connection()).get_table_names()
    present = [model for model in audited_models() if model.__tablename__ in tables]
    stands = restatements(session, agency_id, present)
    _append(session, agency_id, at, chain((shared_tables.restated(session),), stands))


def _append(
    session: Session, agency_id: UUID, at: datetime, changes: Iterator[dict[str, Any]]
) -> None:
    """Append what stands to an agency's trail, many records to a row."""
    context = AuditContext(agency_id, None, None, "restate", new_id(), at)
    while batch := [*islice(changes, RECORDS_A_ROW)]:
        append(session, context, [TrailEntry(TrailKind.CHANGE, None, batch)])


def restatements(
    session: Session, agency_id: UUID, models: Collection[type[Base]], owner: UUID | None = None
) -> Iterator[dict[str, Any]]:
    """Tell how records of an agency stand, by their digests alone; *owner*: only this person's."""
    for model in models:
        table = digested(session, model)
        for fields in rows_of(session, agency_id, model, table, owner):
            yield {
                "record": table.name,
                "id": fields["id"],
                "change": TrailChange.RESTATED,
                "digest": table.digest(fields).hex(),
            }
