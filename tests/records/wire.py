"""Hear what really goes to the database: the statements on the wire, or each one that SQLite runs.

What the library above thinks it sends is less: rows that are handed over as one call are sent one
by one, and what begins and ends a transaction goes by another door.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any, Final

from sqlalchemy import Engine, event

Hear = Callable[[str], None]

_MESSAGE: Final = re.compile(r"^F\t\d+\t(\w+)", re.MULTILINE)
_QUOTED: Final = re.compile(r'"(.*?)"', re.DOTALL)
_WITHOUT_TIMES: Final = 1


@contextmanager
def heard(engine: Engine, hear: Hear) -> Iterator[None]:
    """Tell *hear* each statement that connections of *engine* are sent within this block."""
    names = _of_sqlite(hear) if engine.dialect.name == "sqlite" else _of_postgres(hear)
    for name, listener in names.items():
        event.listen(engine, name, listener)
    try:
        yield
    finally:
        for name, listener in names.items():
            event.remove(engine, name, listener)


def _of_sqlite(hear: Hear) -> dict[str, Callable[..., None]]:
    """Hear each call of the driver, and of a call for many rows each row.

    SQLite's own log of statements would name a statement anew for each trigger that it sets off.
    """

    def execute(_connection, _cursor, statement, parameters, _context, is_many):
        for _ in parameters if is_many else (None,):
            hear(statement)

    return {
        "before_cursor_execute": execute,
        "commit": lambda _connection: hear("COMMIT"),
        "rollback": lambda _connection: hear("ROLLBACK"),
    }


def _of_postgres(hear: Hear) -> dict[str, Callable[..., None]]:
    """Let the driver's own library write down what it sends, and read it when it is done."""
    files: dict[int, Any] = {}
    texts: dict[tuple[int, str], str] = {}

    def begin(connection, *_: object) -> None:
        files[id(connection)] = file = TemporaryFile("w+b")  # noqa: SIM115 - closed at the check-in
        connection.pgconn.trace(file.fileno())
        connection.pgconn.set_trace_flags(_WITHOUT_TIMES)
        for (query, _), name in connection._prepared._names.items():  # noqa: SLF001 - what is prepared is sent by its name alone
            texts[id(connection), name.decode()] = query.decode()

    def end(connection, *_: object) -> None:
        file = files.pop(id(connection), None)
        if file is None or connection is None:
            return
        connection.pgconn.untrace()
        with file:
            file.seek(0)
            for statement in _statements(file.read().decode(), id(connection), texts):
                hear(statement)

    return {"checkout": begin, "checkin": end}


def _statements(trace: str, connection: int, texts: dict[tuple[int, str], str]) -> Iterator[str]:
    """Give the text of each statement that a trace of the protocol shows as sent to be run."""
    begins = [*_MESSAGE.finditer(trace)]
    ends = [*(match.start() for match in begins[1:]), len(trace)]
    bound = ""
    for match, stop in zip(begins, ends, strict=True):
        part = trace[match.end() : stop]
        names = _QUOTED.findall(part)
        if match[1] == "Query":
            yield from (part.strip() for part in names[0].split(";"))
        elif match[1] == "Parse":
            texts[connection, names[0]] = part.partition('" "')[2]
        elif match[1] == "Bind":
            bound = texts.get((connection, names[1]), f"prepared before as {names[1]}")
        elif match[1] == "Execute":
            yield bound
