"""Imports over HTTP."""

from collections import Counter
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.files.import_upload import Uploaded
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import Download, GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.problems import ToldInFile
from penilaian_api.api.v1.imports.schemas import (
    ActivationCodeOut,
    ImportCount,
    ImportDifference,
    ImportOut,
    ReportFormat,
)
from penilaian_api.api.v1.shared.shapes import Day
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import BadRows
from penilaian_api.services.imports import run as importing

router = GuardedRouter("/imports", "Organization")

TOLD: Final = 1_000
"""So many differences are told one by one."""


@router.post("", action=Action.IMPORT_RUN)
def create_import(  # noqa: PLR0913 - the ways in which an import can be asked for
    *,
    upload: Uploaded,
    work: Work,
    language: CallerLanguage,
    effective_on: Annotated[
        Day | None, Query(description="From when new reporting lines hold; else 1 January.")
    ] = None,
    dry_run: Annotated[bool, Query(description="Tell the differences, store nothing.")] = False,
    report: Annotated[
        ReportFormat | None, Query(description="`xlsx`: mistakes come in the file itself.")
    ] = None,
) -> ImportOut:
    """Import files of the HR office.

    Import units, positions, employees, assignments, delegations and accounts.

    Send a form with one CSV file per kind, or one workbook with a sheet for each; the columns
    stand in the template. Rows may refer to one another. All rows are stored or none is; the same
    files sent twice change nothing. With `dry_run=true` nothing is stored and the differences are
    told. Mistakes are told row by row in `errors`, such as `/employees/17/nip`; with `report=xlsx`
    the refusal is the file itself with a last column that says what is wrong. One-time codes of
    new accounts are in the answer, this once.
    """
    try:
        outcome = importing.run(work, upload.sheets, effective_on=effective_on, is_dry_run=dry_run)
    except BadRows as wrong:
        if report is None:
            raise
        words = importing.import_words()
        content = xlsx_writing.report(upload.sheets, wrong.faults, words, language)
        raise ToldInFile(content, xlsx_writing.MEDIA_TYPE, "import.xlsx") from None
    return _told(outcome)


@router.get("/template", action=Action.IMPORT_TEMPLATE, media=xlsx_writing.MEDIA_TYPE)
def get_import_template(work: Work, language: CallerLanguage) -> Download:
    """Download the import template (XLSX).

    Download a workbook to fill in: every sheet and column, example rows, and notes.
    """
    del work
    content = xlsx_writing.template(importing.import_words(), language)
    return Download(content, xlsx_writing.MEDIA_TYPE, "template.xlsx")


def _told(outcome: importing.Outcome) -> ImportOut:
    counts: dict[str, Counter[str]] = {}
    for one in outcome.differences:
        counts.setdefault(one.group, Counter())[one.change] += 1
    changes = [one for one in outcome.differences if one.change is not importing.Change.UNCHANGED]
    return ImportOut(
        dry_run=outcome.is_dry_run,
        effective_on=outcome.effective_on,
        kinds=tuple(
            ImportCount(kind=kind, **{change: found[change] for change in importing.Change})
            for kind, found in counts.items()
        ),
        differences=tuple(
            ImportDifference(
                kind=one.group, row=one.row, key=one.key, change=one.change, fields=one.fields
            )
            for one in changes[:TOLD]
        ),
        activation_codes=tuple(
            ActivationCodeOut.model_validate(code) for code in outcome.activation_codes
        ),
    )
