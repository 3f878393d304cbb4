"""Watch the file of a SQLite database: what is no longer at its address is not written to.

A connection stays open to a file that was removed or replaced under it. What it stored there would
be acknowledged, and gone with the process.

And know a copy of it that was made while it was served: what was stored last stands in a log beside
the file, and is not in the copy. A file that is served says so in its head, with its own number; a
copy says so with the number of another file.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

AT_REST: Final = 0
"""What stands in the head of a file that nobody serves."""
_NUMBERS: Final = 0x7FFF_FFFE
"""So many numbers have room in the head of a file (`user_version`)."""
_FILE: Final = "file"
_ROWS: Final = 1_000_000
"""So many rows a table is taken to have: one agency's, to which its key narrows nothing."""
_WIDE: Final = frozenset({"agency_id", "cycle_id", "period_id", "scheme_version_id"})
"""Columns that narrow little or nothing: a whole agency may have one of these."""
_EMPTY: Final = 50_000
"""So many of them a column is taken to hold alike that may be empty, as it mostly is."""
_OF_PERSON: Final = "employee_id"
"""May be empty, too, but a person who is named has few."""
_NARROW: Final = 8
"""So many any other column is taken to hold alike."""
_OF_LEADER: Final = "assessor_id"
"""Of two columns that are as narrow SQLite takes either, though who leads has more than one."""
_LED: Final = 64
_PART: Final = 5_000
"""So many of its rows a table is taken to have in an index of a part of them."""
_INDEXES: Final = """
SELECT m.name, i.name, i."unique", i.partial, group_concat(c.name), group_concat(t."notnull")
FROM sqlite_schema m, pragma_index_list(m.name) i, pragma_index_info(i.name) c,
pragma_table_info(m.name) t ON t.name = c.name
WHERE m.type = 'table' GROUP BY m.name, i.name
"""
_IN_MEMORY: Final = (None, "", ":memory:")


def existing(address: URL) -> URL:
    """Write the address of a file so that it is opened if it is there, and never made anew."""
    if address.database in _IN_MEMORY or address.query:
        return address
    path = quote(str(Path(str(address.database)).absolute()))
    return address.set(database=f"file:{path}", query={"uri": "true", "mode": "rw"})


def expect_few_rows(connection: Connection) -> None:
    """Tell SQLite what to plan for: a large table, of which an index finds few rows.

    What it counts itself depends on the day on which it counts, and takes a column that is mostly
    empty for one that tells nothing apart. All indexes begin with the agency, which narrows
    nothing; each column after it does.
    """
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("ANALYZE sqlite_schema")  # makes the table of what is known
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    rows = [
        (table, index, _expected(columns.split(","), required.split(","), most, is_unique=unique))
        for table, index, unique, is_part, columns, required in connection.exec_driver_sql(_INDEXES)
        for most in (_PART if is_part else _ROWS,)
    ]
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", rows)
    connection.exec_driver_sql("ANALYZE sqlite_schema")


def _expected(
    columns: Sequence[str], required: Sequence[str], most: int, *, is_unique: bool
) -> str:
    """Say how many rows there are, and how many an index finds by its first columns."""
    counts = [most]
    for column, is_required in zip(columns, required, strict=True):
        is_narrow = int(is_required) or column == _OF_PERSON
        known = _NARROW if is_narrow else _EMPTY
        if int(is_required) and column in _WIDE:
            known = most
        elif int(is_required) and column == _OF_LEADER:
            known = _LED
        counts.append(min(counts[-1], known))
    if is_unique:
        counts[-1] = 1
    return " ".join(map(str, counts))


def watch(engine: Engine) -> None:
    """Look at each use of a kept connection whether its file is still the one at its address."""
    event.listen(engine, "connect", _note_file)
    event.listen(engine, "checkout", _refuse_other_file)


def _note_file(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    path = cursor.execute("PRAGMA database_list").fetchone()[2]
    cursor.close()
    entry.info[_FILE] = (path, _identity(path))


def _refuse_other_file(
    connection: DBAPIConnection, entry: ConnectionPoolEntry, proxy: PoolProxiedConnection
) -> None:
    """Throw all kept connections away and connect anew, which tells what is there now."""
    del connection, proxy
    path, identity = entry.info[_FILE]
    if _identity(path) != identity:
        raise InvalidatePoolError


def _identity(path: str) -> tuple[int, int] | None:
    """Name the file that is at *path* now; none if there is none, as in memory."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked at every transaction: a Path takes longer
    except OSError:
        return None
    return status.st_dev, status.st_ino


def note_in_use(file: Path) -> None:
    """Note in the head of a file that it is served, and bring the note from the log into it."""
    _note(file, _number(file))


def note_at_rest(file: Path) -> None:
    """Note that it is served no longer."""
    _note(file, AT_REST)


def is_torn_copy(file: Path) -> bool:
    """Tell whether a file was copied from one that was served at the time."""
    with closing(_open(file)) as link:
        noted = link.execute("PRAGMA user_version").fetchone()[0]
    return noted not in {AT_REST, _number(file)}


def _note(file: Path, noted: int) -> None:
    with closing(_open(file)) as link:
        link.execute(f"PRAGMA user_version={noted}")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open(file: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def _number(file: Path) -> int:
    return file.stat().st_ino % _NUMBERS + 1
