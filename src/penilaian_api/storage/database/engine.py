"""Connect to the database and run transactions: SQLite or PostgreSQL, one meaning.

SQLite: one file, WAL, foreign keys, every commit on disk. Writers of this process queue in a fair
line before ``BEGIN IMMEDIATE``, because SQLite's own busy waiting is not fair. PostgreSQL: the
tenant is set with the same round trip that begins the transaction; row-level security rests on it.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from sqlalchemy import Connection, Engine, Uuid, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from penilaian_api.domain.errors import BusyError
from penilaian_api.storage.database import sqlite_file
from penilaian_api.storage.database.errors import keep_first_line, translate_errors
from penilaian_api.storage.database.wire.cost import count_statements
from penilaian_api.storage.models.audit import GREW
from penilaian_api.storage.models.types import PACKS, TextUuid

if TYPE_CHECKING:
    from penilaian_api.storage.database.wire.patient_connection import PatientConnection

LOCK_WAIT: Final = 2.0
"""Seconds a request waits for another before it is told to come again."""

ANSWER_WAIT: Final = 35.0
"""Seconds for one answer of PostgreSQL: a little more than it gives a statement."""

BEGIN_WAIT: Final = 3.0
"""Seconds for the first answer of a transaction, for which it has nothing to do."""

SEATS: Final = 8
"""So many requests of one process work at once: more get no more out of one interpreter."""

POOL: Final = SEATS + 4
"""As many connections, and threads, as requests at work, sign-ins and questions for health have."""

STATEMENTS: Final = 1_000
"""So many statements are kept as text: a few hundred, each for some sets of roles."""

_POSTGRES_SETTINGS: Final = (
    "-c timezone=UTC -c lock_timeout=2s -c statement_timeout=30s "
    "-c idle_in_transaction_session_timeout=30s -c plan_cache_mode=force_generic_plan "
    "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off "
    "-c enable_material=off -c jit=off -c random_page_cost=1 -c cpu_tuple_cost=0.03"
)
"""Statements are planned for few rows, found by an index, whatever the server knows of its tables.

A row that is read and thrown away counts for more than the server takes it for: else a table that
is small beside others, as that of units is, is read whole for the few rows that are asked for.

Nothing is compiled for them: where the server expects many rows, that alone takes it seconds.

Why it is so: docs/decisions/0031.
"""
_POSTGRES_PATIENCE: Final = {
    "connect_timeout": int(LOCK_WAIT),
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""How long a server is waited for that neither answers nor refuses: its machine is away."""


class Database:
    """The record: hands out one transaction at a time to whoever asks."""

    def __init__(self, address: str, watch: Callable[[Connection], bool] = lambda _: False) -> None:
        """Open the record at *address*; *watch* looks at each transaction whether it may go on.

        It tells whether what is stored may be packed.
        """
        self._watch = watch
        self.engine = _sqlite(address) if is_sqlite(address) else _postgres(address)
        self.writers = _Line()
        self.hear_growth: Callable[[UUID], object] = lambda _: None
        """Hears, after each commit that brought rows of a trail, of which agency."""
        count_statements(self.engine)
        event.listen(self.engine, "handle_error", keep_first_line)

    @contextmanager
    def begin(
        self, agency_id: UUID | None, *, writes: bool, one_instant: bool = False
    ) -> Iterator[Session]:
        """Open one transaction of one agency (or of none, for the shared tables), and commit it.

        *one_instant*: all that it reads is as it stood at its first question, however long it
        takes and whoever writes meanwhile. SQLite reads so always.

        An exception rolls back, except a refusal that *keeps*: the caller commits before raising.
        """
        waits = writes and self.engine.dialect.name == "sqlite"
        turn = self.writers.turn(LOCK_WAIT) if waits else nullcontext()
        with translate_errors(), turn, self._connect(agency_id, writes=writes) as link:
            if one_instant and link.dialect.name == "postgresql":
                link.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            info = {PACKS: self._watch(link)}
            with Session(link, expire_on_commit=False, info=info) as session:
                try:
                    yield session
                    session.flush()
                except BaseException:
                    _undo(session)
                    raise
            _commit(link)
            if agency_id is not None and session.info.get(GREW):
                self.hear_growth(agency_id)

    def _connect(self, agency_id: UUID | None, *, writes: bool) -> Connection:
        """Connect and begin; a kept connection that died meanwhile is replaced by a new one.

        With the one that is found dead, all others of its age are thrown away.
        """
        try:
            return self._begun(agency_id, writes=writes)
        except DBAPIError as failure:
            if not failure.connection_invalidated:
                raise
        return self._begun(agency_id, writes=writes)

    def _begun(self, agency_id: UUID | None, *, writes: bool) -> Connection:
        link = self.engine.connect()
        try:
            _begin(link, agency_id, writes=writes)
        except BaseException:
            link.close()
            raise
        return link

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _undo(session: Session) -> None:
    """Undo what was done outside of the database for a transaction that fails before its commit.

    A commit that fails may have been made: then what was done outside is left, and nothing lost.
    """
    for undo in session.info.get("undo", ()):  # each as `UnitOfWork.undo_by` was told
        undo()


