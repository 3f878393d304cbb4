"""Well-known files that are not taken are named, with what to send instead."""

import gzip
import io
import tarfile
import zipfile

import pytest

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.telling.wording import describe_fault
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.progress.evidence import file_type
from penilaian_api.domain.progress.file_kinds import recognize

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("foto/1.txt", b"x")
    return buffer.getvalue()


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("x"), io.BytesIO())
    return buffer.getvalue()


def _old(part: str) -> bytes:
    return OLE + part.encode("utf-16-le") + bytes(100)


def _movie(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + bytes(80)


FILES = {
    "a photo of an iPhone": (_movie(b"heic"), "heic", "JPEG"),
    "a photo of another iPhone": (_movie(b"mif1"), "heic", "JPEG"),
    "AVIF": (_movie(b"avif"), "avif", "PNG"),
    "a film": (_movie(b"isom"), "mp4", "url"),
    "a film of an iPhone": (_movie(b"qt  "), "mov", "url"),
    "a recording": (_movie(b"M4A "), "m4a", "url"),
    "GIF": (b"GIF89a" + bytes(20), "gif", "PNG"),
    "BMP": (b"BM\x10\0\0\0\0\0\0\0" + bytes(20), "bmp", "PNG"),
    "TIFF": (b"II*\0" + bytes(20), "tiff", "PDF"),
    "TIFF, big end first": (b"MM\0*" + bytes(20), "tiff", "PDF"),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20), "webp", "JPEG"),
    "WAV": (b"RIFF\x10\0\0\0WAVEfmt " + bytes(20), "wav", "url"),
    "AVI": (b"RIFF\x10\0\0\0AVI LIST" + bytes(20), "avi", "url"),
    "MP3": (b"ID3\x04" + bytes(20), "mp3", "url"),
    "OGG": (b"OggS" + bytes(20), "ogg", "url"),
    "WebM": (b"\x1aE\xdf\xa3" + bytes(20), "matroska", "url"),
    "Photoshop": (b"8BPS\0\x01" + bytes(20), "psd", "PNG"),
    "SVG": (b"<?xml version='1.0'?>\n<svg xmlns='x'/>", "svg", "PNG"),
    "DOC": (_old("WordDocument"), "doc", "DOCX"),
    "XLS": (_old("Workbook"), "xls", "XLSX"),
    "PPT": (_old("PowerPoint Document"), "ppt", "PPTX"),
    "another of them": (OLE, "old_office", "PDF"),
    "a document with a password": (_old("EncryptedPackage"), "locked_office", "PDF"),
    "RTF": (rb"{\rtf1\ansi Laporan}", "rtf", "DOCX"),
    "HTML": (b"<!DOCTYPE html><html></html>", "html", "PDF"),
    "XML": (b"<?xml version='1.0'?><a/>", "xml", "PDF"),
    "ZIP": (_zip(), "zip", ""),
    "RAR": (b"Rar!\x1a\x07\x01\0" + bytes(20), "rar", ""),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c" + bytes(20), "seven_zip", ""),
    "GZIP": (gzip.compress(b"x"), "gzip", ""),
    "TAR": (_tar(), "tar", ""),
    "a program": (b"MZ\x90\0" + bytes(20), "program", "PDF"),
    "a text in Latin-1": ("Évaluasi".encode("latin-1"), "other_text", "UTF-8"),
    "a text in UTF-16": ("Laporan".encode("utf-16"), "other_text", "UTF-8"),
}


@pytest.mark.parametrize("case", FILES)
def test_u13_a_file_that_is_not_taken_is_named_with_what_to_send(case: str) -> None:
    content, name, words = FILES[case]
    kind = recognize(content)
    assert kind is not None
    assert kind.name == name
    with pytest.raises(InvalidDataError) as caught:
        file_type(content, "berkas")
    (fault,) = caught.value.faults
    assert fault.code == "file_type"
    for language in messages.LANGUAGES:
        sentence = describe_fault(fault, language)
        assert messages.label(f"file_kind.{name}", language) in sentence
        assert words in sentence


@pytest.mark.parametrize(
    "content", [b"Laporan Maret", "é".encode(), b"\0\x01\x02", b"a\0b", b"", b"%PDF", b"PK"]
)
def test_u13_nothing_is_guessed(content: bytes) -> None:
    assert recognize(content) is None


def test_u13_every_kind_has_words_in_both_languages() -> None:
    for language in messages.LANGUAGES:
        for name in messages.catalogue(language)["labels"]["file_kind"]:
            fault = Fault("/file", "file_type", {"form": "other_file", "file_kind": name})
            assert messages.label(f"file_kind.{name}", language) in describe_fault(fault, language)
