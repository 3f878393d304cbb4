"""Look at what another hand may have written: whatever fails is a finding, and the look goes on."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from penilaian_api.domain.errors import BusyError, NotMigratedError
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.database.errors import refusal_for


def look(
    session: Session,
    find: Callable[[], Iterable[Discrepancy]],
    unreadable: Callable[[], Discrepancy],
) -> Sequence[Discrepancy]:
    """Gather what *find* finds; where it fails, what it found before, and what is *unreadable*.

    A savepoint holds each look: on PostgreSQL a failed statement would end all that come after it.
    """
    faults = list[Discrepancy]()
    try:
        with session.begin_nested():
            for discrepancy in find():
                faults.append(discrepancy)
    except Exception as failure:
        if is_of_the_database(failure):
            raise
        faults.append(unreadable())
    return faults


def look_at(
    session: Session, table: str, find: Callable[[], Iterable[Discrepancy]]
) -> Sequence[Discrepancy]:
    """Gather what *find* finds in a table, or that it is unreadable."""
    return look(session, find, partial(Discrepancy, DiscrepancyKind.UNREADABLE, table=table))


def is_of_the_database(failure: Exception) -> bool:
    """Tell whether the database is away or too slow: that says nothing about the record."""
    if not isinstance(failure, DBAPIError):
        return isinstance(failure, BusyError)
    states = ("sqlstate", "sqlite_errorcode")
    if not failure.connection_invalidated and not any(
        getattr(failure.orig, name, None) for name in states
    ):
        return False  # the driver itself: a value that it cannot read
    refusal = refusal_for(failure)
    return isinstance(refusal, BusyError) and not isinstance(refusal, NotMigratedError)
