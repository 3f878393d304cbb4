"""Serve public services, the feed of their cases, and what these say."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.public_services import (
    CaseFiguresOut,
    CasePage,
    CasesIn,
    FeedOut,
    PublicServiceIn,
    PublicServiceOut,
    PublicServicePage,
    RealizedOut,
    ServiceCaseIn,
    ServiceCaseOut,
)
from penilaian_api.api.v1.shared.formats import DryRun
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Day, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.dates import Span
from penilaian_api.domain.progress.service_cases import CaseTimes
from penilaian_api.services.progress.cases import (
    case_realizations,
    public_services,
    service_cases,
)
from penilaian_api.services.progress.cases.public_services import PublicServiceInput
from penilaian_api.services.progress.cases.service_cases import CaseInput

router = GuardedRouter("/public-services", "Monitoring")
cases = GuardedRouter("/service-cases", "Monitoring")
of_employees = GuardedRouter("/employees", "Monitoring")
of_periods = GuardedRouter("/periods", "Monitoring")

FirstDay = Annotated[Day, Query(description="Of cases completed on this day or later.")]
LastDay = Annotated[Day, Query(description="Of cases completed on this day or before.")]


@router.get("", action=Action.PUBLIC_SERVICE_READ)
def list_public_services(
    listed: Annotated[Listed, Depends(query_of(public_services.PUBLIC_SERVICES_PARAMETERS))],
    work: Work,
) -> PublicServicePage:
    """List public services.

    List the services to citizens whose cases are fed in, with the indicators that they measure.
    """
    services = public_services.page(work, listed.request)
    return listed.answer(PublicServicePage, services, PublicServiceOut.model_validate)


@router.get("/{key}", action=Action.PUBLIC_SERVICE_READ)
def get_public_service(key: Code, work: Work) -> PublicServiceOut:
    """Show a public service.

    Show one service to citizens, and which indicators of the library its cases measure.
    """
    return PublicServiceOut.model_validate(public_services.get(work, key))


@router.put("/{key}", action=Action.PUBLIC_SERVICE_WRITE)
def put_public_service(
    key: Code, body: PublicServiceIn, expected_version: ExpectedVersionIfAny, work: Work
) -> PublicServiceOut:
    """Create or replace a public service.

    Send the whole service with this key as it should be; sending the same twice changes nothing.

    `indicators` names, for each figure that its cases give, the indicator of the library that is
    measured by it. Times of later feeds are counted in `counted_in`.
    """
    stated = PublicServiceInput(
        key=key,
        name=body.name,
        unit_code=body.unit_code,
        counted_in=body.counted_in,
        indicators=body.indicators,
    )
    return PublicServiceOut.model_validate(public_services.put(work, stated, expected_version))


@router.get("/{key}/figures", action=Action.PUBLIC_SERVICE_READ)
def get_service_figures(
    key: Code, starts_on: FirstDay, ends_on: LastDay, work: Work
) -> CaseFiguresOut:
    """Show how fast and right a service is.

    Show what the cases say that were completed from one day to another: their number, the median
    time to completion and to the first response, and how many in a hundred had to be corrected.
    """
    days = Span.through(starts_on, ends_on)
    return CaseFiguresOut.model_validate(public_services.get_figures(work, key, days))


@of_employees.get("/{employee_id}/case-figures", action=Action.SERVICE_CASE_READ)
def get_case_figures(
    employee_id: Key, service_id: Key, starts_on: FirstDay, ends_on: LastDay, work: Work
) -> CaseFiguresOut:
    """Show how fast and right a person is.

    Show what the cases of a service say that one employee handled, if you may see these cases.
    """
    days = Span.through(starts_on, ends_on)
    figures = public_services.get_figures_of_person(work, employee_id, service_id, days)
    return CaseFiguresOut.model_validate(figures)


@cases.get("", action=Action.SERVICE_CASE_READ)
def list_service_cases(
    listed: Annotated[Listed, Depends(query_of(service_cases.SERVICE_CASES_PARAMETERS))],
    work: Work,
) -> CasePage:
    """List service cases.

    List the cases that you may see: those that you or your people handled, or all of the agency.
    """
    page = service_cases.page(work, listed.request)
    return listed.answer(CasePage, page, ServiceCaseOut.model_validate)


@cases.post("", action=Action.SERVICE_CASE_POST)
def post_service_cases(
    body: CasesIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> FeedOut:
    """Feed in service cases.

    Send up to 1,000 cases of public services, all or nothing; every refused one is named.

    A case is known by its service and number: sent again, it takes the place of what was said
    before. Nobody sends cases that they handled themselves: let a service account send them.
    """
    items = [_to_input(item) for item in body.items]
    return FeedOut.model_validate(service_cases.post(work, items, dry_run=dry_run))


@of_periods.post("/{period_id}/case-realizations", action=Action.SERVICE_CASE_REALIZE)
def realize_cases(
    period_id: Key,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> RealizedOut:
    """Enter progress from service cases.

    Enter as progress, on each plan in force, what the cases completed in a period say of the
    indicators that they measure: of the employee's own cases, and for the head of a unit of all
    cases of its services.

    Call it after each feed: what was counted before is corrected. What an employee entered stays as
    it is, and `get_figures` compares it with the cases.
    """
    return RealizedOut.model_validate(case_realizations.realize(work, period_id, dry_run=dry_run))


def _to_input(item: ServiceCaseIn) -> CaseInput:
    times = CaseTimes(item.received_at, item.responded_at, item.completed_at, item.is_corrected)
    return CaseInput(item.service_key, item.number, item.employee_code, times)
