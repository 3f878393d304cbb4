"""Log what requests ask of the database: how much it is, and that it keeps to one agency.

What begins, sets up, parts and ends a transaction is counted apart.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from tests.records.filters import unfiltered
from tests.records.wire import heard

if TYPE_CHECKING:
    from tests.serving.client import Api

_FRAME = (
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE",
    "PRAGMA",
    "SET ",
    "SELECT SET_CONFIG",
)


@dataclass
class Log:
    """The statements that went to the database, in order, and those of the transaction apart."""

    statements: list[str] = field(default_factory=list)
    frame: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.statements)


@contextmanager
def counted(api: "Api") -> Iterator[Log]:
    """Log the statements of the requests made inside this block.

    The signing keys are read before: once a minute some request reads them, whichever it is.
    """
    log = Log()
    api.served.app.context.tokens.keys.public_keys()

    def note(statement: str) -> None:
        is_frame = statement.lstrip().upper().startswith(_FRAME)
        (log.frame if is_frame else log.statements).append(statement)

    with heard(api.served.app.context.database.engine, note):
        yield log


@contextmanager
def walled(engine: Engine | type[Engine], across: Collection[str] = ()) -> Iterator[set[str]]:
    """Hold every statement of this block to the first wall, and give those that were seen.

    Each agency table that a statement names must carry a filter of its own on the agency; where
    one does not, the block fails in the end, whatever the request answered. *across*: the very
    statements that are meant to look across agencies.
    """
    seen: set[str] = set()

    def note(_connection, _cursor, statement, _parameters, _context, _many):
        seen.add(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
    faults = {
        statement: tables
        for statement in seen.difference(across)
        if (tables := unfiltered(statement))
    }
    assert not faults, "\n".join(f"{tables}: {text}" for text, tables in faults.items())
