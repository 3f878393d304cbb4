"""Reporting lines over HTTP."""

from penilaian_api.api.routing.dependencies import ExpectedVersion, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.rendering import to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.reporting_lines import (
    ReportingLineIn,
    ReportingLineOut,
    ReportingLinePage,
)
from penilaian_api.api.v1.shared.dated import EndPatch, VoidIn
from penilaian_api.api.v1.shared.queries import OfPosition, On, WithVoided
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import reporting_lines
from penilaian_api.services.organization.reporting_lines import ReportingLine

router = GuardedRouter("/reporting-lines", "Organization")


@router.get("", action=Action.REPORTING_LINE_READ)
def list_reporting_lines(  # noqa: PLR0913, PLR0917 - each is a filter, given by name
    page: Page,
    work: Work,
    position_id: OfPosition = None,
    superior_position_id: OfPosition = None,
    on: On = None,
    with_voided: WithVoided = False,  # noqa: FBT002 - a query parameter
) -> ReportingLinePage:
    """List reporting lines.

    List the reporting lines of your agency, by first day.
    """
    wanted = reporting_lines.Filter(position_id, superior_position_id, on, with_voided)
    found = reporting_lines.page(work, wanted, page.after, page.limit)
    return page.answer(ReportingLinePage, found, lambda reporting_line: _out(work, reporting_line))


@router.get("/{reporting_line_id}", action=Action.REPORTING_LINE_READ)
def get_reporting_line(reporting_line_id: Key, work: Work) -> ReportingLineOut:
    """Show a reporting line.

    Show one reporting line of your agency.
    """
    return _out(work, reporting_lines.get(work, reporting_line_id))


@router.post("", action=Action.REPORTING_LINE_WRITE, status=201)
def create_reporting_line(reporting_line: ReportingLineIn, work: Work) -> ReportingLineOut:
    """Create a reporting line.

    Let a position report to a superior position.

    It reports to one position on a day, and no circle may come of it on any day. The superior
    position has one place.
    """
    return _out(
        work, reporting_lines.create(work, reporting_lines.Wanted(**reporting_line.model_dump()))
    )


@router.patch("/{reporting_line_id}", action=Action.REPORTING_LINE_WRITE)
def end_reporting_line(
    reporting_line_id: Key, change: EndPatch, expected_version: ExpectedVersion, work: Work
) -> ReportingLineOut:
    """End a reporting line.

    Let a reporting line end on another day.

    Days that are over stay as they were: to end it at once, name yesterday.
    """
    return _out(
        work, reporting_lines.end(work, reporting_line_id, expected_version, change.ends_on)
    )


@router.post("/{reporting_line_id}/void", action=Action.REPORTING_LINE_WRITE)
def void_reporting_line(
    reporting_line_id: Key, why: VoidIn, expected_version: ExpectedVersion, work: Work
) -> ReportingLineOut:
    """Void a reporting line.

    Void a wrong reporting line: it counts as never made, and stays with your reason.

    The right one is then entered anew, also for days that are over.
    """
    return _out(work, reporting_lines.void(work, reporting_line_id, expected_version, why.reason))


def _out(work: Work, reporting_line: ReportingLine) -> ReportingLineOut:
    return to_response(ReportingLineOut, reporting_line, work, Action.REPORTING_LINE_WRITE)
