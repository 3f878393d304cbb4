"""Explain to the operator in one sentence why a database cannot be used, and what to do."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError

from penilaian_api.domain.errors import BusyError
from penilaian_api.storage.database.engine import Database, is_sqlite

_MISSING: Final = re.compile(r"no such (table|column)")
_MISSING_STATES: Final = frozenset({"42P01", "42703"})
"""PostgreSQL: no such table, no such column."""


_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


_GIVEN: Final = """
    SELECT least(
      (SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END)
       FROM pg_settings WHERE name IN
         ('max_connections', 'superuser_reserved_connections', 'reserved_connections')),
      (SELECT nullif(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user),
      (SELECT nullif(datconnlimit, -1) FROM pg_database WHERE datname = current_database()))"""
"""As many connections as the server gives to a role that is no superuser, in this database."""


class DatabaseUnusableError(Exception):
    """The database cannot be used as it is; the sentence names it without its password."""


@contextmanager
def explain_failures(address: str) -> Iterator[None]:
    """Explain what fails inside this block with the database at *address*."""
    try:
        _parse(address)
        yield
    except ArgumentError:
        raise DatabaseUnusableError(
            "PENILAIAN_DATABASE_URL (or PENILAIAN_OWNER_DATABASE_URL) is no address of a database; "
            "it is written like sqlite:///var/penilaian.db or "
            "postgresql+psycopg://role:password@host/database."
        ) from None
    except ModuleNotFoundError as failure:
        raise DatabaseUnusableError(
            f"The database {mask(address)} needs the driver {failure.name}, which is not there; "
            "the record is kept in SQLite (sqlite://) or PostgreSQL (postgresql+psycopg://)."
        ) from None
    except (DBAPIError, BusyError, sqlite3.DatabaseError) as failure:
        cause: BaseException | None = failure
        if isinstance(failure, BusyError):
            cause = failure.__cause__
        elif isinstance(failure, sqlite3.DatabaseError):  # of a file that is read as such
            cause = OperationalError(None, None, failure)
        sentence = _explain(address, cause) if isinstance(cause, DBAPIError) else None
        if sentence is None:
            raise
        raise DatabaseUnusableError(sentence) from failure


def _parse(address: str) -> None:
    """Refuse what is no address, of which a part may be what only it can be: a port, a number."""
    try:
        make_url(address)
    except ValueError:
        raise ArgumentError from None


def _explain(address: str, failure: DBAPIError) -> str | None:
    if is_sqlite(address) and _is_to_be_made(_file_of(address)):
        return explain_not_migrated(address)
    lines = str(failure.orig).splitlines() or [type(failure.orig).__name__]
    state = getattr(failure.orig, "sqlstate", None)
    if state in _MISSING_STATES or _MISSING.search(lines[0]):
        return explain_not_migrated(address)
    if isinstance(failure, OperationalError | InterfaceError) or is_sqlite(address):
        return (
            f"The database {mask(address)} cannot be used: {lines[0]}. {_advice(address, failure)}"
        )
    return None


def _is_to_be_made(file: Path) -> bool:
    """Tell whether there is no file yet, but a folder for it."""
    return file.parent.is_dir() and not file.exists()


def _file_of(address: str) -> Path:
    return Path(make_url(address).database or "").resolve()


def connections_given(database: Database) -> int:
    """Tell how many connections PostgreSQL gives the role with which we sign in."""
    with database.begin(None, writes=False) as session:
        return int(session.connection().exec_driver_sql(_GIVEN).scalar_one())


def explain_not_migrated(address: str) -> str:
    """Explain that the tables are not there, or not as this version of the program has them."""
    return (
        f"The database {mask(address)} is not migrated: run `penilaian-api migrate` first, or "
        "set PENILAIAN_DATABASE_URL to the one that is."
    )


def explain_too_new(address: str) -> str:
    """Explain that the tables are those of a later version, which this program does not know."""
    return (
        f"The tables of the database {mask(address)} are newer than this program: install the "
        "version that migrated them, or a newer one. Nothing was changed."
    )


def _advice(address: str, failure: DBAPIError) -> str:
    if getattr(failure.orig, "sqlite_errorname", "").startswith(_DAMAGED):
        return (
            f"Its file {_file_of(address)} is damaged: stop the service, keep the file aside, and "
            "restore a backup. What was stored since that backup is in none of them."
        )
    if is_sqlite(address):
        return (
            f"Its file is {_file_of(address)}: run the command in the folder where the service "
            "runs, or set PENILAIAN_DATABASE_URL; `penilaian-api migrate` makes a new one."
        )
    return (
        "See that it runs, and that PENILAIAN_DATABASE_URL and PENILAIAN_OWNER_DATABASE_URL name "
        "its host, database, role and password."
    )


def mask(address: str) -> str:
    """Write an address without its password."""
    return make_url(address).render_as_string(hide_password=True)
