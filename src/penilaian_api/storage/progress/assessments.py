"""Declare the list of assessments by rubrics, and fetch what a position demands of a person."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Assignment, Employee, Position
from penilaian_api.storage.models.register.assessments import (
    CompetenceAssessment,
    CompetenceDemand,
)
from penilaian_api.storage.work.caller import CALLER, in_force, joined, of_agency
from penilaian_api.storage.work.lists.corrections import is_corrected, without_corrected
from penilaian_api.storage.work.lists.listing import (
    BesideEach,
    Feed,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class AssessedPerson:
    """Somebody within reach with the position that they hold today, and what it demands."""

    id: UUID
    code: str
    name: str
    position_id: UUID | None
    job_class: JobClass | None
    demanded: dict[str, int]
    titles: dict[str, str]


class ExistingAssessment(NamedTuple):
    """An assessment that exists: whether it counts, and whether it is of the same."""

    id: UUID
    is_current: bool
    is_same: bool


ASSESSMENTS: Final = Listing(
    model=CompetenceAssessment,
    sorts={"posted": ()},
    filters={
        "employee_id": equal(CompetenceAssessment.employee_id, "Only of this employee."),
        "period_id": equal(CompetenceAssessment.period_id, "Only for this period."),
        "rubric": equal(
            CompetenceAssessment.rubric, "Only by this rubric.", pattern=r"^[a-z][a-z0-9-]{0,59}$"
        ),
        "current": without_corrected(CompetenceAssessment),
    },
    search=search_people(CompetenceAssessment.employee_id),
    beside=(
        BesideEach(
            Employee,
            Employee.id == CompetenceAssessment.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(
            Period,
            Period.id == CompetenceAssessment.period_id,
            period_key=Period.key,
            is_corrected=is_corrected(CompetenceAssessment),
        ),
    ),
    fed_by=(Feed(CompetenceAssessment, CompetenceAssessment.supersedes_id),),
)
"""The list of assessments: of one, a later one says that it was corrected."""


def find_person(work: WorkContext, employee_code: str) -> AssessedPerson | None:
    """Find somebody within reach by their code or their NIP, with what their position demands.

    The caller is found as well, so that they are told why they are refused.
    """
    rows = execute(work, _person(work.access.grants, employee_code)).all()
    rows = [row for row in rows if row[1] == employee_code] or rows
    if not rows:
        return None
    demands = [row[5:] for row in rows if row[5] is not None]
    return AssessedPerson(
        rows[0][0],
        rows[0][1],
        rows[0][2],
        rows[0][3],
        rows[0][4],
        demanded={item: level for item, level, _ in demands},
        titles={item: title for item, _, title in demands if title},
    )


@prepared
def _person(grants: tuple[Grant, ...], code: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Employee.id,
            Employee.employee_code,
            Employee.name,
            Position.id,
            Position.job_class,
            CompetenceDemand.item,
            CompetenceDemand.level,
            CompetenceDemand.title,
        )
        .select_from(Employee)
        .outerjoin(
            *joined(
                Assignment,
                Assignment.employee_id == Employee.id,
                Assignment.kind == AssignmentKind.DEFINITIVE,
                in_force(Assignment),
            )
        )
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(*joined(CompetenceDemand, CompetenceDemand.position_id == Position.id))
        .where(
            of_agency(Employee),
            or_(within(grants, Employee), Employee.id == CALLER),
            or_(Employee.employee_code == code, Employee.nip == code),
        )
        .order_by(CompetenceDemand.item)
    )


def standing(
    work: WorkContext, employee_id: UUID, period_id: UUID, rubric: str, named: UUID | None
) -> list[ExistingAssessment]:
    """Fetch what stands of the same person, period and rubric, and the assessment that is named."""
    query = _standing(work.access.grants, employee_id, period_id, rubric, named)
    return [ExistingAssessment(*row) for row in execute(work, query)]


@prepared
def _standing(
    grants: tuple[Grant, ...],
    employee_id: UUID,
    period_id: UUID,
    rubric: str,
    named: UUID | None,
) -> Select[UUID, bool, bool]:
    of = CompetenceAssessment
    is_same = and_(of.employee_id == employee_id, of.period_id == period_id, of.rubric == rubric)
    return select(of.id, ~is_corrected(CompetenceAssessment), is_same).where(
        within(grants, of), or_(is_same, of.id == named)
    )