def _commit(link: Connection) -> None:
    """Commit; a connection whose commit failed is not trusted with another transaction."""
    try:
        link.commit()
    except BaseException:
        link.invalidate()
        raise


def is_sqlite(address: str) -> bool:
    """Tell whether *address* names a SQLite file."""
    return make_url(address).get_backend_name() == "sqlite"


def _begin(link: Connection, agency_id: UUID | None, *, writes: bool) -> None:
    """Begin on the wire ourselves: the driver would begin later, and without the tenant."""
    if link.dialect.name == "sqlite":
        link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        return
    # A UUID object prints nothing but hexadecimal digits and dashes: safe as a literal.
    tenant = f"; SET LOCAL app.agency_id = '{agency_id}'" if agency_id else ""
    server = cast("PatientConnection", link.connection.dbapi_connection)
    server.patience = BEGIN_WAIT
    link.exec_driver_sql("BEGIN" + tenant)
    server.patience = ANSWER_WAIT


def _sqlite(address: str) -> Engine:
    engine = create_engine(
        sqlite_file.existing(make_url(address)),
        hide_parameters=True,  # names and texts of persons belong in no log
        connect_args={"check_same_thread": False, "timeout": LOCK_WAIT, "isolation_level": None},
        pool_size=POOL,
        max_overflow=0,
        pool_use_lifo=True,  # few connections, whose statements are prepared already
        query_cache_size=STATEMENTS,
    )
    engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: TextUuid}
    event.listen(engine, "connect", _prepare_sqlite)
    sqlite_file.watch(engine)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    del entry
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-8000",  # 8 MB: the tasks of a leader visit more pages than the usual 2 MB hold
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgres(address: str) -> Engine:
    # Autocommit on the driver's side only: the transaction is begun by hand in `_begin`, and
    # commit and rollback still end it.
    engine = create_engine(
        address,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        connect_args={
            "prepare_threshold": 5,
            "options": _POSTGRES_SETTINGS,
            **_POSTGRES_PATIENCE,
        },
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=LOCK_WAIT,
        pool_use_lifo=True,  # few connections, whose statements are prepared already
        query_cache_size=STATEMENTS,
    )
    engine.dialect.connect = _connect_patiently  # type: ignore[method-assign]  # takes no class of connections
    return engine


def _connect_patiently(*words: Any, **named: Any) -> DBAPIConnection:  # noqa: ANN401 - the driver's own
    from penilaian_api.storage.database.wire.patient_connection import (  # noqa: PLC0415 - brings psycopg in
        PatientConnection,
    )

    return cast("DBAPIConnection", PatientConnection.connect(*words, **named))


@contextmanager
def patiently(lock: threading.Lock) -> Iterator[None]:
    """Hold *lock*, waiting for it no longer than for another request: its holder may wait too."""
    if not lock.acquire(timeout=LOCK_WAIT):
        raise BusyError
    try:
        yield
    finally:
        lock.release()


class _Line:
    """First come, first served: the writers of this process, one at a time."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait for the turn, at most *patience* seconds, and pass it on afterwards."""
        self._enter(patience)
        try:
            yield
        finally:
            self._leave()

    def _enter(self, patience: float) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(patience):
            return
        with self._guard:
            if mine.is_set():  # called in the instant of giving up
                return
            self._waiting.remove(mine)
        raise BusyError

    def _leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
