"""Serve reporting lines: list, show, create, end, void."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.reporting_lines import (
    ReportingLineIn,
    ReportingLineOut,
    ReportingLinePage,
)
from penilaian_api.api.v1.shared.dated import EndPatch, VoidIn
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import reporting_lines
from penilaian_api.services.organization.reporting_lines import (
    ReportingLineInput,
    ReportingLineView,
)

router = GuardedRouter("/reporting-lines", "Organization")


@router.get("", action=Action.REPORTING_LINE_READ)
def list_reporting_lines(
    listed: Annotated[Listed, Depends(query_of(reporting_lines.REPORTING_LINES_PARAMETERS))],
    work: Work,
) -> ReportingLinePage:
    """List reporting lines.

    List the reporting lines of your agency, by first day.
    """
    convert = response_converter(ReportingLineOut, work, Action.REPORTING_LINE_WRITE)
    return listed.answer(ReportingLinePage, reporting_lines.page(work, listed.request), convert)


@router.get("/{reporting_line_id}", action=Action.REPORTING_LINE_READ)
def get_reporting_line(reporting_line_id: Key, work: Work) -> ReportingLineOut:
    """Show a reporting line.

    Show which position of your agency reports to which, and on which days.
    """
    return _to_response(reporting_lines.get(work, reporting_line_id), work)


@router.post("", action=Action.REPORTING_LINE_WRITE, status=201)
def create_reporting_line(body: ReportingLineIn, work: Work) -> ReportingLineOut:
    """Create a reporting line.

    Let a position report to a superior position.

    It reports to one position on a day, and the lines may form no circle on any day. The superior
    position has one seat.
    """
    line_input = ReportingLineInput(**body.model_dump())
    return _to_response(reporting_lines.create(work, line_input), work)


@router.patch("/{reporting_line_id}", action=Action.REPORTING_LINE_WRITE)
def end_reporting_line(
    reporting_line_id: Key, body: EndPatch, expected_version: ExpectedVersion, work: Work
) -> ReportingLineOut:
    """End a reporting line.

    Set another last day for a reporting line.

    Days that are over stay as they were: to end it at once, give yesterday as the last day.
    """
    record = reporting_lines.end(work, reporting_line_id, expected_version, body.ends_on)
    return _to_response(record, work)


@router.post("/{reporting_line_id}/void", action=Action.REPORTING_LINE_WRITE)
def void_reporting_line(
    reporting_line_id: Key, body: VoidIn, expected_version: ExpectedVersion, work: Work
) -> ReportingLineOut:
    """Void a reporting line.

    Void a wrong reporting line: it counts as never made, and stays on record with your reason.

    The correct one is then entered again, also for days that are over.
    """
    record = reporting_lines.void(work, reporting_line_id, expected_version, body.reason)
    return _to_response(record, work)


def _to_response(reporting_line: ReportingLineView, work: Work) -> ReportingLineOut:
    return to_response(ReportingLineOut, reporting_line, work, Action.REPORTING_LINE_WRITE)
