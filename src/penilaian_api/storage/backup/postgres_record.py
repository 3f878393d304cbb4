"""Export a PostgreSQL record as it stands at one instant, and load such an export.

The rows come by COPY, table by table, so that no other program is needed, of whatever version.
"""

import gzip
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine

from penilaian_api.storage.backup.archive import Backup, Packing
from penilaian_api.storage.backup.contents import Contents, read_contents
from penilaian_api.storage.database import guards, migrations

_SPEED: Final = 3
_TABLES: Final = """
    SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND c.relname <> 'alembic_version' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname"""
_REFERENCES: Final = """
    SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.connamespace = current_schema()::regnamespace AND k.contype = 'f'
    ORDER BY 1, 2"""
_OTHERS: Final = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
      AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


def pack(address: str, packing: Packing, aside: Path) -> tuple[Contents, dict[str, list[str]]]:
    """Add all tables as they stand at one instant; tell what goes with them, and their columns."""
    engine = migrations.owner_engine(address)
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            contents = read_contents(connection)
            tables = _tables(connection)
            for name, columns in tables.items():
                with TemporaryFile(dir=aside) as spool:
                    _export(connection, name, columns, spool)
                    packing.add(_member(name), spool)
    finally:
        engine.dispose()
    return contents, tables


def load(engine: Engine, backup: Backup, role: str | None) -> None:
    """Put the rows of a backup in place of what is there, all in one transaction or not at all.

    References and guards rest meanwhile: each row is as some program left it, in whatever order.
    """
    manifest = backup.manifest
    with engine.begin() as connection:
        if "agency" in _tables(connection):
            guards.remove(connection)
            _empty(connection)
        migrations.move(connection, manifest.revision, role)
        guards.remove(connection)
        _empty(connection)
        references = _drop_references(connection)
        for name, columns in manifest.tables.items():
            _import(connection, name, columns, backup)
        for statement in references:
            connection.exec_driver_sql(statement)
        migrations.move(connection, migrations.HEAD, role)


def count_others(engine: Engine) -> int:
    """Count who else is connected to the database."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(_OTHERS).scalar_one())


def _tables(connection: Connection) -> dict[str, list[str]]:
    return {row[0]: list(row[1]) for row in connection.exec_driver_sql(_TABLES)}


def _member(table: str) -> str:
    return f"record/{table}.gz"


def _export(connection: Connection, table: str, columns: list[str], spool: IO[bytes]) -> None:
    query = sql.SQL("COPY {} ({}) TO STDOUT").format(*_names(table, columns))
    with (
        gzip.open(spool, "wb", compresslevel=_SPEED) as packed,
        _driver(connection).cursor().copy(query) as copy,
    ):
        for rows in copy:
            packed.write(rows)


def _import(connection: Connection, table: str, columns: list[str], backup: Backup) -> None:
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(*_names(table, columns))
    with TemporaryFile() as spool:
        for piece in backup.pieces(_member(table)):
            spool.write(piece)
        spool.seek(0)
        with gzip.open(spool) as packed, _driver(connection).cursor().copy(query) as copy:
            while rows := packed.read(1 << 20):
                copy.write(rows)


def _names(table: str, columns: list[str]) -> tuple[sql.Composable, sql.Composable]:
    return sql.Identifier(table), _listed(columns)


def _empty(connection: Connection) -> None:
    _driver(connection).execute(sql.SQL("TRUNCATE {}").format(_listed(_tables(connection))))


def _listed(names: Iterable[str]) -> sql.Composable:
    return sql.SQL(", ".join(sql.Identifier(name).as_string() for name in names))


def _drop_references(connection: Connection) -> list[str]:
    """Take down all foreign keys; return the statements that put them up again."""
    references = [tuple(row) for row in connection.exec_driver_sql(_REFERENCES)]
    for table, name, _ in references:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    return [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}'
        for table, name, definition in references
    ]


def _driver(connection: Connection) -> "psycopg.Connection[Any]":
    return cast("psycopg.Connection[Any]", connection.connection.dbapi_connection)
