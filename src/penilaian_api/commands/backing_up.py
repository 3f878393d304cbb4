"""Back up an installation while it is served, and restore it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from penilaian_api.commands import installing, starting, verifying
from penilaian_api.commands.setup import EXIT_FAULTY, open_installation
from penilaian_api.services.progress import evidence
from penilaian_api.settings import Settings, secret_of
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.backup import making, restoring
from penilaian_api.storage.backup.archive import Backup, BackupUnusableError
from penilaian_api.storage.backup.contents import EVIDENCE
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.preflight import explain_failures

_WITHOUT_KEY = (
    "The secret is not in it (PENILAIAN_SECRET, or the file `secret` in PENILAIAN_DATA_FOLDER): "
    "keep it apart from the backups. If it is lost, everybody signs in anew after "
    "`penilaian-api keys rotate --at-once`; no data is."
)


_NOT_MADE = "No backup was made."
_NOT_RESTORED = "The record is as it was: make room, and restore again."
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def _explain_full(where: Path, outcome: str) -> Iterator[None]:
    """Say of a disk that has no room left where that was, and what stands now."""
    try:
        yield
    except (OSError, sqlite3.Error, DBAPIError) as failure:
        cause = getattr(failure, "orig", None) or failure
        is_full = getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL"
        if not is_full and getattr(cause, "errno", None) not in _FULL:
            raise
        raise BackupUnusableError(f"{where}: no space is left there. {outcome}") from None


def backup(
    file: Annotated[Path, typer.Argument(help="A new file; nothing is overwritten.")],
) -> None:
    """Back up the record and its files of evidence into one file, while the service goes on."""
    settings = Settings()
    with explain_failures(settings.owner_url), _explain_full(file.absolute().parent, _NOT_MADE):
        starting.warn_of_torn_copy(settings.owner_url)
        manifest = making.back_up(
            settings.owner_url, settings.data_folder, file, machine_clock().astimezone(UTC)
        )
    files = sum(name.startswith(f"{EVIDENCE}/") for name in manifest.members)
    size = file.stat().st_size / 1_000_000
    typer.echo(
        f"{file}: {len(manifest.checkpoints)} agencies, {files} files of evidence, {size:,.1f} MB, "
        "read again and whole."
    )
    typer.echo(_WITHOUT_KEY, err=True)
    if manifest.lacking:
        typer.echo(
            f"{len(manifest.lacking)} files of evidence are not in it: they are missing or damaged "
            "where they lie, below PENILAIAN_DATA_FOLDER. `penilaian-api verify --files` names "
            "them.",
            err=True,
        )
        raise typer.Exit(EXIT_FAULTY)


def restore(
    file: Path,
    *,
    destroy_data: Annotated[
        str | None,
        typer.Option(help="Put it in place of what is there: the name of that database."),
    ] = None,
    only_check: Annotated[
        bool, typer.Option("--only-check", help="Read the backup through, and change nothing.")
    ] = False,
) -> None:
    """Restore a backup to an empty place, and verify what came out."""
    settings = Settings()
    target = restoring.Target(settings.owner_url, settings.database_url, settings.data_folder)
    with explain_failures(settings.owner_url), Backup.open(file) as opened:
        opened.check()
        manifest = opened.manifest
        typer.echo(f"{file} is whole: taken at {_local(manifest.taken_at)}.")
        if only_check:
            return
        starting.refuse_in_use(settings.owner_url)
        with _explain_full(target.folder.absolute(), _NOT_RESTORED):
            earlier = restoring.restore(opened, target, destroy_data=destroy_data)
    if manifest.revision != migrations.known_scripts().get_current_head():
        installing.migrate()
    if earlier:
        typer.echo(f"What was there is now {earlier}.", err=True)
    _verify(settings, [Checkpoint.from_line(line) for line in manifest.checkpoints])


def _verify(settings: Settings, checkpoints: list[Checkpoint]) -> None:
    """Verify what was restored, and see that the secret fits it."""
    with open_installation(settings) as installation:
        is_whole = verifying.report(
            installation, checkpoints, settings.data_folder / evidence.FOLDER
        )
        if not _can_sign(installation, settings):
            typer.echo(starting.OTHER_KEY, err=True)
    if not is_whole:
        typer.echo("It was restored as the backup has it, and that is not whole.", err=True)
        raise typer.Exit(EXIT_FAULTY)


def _can_sign(installation: Installation, settings: Settings) -> bool:
    from penilaian_api.api.transport.tokens.key_ring import KeyRing  # noqa: PLC0415 - only here

    return KeyRing(installation.database, secret_of(settings), machine_clock).can_sign()


def _local(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d %H:%M %Z}"
