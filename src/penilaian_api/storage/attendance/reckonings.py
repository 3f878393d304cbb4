"""Fetch for whom discipline is reckoned in a period, and what stands of it."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, not_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.models.register.attendance import DisciplineReckoning
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.corrections import is_corrected
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

BATCH: Final = 500
"""How many people are in memory at a time."""


class AppraisedPerson(NamedTuple):
    """A person with a plan in a period, and their number: what it was reckoned from, if it was."""

    id: UUID
    code: str
    name: str
    measurement_id: UUID | None
    digest: str | None


def next_people(work: WorkContext, period: Period, part: str, after: UUID) -> list[AppraisedPerson]:
    """Fetch the next people within reach who have a plan in a period, each with their number.

    First the people, then their numbers: joined, PostgreSQL reads the numbers of all for each
    person, as long as it has not counted them.
    """
    people = list(execute(work, _next_people(work.access.grants, period.id, after)))
    keys = {person.id for person in people}
    numbers = {row[0]: row[1:] for row in execute(work, _numbers(keys, period.id, part))}
    return [AppraisedPerson(*person, *numbers.get(person.id, (None, None))) for person in people]


@prepared
def _next_people(
    grants: tuple[Grant, ...], period_id: UUID, after: UUID
) -> Select[*tuple[Any, ...]]:
    has_plan = exists_in_agency(
        Plan,
        of_agency(Period),
        Period.id == period_id,
        Plan.employee_id == Employee.id,
        Plan.cycle_id == Period.cycle_id,
        Plan.starts_on < Period.ends_before,
        Plan.ends_before > Period.starts_on,
    )
    return (
        select(Employee.id, Employee.employee_code, Employee.name)
        .where(within(grants, Employee), has_plan, Employee.id > after)
        .order_by(Employee.id)
        .limit(BATCH)
    )


@prepared
def _numbers(people: set[UUID], period_id: UUID, part: str) -> Select[*tuple[Any, ...]]:
    return (
        select(Measurement.employee_id, Measurement.id, DisciplineReckoning.digest)
        .outerjoin(
            *joined(DisciplineReckoning, DisciplineReckoning.measurement_id == Measurement.id)
        )
        .where(
            of_agency(Measurement),
            Measurement.employee_id.in_(people),
            Measurement.period_id == period_id,
            Measurement.part == part,
            not_(is_corrected(Measurement)),
        )
    )


RECKONINGS: Final = Listing(
    model=DisciplineReckoning,
    sorts={"reckoned": ()},
    filters={
        "period_id": equal(DisciplineReckoning.period_id, "Only of this period."),
        "employee_id": equal(DisciplineReckoning.employee_id, "Only of this employee."),
    },
    search=search_people(DisciplineReckoning.employee_id),
    beside=(
        BesideEach(
            Employee,
            Employee.id == DisciplineReckoning.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
    ),
)
"""The list of what numbers were reckoned from, the first reckoned before the others."""
