"""Check before the service starts what would fail later: tables, role, secret, folder, company."""

import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from sqlalchemy import make_url

from penilaian_api.settings import Settings
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.engine import Database, is_sqlite
from penilaian_api.storage.database.preflight import explain_not_migrated, explain_too_new
from penilaian_api.storage.database.schema_fit import SchemaFit
from penilaian_api.storage.progress import evidence_folder

if TYPE_CHECKING:
    from penilaian_api.api.routing.context import AppContext

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


def check(context: "AppContext", address: str) -> Iterator[str]:
    """Refuse a secret that is not the installation's; tell what may be meant, but seldom is."""
    if not context.tokens.keys.can_sign():
        raise SystemExit(
            "PENILAIAN_SECRET (or the file `secret` in PENILAIAN_DATA_FOLDER) is not the one with "
            "which the signing keys of this database were sealed: nobody could sign in. Set the "
            "earlier secret; if it is lost, `penilaian-api keys rotate --at-once` makes a key "
            "under the new one."
        )
    if is_sqlite(address) and not _hold(Path(make_url(address).database or "")):
        yield (
            "Another process serves the same SQLite file. It works, but each waits for the other "
            "to write; stop one that was left over. For more than one, use PostgreSQL."
        )
    if not evidence_folder.is_ours(context.database, context.data_folder):
        yield (
            f"{context.data_folder.resolve()} is not the folder in which the evidence of this "
            "database lies: files that were kept elsewhere will be reported as damaged. Set "
            "PENILAIAN_DATA_FOLDER to the one that all machines share, or copy it here whole."
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
