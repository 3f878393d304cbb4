"""Restore a backup: refuse what does not fit, then put files and record in place.

The files come first and the record last, so that one that is broken off leaves nothing that names
what is not there.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import make_url

from penilaian_api.storage.backup import sqlite_record
from penilaian_api.storage.backup.archive import Backup, BackupUnusableError
from penilaian_api.storage.backup.contents import is_evidence
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.engine import is_sqlite
from penilaian_api.storage.progress import evidence_folder

_DIALECTS: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a record is restored to: the owner's address, the application's, the folder of data."""

    owner_url: str
    application_url: str
    folder: Path

    @property
    def name(self) -> str:
        """The name of the database, as an operator must write it to have it replaced."""
        return Path(make_url(self.owner_url).database or "").name

    @property
    def file(self) -> Path:
        """The file of a SQLite record."""
        return Path(make_url(self.owner_url).database or "")


def restore(backup: Backup, target: Target, *, destroy_data: str | None) -> Path | None:
    """Restore a backup that was checked; return where an earlier SQLite record was put aside."""
    _refuse_other_kind(backup, target)
    _refuse_data_loss(backup, target, destroy_data)
    target.folder.mkdir(parents=True, exist_ok=True)
    for name in filter(is_evidence, backup.manifest.members):
        path = target.folder / name
        aside = path.with_name(f"{path.name}.part")
        backup.copy(name, aside)
        aside.rename(path)
    earlier = _restore_record(backup, target)
    if backup.manifest.evidence_folder is not None:
        (target.folder / evidence_folder.NAME).write_text(backup.manifest.evidence_folder)
    return earlier


def _restore_record(backup: Backup, target: Target) -> Path | None:
    role = migrations.role_of(target.application_url)
    if is_sqlite(target.owner_url):
        return _restore_sqlite(backup, target)
    from penilaian_api.storage.backup import postgres_record  # noqa: PLC0415 - brings psycopg in

    engine = migrations.owner_engine(target.owner_url)
    try:
        postgres_record.load(engine, backup, role)
    finally:
        engine.dispose()
    return None


def _restore_sqlite(backup: Backup, target: Target) -> Path | None:
    """Unpack and migrate the record beside its place, and put it there when it is ready."""
    with TemporaryDirectory(dir=target.file.absolute().parent, prefix=".restore-") as aside:
        staged = Path(aside) / "record"
        sqlite_record.unpack(backup, staged)
        engine = migrations.owner_engine(f"sqlite:///{staged}")
        try:
            migrations.migrate(engine)
        finally:
            engine.dispose()
        with staged.open("rb+") as file:
            os.fsync(file.fileno())
        name = f"before-restore-{backup.manifest.taken_at.replace(':', '')[:17]}"
        return sqlite_record.put_in_place(staged, target.file, set_aside=name)


def _refuse_other_kind(backup: Backup, target: Target) -> None:
    """Refuse a database of another kind than the backup's, and tables of a later program."""
    manifest = backup.manifest
    if (manifest.dialect == "sqlite") != is_sqlite(target.owner_url):
        raise BackupUnusableError(
            f"The backup {backup.path} is of {_DIALECTS[manifest.dialect]}; PENILAIAN_DATABASE_URL "
            "names a database of another kind. Nothing was changed."
        )
    if manifest.revision not in {
        script.revision for script in migrations.known_scripts().walk_revisions()
    }:
        raise BackupUnusableError(
            f"The backup {backup.path} was made by program {manifest.program}, whose tables "
            f"(revision {manifest.revision}) are newer than this one: restore it with that "
            "version. Nothing was changed."
        )


def _refuse_data_loss(backup: Backup, target: Target, destroy_data: str | None) -> None:
    """Refuse to replace what is there, unless its name is given."""
    if destroy_data == target.name:
        return
    own = target.folder / evidence_folder.NAME
    expected = backup.manifest.evidence_folder
    if own.exists() and expected is not None and own.read_text().strip() != expected:
        what = f"{target.folder} is the folder of another record's evidence"
    elif _holds_data(target):
        what = f"The database {target.name} holds data"
    else:
        return
    raise BackupUnusableError(
        f"{what}. Restore to an empty place; or `--destroy-data {target.name}` puts the backup in "
        "place of what is there. Nothing was changed."
    )


def _holds_data(target: Target) -> bool:
    if is_sqlite(target.owner_url) and not target.file.exists():
        return False
    engine = migrations.owner_engine(target.owner_url)
    try:
        return sqlite_record.holds_data(engine)
    finally:
        engine.dispose()
