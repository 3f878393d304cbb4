"""Translate database errors into refusals, by SQLSTATE and the constraint's name in the text.

The name is read from the message, not from the driver's diagnosis, because a sharded PostgreSQL
leaves that empty and puts a shard's number behind the name.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from penilaian_api.domain.errors import (
    BusyError,
    ConflictError,
    InvalidDataError,
    RefusalError,
    StaleVersionError,
)
from penilaian_api.storage.models.base import Base

_GUARD: Final = re.compile(r"gd:([a-z_]+)")
_NAME: Final = re.compile(r"\b((?:uq|ex|ck|fk|pk)_[a-z0-9_]+?)(?:_\d+)?\b")
_COLUMNS: Final = re.compile(r"UNIQUE constraint failed: (.+)")
_PASSING: Final = ("08", "40", "53", "55P03", "57")
"""SQLSTATE classes of what passes: connection, conflict of transactions, resources, lock, stop."""


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
    state = str(getattr(failure.orig, "sqlstate", None) or "")
    if (
        state.startswith(_PASSING)
        or "database is locked" in message
        or failure.connection_invalidated
    ):
        return BusyError()
    if guard := _GUARD.search(message):
        return ConflictError(guard[1])
    if isinstance(failure, IntegrityError):
        return _refusal_for_constraint(_constraint_name(message) or "")
    return None


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
