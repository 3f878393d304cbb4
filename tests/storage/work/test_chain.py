"""The chain: PostgreSQL links rows as we do, and writers at one time follow each other."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.chain import appending
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import AuditContext, TrailEntry

WRITERS, TIMES = 4, 12


def entries(count: int, what: str = "é 'kutip' \\ \n 🙂") -> list[TrailEntry]:
    """Make rows of both kinds, about somebody and about nobody, with texts of every sort."""
    return [
        TrailEntry(
            TrailKind.READ,
            key("alfa:staff") if number % 2 else None,
            [{"record": "unit", "id": str(number), "what": what}],
        )
        for number in range(count)
    ]


def add(database: Database, api: Api, count: int) -> None:
    with database.begin(api.agency_id(), writes=True) as session:
        context = AuditContext(
            api.agency_id(), key("alfa:account:admin"), None, "évé", new_id(), NOW
        )
        append(session, context, entries(count))


@pytest.mark.parametrize("in_one", [True, False], ids=["in one statement", "by steps"])
def test_g9_rows_chained_by_either_way_hold(
    api: Api, *, in_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appending, "IN_ONE_STATEMENT", 100 if in_one else 0)
    database = Database(api.copy.address)
    for count in (1, 7, 30):
        add(database, api, count)
    with database.begin(api.agency_id(), writes=False) as session:
        verdict = verify_agency(session, api.agency_id())
        query = select(AuditDetail.content).join(
            AuditEvent,
            (AuditEvent.agency_id == AuditDetail.agency_id) & (AuditEvent.seq == AuditDetail.seq),
        )
        rows = session.scalars(query.where(AuditEvent.action == "évé").order_by(AuditDetail.seq))
        contents: list[Any] = [json.loads(content) for content in rows]
    database.dispose()
    assert not verdict.faults, verdict
    assert contents == [[*entry.content] for count in (1, 7, 30) for entry in entries(count)]


def test_g9_writers_at_one_time_leave_one_chain_without_gap(api: Api) -> None:
    database = Database(api.copy.address)
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(add, database, api, 3) for _ in range(WRITERS * TIMES)]:
            done.result()
    with database.begin(api.agency_id(), writes=False) as session:
        verdict = verify_agency(session, api.agency_id())
        rows = session.scalars(select(AuditEvent.seq).where(AuditEvent.action == "évé")).all()
    database.dispose()
    assert not verdict.faults, verdict
    assert len(rows) == WRITERS * TIMES * 3
