"""Serve the results of a period as the national platform (SIASN) takes them, and the check."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.files import json_files, report_files
from penilaian_api.api.files.csv_writing import CellOfFile
from penilaian_api.api.files.report_files import TableOfFile
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.report.schemas.siasn import SiasnCheckOut, SiasnGapOut, SiasnPersonOut
from penilaian_api.api.v1.shared.formats import LINES, AcceptHeader, CallerCsvSigns, accepted
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.report import siasn
from penilaian_api.services.report.siasn import CheckedRecord, SiasnExport

of_periods = GuardedRouter("/periods", "Reports")


class SiasnFormat(StrEnum):
    """How the records are given: JSON for programs, line by line or as one; a table for people."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    XLSX = "xlsx"


_MEDIA_TYPES: Final = {
    SiasnFormat.JSON: "application/json",
    SiasnFormat.NDJSON: LINES,
    SiasnFormat.CSV: "text/csv; charset=utf-8",
    SiasnFormat.XLSX: xlsx_writing.MEDIA_TYPE,
}
_PERSON: Final = ("nip", "nama")
"""By whom the platform's own id is looked up: it is not kept here."""


@of_periods.get(
    "/{period_id}/siasn",
    action=Action.SIASN_EXPORT,
    media=[kind.partition(";")[0] for kind in _MEDIA_TYPES.values()],
)
def export_siasn(  # noqa: PLR0913, PLR0917 - each is a parameter of its own
    period_id: Key,
    language: CallerLanguage,
    signs: CallerCsvSigns,
    work: Work,
    file_format: Annotated[
        SiasnFormat | None,
        Query(alias="format", description="One array of JSON, lines of it, CSV, or a workbook."),
    ] = None,
    accept: AcceptHeader = None,
) -> Download:
    """Export results for SIASN.

    Give the final results of a period as the national platform takes them: of a year as records of
    `skp22`, of a month or quarter of `kinerjaperiodik`, with its names and codes. Each object
    of JSON has `nip`, `nama`, and the `record` to be sent: all in one array, or a line each as
    NDJSON. CSV and workbook have a column for each.

    The platform's own id of the person stays empty: look it up by the NIP when you send. What
    cannot be sent as it stands is left out; `check_siasn` says whose, and why. The same results
    give the same file. Of whom you read a result, they see it in their access trail.
    """
    export = siasn.export(work, period_id)
    chosen = file_format or accepted(accept, _MEDIA_TYPES, SiasnFormat.CSV)
    match chosen:
        case SiasnFormat.JSON:
            content = json_files.as_array(map(_record, export.records))
        case SiasnFormat.NDJSON:
            content = json_files.as_lines(map(_record, export.records))
        case SiasnFormat.CSV:
            content = report_files.as_csv(_table(export, language), signs)
        case _:
            content = report_files.as_workbook(_table(export, language))
    name = f"siasn-{export.service}-{export.period_key}.{chosen}"
    return Download(content, _MEDIA_TYPES[chosen], name)


@of_periods.get("/{period_id}/siasn/check", action=Action.SIASN_EXPORT)
def check_siasn(period_id: Key, language: CallerLanguage, work: Work) -> SiasnCheckOut:
    """Check results before they go to SIASN.

    Say how many results of a period can be sent to the national platform, and who lacks what: a
    NIP, a rating, a predicate that has a code and is the one where both ratings meet (unless a
    stated rule overrides it). Some gaps leave a record out, others a field empty.
    """
    view = siasn.check(work, period_id)
    return SiasnCheckOut(
        period_id=view.period_id,
        period_key=view.period_key,
        service=view.service,
        ready=view.ready,
        with_empty_fields=view.with_empty_fields,
        left_out=view.left_out,
        people=tuple(_person(each, language) for each in view.people),
    )


def _person(each: CheckedRecord, language: Language) -> SiasnPersonOut:
    return SiasnPersonOut(
        employee_id=each.employee_id,
        employee_code=each.employee_code,
        employee_name=each.name,
        is_left_out=each.is_left_out,
        gaps=tuple(
            SiasnGapOut(code=gap, text=messages.label(f"siasn_gap.{gap}", language))
            for gap in each.gaps
        ),
    )


def _record(each: CheckedRecord) -> dict[str, object]:
    """Give a record as it is sent, beside whose it is."""
    record: dict[str, object] = {**each.record, "path": []}
    return {"nip": each.nip, "nama": each.name, "record": record}


def _table(export: SiasnExport, language: Language) -> TableOfFile:
    names = (*_PERSON, *export.fields)
    return TableOfFile(
        name=str(export.service),
        headings=names,
        texts=frozenset(at for at, name in enumerate(names) if not name.endswith("Nilai")),
        rows=_rows(export),
        notes=[
            (messages.label("siasn.title", language), messages.label("siasn.notes", language)),
        ],
        notes_name=messages.label("report_phrase.notes_sheet", language),
    )


def _rows(export: SiasnExport) -> Iterator[list[CellOfFile]]:
    for each in export.records:
        yield [each.nip, each.name, *(each.record[name] for name in export.fields)]
