"""Check before the service starts what would fail later: tables, role, secret, folder, company."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import typer
from sqlalchemy import make_url

from penilaian_api.settings import Settings
from penilaian_api.storage.database import migrations, sqlite_file
from penilaian_api.storage.database.engine import POOL, Database, is_sqlite
from penilaian_api.storage.database.preflight import (
    connections_given,
    explain_not_migrated,
    explain_too_new,
)
from penilaian_api.storage.database.schema_fit import SchemaFit
from penilaian_api.storage.progress import evidence_folder

if TYPE_CHECKING:
    from penilaian_api.api.routing.context import AppContext

OTHER_KEY: Final = (
    "PENILAIAN_SECRET (or the file `secret` in PENILAIAN_DATA_FOLDER) is not the one with "
    "which the signing keys of this database were sealed: nobody could sign in. Set the "
    "earlier secret; if it is lost, `penilaian-api keys rotate --at-once` makes a key "
    "under the new one."
)

TORN_COPY: Final = (
    "{file} is a copy of a file that was in use: what was stored last may be missing from it. "
    "`penilaian-api backup` copies a record whole while it is served; restore such a backup, if "
    "there is one."
)

LOCKS: Final[list[IO[str]]] = []
"""Files whose lock this process holds until it ends, however it ends."""


def refuse_other_tables(settings: Settings) -> None:
    """Refuse to start on tables that are not ours, or with the rights of their owner."""
    database = Database(settings.database_url)
    try:
        with database.begin(None, writes=False) as session:
            fit = migrations.fit(session.connection())
            if fit is SchemaFit.BEHIND:
                raise SystemExit(explain_not_migrated(settings.database_url))
            if fit is SchemaFit.AHEAD:
                raise SystemExit(explain_too_new(settings.database_url))
            if migrations.owns_tables(session.connection()):
                raise SystemExit(
                    "PENILAIAN_DATABASE_URL signs in as the owner of the tables, whom row-level "
                    "security does not hold. Use the application's role, and the owner only to "
                    "migrate."
                )
    finally:
        database.dispose()


def check(context: "AppContext", address: str, workers: int = 1) -> Iterator[str]:
    """Refuse a secret that is not the installation's; tell what may be meant, but seldom is."""
    if not context.tokens.keys.can_sign():
        raise SystemExit(OTHER_KEY)
    if is_sqlite(address):
        yield from _check_file(file_of(address), workers)
    else:
        refuse_too_many(context.database, workers)
    if not evidence_folder.is_ours(context.database, context.data_folder):
        yield (
            f"{context.data_folder.resolve()} is not the folder in which the evidence of this "
            "database lies: files that were kept elsewhere will be reported as damaged. Set "
            "PENILAIAN_DATA_FOLDER to the one that all machines share, or copy it here whole."
        )


def refuse_in_use(address: str) -> None:
    """Refuse to replace a record that is still served."""
    if is_sqlite(address):
        is_used = file_of(address).exists() and not _hold(file_of(address))
    else:
        is_used = _has_others(address)
    if is_used:
        raise SystemExit(
            "The database is in use: stop the service (and whoever else is connected) first. "
            "Nothing was changed."
        )


def file_of(address: str) -> Path:
    """Name the file of a SQLite database."""
    return Path(make_url(address).database or "").absolute()


@contextmanager
def marked_in_use(address: str) -> Iterator[None]:
    """Mark a SQLite file while it is served: a copy of it that was made meanwhile shows it."""
    if not (is_sqlite(address) and LOCKS):
        yield
        return
    sqlite_file.note_in_use(file_of(address))
    try:
        yield
    finally:
        sqlite_file.note_at_rest(file_of(address))


def warn_of_torn_copy(address: str) -> None:
    """Tell that a SQLite file is a copy of one that was in use, if it is."""
    if is_sqlite(address) and file_of(address).exists():
        for sentence in _torn_copy(file_of(address)):
            typer.echo(sentence, err=True)


def _torn_copy(file: Path) -> Iterator[str]:
    if sqlite_file.is_torn_copy(file):
        yield TORN_COPY.format(file=file)


def _has_others(address: str) -> bool:
    from penilaian_api.storage.backup import postgres_record  # noqa: PLC0415 - brings psycopg in

    engine = migrations.owner_engine(address)
    try:
        return postgres_record.count_others(engine) > 0
    finally:
        engine.dispose()


def refuse_too_many(database: Database, workers: int) -> str:
    """Refuse more connections than the server gives; else tell how many there may be."""
    most, given = workers * POOL, connections_given(database)
    if most > given:
        raise SystemExit(
            f"{workers} workers use up to {most} connections (each {POOL}), and PostgreSQL gives "
            f"this role {given}: at most --workers {given // POOL}, or raise max_connections."
        )
    return f"It uses up to {most} of the {given} connections that PostgreSQL gives this role."


def _check_file(file: Path, workers: int) -> Iterator[str]:
    if workers > 1:
        yield (
            "Several workers on a SQLite file: they read at once, and write one after another. For "
            "many who write, use PostgreSQL."
        )
    yield from _torn_copy(file)
    if not _hold(file):
        yield (
            "Another process serves the same SQLite file. It works, but each waits for the other "
            "to write; stop one that was left over. For more than one, use PostgreSQL."
        )


def _hold(file: Path) -> bool:
    """Hold the lock beside a file, or tell that another process does; a crash releases it."""
    lock = file.with_name(f"{file.name}.serving").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    LOCKS.append(lock)
    return True
