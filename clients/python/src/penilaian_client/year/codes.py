"""Write one-time codes to a file that only its owner reads, and lose none on the way.

Before an import is sent, the key under which it is sent stands beside the file (``.pending``). If
the program ends before the codes are written, the next run sends the same import under the same
key, and the service answers with the codes that it made.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from penilaian_client import models
from penilaian_client._call import File
from penilaian_client._private_files import create_private, write_private
from penilaian_client._texts import say
from penilaian_client.year.code_tables import is_table, to_rows, write_table


class CodesFileError(Exception):
    """The file of codes cannot be used; nothing was sent."""

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(say(code, path=str(path)))


@dataclass(frozen=True, slots=True)
class CodesFile:
    """A file that does not exist yet, for the codes of the accounts that an import creates."""

    path: Path

    def check_table(self) -> None:
        """Make sure that the name says how the codes of an import are written: as a table."""
        if not is_table(self.path):
            raise CodesFileError("codes_table_ending", self.path)

    @property
    def _pending(self) -> Path:
        return self.path.with_name(f"{self.path.name}.pending")

    def check(self, files: Mapping[str, File]) -> None:
        """Make sure that codes can be written here, and overwrite none."""
        if self.path.exists():
            raise CodesFileError("codes_exist", self.path)
        if self._pending.exists() and not self.awaits_answer_to(files):
            raise CodesFileError("codes_pending", self._pending)
        if not self.path.parent.is_dir() or not os.access(self.path.parent, os.W_OK):
            raise CodesFileError("codes_folder", self.path.parent)

    def awaits_answer_to(self, files: Mapping[str, File]) -> bool:
        """Tell whether these files were sent before, and their codes are not written yet."""
        try:
            return bool(json.loads(self._pending.read_text())["files"] == _digest_of(files))
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def reserve(self, files: Mapping[str, File]) -> str:
        """Keep the key of the import that is about to be sent; return the earlier one, if any."""
        if self.awaits_answer_to(files):
            return str(json.loads(self._pending.read_text())["key"])
        key = uuid4().hex
        create_private(self._pending, json.dumps({"key": key, "files": _digest_of(files)}).encode())
        return key

    def write(self, codes: Iterable[models.ActivationCodeOut], zone: str) -> None:
        """Write the codes; only then is the key forgotten."""
        write_private(self.path, write_table(self.path, to_rows(codes, zone)))
        self.release()

    def release(self) -> None:
        """Forget the key: no codes are to come under it."""
        self._pending.unlink()


def _digest_of(files: Mapping[str, File]) -> str:
    digest = hashlib.sha256()
    for kind, (_, content, _) in sorted(files.items()):
        digest.update(kind.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()
