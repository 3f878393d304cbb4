"""Count the statements that one piece of work sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine, event


@dataclass(slots=True)
class Cost:
    """What a piece of work has cost so far."""

    statements: int = 0


_CURRENT: Final[ContextVar[Cost | None]] = ContextVar("cost", default=None)


def count_statements(engine: Engine) -> None:
    """Count every statement of *engine*, BEGIN and COMMIT too, for whoever sends it."""
    event.listen(engine, "before_cursor_execute", _count)
    event.listen(engine, "commit", _count)


@contextmanager
def counted_for(cost: Cost) -> Iterator[None]:
    """Count what is sent inside this block for *cost*."""
    token = _CURRENT.set(cost)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def _count(connection: Connection, *_: object) -> None:
    del connection
    cost = _CURRENT.get()
    if cost is not None:
        cost.statements += 1
