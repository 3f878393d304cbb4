"""Serve attendance: feeds, days, a person's year, the rules."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.files.feed_upload import UploadedAttendance
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.problems import STATUS
from penilaian_api.api.v1.attendance.schemas.attendance import (
    AttendanceFeedIn,
    AttendanceFeedOut,
    AttendanceIn,
    AttendanceOut,
    AttendancePage,
    AttendanceYearOut,
    DisciplineRulesOut,
)
from penilaian_api.api.v1.attendance.wording import (
    rules_to_response,
    year_to_response,
)
from penilaian_api.api.v1.shared.faults import describe_faults, mark_in_file
from penilaian_api.api.v1.shared.formats import DryRun, MistakesFormat, download_template
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.attendance.day import AttendanceDay
from penilaian_api.domain.errors import InvalidDataError, InvalidRowsError
from penilaian_api.domain.imports.cells import FeedKind
from penilaian_api.services.attendance import feeds, years
from penilaian_api.services.attendance.feeds import FedDay, FeedResult
from penilaian_api.services.imports import run as imports

router = GuardedRouter("/attendance", "Monitoring")
of_employees = GuardedRouter("/employees", "Monitoring")
rules = GuardedRouter("/discipline-rules", "Monitoring")

RuleKey = Annotated[
    str | None, Query(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$", description="Key of the rule.")
]


@router.post("", action=Action.ATTENDANCE_POST)
def post_attendance(
    body: AttendanceFeedIn,
    work: Work,
    language: CallerLanguage,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> AttendanceFeedOut:
    """Record attendance in bulk.

    Record what up to 5,000 days of people were, all or nothing; every refused one is named.

    Each day of a person stands once. Sent again, it changes nothing; where you say otherwise, it
    supersedes what stood. Nobody records their own days. `warnings` tell of closed periods that
    have counted such days already: their results stay as they are.
    """
    items = [_to_fed(item, f"/items/{index}") for index, item in enumerate(body.items)]
    result = feeds.post(work, items, source=body.source, dry_run=dry_run)
    return feed_to_response(result, language)


@router.get("/template", action=Action.ATTENDANCE_READ, media=xlsx_writing.MEDIA_TYPE)
def get_attendance_template(work: Work, language: CallerLanguage) -> Download:
    """Download the template of attendance.

    Download a workbook to fill in, with example rows, the states to choose from, and what each
    column means.
    """
    del work
    texts = imports.texts()
    guide = texts.feed_guides[FeedKind.ATTENDANCE]
    kinds = (FeedKind.ATTENDANCE,)
    return download_template(texts, language, kinds, guide, "attendance_template")


@router.post(
    "/files",
    action=Action.ATTENDANCE_POST,
    responses=file_responses((xlsx_writing.MEDIA_TYPE,), STATUS[InvalidDataError]),
)
def upload_attendance(  # noqa: PLR0913, PLR0917 - the ways in which an import can be asked for
    upload: UploadedAttendance,
    work: Work,
    language: CallerLanguage,
    source: Annotated[
        str, Query(min_length=1, max_length=200, description="Where the file comes from.")
    ] = "file",
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
    report: MistakesFormat = None,
) -> AttendanceFeedOut:
    """Record attendance from a file.

    Send the file of an attendance system, CSV, XLSX or JSON, with a row for each day of a person,
    in the field `attendance` of a form.

    The headings are known in Indonesian and English (NIP, Tanggal, Status, Terlambat (menit), ...);
    up to 50,000 rows, all or nothing. Mistakes are listed row by row, with the heading as it stands
    in the file, or with `report=xlsx` in the file itself. What was passed over is told in
    `warnings`.
    """
    try:
        result = feeds.post_file(work, upload.sheet, upload.faults, source=source, dry_run=dry_run)
    except InvalidRowsError as wrong:
        if report is None or upload.sheet is None:
            raise
        raise mark_in_file(
            [upload.sheet], wrong.faults, imports.texts(), "attendance_errors", language
        ) from None
    return feed_to_response(result, language)


@router.get("", action=Action.ATTENDANCE_READ)
def list_attendance(
    listed: Annotated[Listed, Depends(query_of(years.ATTENDANCE_PARAMETERS))], work: Work
) -> AttendancePage:
    """List attendance.

    List the days that you may see: your own, your people's, or the agency's.
    """
    return listed.answer(
        AttendancePage, years.page(work, listed.request), AttendanceOut.model_validate
    )


@of_employees.get("/{employee_id}/attendance", action=Action.ATTENDANCE_READ)
def get_attendance_year(
    employee_id: Key,
    year: Annotated[int, Query(ge=2000, le=2100)],
    work: Work,
    language: CallerLanguage,
    rule: RuleKey = None,
) -> AttendanceYearOut:
    """Show a person's year of attendance.

    Show month by month what was demanded and what was recorded, what each day cost, and where the
    person stands by the law. `explanation` says by which rule, in plain words. Reaching a threshold
    only tells: no sanction follows by itself.
    """
    return year_to_response(years.get_year(work, employee_id, year, rule), language)


@rules.get("", action=Action.DISCIPLINE_RULE_READ)
def list_discipline_rules(work: Work) -> DisciplineRulesOut:
    """List the rules of discipline.

    List the rules by which discipline follows from attendance, with their sources, and the kinds of
    leave: which of them count as presence.
    """
    del work
    return rules_to_response(years.rules())


def feed_to_response(result: FeedResult, language: Language) -> AttendanceFeedOut:
    """Give what a feed changed, its warnings in the caller's language."""
    return AttendanceFeedOut(
        is_dry_run=result.is_dry_run,
        created=result.created,
        superseded=result.superseded,
        unchanged=result.unchanged,
        warnings=describe_faults(result.warnings, language),
    )


def _to_fed(item: AttendanceIn, pointer: str) -> FedDay:
    day = AttendanceDay(item.on, item.state, item.leave_kind, item.late_minutes, item.early_minutes)
    return FedDay(item.employee_id, item.employee_code, day, pointer)
