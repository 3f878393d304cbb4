"""List public services and their cases, and fetch those that a feed names."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.register.public_services import PublicService, ServiceCase
from penilaian_api.storage.work.lists.listing import (
    Beside,
    BesideEach,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

PUBLIC_SERVICES: Final = Listing(
    model=PublicService,
    sorts={"key": (PublicService.key,), "created": ()},
    filters={"unit_id": equal(PublicService.unit_id, "Only of this unit.")},
    search=Search(
        codes=(PublicService.key,),
        texts=(PublicService.name,),
        text="The beginning of the key, or what stands in the name.",
    ),
    beside=(
        Beside(Unit, Unit.id == PublicService.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)
"""The list of public services."""

SERVICE_CASES: Final = Listing(
    model=ServiceCase,
    sorts={"number": (ServiceCase.number,), "created": ()},
    filters={
        "service_id": equal(ServiceCase.service_id, "Only of this public service."),
        "employee_id": equal(ServiceCase.employee_id, "Only those that this employee handled."),
        "is_completed": ListFilter(
            bool,
            lambda value: ServiceCase.completed_at.is_not(None) == value,
            "Only (or none) that are completed.",
        ),
        "is_corrected": equal(ServiceCase.is_corrected, "Only (or none) that had to be corrected."),
    },
    search=Search(
        codes=(ServiceCase.number,), texts=(), text="The beginning of the number of the case."
    ),
    beside=(
        BesideEach(
            PublicService,
            PublicService.id == ServiceCase.service_id,
            service_key=PublicService.key,
            counted_in=PublicService.counted_in,
        ),
        Beside(
            Employee,
            Employee.id == ServiceCase.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
    ),
)
"""The list of the cases that a caller may see."""


def existing_cases(
    work: WorkContext, services: Collection[UUID], numbers: Collection[str]
) -> dict[tuple[UUID, str], ServiceCase]:
    """Fetch the cases of *services* with these numbers, by service and number."""
    rows = execute(work, _existing(work.access.grants, set(services), set(numbers))).scalars()
    return {(case.service_id, case.number): case for case in rows}


@prepared
def _existing(
    grants: tuple[Grant, ...], services: set[UUID], numbers: set[str]
) -> Select[ServiceCase]:
    return select(ServiceCase).where(
        within(grants, ServiceCase),
        ServiceCase.service_id.in_(services),
        ServiceCase.number.in_(numbers),
    )
