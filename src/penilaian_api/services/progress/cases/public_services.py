"""Read and write public services: what citizens apply for, and which indicators it measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.service_cases import NO_CASES, CaseFigure, CaseTime
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import Indicator
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.progress import case_figures
from penilaian_api.storage.progress.case_figures import PLACES, Figures
from penilaian_api.storage.progress.service_cases import PUBLIC_SERVICES
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PublicServiceInput:
    """A public service as it should be; *indicators* are keys of the library by figure."""

    key: str
    name: str
    unit_code: str
    counted_in: CaseTime
    indicators: Mapping[CaseFigure, str]


@dataclass(frozen=True, slots=True)
class PublicServiceView:
    """A public service with its unit and the indicators that its cases measure."""

    id: UUID
    key: str
    name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    counted_in: CaseTime
    completed_id: UUID | None
    processing_time_id: UUID | None
    response_time_id: UUID | None
    error_rate_id: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class CaseFiguresView:
    """What the cases of a service say that were completed on some days."""

    service_id: UUID
    employee_id: UUID | None
    starts_on: date
    ends_on: date
    counted_in: CaseTime
    completed: int
    processing_time: Decimal | None
    response_time: Decimal | None
    responded: int
    corrected: int
    error_rate: Decimal | None


PUBLIC_SERVICES_PARAMETERS: Final = PUBLIC_SERVICES.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[PublicServiceView]:
    """List public services."""
    return page_of(work, PUBLIC_SERVICES, request).map(row_view(PublicServiceView))


def get(work: UnitOfWork, key: str) -> PublicServiceView:
    """Return one public service."""
    service = find(work, key)
    return view_of(PublicServiceView, service, **PUBLIC_SERVICES.beside_of(work, service))


def put(
    work: UnitOfWork, service_input: PublicServiceInput, expected_version: int | None
) -> PublicServiceView:
    """Create the public service of this key, or change what differs."""
    unit = require(work.of(Unit).find(code=service_input.unit_code), "/unit_code")
    stated = {
        "name": service_input.name,
        "unit_id": unit.id,
        "counted_in": service_input.counted_in,
        **_indicators(work, service_input.indicators),
    }
    service = work.of(PublicService).find(key=service_input.key)
    if service is None:
        service = PublicService(id=new_id(), key=service_input.key, **stated)
        work.of(PublicService).add(service)
    elif expected_version is not None or any(
        getattr(service, name) != value for name, value in stated.items()
    ):
        work.claim(service, service.version if expected_version is None else expected_version)
        for name, value in stated.items():
            setattr(service, name, value)
    return view_of(PublicServiceView, service, unit_code=unit.code, unit_name=unit.name)


def get_figures(work: UnitOfWork, key: str, days: Span) -> CaseFiguresView:
    """Compute what the cases of a service say that were completed on some days."""
    service, (begins, ends) = find(work, key), instants_of(work, days)
    figures = case_figures.figures_of_all(work, [service.id], begins, ends)
    return _figures_view(service, None, days, figures)


def get_figures_of_person(
    work: UnitOfWork, employee_id: UUID, service_id: UUID, days: Span
) -> CaseFiguresView:
    """Compute what the cases say that one person within reach handled."""
    work.of(Employee).get(employee_id)
    service = require(work.of(PublicService).get_referenced(service_id), "/query/service_id")
    begins, ends = instants_of(work, days)
    figures = case_figures.figures_of_person(work, [service.id], employee_id, begins, ends)
    return _figures_view(service, employee_id, days, figures)


def _figures_view(
    service: PublicService, employee_id: UUID | None, days: Span, figures: Figures
) -> CaseFiguresView:
    of_group = figures.get((service.id, employee_id), NO_CASES)
    return CaseFiguresView(
        service_id=service.id,
        employee_id=employee_id,
        starts_on=days.starts_on,
        ends_on=days.ends_on or date.max,
        counted_in=service.counted_in,
        completed=of_group.completed,
        processing_time=round_if_known(of_group.processing_time, PLACES),
        response_time=round_if_known(of_group.response_time, PLACES),
        responded=of_group.responded,
        corrected=of_group.corrected,
        error_rate=round_if_known(of_group.error_rate, PLACES),
    )


def find(work: UnitOfWork, key: str) -> PublicService:
    """Fetch a public service by its key; one that does not exist is out of reach."""
    service = work.of(PublicService).find(key=key)
    if service is None:
        raise OutOfReachError
    return service


def _indicators(work: UnitOfWork, stated: Mapping[CaseFigure, str]) -> dict[str, UUID | None]:
    """Resolve the indicators that the cases measure, each at most one figure."""
    known = {item.key: item.id for item in work.of(Indicator).all(key=set(stated.values()))}
    columns = dict.fromkeys((f"{figure}_id" for figure in CaseFigure), None)
    seen = set[str]()
    for figure, key in stated.items():
        pointer = f"/indicators/{figure}"
        if key in seen:
            raise InvalidDataError.at_pointer(pointer, "stated_twice")
        seen.add(key)
        columns[f"{figure}_id"] = require(known.get(key), pointer)
    return columns
