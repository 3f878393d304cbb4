"""Write one-time codes to a file that only its owner reads, and lose none on the way.

Before an import is sent, the key under which it is sent stands beside the file (``.pending``). If
the program ends before the codes are written, the next run sends the same import under the same
key, and the service answers with the codes that it made.
"""

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from penilaian_client import models
from penilaian_client._call import File
from penilaian_client._private_files import create_private, write_private
from penilaian_client._texts import say

COLUMNS: Final = ("login", "name", "employee_code", "code", "expires_at", "consent")
_ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_READ_OTHERWISE: Final = re.compile(
    r"[0-9][0-9 .,/:%-]*(?:[eE][+-]?[0-9]+)?"
    r"|(?:[0-9]{1,4}[ ./-]?)?[A-Za-z]{3,9}[ ./-]?[0-9]{1,4}"
    r"|[0-9]{1,4}[ ./-]?[A-Za-z]{3,9}"
    r"|(?i:true|false|benar|salah)"
)
"""What a spreadsheet would take for a number, a day, an hour or a truth, and write otherwise."""


class CodesFileError(Exception):
    """The file of codes cannot be used; nothing was sent."""

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(say(code, path=str(path)))


@dataclass(frozen=True, slots=True)
class CodesFile:
    """A file that does not exist yet, for the codes of the accounts that an import creates."""

    path: Path

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
        write_private(self.path, to_csv(codes, zone))
        self.release()

    def release(self) -> None:
        """Forget the key: no codes are to come under it."""
        self._pending.unlink()


def to_csv(codes: Iterable[models.ActivationCodeOut], zone: str) -> bytes:
    """Write a line per person as the service does: a spreadsheet leaves it as it is."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for code in codes:
        names = (code.login, code.name or "", code.employee_code or "")
        until = _write_until(code.expires_at, zone)
        writer.writerow((*map(_as_text, names), code.code, until, code.consent or ""))
    text = lines.getvalue()
    return text.encode("ascii" if text.isascii() else "utf-8-sig")


def _write_until(instant: str, zone: str) -> str:
    """Write an instant in the agency's time, with the letters of its zone."""
    try:
        local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:  # a machine without a table of zones
        return instant
    return f"{local:%Y-%m-%d %H:%M} {_ZONES.get(zone, zone)}"


def _as_text(cell: str) -> str:
    """Keep a spreadsheet from reading a NIP as a number, or a name as a formula."""
    if _READ_OTHERWISE.fullmatch(cell):
        return f'="{cell}"'
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _digest_of(files: Mapping[str, File]) -> str:
    digest = hashlib.sha256()
    for kind, (_, content, _) in sorted(files.items()):
        digest.update(kind.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()
