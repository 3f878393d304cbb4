"""Receive the files of an import before any transaction begins, so that no other writer waits."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, File, Request, UploadFile

from penilaian_api.api.files.spreadsheets import csv_reading, sheets, unpacking
from penilaian_api.api.files.spreadsheets.xlsx_reading import SIGNATURE
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports.cells import ImportKind
from penilaian_api.domain.imports.rows import ImportSheet
from penilaian_api.storage import packaged_data

WORKBOOK: Final = "workbook"

CsvPart = Annotated[UploadFile | None, File(description="CSV, UTF-8.")]
XlsxPart = Annotated[UploadFile | None, File(description="XLSX with a sheet for each kind.")]


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent, read into sheets in the order in which one rests on the other."""

    sheets: tuple[ImportSheet, ...]
    faults: tuple[Fault, ...] = ()
    """What is wrong with headings and lengths; no row is worth a look before that is mended."""


async def _field_names(request: Request) -> tuple[str, ...]:
    """Name the fields of the form as often as they were sent."""
    return tuple(name for name, _ in (await request.form()).multi_items())


def _upload(  # noqa: PLR0913 - the fields of the form
    request: Request,
    names: Annotated[tuple[str, ...], Depends(_field_names)],
    *,
    units: CsvPart = None,
    positions: CsvPart = None,
    employees: CsvPart = None,
    assignments: CsvPart = None,
    delegations: CsvPart = None,
    accounts: CsvPart = None,
    workbook: XlsxPart = None,
) -> Upload:
    parts = {
        ImportKind.UNITS: units,
        ImportKind.POSITIONS: positions,
        ImportKind.EMPLOYEES: employees,
        ImportKind.ASSIGNMENTS: assignments,
        ImportKind.DELEGATIONS: delegations,
        ImportKind.ACCOUNTS: accounts,
    }
    files = {kind: part.file.read() for kind, part in parts.items() if part is not None}
    book = None if workbook is None else workbook.file.read()
    _check(names, files, book)
    # Stands in for the body, so that an idempotency key belongs to these files: the boundary
    # between the parts of a form is another one each time it is sent.
    request.state.body = _digest(files, book)
    return _read(files, book)


def _check(names: tuple[str, ...], files: Mapping[ImportKind, bytes], book: bytes | None) -> None:
    known = {*ImportKind, WORKBOOK}
    faults = [Fault(f"/{name[:60]}", "unknown_field") for name in names if name not in known]
    faults += [Fault(f"/{name}", "repeated") for name in known if names.count(name) > 1]
    if not faults and not files and book is None:
        faults = [Fault("", "files_missing")]
    if files and book is not None:
        faults.append(Fault(f"/{WORKBOOK}", "workbook_or_files"))
    faults += [
        _archive_fault(kind, content)
        for kind, content in files.items()
        if content.startswith(SIGNATURE)
    ]
    if book is not None and not book.startswith(SIGNATURE):
        form = csv_reading.form_of(book) or {"form": "csv"}
        faults.append(Fault(f"/{WORKBOOK}", "not_a_workbook", form))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _archive_fault(kind: ImportKind, content: bytes) -> Fault:
    """Refuse a workbook in the field of a CSV file, or another archive as what it is."""
    form = unpacking.other_archive(content)
    return (
        Fault(f"/{kind}", "not_csv", {"form": form})
        if form
        else Fault(f"/{kind}", "workbook_as_csv")
    )


def _read(files: Mapping[ImportKind, bytes], book: bytes | None) -> Upload:
    vocabulary = packaged_data.import_texts().vocabulary
    if book is not None:
        read, faults = sheets.read_workbook(book, vocabulary)
    else:
        parts = [sheets.read_csv(kind, content, vocabulary) for kind, content in files.items()]
        read = [sheet for sheets_of_part, _ in parts for sheet in sheets_of_part]
        faults = [fault for _, faults_of_part in parts for fault in faults_of_part]
    if any(fault.pointer == f"/{WORKBOOK}" for fault in faults):
        raise InvalidDataError("invalid_input", faults=faults)
    order = [*ImportKind]
    return Upload(tuple(sorted(read, key=lambda sheet: order.index(sheet.kind))), tuple(faults))


def _digest(files: Mapping[ImportKind, bytes], book: bytes | None) -> bytes:
    whole = hashlib.sha256()
    for name, content in ((WORKBOOK, book or b""), *sorted(files.items())):
        whole.update(name.encode() + hashlib.sha256(content).digest())
    return whole.digest()


Uploaded = Annotated[Upload, Depends(_upload)]
