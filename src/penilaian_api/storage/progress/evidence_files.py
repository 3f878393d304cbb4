"""Keep files of evidence on disk: under random names, in a folder per agency, written whole."""

import errno
import hashlib
import os
from collections.abc import Container
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import BusyError, ConflictError, StorageFullError

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system calls a full disk, a full quota, and a file that may not grow."""


class EvidenceFiles:
    """The files; nothing that a caller wrote ever becomes part of a path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, agency_id: UUID, content: bytes) -> str:
        """Put *content* on disk for good, and return the name under which it lies.

        It is written aside, synced and renamed before any record names it: a crash leaves a file
        that nothing refers to, never a record without its file.
        """
        name = token_hex(16)
        path = self._path(agency_id, name)
        aside = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.rename(path)
            _sync(path.parent)
        except OSError as failure:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            if failure.errno in NO_ROOM:
                raise StorageFullError from failure
            raise BusyError from failure
        return name

    def discard(self, agency_id: UUID, name: str) -> None:
        """Remove what was just put under *name*, since no record will name it."""
        self._path(agency_id, name).unlink(missing_ok=True)

    def read(self, agency_id: UUID, name: str, sha256: str) -> bytes:
        """Return what lies under *name*, if it is still what was put there."""
        try:
            content = self._path(agency_id, name).read_bytes()
        except FileNotFoundError:
            raise ConflictError("evidence_damaged") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ConflictError("evidence_damaged")
        return content

    def holds(self, agency_id: UUID, name: str, size: int) -> bool:
        """Tell whether a file of this size lies under *name*; what it says is left unread."""
        try:
            return self._path(agency_id, name).stat().st_size == size
        except OSError:
            return False

    def sweep(self, agency_id: UUID, known: Container[str], before: datetime) -> int:
        """Remove what was put there *before* and no record names: a process died, or it lapsed."""
        gone = 0
        for path in self.folder_of(agency_id).glob("??/*"):
            if path.name not in known and path.stat().st_mtime < before.timestamp():
                path.unlink()
                gone += 1
        return gone

    def folder_of(self, agency_id: UUID) -> Path:
        """Name the folder of an agency."""
        return self._folder / agency_id.hex

    @staticmethod
    def address(name: str) -> str:
        """Say where *name* lies within the folder of its agency."""
        return f"{name[:2]}/{name}"

    def _path(self, agency_id: UUID, name: str) -> Path:
        return self.folder_of(agency_id) / self.address(name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
