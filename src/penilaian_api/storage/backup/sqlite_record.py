"""Copy a SQLite record while others write to it, and put a copy in its place."""

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine, make_url

from penilaian_api.storage.backup.archive import Backup, BackupUnusableError, Packing
from penilaian_api.storage.backup.contents import Contents, read_contents
from penilaian_api.storage.database import sqlite_file

MEMBER: Final = "record.sqlite.gz"
_BESIDE: Final = ("-wal", "-shm")
_SPEED: Final = 3
"""How hard gzip tries: as much as makes it no slower than the disk."""


def pack(address: str, packing: Packing, aside: Path) -> Contents:
    """Add the whole file as it stands at one instant; *aside* is a folder for what is on its way.

    SQLite's own way of copying sees what still stands in the log beside the file. Whoever copies
    the file alone does not.
    """
    copy = aside / "record.sqlite"
    source = sqlite_file.existing(make_url(address)).database
    with closing(sqlite3.connect(str(source), uri=True)) as old, closing(_connect(copy)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
        new.execute(f"PRAGMA user_version={sqlite_file.AT_REST}")
    engine = create_engine(f"sqlite:///{copy}")
    try:
        with engine.connect() as connection:
            contents = read_contents(connection)
    finally:
        engine.dispose()
    packed = aside / MEMBER
    with copy.open("rb") as plain, gzip.open(packed, "wb", compresslevel=_SPEED) as gz:
        shutil.copyfileobj(plain, gz)
    copy.unlink()
    with packed.open("rb") as content:
        packing.add(MEMBER, content)
    packed.unlink()
    return contents


def unpack(backup: Backup, file: Path) -> None:
    """Write the record of a backup to *file*, which is not in use yet."""
    packed = file.with_name(f"{file.name}.gz")
    backup.copy(MEMBER, packed)
    with gzip.open(packed) as gz, file.open("wb") as plain:
        shutil.copyfileobj(gz, plain)
    packed.unlink()


def put_in_place(restored: Path, file: Path, *, set_aside: str) -> Path | None:
    """Give the restored record its place; what lay there is kept under a name of its own."""
    earlier = None
    if file.exists():
        earlier = file.with_name(f"{file.name}.{set_aside}")
        if earlier.exists():
            raise BackupUnusableError(f"{earlier} is there already. Nothing was changed.")
        for ending in _BESIDE:  # the log first: without its file it is nobody's
            beside = file.with_name(f"{file.name}{ending}")
            if beside.exists():
                beside.rename(f"{earlier}{ending}")
        file.rename(earlier)
    restored.rename(file)
    return earlier


def holds_data(engine: Engine) -> bool:
    """Tell whether a record has agencies, and so something to lose."""
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "agency"):
            return False
        return bool(connection.exec_driver_sql("SELECT count(*) FROM agency").scalar_one())


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None)
