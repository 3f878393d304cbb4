"""Count what a request asks of the database: BEGIN, COMMIT and SAVEPOINT are not counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import event

from tests.client import Api

_FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@dataclass
class Log:
    """The statements, in order."""

    statements: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.statements)


@contextmanager
def counted(api: Api) -> Iterator[Log]:
    """Log the statements of the requests made inside this block."""
    log = Log()

    def note(_connection, _cursor, statement, _parameters, _context, _many):
        if not statement.lstrip().upper().startswith(_FRAME):
            log.statements.append(statement)

    engine = api.served.app.door.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield log
    finally:
        event.remove(engine, "before_cursor_execute", note)
