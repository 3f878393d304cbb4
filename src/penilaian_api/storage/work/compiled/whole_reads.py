"""Read thousands of records in one statement: each table once, and not once for each row.

Statements are planned for few rows, found by an index (docs/decisions/0031). Where a population is
read whole, that is a pass over one table for each row of another: here PostgreSQL is told to hash
instead. SQLite looks each row up as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

_HASHED: Final = text(
    "SELECT set_config('enable_nestloop', 'off', true), set_config('enable_hashjoin', 'on', true)"
)
_LOOKED_UP: Final = text(
    "SELECT set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true)"
)


@contextmanager
def reading_whole(session: Session) -> Iterator[None]:
    """Plan the statements of this block for many rows; a failure ends the transaction anyhow."""
    if session.get_bind().dialect.name != "postgresql":
        yield
        return
    with hashing(session.connection()):
        yield


@contextmanager
def hashing(connection: Connection) -> Iterator[None]:
    """Let PostgreSQL hash in this block what it joins."""
    connection.execute(_HASHED)
    yield
    connection.execute(_LOOKED_UP)
