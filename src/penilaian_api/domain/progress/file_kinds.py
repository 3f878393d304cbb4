"""Recognize well-known files that are not taken, so that a refusal says what was sent instead.

A phone's photo, a Word document of before 2007, an archive: each is named, with what to send. The
bytes decide; a name or a declared type proves nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

HEAD: Final = 4_096
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS_OF_OLD_OFFICE: Final = (
    ("EncryptedPackage", "locked_office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_OPENINGS: Final = (
    (rb"\xff\xd8\xff", "jpeg"),
    (rb"\x89PNG\r\n\x1a\n", "png"),
    (rb"GIF8[79]a", "gif"),
    (rb"BM.{4}\0\0\0\0", "bmp"),
    (rb"II\*\0|MM\0\*", "tiff"),
    (rb"RIFF.{4}WEBP", "webp"),
    (rb"8BPS\0", "psd"),
    (rb"RIFF.{4}WAVE", "wav"),
    (rb"RIFF.{4}AVI ", "avi"),
    (rb"ID3|\xff[\xfb\xf3\xf2]", "mp3"),
    (rb"OggS", "ogg"),
    (rb"\x1aE\xdf\xa3", "matroska"),
    (rb"\{\\rtf", "rtf"),
    (rb"PK\x03\x04|PK\x05\x06", "zip"),
    (rb"Rar!\x1a\x07", "rar"),
    (rb"7z\xbc\xaf\x27\x1c", "seven_zip"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ\0", "gzip"),
    (rb".{257}ustar", "tar"),
    (rb"MZ|\x7fELF", "program"),
    (rb"%PDF-", "pdf"),
    (rb"\s*<svg|\s*<\?xml[^>]*>\s*(?:<!--.*?-->\s*)?<svg", "svg"),
    (rb"\s*<(?:!doctype html|html|head|body|table)", "html"),
    (rb"\s*<\?xml", "xml"),
)
_KNOWN: Final = tuple((re.compile(start, re.DOTALL | re.IGNORECASE), k) for start, k in _OPENINGS)
_BRANDS: Final = re.compile(rb".{4}ftyp(?P<brand>.{4})", re.DOTALL)
_KIND_OF_BRAND: Final[Mapping[bytes, str]] = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    b"qt  ": "mov",
    b"M4A ": "m4a",
}
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
"""How texts in UTF-16 begin."""
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")

_ADVICE: Final[Mapping[str, tuple[str, ...]]] = {
    "phone": ("heic",),
    "picture": ("avif", "gif", "bmp", "tiff", "webp", "psd", "svg"),
    "document": ("doc", "old_office", "xls", "ppt", "rtf", "html", "xml"),
    "unlock": ("locked_office",),
    "unpack": ("zip", "rar", "seven_zip", "gzip", "tar"),
    "recording": ("mp4", "mov", "m4a", "wav", "avi", "mp3", "ogg", "matroska"),
    "software": ("program",),
    "encoding": ("other_text",),
}
"""What to do with each kind, as evidence has it."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A well-known kind of file, and which advice goes with it where evidence is sent."""

    name: str
    advice: str | None


def recognize(content: bytes) -> FileKind | None:
    """Say what well-known kind of file it is; nothing where nobody would know."""
    name = _name(content)
    if name is None:
        return None
    return FileKind(name, next((way for way, kinds in _ADVICE.items() if name in kinds), None))


def _name(content: bytes) -> str | None:
    head = content[:HEAD]
    if head.startswith(_OLD_OFFICE):
        parts = (kind for part, kind in _PARTS_OF_OLD_OFFICE if part.encode("utf-16-le") in content)
        return next(parts, "old_office")
    if brand := _BRANDS.match(head):
        return _KIND_OF_BRAND.get(brand["brand"], "mp4")
    known = next((kind for opening, kind in _KNOWN if opening.match(head)), None)
    if known is None and (head.startswith(_MARKS) or not _NO_TEXT.search(head)):
        return None if _is_utf8(content) else "other_text"
    return known


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
