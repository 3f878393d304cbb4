"""Read thousands of records in one statement: each table once, and not once for each row.

Statements are planned for few rows, found by an index (docs/decisions/0031). Where a population is
read whole, that is a pass over one table for each row of another: here PostgreSQL is told to hash
instead. SQLite looks each row up as it is.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import ColumnElement, cast, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
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
    session.execute(_HASHED)
    yield
    session.execute(_LOOKED_UP)


def among(session: Session, column: Any, keys: Collection[Any]) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any model
    """Keep to records whose *column* is one of thousands of *keys*.

    PostgreSQL takes them as one list and hashes it: else it compares each row with all of them.
    """
    listed = [*keys]
    if session.get_bind().dialect.name != "postgresql":
        return column.in_(listed)  # type: ignore[no-any-return]  # of a column it is a condition
    return column.in_(select(func.unnest(cast(listed, ARRAY(column.type)))))  # type: ignore[no-any-return]  # as above
