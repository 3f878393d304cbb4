"""Send requests in the same moment: each has read what it reads before any of them commits."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from httpx2 import Response
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.orm import Session

from penilaian_api.storage.audit.verification import verify_agency
from tests.serving.client import Api

LONGEST: Final = 1.0
"""Seconds until all are let go, whoever waits for nothing too: less than a lock is waited for."""
END_OF_TRAIL: Final = "SELECT 1 FROM audit_head FOR UPDATE"
_WAITING: Final = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def sent_at_once(
    api: Api, *requests: Callable[[], Response], holding: str = END_OF_TRAIL
) -> list[Response]:
    """Send *requests*, which change something, from threads of their own.

    On PostgreSQL what all need last is held until all wait: for it, or for one another. It is the
    end of the trail, unless they leave no trail. On SQLite those who write take turns anyway.
    """
    api.get("/v1/me", who="admin")  # keys and zones are known: no request waits for them
    engine = create_engine(api.copy.owner)
    try:
        with ThreadPoolExecutor(len(requests)) as crowd, engine.connect() as holder:
            if api.dialect == "postgresql":
                holder.execute(text(holding))
            answers = [crowd.submit(request) for request in requests]
            if api.dialect == "postgresql":
                _wait_for(holder, len(requests))
            holder.rollback()
            return [answer.result() for answer in answers]
    finally:
        engine.dispose()


def found_by_verify(api: Api) -> Sequence[str]:
    """Say what `verify` finds wrong with the record."""
    with api.raw(owner=True) as connection, Session(bind=connection) as session:
        return [fault.to_line() for fault in verify_agency(session, api.agency_id()).faults]


def _wait_for(holder: Connection, number: int) -> None:
    end = time.monotonic() + LONGEST
    while holder.execute(_WAITING).scalar_one() < number and time.monotonic() < end:
        time.sleep(0.01)
