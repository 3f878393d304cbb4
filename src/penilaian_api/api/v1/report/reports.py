"""Serve reports: what kinds there are, and each of them as JSON, CSV, workbook or chart."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from json import dumps
from typing import Annotated, Any, Final

from fastapi import Path, Query

from penilaian_api.api.files import json_files, report_files
from penilaian_api.api.files.charts import vega_lite
from penilaian_api.api.files.charts.pictures import DRAWER
from penilaian_api.api.files.charts.vega_lite import Spec
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.report import wording
from penilaian_api.api.v1.report.schemas.reports import (
    ReportChartOut,
    ReportColumnOut,
    ReportFormListOut,
    ReportFormOut,
    ReportNoteOut,
    ReportOut,
)
from penilaian_api.api.v1.report.wording import WordedReport
from penilaian_api.api.v1.shared.formats import LINES, AcceptHeader, CallerCsvSigns, accepted
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.report.tables import ReportCells, ReportColumn, ReportForm, ReportKind
from penilaian_api.services.report import reports
from penilaian_api.services.report.reports import Report, ReportQuestion

router = GuardedRouter("/reports", "Reports")


class ReportFileFormat(StrEnum):
    """How a report is given: a table for programs or for people, or a chart."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    XLSX = "xlsx"
    VEGA_LITE = "vega_lite"
    SVG = "svg"
    PNG = "png"


_MEDIA_TYPES: Final = {
    ReportFileFormat.JSON: "application/json",
    ReportFileFormat.NDJSON: LINES,
    ReportFileFormat.CSV: "text/csv; charset=utf-8",
    ReportFileFormat.XLSX: xlsx_writing.MEDIA_TYPE,
    ReportFileFormat.VEGA_LITE: vega_lite.MEDIA_TYPE,
    ReportFileFormat.SVG: "image/svg+xml",
    ReportFileFormat.PNG: "image/png",
}
_FILES: Final = [
    kind.partition(";")[0] for form, kind in _MEDIA_TYPES.items() if form != ReportFileFormat.JSON
]
_SCALE: Final = Decimal("0.0001")
_ENDINGS: Final = {ReportFileFormat.VEGA_LITE: "vl.json"}


@router.get("", action=Action.REPORT_FORM_READ)
def list_reports(language: CallerLanguage, work: Work) -> ReportFormListOut:
    """List the kinds of reports.

    List the kinds of reports that there are, with what each of their columns says.
    """
    del work
    forms = reports.FORMS.values()
    return ReportFormListOut(items=tuple(_form_to_response(form, language) for form in forms))


@router.get(
    "/{kind}",
    action=Action.REPORT_READ,
    response_model=ReportOut,
    responses=file_responses(_FILES, 200),
)
def get_report(  # noqa: PLR0913, PLR0917 - each is a parameter of its own
    kind: Annotated[ReportKind, Path(description="What the report tells.")],
    language: CallerLanguage,
    signs: CallerCsvSigns,
    work: Work,
    period_id: Annotated[Key | None, Query(description="Of this period, and its cycle.")] = None,
    cycle_key: Annotated[
        Code | None, Query(description="Of this cycle, where the report needs no period.")
    ] = None,
    unit_code: Annotated[
        Code | None, Query(description="This unit and the units below it; else all in reach.")
    ] = None,
    report_format: Annotated[
        ReportFileFormat | None,
        Query(alias="format", description="JSON, a file with the table, or its chart."),
    ] = None,
    accept: AcceptHeader = None,
) -> ReportOut | Download:
    """Make a report.

    Make a report of a unit: a row for those of the unit itself, one for each unit next below with
    all below that, and one for all together. Without a unit, of the topmost units in reach. Name
    a period, or where the report is about a whole cycle, that cycle.

    By `format` or by `Accept` it comes as JSON with codes, the rows alone as NDJSON, as CSV or
    workbook in the words of your language, or as a chart: Vega-Lite, or a picture made of it (SVG,
    PNG).

    No report tells what fewer than five people were rated; who took part and how far work is are
    counted of any number. So it leaves no row in anybody's trail. What a report is made of you must
    be allowed to read: the effectiveness of the system is for the administration, contributions
    are for it and for heads of units.
    """
    report = reports.get(work, kind, ReportQuestion(period_id, cycle_key, unit_code))
    worded = WordedReport(report, language, str(work.zone))
    chosen = report_format or accepted(accept, _MEDIA_TYPES, ReportFileFormat.JSON)
    if chosen is ReportFileFormat.JSON:
        return _to_response(report, worded)
    ending = _ENDINGS.get(chosen, chosen)
    name = f"{worded.file_name()}.{ending}"
    match chosen:
        case ReportFileFormat.NDJSON:
            content = json_files.as_lines(map(_row, report.rows))
        case ReportFileFormat.CSV:
            content = report_files.as_csv(worded.table(), signs)
        case ReportFileFormat.XLSX:
            content = report_files.as_workbook(worded.table())
        case _:
            chart = vega_lite.chart_of(worded.picture())
            return Download(_drawn(chart, chosen), _MEDIA_TYPES[chosen], name)
    return Download(content, _MEDIA_TYPES[chosen], name)


def _drawn(chart: Spec, chosen: ReportFileFormat) -> bytes | Callable[[], bytes]:
    """Give a chart as it is written, or let a picture of it be drawn once nothing is open."""
    match chosen:
        case ReportFileFormat.SVG:
            return lambda: DRAWER.draw(chart, "svg")
        case ReportFileFormat.PNG:
            return lambda: DRAWER.draw(chart, "png")
        case _:
            return dumps(chart, ensure_ascii=False).encode()


def _form_to_response(form: ReportForm, language: Language) -> ReportFormOut:
    return ReportFormOut(**_form(form, language))


def _form(form: ReportForm, language: Language) -> dict[str, Any]:
    chart = ReportChartOut.model_validate(form.chart)
    return {
        "kind": form.kind,
        "title": wording.title(form, language),
        "meaning": wording.meaning(form, language),
        "of_period": form.of_period,
        "columns": tuple(_column(column, language) for column in form.columns),
        "chart": chart,
    }


def _column(column: ReportColumn, language: Language) -> ReportColumnOut:
    return ReportColumnOut(
        key=column.key,
        type=column.type,
        label=wording.heading(column, language),
        meaning=wording.column_meaning(column, language),
    )


def _to_response(report: Report, worded: WordedReport) -> ReportOut:
    notes = zip(report.notes, worded.notes(), strict=True)
    return ReportOut(
        **_form(report.form, worded.language),
        cycle_key=report.cycle_key,
        period_key=report.period_key,
        unit_code=report.unit_code,
        unit_name=report.unit_name,
        made_at=report.made_at,
        rows=tuple(map(_row, report.rows)),
        notes=tuple(ReportNoteOut(code=code, text=text) for code, text in notes),
    )


def _row(cells: ReportCells) -> dict[str, str | int | None]:
    """Give the cells of a row; what is no whole number as a text with four places."""
    return {
        key: format(value.quantize(_SCALE), "f") if isinstance(value, Decimal) else value
        for key, value in cells.items()
    }
