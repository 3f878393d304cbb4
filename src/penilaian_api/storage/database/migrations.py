"""Migrate the schema up and down, as the owner, and prepare the application's role."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text

from penilaian_api.storage.database import guards, schema_fit
from penilaian_api.storage.database.engine import is_sqlite
from penilaian_api.storage.database.errors import keep_first_line
from penilaian_api.storage.database.preflight import DatabaseUnusableError
from penilaian_api.storage.database.schema_fit import SchemaFit
from penilaian_api.storage.database.sqlite_file import expect_few_rows

BASE: Final = "base"
HEAD: Final = "head"
_TIDY: Final = {
    "hooks": "lint, format",
    "lint.type": "module",
    "lint.module": "ruff",
    "lint.options": "check --silent --exit-zero --fix REVISION_SCRIPT_FILENAME",
    "format.type": "module",
    "format.module": "ruff",
    "format.options": "format --quiet REVISION_SCRIPT_FILENAME",
}
"""A migration that is written anew is laid out like all other code."""


def configuration() -> Config:
    """Point Alembic at the migrations: beside the package in a wheel, above it in a checkout."""
    package = Path(str(files("penilaian_api")))
    packed = package / "migrations"
    config = Config()
    folder = packed if packed.is_dir() else package.parents[1] / "migrations"
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d-%%(month).2d-%%(day).2d_%%(slug)s")
    for name, value in _TIDY.items():
        config.set_section_option("post_write_hooks", name, value)
    return config


def owner_engine(address: str) -> Engine:
    """Connect as the owner: foreign keys rest while SQLite rebuilds tables."""
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "handle_error", keep_first_line)
    if is_sqlite(address):
        event.listen(engine, "connect", _disable_foreign_keys)
        event.listen(engine, "begin", _begin)
    return engine


def migrate(
    engine: Engine,
    revision: str = HEAD,
    application_role: str | None = None,
    *,
    destroy_data: str | None = None,
    contract: bool = False,
) -> None:
    """Move the schema to *revision*; on PostgreSQL see that the application's role can work.

    Moving back takes tables or columns away with what they hold: where there is data it is refused,
    unless *destroy_data* names the database. *contract*: no program of before is left.
    """
    with engine.begin() as connection:
        move(connection, revision, application_role, destroy_data=destroy_data, contract=contract)


def move(
    connection: Connection,
    revision: str,
    application_role: str | None,
    *,
    destroy_data: str | None = None,
    contract: bool = False,
) -> None:
    """Move the schema within the transaction of *connection*, as `migrate` does."""
    config = configuration()
    config.attributes["connection"] = connection
    current = MigrationContext.configure(connection).get_current_revision()
    scripts = _scripts(config)
    order = [script.revision for script in scripts.walk_revisions()]
    _refuse_unknown(order, revision, current)
    is_downgrade = revision != HEAD and _is_before(order, revision, current)
    if is_downgrade:
        _refuse_data_loss(connection, destroy_data)
    (command.downgrade if is_downgrade else command.upgrade)(config, revision)
    if revision == HEAD and (contract or current is None):
        schema_fit.pack_from_now_on(connection)
    schema_fit.note_accepted(connection, scripts)
    expect_few_rows(connection)
    if application_role:
        _grant_rights(connection, application_role)


def role_of(address: str) -> str | None:
    """Name the role that the application signs in with, on PostgreSQL."""
    url = make_url(address)
    return url.username if url.get_backend_name() == "postgresql" else None


def fit(connection: Connection) -> SchemaFit:
    """Tell whether this program can work with the tables as they are."""
    return schema_fit.fit_of(connection, known_scripts())


def fits(connection: Connection) -> bool:
    """Tell whether this program can go on with the tables as they are."""
    return fit(connection) is SchemaFit.READY


@cache
def known_scripts() -> ScriptDirectory:
    """Read the migrations, once: none comes while we run."""
    return _scripts(configuration())


def owns_tables(connection: Connection) -> bool:
    """Tell whether this role owns the tables: then row-level security would not hold it."""
    if connection.dialect.name != "postgresql":
        return False
    query = text(
        "SELECT bool_or(tableowner = current_user) OR (SELECT rolsuper OR rolbypassrls "
        "FROM pg_roles WHERE rolname = current_user) "
        "FROM pg_tables WHERE schemaname = current_schema()"
    )
    return bool(connection.execute(query).scalar())


def _scripts(config: Config) -> ScriptDirectory:
    return ScriptDirectory.from_config(config)


def _is_before(order: list[str], revision: str, current: str | None) -> bool:
    """Tell whether *revision* lies before the current one in *order*, the newest first."""
    if revision == BASE:
        return True
    return current is not None and order.index(revision) > order.index(current)


def _refuse_unknown(order: list[str], revision: str, current: str | None) -> None:
    """Refuse a revision that no migration of ours leads to, or that the tables stand at."""
    if current is not None and current not in order:
        raise DatabaseUnusableError(
            f"The tables stand at revision {current}, which is newer than this program: run the "
            f"program that made it, or a newer one. This one knows them up to {order[0]}."
        )
    if revision not in {HEAD, BASE, *order}:
        raise DatabaseUnusableError(
            f"There is no revision {revision}: the newest is {order[0]}, `head` leads to it."
        )


def _refuse_data_loss(connection: Connection, destroy_data: str | None) -> None:
    if "agency" not in inspect(connection).get_table_names():
        return
    agencies = connection.execute(text("SELECT count(*) FROM agency")).scalar_one()
    name = Path(connection.engine.url.database or "").name
    if agencies and destroy_data != name:
        raise DatabaseUnusableError(
            f"The database {name} holds data of {agencies} agencies. Moving back takes tables or "
            f"columns away with what they hold. Back it up first; `--destroy-data {name}` does it."
        )


def _grant_rights(connection: Connection, role: str) -> None:
    known = connection.execute(
        text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}
    ).scalar()
    if not known:
        connection.exec_driver_sql(f'CREATE ROLE "{role}" LOGIN NOBYPASSRLS')
    connection.exec_driver_sql(f'GRANT USAGE ON SCHEMA public TO "{role}"')
    connection.exec_driver_sql(f'GRANT SELECT ON alembic_version TO "{role}"')
    for statement in guards.grants(role, set(inspect(connection).get_table_names())):
        connection.exec_driver_sql(statement)


def _disable_foreign_keys(connection: object, entry: object) -> None:
    del entry
    connection.isolation_level = None  # type: ignore[attr-defined]  # sqlite3's own
    connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]  # sqlite3's own


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
