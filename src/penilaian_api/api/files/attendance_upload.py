"""Receive the file of an attendance system before any transaction begins."""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, File, Request, UploadFile

from penilaian_api.api.files.spreadsheets import sheets
from penilaian_api.api.files.spreadsheets.xlsx_reading import SIGNATURE
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports.cells import FeedKind
from penilaian_api.domain.imports.rows import ImportSheet
from penilaian_api.storage import packaged_data


@dataclass(frozen=True, slots=True)
class AttendanceFile:
    """What was sent, read into one sheet, and what is wrong with its heading."""

    sheet: ImportSheet | None
    faults: tuple[Fault, ...]


def _upload(
    request: Request,
    attendance: Annotated[UploadFile, File(description="CSV (UTF-8) or XLSX with one sheet.")],
) -> AttendanceFile:
    content = attendance.file.read()
    # Stands in for the body, so that an idempotency key belongs to this file.
    request.state.body = hashlib.sha256(content).digest()
    vocabulary = packaged_data.import_texts().attendance
    if content.startswith(SIGNATURE):
        read, faults = sheets.read_workbook(content, vocabulary)
    else:
        read, faults = sheets.read_csv(FeedKind.ATTENDANCE, content, vocabulary)
    if any(fault.pointer == "/workbook" for fault in faults):
        raise InvalidDataError("invalid_input", faults=faults)
    return AttendanceFile(read[0] if read else None, tuple(faults))


UploadedAttendance = Annotated[AttendanceFile, Depends(_upload)]
