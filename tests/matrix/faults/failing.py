"""Fail the database at one chosen call of a request, as a driver does when its server goes away."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, text

from penilaian_api.storage.models.base import Base
from tests.matrix.stage import Stage
from tests.records.dialects import SQLITE


@dataclass
class Fault:
    """Counts the calls of a request, and fails the one that is chosen; with none it only counts."""

    at_call: int | None = None
    calls: int = 0

    def pass_call(self, dialect: str) -> None:
        self.calls += 1
        if self.calls == self.at_call:
            raise _failure(dialect)


@contextmanager
def failing(engine: Engine, fault: Fault) -> Iterator[None]:
    """Count and fail the calls of the requests inside this block; a commit is a call, too."""
    dialect, name = engine.dialect, engine.dialect.name

    def before_execute(*_: Any) -> None:
        fault.pass_call(name)

    def do_commit(connection: Any) -> None:
        fault.pass_call(name)
        type(dialect).do_commit(dialect, connection)

    events = ("do_execute", "do_executemany", "do_execute_no_params")
    for moment in events:
        event.listen(engine, moment, before_execute)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialect, "do_commit", do_commit)
        try:
            yield
        finally:
            for moment in events:
                event.remove(engine, moment, before_execute)


def _failure(dialect: str) -> Exception:
    """Make what the driver raises when a file cannot be read, or a server is gone."""
    if dialect != SQLITE:
        return psycopg.OperationalError("consuming input failed: server closed the connection")
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorname = "SQLITE_IOERR_READ"
    return failure


def fingerprint(stage: Stage) -> list[Any]:
    """Tell whether anything was stored since: what of every table tells that a row came or went."""
    with stage.api.raw(owner=True) as connection:
        if stage.api.dialect == SQLITE:
            return [*connection.connection.dbapi_connection.iterdump()]
        return [
            connection.execute(
                text(f'SELECT count(*), sum(hashtext(t::text)::bigint) FROM "{table.name}" t')
            ).one()
            for table in Base.metadata.sorted_tables
        ]
