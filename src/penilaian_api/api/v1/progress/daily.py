"""Serve progress day by day as files, out and in, under the names of the national application."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.files import json_files, report_files
from penilaian_api.api.files.csv_writing import CellOfFile
from penilaian_api.api.files.feed_upload import UploadedDaily
from penilaian_api.api.files.report_files import TableOfFile
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.problems import STATUS
from penilaian_api.api.v1.progress.schemas.daily import DailyImportOut
from penilaian_api.api.v1.shared.faults import describe_faults, mark_in_file
from penilaian_api.api.v1.shared.formats import (
    LINES,
    AcceptHeader,
    CallerCsvSigns,
    DryRun,
    MistakesFormat,
    accepted,
    download_template,
)
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import InvalidDataError, InvalidRowsError
from penilaian_api.domain.imports.cells import FeedKind
from penilaian_api.services.imports import run as imports
from penilaian_api.services.progress.daily import exporting, importing
from penilaian_api.services.progress.daily.exporting import FIELDS, DailyEntry, DailyExport

router = GuardedRouter("/daily-progress", "Monitoring")


class DailyFormat(StrEnum):
    """How daily progress is given: JSON for programs, whole or by lines; a table for people."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    XLSX = "xlsx"


_MEDIA_TYPES: Final = {
    DailyFormat.JSON: "application/json",
    DailyFormat.NDJSON: LINES,
    DailyFormat.CSV: "text/csv; charset=utf-8",
    DailyFormat.XLSX: xlsx_writing.MEDIA_TYPE,
}
_NUMBERS: Final = frozenset({"kuantitas", "masukan"})


@router.get(
    "",
    action=Action.PROGRESS_READ,
    media=[kind.partition(";")[0] for kind in _MEDIA_TYPES.values()],
)
def export_daily_progress(  # noqa: PLR0913, PLR0917 - each is a parameter of its own
    period_id: Annotated[Key, Query(description="Of the days of this period.")],
    language: CallerLanguage,
    signs: CallerCsvSigns,
    work: Work,
    employee_id: Annotated[Key | None, Query(description="Only of this employee.")] = None,
    unit_code: Annotated[
        Code | None, Query(description="Only of this unit and the units below it.")
    ] = None,
    file_format: Annotated[
        DailyFormat | None,
        Query(alias="format", description="One array of JSON, lines of it, CSV, or a workbook."),
    ] = None,
    accept: AcceptHeader = None,
) -> Download:
    """Export daily progress.

    Give the progress of a period day by day, as far as you may see it: whose, on which day, which
    activity, on which line of the plan, how much of what, and the addresses that show it.

    The columns are named as the national application (e-Kinerja) names them. What was corrected is
    left out. The file can be sent back as it is (`import_daily_progress`): nothing changes then.
    """
    export = exporting.export(work, period_id, employee_id=employee_id, unit_code=unit_code)
    chosen = file_format or accepted(accept, _MEDIA_TYPES, DailyFormat.CSV)
    match chosen:
        case DailyFormat.JSON:
            content = json_files.as_array(map(_record, export.entries))
        case DailyFormat.NDJSON:
            content = json_files.as_lines(map(_record, export.entries))
        case DailyFormat.CSV:
            content = report_files.as_csv(_table(export, language), signs)
        case _:
            content = report_files.as_workbook(_table(export, language))
    name = f"{messages.file_name('daily_progress', chosen, language)}"
    return Download(content, _MEDIA_TYPES[chosen], name)


@router.get("/template", action=Action.PROGRESS_READ, media=xlsx_writing.MEDIA_TYPE)
def get_daily_template(work: Work, language: CallerLanguage) -> Download:
    """Download the template of daily progress.

    Download a workbook to fill in, with example rows, and what each column means.
    """
    del work
    texts = imports.texts()
    guide = texts.feed_guides[FeedKind.DAILY]
    return download_template(texts, language, (FeedKind.DAILY,), guide, "daily_template")


@router.post(
    "/files",
    action=Action.PROGRESS_POST,
    responses=file_responses((xlsx_writing.MEDIA_TYPE,), STATUS[InvalidDataError]),
)
def import_daily_progress(  # noqa: PLR0913 - the ways in which an import can be asked for
    *,
    upload: UploadedDaily,
    work: Work,
    language: CallerLanguage,
    period_id: Annotated[
        Key | None, Query(description="Only days of this period may stand in the file.")
    ] = None,
    dry_run: DryRun = False,
    report: MistakesFormat = None,
) -> DailyImportOut:
    """Import daily progress.

    Send a file of daily progress, CSV, XLSX or JSON, with a row for each activity, in the field
    `daily` of a form: each row becomes an entry on the line of your plan in force that it names.

    The headings are known as the national application has them (Tanggal, Kegiatan, Indikator,
    Kuantitas, Satuan, Tautan Bukti, ...), and in English; so are the names of JSON (an array of
    objects, or one on each line), of which the first object is row 2. All rows are stored or none
    is; mistakes are listed row by row, or with `report=xlsx` in the file itself. Sent again, a file
    changes nothing: another quantity of the same activity, line and day corrects what stands. A
    service that bears the scope names people by NIP or code; to add addresses of evidence it needs
    the scope `evidence_post` beside it.
    """
    try:
        result = importing.post_file(
            work, upload.sheet, upload.faults, period_id=period_id, dry_run=dry_run
        )
    except InvalidRowsError as wrong:
        if report is None or upload.sheet is None:
            raise
        raise mark_in_file(
            [upload.sheet], wrong.faults, imports.texts(), "daily_errors", language
        ) from None
    return DailyImportOut(
        is_dry_run=result.is_dry_run,
        created=result.created,
        corrected=result.corrected,
        unchanged=result.unchanged,
        links=result.links,
        warnings=describe_faults(result.warnings, language),
    )


def _record(entry: DailyEntry) -> dict[str, object]:
    """Give an entry as an object; numbers as texts, as everywhere."""
    return {
        name: format(cell, "f") if isinstance(cell, Decimal) else cell
        for name, cell in entry.record().items()
    }


def _table(export: DailyExport, language: Language) -> TableOfFile:
    return TableOfFile(
        name=messages.label("daily.sheet", language),
        headings=FIELDS,
        texts=frozenset(at for at, name in enumerate(FIELDS) if name not in _NUMBERS),
        rows=_rows(export),
        notes=[(messages.label("daily.title", language), messages.label("daily.notes", language))],
        notes_name=messages.label("report_phrase.notes_sheet", language),
    )


def _rows(export: DailyExport) -> Iterator[list[CellOfFile]]:
    for entry in export.entries:
        yield [*entry.record().values()]
