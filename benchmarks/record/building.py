"""Build the generated record in a fresh database: a section that lived a year, and its copies."""

import sqlite3
from contextlib import closing
from uuid import UUID

from sqlalchemy import create_engine, make_url, text
from tests.records.clones import Copy, OneRecord
from tests.records.dialects import SQLITE
from tests.serving.client import Served
from tests.world import build as build_world

from benchmarks.record.copying import copy_all, without_triggers
from benchmarks.record.organizing import organize
from benchmarks.record.stating import state_all
from benchmarks.record.year import live
from penilaian_api.storage.database.engine import Database


def build(dialect: str, copy: Copy, people: int) -> None:
    """Fill an empty database with an agency of about so many *people*."""
    build_world(copy)
    with Served(OneRecord(dialect, copy)) as served:  # type: ignore[arg-type]  # it lends one
        agency_id = served.agencies["alfa"]
        organize_in(copy, agency_id)
        with served.serve(copy) as api:
            live(api)
    _copy(copy, agency_id, people)
    _settle(dialect, copy)


def organize_in(copy: Copy, agency_id: UUID) -> None:
    """Put the first office and section into the agency."""
    database = Database(copy.owner)
    with database.begin(agency_id, writes=True) as session:
        organize(session, agency_id)
    database.dispose()


def _copy(copy: Copy, agency_id: UUID, people: int) -> None:
    database = Database(copy.owner)
    with database.begin(agency_id, writes=True) as session:
        connection = session.connection()
        put_up_again = without_triggers(connection)
        copy_all(connection, agency_id, people)
        put_up_again()
        state_all(session, agency_id)
    database.dispose()


def _settle(dialect: str, copy: Copy) -> None:
    """Leave statistics behind, and nothing to be swept up."""
    if dialect == SQLITE:
        with closing(sqlite3.connect(str(make_url(copy.owner).database))) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            file.execute("ANALYZE")
        return
    engine = create_engine(copy.owner, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
