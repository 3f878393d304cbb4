"""Keep files of evidence on disk: under random names, in a folder per agency, written whole."""

import hashlib
import os
from pathlib import Path
from secrets import token_hex
from uuid import UUID

from penilaian_api.domain.errors import BusyError, ConflictError


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
            aside.unlink(missing_ok=True)
            raise BusyError from failure
        return name

    def read(self, agency_id: UUID, name: str, sha256: str) -> bytes:
        """Return what lies under *name*, if it is still what was put there."""
        try:
            content = self._path(agency_id, name).read_bytes()
        except FileNotFoundError:
            raise ConflictError("evidence_damaged") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ConflictError("evidence_damaged")
        return content

    def _path(self, agency_id: UUID, name: str) -> Path:
        return self._folder / agency_id.hex / name[:2] / name


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
