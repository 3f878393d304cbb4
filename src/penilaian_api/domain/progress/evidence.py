"""Detect what a file of evidence is from its bytes, and refuse what is not taken.

A name or a declared type proves nothing. Office documents are archives: their size, number of
parts, depth and paths are held before anything of them is unpacked.
"""

import re
import stat
import zlib
from dataclasses import dataclass
from enum import StrEnum, auto
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.progress.file_kinds import recognize

MAX_SIZE: Final = 10_000_000
MAX_ENTRIES: Final = 200
MAX_RATIO: Final = 100
"""How many times its own size an archive may unpack to."""


class EvidenceKind(StrEnum):
    """A file that we keep, or an address that we only note."""

    FILE = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that is taken: its media type and the ending of its name."""

    media_type: str
    ending: str


PDF: Final = FileType("application/pdf", ".pdf")
PNG: Final = FileType("image/png", ".png")
JPEG: Final = FileType("image/jpeg", ".jpg")
TEXT: Final = FileType("text/plain", ".txt")
CSV: Final = FileType("text/csv", ".csv")

_OPENINGS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
_ARCHIVE: Final = b"PK\x03\x04"
_PACKED: Final = (_ARCHIVE, b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_XML: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
_OFFICE: Final = {
    "word/document.xml": FileType(f"{_XML}wordprocessingml.document", ".docx"),
    "xl/workbook.xml": FileType(f"{_XML}spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": FileType(f"{_XML}presentationml.presentation", ".pptx"),
}
_OPEN_OFFICE: Final = {
    f"{_OPEN}text".encode(): FileType(f"{_OPEN}text", ".odt"),
    f"{_OPEN}spreadsheet".encode(): FileType(f"{_OPEN}spreadsheet", ".ods"),
    f"{_OPEN}presentation".encode(): FileType(f"{_OPEN}presentation", ".odp"),
}
ENDINGS: Final = {
    kind.media_type: kind.ending
    for kind in (PDF, PNG, JPEG, TEXT, CSV, *_OFFICE.values(), *_OPEN_OFFICE.values())
}
"""How a file is called at its end, by its media type."""

_NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BAD_PATH: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]")
_UNREADABLE: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)


def file_type(content: bytes, name: str) -> FileType:
    """Tell what *content* is, or refuse it; *name* only parts a table from a text."""
    if not content:
        raise _refusal("file_empty")
    if len(content) > MAX_SIZE:
        raise _refusal("file_too_large")
    for opening, known in _OPENINGS:
        if content.startswith(opening):
            return known
    if content.startswith(_ARCHIVE):
        return _office(content)
    return _text(content, name)


def _text(content: bytes, name: str) -> FileType:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _other_type(content) from None
    if _NOT_TEXT.search(text) or text.lstrip().startswith(("<", "{\\rtf")):
        raise _other_type(content)
    return CSV if name.lower().endswith(CSV.ending) else TEXT


def _office(content: bytes) -> FileType:
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise _refusal("archive_entries")
            if sum(entry.file_size for entry in entries) > MAX_RATIO * len(content):
                raise _refusal("archive_ratio")
            for entry in entries:
                _check(archive, entry)
            kind = _type_of_office(archive, entries)
    except _UNREADABLE:
        raise _refusal("archive_broken") from None
    if kind is None:
        raise _other_type(content)
    return kind


def _check(archive: ZipFile, entry: ZipInfo) -> None:
    if _BAD_PATH.search(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
        raise _refusal("archive_path")
    is_locked = bool(entry.flag_bits & 1)
    if is_locked or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise _refusal("archive_broken")
    with archive.open(entry) as part:
        if part.read(8).startswith(_PACKED):
            raise _refusal("archive_nested")


def _type_of_office(archive: ZipFile, entries: list[ZipInfo]) -> FileType | None:
    names = {entry.filename for entry in entries}
    for name, office in _OFFICE.items():
        if name in names and "[Content_Types].xml" in names:
            return office
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            return _OPEN_OFFICE.get(part.read(100))
    return None


def _other_type(content: bytes) -> InvalidDataError:
    """Refuse a kind of file that is not taken; a well-known one is named, with what to send."""
    kind = recognize(content)
    if kind is None or kind.advice is None:
        return _refusal("file_type")
    return _refusal("file_type", form=kind.advice, file_kind=kind.name)


def _refusal(code: str, **facts: str) -> InvalidDataError:
    return InvalidDataError("file_not_taken", faults=[Fault("/file", code, facts)])
