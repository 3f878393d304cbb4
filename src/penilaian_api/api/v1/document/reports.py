"""Serve reports upward: results reported to who heads personnel or the agency (art. 28)."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import BaseAddress, ExpectedVersion, Printer
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.telling.pages import PAGES_OF_DOCUMENTS
from penilaian_api.api.v1.document.schemas.reports import (
    UpwardReportIn,
    UpwardReportOut,
    UpwardReportPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.document import reporting
from penilaian_api.services.document.issuing import Printing

of_evaluations = GuardedRouter("/evaluations", "Documents")
router = GuardedRouter("/upward-reports", "Documents")


@of_evaluations.post(
    "/{evaluation_id}/upward-reports",
    action=Action.UPWARD_REPORT_SEND,
    status=201,
    location="/v1/upward-reports/{id}",
)
def report_upward(
    evaluation_id: Key, body: UpwardReportIn, base: BaseAddress, printer: Printer, work: Work
) -> UpwardReportOut:
    """Report a result upward.

    Report a delivered result to who heads personnel, or the agency: its document, the plan and the
    evaluation, as they are today.

    The law gives thirty working days after the window. A result is reported once; after an
    objection that changed it, the new one again.
    """
    printing = Printing(printer, f"{base}{PAGES_OF_DOCUMENTS}")
    view = reporting.report(work, evaluation_id, body.recipient_code, printing)
    return UpwardReportOut.model_validate(view)


@router.get("", action=Action.UPWARD_REPORT_READ)
def list_upward_reports(
    listed: Annotated[Listed, Depends(query_of(reporting.UPWARD_REPORTS_PARAMETERS))], work: Work
) -> UpwardReportPage:
    """List reports upward.

    List reports on your own results, on those of whom you lead, and those that were sent to you.
    """
    views = reporting.page(work, listed.request)
    return listed.answer(UpwardReportPage, views, UpwardReportOut.model_validate)


@router.get("/{upward_report_id}", action=Action.UPWARD_REPORT_READ)
def get_upward_report(upward_report_id: Key, work: Work) -> UpwardReportOut:
    """Show a report upward.

    Show a report: of whose result, by whom, to whom, and whether they have read it.
    """
    return UpwardReportOut.model_validate(reporting.get(work, upward_report_id))


@router.get(
    "/{upward_report_id}/bundle",
    action=Action.UPWARD_REPORT_READ,
    media=(reporting.BUNDLE_MEDIA,),
)
def download_upward_report(upward_report_id: Key, printer: Printer, work: Work) -> Download:
    """Download what was reported.

    Download a cover, the document, and plan and evaluation as they were reported, as one archive
    with the digests of its files.
    """
    bundle = reporting.bundle_of(work, upward_report_id, printer)
    return Download(bundle.content, reporting.BUNDLE_MEDIA, f"{bundle.code}.zip")


@router.post("/{upward_report_id}/acknowledge", action=Action.UPWARD_REPORT_ACKNOWLEDGE)
def acknowledge_upward_report(
    upward_report_id: Key, expected_version: ExpectedVersion, work: Work
) -> UpwardReportOut:
    """Acknowledge a report upward.

    Say as its recipient that you have read it; then it is no task of yours any more.
    """
    view = reporting.acknowledge(work, upward_report_id, expected_version)
    return UpwardReportOut.model_validate(view)
