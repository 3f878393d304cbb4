"""Receive a file of attendance or of daily progress before any transaction begins."""

import hashlib
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, File, Request, UploadFile

from penilaian_api.api.files.spreadsheets import json_reading, sheets
from penilaian_api.api.files.spreadsheets.xlsx_reading import SIGNATURE
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports.cells import FeedKind, Vocabulary
from penilaian_api.domain.imports.rows import ImportSheet
from penilaian_api.storage import packaged_data

_TAKEN: Final = (
    "CSV, JSON (an array of objects, or one on each line), each UTF-8, or XLSX with one sheet."
)


@dataclass(frozen=True, slots=True)
class FeedFile:
    """What was sent, read into one sheet, and what is wrong with its heading."""

    sheet: ImportSheet | None
    faults: tuple[Fault, ...]


def _read(request: Request, kind: FeedKind, content: bytes, vocabulary: Vocabulary) -> FeedFile:
    """Read a file that comes again and again: CSV, JSON, or a workbook with one sheet."""
    # Stands in for the body, so that an idempotency key belongs to this file.
    request.state.body = hashlib.sha256(content).digest()
    if content.startswith(SIGNATURE):
        read, faults = sheets.read_workbook(content, vocabulary)
    elif json_reading.is_json(content):
        read, faults = sheets.read_json(kind, content, vocabulary)
    else:
        read, faults = sheets.read_csv(kind, content, vocabulary)
    if any(fault.pointer == "/workbook" for fault in faults):
        raise InvalidDataError("invalid_input", faults=faults)
    return FeedFile(read[0] if read else None, tuple(faults))


def _attendance(
    request: Request,
    attendance: Annotated[UploadFile, File(description=_TAKEN)],
) -> FeedFile:
    vocabulary = packaged_data.import_texts().attendance
    return _read(request, FeedKind.ATTENDANCE, attendance.file.read(), vocabulary)


def _daily(
    request: Request,
    daily: Annotated[UploadFile, File(description=_TAKEN)],
) -> FeedFile:
    vocabulary = packaged_data.import_texts().daily
    return _read(request, FeedKind.DAILY, daily.file.read(), vocabulary)


UploadedAttendance = Annotated[FeedFile, Depends(_attendance)]
UploadedDaily = Annotated[FeedFile, Depends(_daily)]
