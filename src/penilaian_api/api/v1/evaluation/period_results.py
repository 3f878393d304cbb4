"""Serve the results of a period: in pages, or all of them as a file."""

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Final

from fastapi import Depends, Query

from penilaian_api.api.files import result_files
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.v1.evaluation.schemas.period_results import (
    FILE_COLUMNS,
    PeriodResultOut,
    PeriodResultPage,
)
from penilaian_api.api.v1.shared.formats import AcceptHeader, CallerCsvSigns, accepted
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.scoring.results import period_results
from penilaian_api.services.scoring.results.period_results import PeriodResultView

router = GuardedRouter("/periods", "Results")


class ResultsFormat(StrEnum):
    """How results are given: a page of JSON, or all of them as a file."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    XLSX = "xlsx"


_MEDIA_TYPES: Final = {
    ResultsFormat.JSON: "application/json",
    ResultsFormat.NDJSON: "application/x-ndjson",
    ResultsFormat.CSV: "text/csv; charset=utf-8",
    ResultsFormat.XLSX: xlsx_writing.MEDIA_TYPE,
}
_FILES: Final = [
    kind.partition(";")[0] for form, kind in _MEDIA_TYPES.items() if form != ResultsFormat.JSON
]


@router.get(
    "/{period_id}/results",
    action=Action.ASSESSMENT_READ,
    response_model=PeriodResultPage,
    responses=file_responses(_FILES, 200),
)
def list_period_results(  # noqa: PLR0913, PLR0917 - each is a parameter of its own
    period_id: Key,
    listed: Annotated[Listed, Depends(query_of(period_results.PERIOD_RESULTS_PARAMETERS))],
    language: CallerLanguage,
    signs: CallerCsvSigns,
    work: Work,
    file_format: Annotated[
        ResultsFormat | None,
        Query(alias="format", description="A page of JSON, or all results as a file."),
    ] = None,
    accept: AcceptHeader = None,
) -> PeriodResultPage | Download:
    """List the results of a period.

    List the final results of a period, of the people whose results you may see: in pages, or all
    of them as NDJSON, CSV or a workbook, by `format` or by `Accept`. NDJSON holds codes for
    programs; CSV and workbook hold the words of your language, and instants in the agency's time.
    CSV is parted by commas; for `Accept-Language: id` as spreadsheets are in Indonesian, by `;` and
    with decimal commas.

    Of whom you read a result, they see it in their access trail.
    """
    chosen = file_format or accepted(accept, _MEDIA_TYPES, ResultsFormat.JSON)
    if chosen is ResultsFormat.JSON:
        views = period_results.page(work, period_id, listed.request)
        return listed.answer(PeriodResultPage, views, _to_response)
    shapes = map(_to_response, period_results.every(work, period_id, listed.request))
    match chosen:
        case ResultsFormat.NDJSON:
            content = result_files.as_json_lines(shapes)
        case ResultsFormat.CSV:
            content = result_files.as_csv(shapes, FILE_COLUMNS, str(work.zone), language, signs)
        case _:
            content = result_files.as_workbook(shapes, FILE_COLUMNS, str(work.zone), language)
    name = messages.file_name("results", chosen, language)
    return Download(content, _MEDIA_TYPES[chosen], name)


def _to_response(view: PeriodResultView) -> PeriodResultOut:
    explanation = f"/v1/evaluations/{view.id}/explanation"
    return PeriodResultOut.model_validate({**asdict(view), "explanation": explanation})
