"""Serve with a fault, as a control: each answer goes out before its transaction is committed."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from uuid import UUID

from sqlalchemy.orm import Session

from penilaian_api.commands import program
from penilaian_api.storage.database import engine
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.errors import translate_errors

DELAY = 0.05
"""Seconds between the answer and the commit."""


@contextmanager
def begin(database: Database, agency_id: UUID | None, *, writes: bool) -> Iterator[Session]:
    """Open a transaction that is committed by somebody else, later."""
    stack = ExitStack()
    waits = writes and database.engine.dialect.name == "sqlite"
    with translate_errors():
        stack.enter_context(
            database.writers.turn(engine.LOCK_WAIT) if waits else nullcontext(),
        )
        try:
            link = stack.enter_context(database._connect(agency_id, writes=writes))  # noqa: SLF001 - a control looks inside
            session = stack.enter_context(Session(link, expire_on_commit=False))
            yield session
            session.flush()
        except BaseException:
            stack.close()
            raise

    def finish() -> None:
        if writes:
            time.sleep(DELAY)
        link.commit()
        stack.close()

    if writes:
        threading.Thread(target=finish, daemon=True).start()
    else:
        finish()


if __name__ == "__main__":
    Database.begin = begin  # type: ignore[method-assign]  # the fault
    program.main()
