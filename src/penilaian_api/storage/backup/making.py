"""Make a backup: first the record as it stands at one instant, then the files that it names.

A file is on disk before any record names it and stays for good, so all that the record names are
there when they are copied, whoever posts more meanwhile.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from penilaian_api import __version__
from penilaian_api.storage.backup import sqlite_record
from penilaian_api.storage.backup.archive import Manifest, Packing, packing
from penilaian_api.storage.backup.contents import Contents, EvidenceFile
from penilaian_api.storage.database.engine import is_sqlite

LAST: Final = "last-backup.json"
"""Below the folder of data: when the last backup was made, and where it was put."""


def back_up(address: str, folder: Path, path: Path, now: datetime) -> Manifest:
    """Write the record at *address* and its evidence below *folder* to the new file *path*."""
    with packing(path) as pack, TemporaryDirectory(dir=path.parent, prefix=".backup-") as aside:
        contents, tables = _pack_record(address, pack, Path(aside))
        lacking = [file.path for file in contents.files if not _pack_file(folder, file, pack)]
        manifest = Manifest(
            dialect="sqlite" if is_sqlite(address) else "postgresql",
            revision=contents.revision,
            taken_at=now.isoformat(timespec="seconds"),
            program=__version__,
            evidence_folder=str(contents.evidence_folder) if contents.evidence_folder else None,
            checkpoints=[point.to_line() for point in contents.checkpoints],
            tables=tables,
            lacking=lacking,
        )
        pack.close(manifest)
    _note(folder, path, now)
    return replace(manifest, members=pack.members)


def last_backup(folder: Path) -> datetime | None:
    """Tell when the last backup was made from this machine's folder of data."""
    with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
        return datetime.fromisoformat(json.loads((folder / LAST).read_text())["taken_at"])
    return None


def _pack_record(address: str, pack: Packing, aside: Path) -> tuple[Contents, dict[str, list[str]]]:
    if is_sqlite(address):
        return sqlite_record.pack(address, pack, aside), {}
    from penilaian_api.storage.backup import postgres_record  # noqa: PLC0415 - brings psycopg in

    return postgres_record.pack(address, pack, aside)


def _pack_file(folder: Path, file: EvidenceFile, pack: Packing) -> bool:
    """Add a file of evidence, if it is there and still what was posted."""
    try:
        with (folder / file.path).open("rb") as source:
            if hashlib.file_digest(source, "sha256").hexdigest() != file.sha256:
                return False
            pack.add(file.path, source)
    except FileNotFoundError:
        return False
    return True


def _note(folder: Path, path: Path, now: datetime) -> None:
    """Note when and where; a folder that may not be written to keeps no backup from being made."""
    with suppress(OSError):
        note = {"taken_at": now.isoformat(timespec="seconds"), "file": str(path.resolve())}
        (folder / LAST).write_text(json.dumps(note))
