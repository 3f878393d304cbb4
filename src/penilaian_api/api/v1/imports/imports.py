"""Serve imports: run one from files, download the template."""

from collections import Counter
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.files.import_upload import Uploaded
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.problems import STATUS
from penilaian_api.api.v1.imports.schemas import (
    ActivationCodeOut,
    ImportCount,
    ImportDifference,
    ImportOut,
)
from penilaian_api.api.v1.shared.faults import describe_faults, mark_in_file
from penilaian_api.api.v1.shared.formats import MistakesFormat, download_template
from penilaian_api.api.v1.shared.shapes import Day
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import InvalidDataError, InvalidRowsError
from penilaian_api.domain.imports.cells import ImportKind
from penilaian_api.domain.imports.changes import ChangeKind
from penilaian_api.domain.imports.faults import locate
from penilaian_api.services.imports import run as imports
from penilaian_api.services.imports.run import ImportResult

router = GuardedRouter("/imports", "Organization")

MAX_DIFFERENCES_SHOWN: Final = 1_000


@router.post(
    "",
    action=Action.IMPORT_RUN,
    responses=file_responses((xlsx_writing.MEDIA_TYPE,), STATUS[InvalidDataError]),
)
def create_import(  # noqa: PLR0913 - the ways in which an import can be asked for
    *,
    upload: Uploaded,
    work: Work,
    language: CallerLanguage,
    effective_on: Annotated[
        Day | None, Query(description="From when other superiors hold; else today.")
    ] = None,
    dry_run: Annotated[bool, Query(description="Tell the differences, store nothing.")] = False,
    report: MistakesFormat = None,
) -> ImportOut:
    """Import the HR office's files.

    Import units, positions, employees, assignments, delegations and accounts.

    Send a form with one CSV file per kind, or one workbook with a sheet for each; the columns
    are listed in the template. Rows may refer to one another. All rows are stored or none is; the
    same files sent twice change nothing. With `dry_run=true` nothing is stored and the differences
    are listed. Mistakes are listed row by row in `errors`, such as `/employees/17/nip`; with
    `report=xlsx` the refusal is the file itself with a last column that says what is wrong.
    One-time codes of new accounts are in the response, only this once. `warnings` tell what of the
    files was passed over.
    """
    try:
        imports.refuse_headings(work, upload.sheets, upload.faults)
        result = imports.run(work, upload.sheets, effective_on=effective_on, is_dry_run=dry_run)
    except InvalidRowsError as wrong:
        titles = {sheet.kind: sheet.titles() for sheet in upload.sheets}
        faults = locate(wrong.faults, titles)
        if report is None:
            raise InvalidRowsError(wrong.code, faults=faults, **wrong.facts) from None
        raise mark_in_file(
            upload.sheets, faults, imports.texts(), "import_errors", language
        ) from None
    return _to_response(result, language)


@router.get("/template", action=Action.IMPORT_TEMPLATE, media=xlsx_writing.MEDIA_TYPE)
def get_import_template(work: Work, language: CallerLanguage) -> Download:
    """Download the import template (XLSX).

    Download a workbook to fill in: every sheet and column, example rows, and notes.
    """
    del work
    texts = imports.texts()
    return download_template(texts, language, tuple(ImportKind), texts.guide, "import_template")


def _to_response(result: ImportResult, language: Language) -> ImportOut:
    counts: dict[str, Counter[str]] = {}
    for difference in result.differences:
        counts.setdefault(difference.group, Counter())[difference.change] += 1
    changes = [each for each in result.differences if each.change is not ChangeKind.UNCHANGED]
    return ImportOut(
        dry_run=result.is_dry_run,
        effective_on=result.effective_on,
        kinds=tuple(
            ImportCount(kind=kind, **{change: count[change] for change in ChangeKind})
            for kind, count in counts.items()
        ),
        differences=tuple(
            ImportDifference(
                kind=each.group, row=each.row, key=each.key, change=each.change, fields=each.fields
            )
            for each in changes[:MAX_DIFFERENCES_SHOWN]
        ),
        activation_codes=tuple(
            ActivationCodeOut.model_validate(code) for code in result.activation_codes
        ),
        warnings=describe_faults(result.warnings, language),
    )
