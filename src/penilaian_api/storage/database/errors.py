"""Translate database errors into refusals, by SQLSTATE and the constraint's name in the text.

The name is read from the message, not from the driver's diagnosis, because a sharded PostgreSQL
leaves that empty and puts a shard's number behind the name.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from penilaian_api.domain.errors import (
    BusyError,
    ConflictError,
    DatabaseAwayError,
    InvalidDataError,
    NotMigratedError,
    RefusalError,
    StaleVersionError,
    StorageFullError,
)
from penilaian_api.storage.models.base import Base

_Refusals = tuple[tuple[str, Callable[[], BusyError]], ...]

_GUARD: Final = re.compile(r"gd:([a-z_]+)")
_NAME: Final = re.compile(r"\b((?:uq|ex|ck|fk|pk)_[a-z0-9_]+?)(?:_\d+)?\b")
_COLUMNS: Final = re.compile(r"UNIQUE constraint failed: (.+)")
_REFUSALS: Final[_Refusals] = (
    ("40", BusyError),  # conflict of transactions
    ("53100", StorageFullError),
    ("53", BusyError),  # resources: memory, connections
    ("55P03", BusyError),  # a lock
    ("57014", BusyError),  # a statement that took too long
    ("08", DatabaseAwayError),  # connection
    ("25006", DatabaseAwayError),  # read only: not the server that takes writes
    ("25P03", DatabaseAwayError),  # waited for too long within a transaction
    ("3D", DatabaseAwayError),  # no such database
    ("57", DatabaseAwayError),  # stopping, starting
    ("58", DatabaseAwayError),  # the system under it: reading, writing
    ("42703", NotMigratedError),  # no such column
    ("42P01", NotMigratedError),  # no such table
)
"""What passes, by the beginning of PostgreSQL's SQLSTATE."""
_SQLITE_REFUSALS: Final[_Refusals] = (
    ("SQLITE_BUSY", BusyError),
    ("SQLITE_LOCKED", BusyError),
    ("SQLITE_FULL", StorageFullError),
    ("SQLITE_IOERR", DatabaseAwayError),
    ("SQLITE_CANTOPEN", DatabaseAwayError),
    ("SQLITE_READONLY", DatabaseAwayError),
    ("SQLITE_PERM", DatabaseAwayError),
    ("SQLITE_NOMEM", DatabaseAwayError),
    ("SQLITE_PROTOCOL", DatabaseAwayError),
    ("SQLITE_CORRUPT", DatabaseAwayError),
    ("SQLITE_NOTADB", DatabaseAwayError),
)
"""What passes, or what the operator must mend, by the beginning of SQLite's name for it."""
_NO_SUCH: Final = re.compile(r"no such (?:table|column)|has no column named")


def keep_first_line(context: ExceptionContext) -> None:
    """Keep of an error of the driver its first line: PostgreSQL's details repeat whole rows."""
    failure = context.original_exception
    failure.args = tuple(str(words).partition("\n")[0] for words in failure.args)


@contextmanager
def translate_errors() -> Iterator[None]:
    """Translate what the database refuses inside this block into refusals."""
    try:
        yield
    except StaleDataError:
        raise StaleVersionError from None
    except PoolTimeout:
        raise BusyError from None
    except DBAPIError as failure:
        refusal = refusal_for(failure)
        if refusal is None:
            raise
        raise refusal from failure


def refusal_for(failure: DBAPIError) -> RefusalError | None:
    """Translate *failure* into a refusal; none when it is a fault of ours."""
    message = str(failure.orig)
    if passing := _refusal_that_passes(failure, message):
        return passing
    if guard := _GUARD.search(message):
        return ConflictError(guard[1])
    if isinstance(failure, IntegrityError):
        return _refusal_for_constraint(_constraint_name(message) or "")
    return None


def _refusal_that_passes(failure: DBAPIError, message: str) -> RefusalError | None:
    """Translate what is no fault of the request: it may be sent again as it is."""
    if name := getattr(failure.orig, "sqlite_errorname", None):
        if name == "SQLITE_ERROR" and _NO_SUCH.search(message):
            return NotMigratedError()
        known = _SQLITE_REFUSALS
    else:
        name, known = getattr(failure.orig, "sqlstate", None) or "", _REFUSALS
    for beginning, refusal in known:
        if name.startswith(beginning):
            return refusal()
    # A server that is not there gives no state: neither when it is called, nor when it is lost.
    is_lost = failure.connection_invalidated or (not name and isinstance(failure, OperationalError))
    return DatabaseAwayError() if is_lost else None


def _refusal_for_constraint(name: str) -> RefusalError | None:
    if name.startswith("ex_"):
        return ConflictError("overlap")
    if name.startswith(("uq_", "pk_")):
        fields = [column for column in _unique_keys().get(name, ()) if column != "agency_id"]
        return ConflictError("already_exists", fields=", ".join(fields))
    if name.startswith(("ck_", "fk_")):
        return InvalidDataError("breaks_a_rule", rule=name[3:])
    return None


def _constraint_name(message: str) -> str | None:
    if columns := _COLUMNS.search(message):
        broken = tuple(column.split(".")[1] for column in columns[1].split(", "))
        table = columns[1].split(".")[0]
        names = (name for name, key in _unique_keys().items() if key == broken and table in name)
        return next(names, f"uq_{table}_{'_'.join(broken[1:])}")
    if "FOREIGN KEY constraint failed" in message:
        return "fk_reference"
    match = _NAME.search(message)
    return match[1] if match else None


@cache
def _unique_keys() -> dict[str, tuple[str, ...]]:
    constraints = {
        str(constraint.name): tuple(column.name for column in constraint.columns)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint)
    }
    indexes = {
        str(index.name): tuple(column.name for column in index.columns)
        for table in Base.metadata.tables.values()
        for index in table.indexes
        if index.unique
    }
    return constraints | indexes
