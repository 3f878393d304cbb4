"""Let the record change as the program changes it: for controls, and to measure a long trail."""

import time
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from rich.console import Console
from rich.progress import track
from sqlalchemy import insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ColumnProperty, Session

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.audit.record_check import audited_models
from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.guarded_tables import NEVER_CHANGED
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.base import Base, Editable, new_id
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import AuditContext, TrailEntry
from penilaian_api.storage.work.record.digest import digest_of
from penilaian_api.storage.work.trail import Trail
from tests.serving.client import Served
from tests.tampering.ground import Ground
from tests.tampering.mutations import nearby
from tests.world import NOW, key

BATCH: Final = 5_000
SECONDS_A_MILLION: Final = 120.0
"""How much processor time the verification of a million rows may take."""


def act(ground: Ground) -> None:
    """Change a record through the program, which tells its trail; another one if it is refused."""
    while True:
        tried = ground.connection.begin_nested()
        try:
            _act(ground)
        except DBAPIError:
            tried.rollback()
        else:
            return


def _act(ground: Ground) -> None:
    with ground.session as session:
        trail = Trail(session, _context(ground.agency_id))
        record, attribute = _any_column(ground, session)
        value = getattr(record, attribute.key)
        setattr(record, attribute.key, nearby(attribute.columns[0], value))
        if isinstance(record, Editable):
            record.version += 1
        trail.close()
        session.commit()


def measure(served: Served, rows: int, console: Console) -> dict[str, object]:
    """Let a trail grow to *rows*, and measure what its verification takes of the processor."""
    with served.kept.copy_of() as copy:
        database, agency_id = Database(copy.owner), served.agencies["alfa"]
        for _ in track(range(rows // BATCH), f"rows, {served.dialect}", console=console):
            with database.begin(agency_id, writes=True) as session:
                append(session, _context(agency_id), _entries(session, agency_id))
        began = time.process_time()
        with database.begin(agency_id, writes=False) as session:
            verdict = verify_agency(session, agency_id)
        taken = time.process_time() - began
        database.dispose()
    limit = SECONDS_A_MILLION * rows / 1_000_000
    holds = verdict.fault is None and taken <= limit
    return {
        "holds": holds,
        "rows": verdict.rows,
        "records": verdict.records,
        "cpu_seconds": round(taken, 1),
        "limit": limit,
    }


def _entries(session: Session, agency_id: UUID) -> Iterable[TrailEntry]:
    """Store records, and tell of each in a row of its own."""
    records = [
        Acknowledgement(
            agency_id=agency_id,
            id=new_id(),
            employee_id=key("alfa:staff"),
            record="plan",
            record_id=new_id(),
            content_hash=f"{number:064x}",
            at=NOW,
        )
        for number in range(BATCH)
    ]
    columns = [column.key for column in Acknowledgement.__table__.columns]
    plain = [{name: getattr(record, name) for name in columns} for record in records]
    session.execute(insert(Acknowledgement), plain)
    return [
        TrailEntry(TrailKind.CHANGE, record.employee_id, [_describe(record)]) for record in records
    ]


def _describe(record: Acknowledgement) -> dict[str, Any]:
    return {
        "record": record.__tablename__,
        "id": str(record.id),
        "change": TrailChange.CREATED,
        "before": {},
        "after": {"record": record.record, "content_hash": record.content_hash},
        "digest": digest_of(record).hex(),
    }


def _any_column(ground: Ground, session: Session) -> tuple[Base, ColumnProperty[Any]]:
    """Choose a record that may change, and a column of it that is no key."""
    models = [model for model in audited_models() if model.__tablename__ not in NEVER_CHANGED]
    while True:
        model = ground.chance.choice(models)
        owner = getattr(model, "agency_id", None) or model.id  # type: ignore[attr-defined]  # of the agency itself
        records = session.scalars(select(model).where(owner == ground.agency_id)).all()
        attributes = [
            attribute
            for attribute in inspect(model).column_attrs
            if not attribute.columns[0].primary_key and attribute.key != "version"
        ]
        if records:
            return ground.chance.choice(records), ground.chance.choice(attributes)


def _context(agency_id: UUID) -> AuditContext:
    return AuditContext(agency_id, None, None, "measure", new_id(), NOW)
