"""Put up what the database itself refuses, for both dialects: triggers, exclusions, row security.

They stand here and not in the migrations, because SQLite drops triggers whenever a table is
rebuilt: every migration takes them down first and puts them up again last. Which guard stands on
which table is listed in ``guarded_tables.py``.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, inspect, text

from penilaian_api.storage.database.guarded_tables import GUARDS
from penilaian_api.storage.models.base import Base

OWN_ROWS: Final = "agency_id = NULLIF(current_setting('app.agency_id', true), '')::uuid"
"""Of which rows row-level security lets the application know: those of the agency that is set."""

SHARED: Final[Mapping[str, str]] = {
    "agency": "SELECT, UPDATE",
    "login": "SELECT, INSERT",
    "signing_key": "SELECT, INSERT, UPDATE",
    "installation_state": "SELECT, UPDATE",
    "legal_step": "SELECT",
    "national_holiday": "SELECT",
}
"""What the application's role may do with each shared table; agency data stands under policies."""

PROTECTED: Final[Mapping[str, str]] = {
    "audit_event": "SELECT, INSERT",
    "audit_detail": "SELECT, INSERT, DELETE",
}
"""Agency tables on which the application's role may do less than read and write."""


def install(connection: Connection) -> None:
    """Put up all guards whose table exists."""
    tables = set(inspect(connection).get_table_names())
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS btree_gist"))
        for statement in _policies(tables):
            connection.execute(text(statement))
    for guard in GUARDS:
        if guard.table in tables:
            for statement in guard.sqlite if dialect == "sqlite" else guard.postgres:
                connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take down all guards, so that a migration may rebuild and fill tables."""
    if connection.dialect.name == "sqlite":
        for name in installed_guards(connection):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    for table, name, kind in _on_postgres(connection):
        if kind == "trigger":
            connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def installed_guards(connection: Connection) -> list[str]:
    """Name the guards that stand in the database."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        return [row.name for row in connection.exec_driver_sql(query)]
    return sorted(name for _, name, _ in _on_postgres(connection))


def _on_postgres(connection: Connection) -> list[tuple[str, str, str]]:
    query = (
        "SELECT c.relname, t.tgname, 'trigger' FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND t.tgname LIKE 'gd\\_%%' "
        "UNION ALL SELECT c.relname, k.conname, 'exclusion' FROM pg_constraint k "
        "JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND k.contype = 'x'"
    )
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query)]


def _policies(tables: set[str]) -> Iterator[str]:
    """Secure the rows of every agency table (row-level security): a second wall, enough alone."""
    for table in Base.metadata.tables.values():
        if table.name in tables and "agency_id" in table.columns and table.name not in SHARED:
            yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
            yield f"DROP POLICY IF EXISTS tenant ON {table.name}"
            yield f"CREATE POLICY tenant ON {table.name} USING ({OWN_ROWS}) WITH CHECK ({OWN_ROWS})"


def grants(role: str, tables: set[str]) -> Iterator[str]:
    """Say what the application's *role* may do, table by table."""
    for table in Base.metadata.tables.values():
        if table.name in tables:
            rights = SHARED.get(table.name) or PROTECTED.get(table.name) or "ALL"
            rights = "SELECT, INSERT, UPDATE, DELETE" if rights == "ALL" else rights
            yield f'REVOKE ALL ON {table.name} FROM "{role}"'
            yield f'GRANT {rights} ON {table.name} TO "{role}"'
