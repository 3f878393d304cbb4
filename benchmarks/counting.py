"""Count what requests make the database visit: rows on PostgreSQL, steps of its machine on SQLite.

Both numbers are the same whenever they are taken, however busy the machine is.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import psycopg
from sqlalchemy import Engine, event
from tests.records.dialects import SQLITE

_NAME: Final = re.compile(r"%\((\w+)\)s")
_STEPS: Final = 10
"""SQLite tells each time that it has taken so many."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A node of a plan that visits more than it gives: which, and how many rows."""

    node: str
    rows: float


@dataclass
class Count:
    """What one request made the database visit, and its statements with their values."""

    visited: float = 0
    widest: Visit = Visit("", 0)
    statements: list[tuple[str, Any]] = field(default_factory=list)


@contextmanager
def counted(engine: Engine, agency_id: UUID) -> Iterator[Count]:
    """Count what the requests of this block visit."""
    count = Count()
    is_sqlite = engine.dialect.name == SQLITE
    with _stepped(engine, count) if is_sqlite else _noted(engine, count):
        yield count
    if not is_sqlite:
        _explain(engine, agency_id, count)


@contextmanager
def _stepped(engine: Engine, count: Count) -> Iterator[None]:
    """Let every connection tell the steps that it takes."""

    def step() -> int:
        count.visited += _STEPS
        return 0

    def watch(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's
        connection.set_progress_handler(step, _STEPS)

    event.listen(engine, "checkout", watch)
    try:
        yield
    finally:
        event.remove(engine, "checkout", watch)
        engine.dispose()


@contextmanager
def _noted(engine: Engine, count: Count) -> Iterator[None]:
    def note(
        _connection: object,
        _cursor: object,
        statement: str,
        values: object,
        _context: object,
        _many: object,
    ) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            count.statements.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _explain(engine: Engine, agency_id: UUID, count: Count) -> None:
    """Run each statement again as the service prepares it, and add up what its nodes visit."""
    with closing(engine.raw_connection()) as connection:
        link: Any = connection.dbapi_connection
        cursor = psycopg.ClientCursor(link)
        cursor.execute(f"BEGIN; SET LOCAL app.agency_id = '{agency_id}'")  # as the service does
        for statement, values in count.statements:
            text, given = _numbered(statement, values)
            cursor.execute(f"PREPARE counted AS {text}")
            execute = f"EXECUTE counted({given})" if given else "EXECUTE counted"
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {execute}", values)
            for row in cursor.fetchall():
                _add(row[0][0]["Plan"], count)
            cursor.execute("DEALLOCATE counted")
        link.rollback()


def _numbered(statement: str, values: object) -> tuple[str, str]:
    """Give the text with a number for each value, and how the values are then given."""
    if isinstance(values, tuple):  # it has numbers already
        return statement, ", ".join("%s" for _ in values)
    numbers = {name: at for at, name in enumerate(dict.fromkeys(_NAME.findall(statement)), 1)}
    text = re.sub(_NAME, lambda match: f"${numbers[match[1]]}", statement)
    return text.replace("%%", "%"), ", ".join(f"%({name})s" for name in numbers)


def _add(node: dict[str, Any], count: Count) -> None:
    removed = sum(value for name, value in node.items() if name.startswith("Rows Removed"))
    rows = (node["Actual Rows"] + removed) * node["Actual Loops"]
    count.visited += rows
    if rows > count.widest.rows:
        about = node.get("Relation Name", node.get("CTE Name", ""))
        index = node.get("Index Name", "")
        count.widest = Visit(f"{node['Node Type']} {about} {index}".strip(), rows)
    for part in node.get("Plans", ()):
        _add(part, count)
