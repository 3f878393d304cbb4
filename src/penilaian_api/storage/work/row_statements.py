"""Write many rows by one statement, whose text is made once for a table and its columns.

PostgreSQL reads the rows from one JSON document: its text stays the same however many they are, and
is prepared once. SQLite takes them as values.

Where many rows of a table are changed, PostgreSQL joins them by a hash: a table that has just grown
it takes for empty, and would pass over the whole document for each of its rows.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    Dialect,
    Integer,
    LargeBinary,
    String,
    Table,
    Uuid,
)
from sqlalchemy.sql.elements import NamedColumn
from sqlalchemy.types import TypeEngine

from penilaian_api.storage.models.types import (
    ExactDecimal,
    PackedBinary,
    UtcDateTime,
    digits_of,
    packed_bytes,
)
from penilaian_api.storage.work.compiled.whole_reads import hashing

Row = Sequence[Any]
Columns = Sequence[NamedColumn[Any]]
Write = Callable[[Any], Any]
"""Gives a value in the form in which it is handed over."""

VALUES_AT_ONCE: Final = 30_000
"""SQLite takes 32,766 at most in one statement."""
MANY: Final = 500
"""From so many rows on, those of a table are not looked up one by one."""


class RowStatement(ABC):
    """One statement for rows of the same columns."""

    @abstractmethod
    def run(self, connection: Connection, rows: Sequence[Row], agency: UUID | None = None) -> int:
        """Run it with *rows*, those of one *agency*; return how many rows it wrote."""


def insert_statement(table: Table, columns: Columns, dialect: Dialect) -> RowStatement:
    """Insert rows with values for *columns*."""
    names = [dialect.identifier_preparer.quote(column.name) for column in columns]
    into = f"INSERT INTO {table.name} ({', '.join(names)}) "
    if dialect.name == "sqlite":
        return _Values(f"{into}VALUES {{rows}}", columns, dialect)
    return _Document(f"{into}SELECT {{fields}} FROM {{rows}}", columns)  # noqa: S608 - names of our own


def update_statement(
    table: Table,
    keys: Columns,
    columns: Columns,
    dialect: Dialect,
) -> RowStatement:
    """Write values for *columns* into the rows that *keys* name; each row has both, keys first.

    The agency is fixed for all, where the table has one.
    """
    quote = dialect.identifier_preparer.quote
    all_columns = [*keys, *columns]
    is_sqlite = dialect.name == "sqlite"
    of_row = [
        f"x.column{n}" if is_sqlite else f"{{field{n}}}" for n in range(1, len(all_columns) + 1)
    ]
    pairs = [*zip(all_columns, of_row, strict=True)]
    changes = ", ".join(f"{quote(column.name)} = {value}" for column, value in pairs[len(keys) :])
    named = [f"{table.name}.{quote(column.name)} = {value}" for column, value in pairs[: len(keys)]]
    agency = [f"{table.name}.agency_id = {'?' if is_sqlite else '%(agency)s::uuid'}"]
    where = " AND ".join([*(agency if "agency_id" in table.c else []), *named])
    if is_sqlite:
        text = f"UPDATE {table.name} SET {changes} FROM (VALUES {{rows}}) AS x WHERE {where}"  # noqa: S608 - names of our own
        return _Values(text, all_columns, dialect)
    text = f"UPDATE {table.name} SET {changes} FROM {{rows}} WHERE {where}"  # noqa: S608 - names of our own
    return _Document(text, all_columns)


def delete_statement(table: Table, keys: Columns, dialect: Dialect) -> RowStatement:
    """Remove the rows of one agency that *keys* name; each row has values for them."""
    names = [f"{table.name}.{dialect.identifier_preparer.quote(key.name)}" for key in keys]
    if dialect.name == "sqlite":
        text = (
            f"DELETE FROM {table.name} WHERE ({', '.join(names)}) IN (VALUES {{rows}}) "  # noqa: S608 - names of our own
            f"AND {table.name}.agency_id = ?"
        )
        return _Values(text, keys, dialect)
    named = [f"{name} = {{field{number}}}" for number, name in enumerate(names, 1)]
    where = " AND ".join([f"{table.name}.agency_id = %(agency)s::uuid", *named])
    return _Document(f"DELETE FROM {table.name} USING {{rows}} WHERE {where}", keys)  # noqa: S608 - names of our own


class _Values(RowStatement):
    """The rows as values of the statement (SQLite)."""

    def __init__(self, text: str, columns: Columns, dialect: Dialect) -> None:
        self._text = text
        self._row = f"({', '.join('?' * len(columns))})"
        kinds = [column.type.dialect_impl(dialect) for column in columns]
        self._writes = [kind.bind_processor(dialect) for kind in kinds]
        self._at_once = VALUES_AT_ONCE // len(columns)

    def run(self, connection: Connection, rows: Sequence[Row], agency: UUID | None = None) -> int:
        fixed = () if agency is None else (agency.hex,)
        written = 0
        for start in range(0, len(rows), self._at_once):
            batch = rows[start : start + self._at_once]
            text = _repeated(self._text, self._row, len(batch))
            values = chain.from_iterable(_written(batch, self._writes))
            written += connection.exec_driver_sql(text, (*values, *fixed)).rowcount
        return written


@lru_cache(maxsize=500)
def _repeated(text: str, row: str, count: int) -> str:
    return text.format(rows=", ".join([row] * count))


class _Document(RowStatement):
    """The rows as one JSON document (PostgreSQL)."""

    def __init__(self, text: str, columns: Columns) -> None:
        self._names = [f"c{index}" for index in range(len(columns))]
        kinds = [_kind(column.type) for column in columns]
        self._writes = [write for _, write in kinds]
        declared = ", ".join(
            f"{name} {'text' if kind == _JSON else kind}"
            for name, (kind, _) in zip(self._names, kinds, strict=True)
        )
        fields = [
            f"x.{name}::json" if kind == _JSON else f"x.{name}"
            for name, (kind, _) in zip(self._names, kinds, strict=True)
        ]
        each = {f"field{number}": field for number, field in enumerate(fields, 1)}
        rows = f"json_to_recordset(%(rows)s::json) AS x ({declared})"
        self._text = text.format(rows=rows, fields=", ".join(fields), **each)
        self._text_of_many = f"{self._text} -- many"  # its plan is kept beside that of few
        self._is_insert = text.startswith("INSERT")

    def run(self, connection: Connection, rows: Sequence[Row], agency: UUID | None = None) -> int:
        written = _written(rows, self._writes)
        document = _to_json([dict(zip(self._names, row, strict=True)) for row in written])
        values = {"rows": document, "agency": agency}
        if self._is_insert or len(rows) < MANY:
            return connection.exec_driver_sql(self._text, values).rowcount
        with hashing(connection):
            return connection.exec_driver_sql(self._text_of_many, values).rowcount


def _written(rows: Sequence[Row], writes: Sequence[Write | None]) -> Iterable[Row]:
    """Give the values of all rows as they are handed over, which is quickest column by column."""
    columns = [
        column if write is None else [None if value is None else write(value) for value in column]
        for column, write in zip(zip(*rows, strict=True), writes, strict=True)
    ]
    return zip(*columns, strict=True)


_to_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_JSON: Final = "json"


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("An instant without a zone cannot be stored.")
    return value.astimezone(UTC).isoformat()


def _bytes(value: bytes) -> str:
    return "\\x" + value.hex()


def _packed_bytes(value: bytes) -> str:
    return _bytes(packed_bytes(value) or b"")


_KINDS: Final[tuple[tuple[type[TypeEngine[Any]], str, Write | None], ...]] = (
    (UtcDateTime, "timestamptz", _instant),
    (Uuid, "uuid", digits_of),
    (JSON, _JSON, _to_json),
    (Boolean, "boolean", bool),
    (Integer, "bigint", None),
    (PackedBinary, "bytea", _packed_bytes),
    (LargeBinary, "bytea", _bytes),
    (Date, "date", date.isoformat),
    (String, "text", str),
)
"""The first that fits: a choice is a text, too."""


def _kind(kind: TypeEngine[Any]) -> tuple[str, Write | None]:
    """Say as what PostgreSQL reads a column from a document, and how its values are written."""
    if isinstance(kind, ExactDecimal):
        return "bigint", kind.to_scaled
    return next((name, write) for base, name, write in _KINDS if isinstance(kind, base))
