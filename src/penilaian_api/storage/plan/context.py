"""Select what stands around a plan, for a page of them or for the one that is opened."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, literal, or_, select

from penilaian_api.domain.organization.authority import PostKind, post_kind
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.domain.scoring.soundness import FROM_BASELINE
from penilaian_api.storage.models.cycle import Cycle, Period, SchemeVersion
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import in_force, joined, of_agency
from penilaian_api.storage.work.prepared import cached_once


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What stands around a plan: names, and the facts by which its submission is judged."""

    employee_name: str
    position_title: str
    unit_code: str
    unit_name: str
    cycle_key: str
    year: int
    plans_due_on: date
    assessor_id: UUID | None
    job_class: JobClass
    employment: EmploymentKind
    from_baseline: bool
    cycle_starts_on: date
    cycle_ends_before: date
    acts: bool
    is_head: bool
    in_independent_unit: bool

    @property
    def has_acting_post(self) -> bool:
        """Whether they act in a post (Plt, Plh), or head a unit as a functional official."""
        return self.acts or (self.is_head and self.job_class is JobClass.FUNCTIONAL)

    @property
    def post(self) -> PostKind:
        """How the law sorts the post of the plan."""
        heads = bool(self.is_head and self.in_independent_unit)
        return post_kind(self.job_class, heads_independent_unit=heads)


@cached_once
def context_columns() -> tuple[Any, ...]:
    """Select what fills a `PlanContext`, in the order of its fields."""
    assessor = (
        select(Assessor.assessor_id)
        .where(of_agency(Assessor), Assessor.employee_id == Plan.employee_id, in_force(Assessor))
        .limit(1)
        .correlate(Plan)
        .scalar_subquery()
    )
    baseline = (
        select(literal(1))
        .join_from(Period, *joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(
            of_agency(Period),
            Period.cycle_id == Plan.cycle_id,
            SchemeVersion.document.contains(f'"{FROM_BASELINE}"', autoescape=True),
        )
        .correlate(Plan)
    )
    acting = exists(
        select(literal(1))
        .where(
            of_agency(Assignment),
            Assignment.employee_id == Plan.employee_id,
            Assignment.kind == AssignmentKind.ACTING,
            Assignment.voided_at.is_(None),
            Assignment.starts_on < Plan.ends_before,
            or_(Assignment.ends_before.is_(None), Assignment.ends_before > Plan.starts_on),
        )
        .correlate(Plan)
    )
    return (
        Employee.name,
        Position.title,
        Unit.code,
        Unit.name,
        Cycle.key,
        Cycle.year,
        Cycle.plans_due_on,
        assessor,
        Position.job_class,
        Employee.kind,
        exists(baseline),
        Cycle.starts_on,
        Cycle.ends_before,
        acting,
        Position.is_head,
        Unit.independence_basis.is_not(None),
    )


def join_context(query: Select[Any]) -> Select[Any]:
    """Join to a plan its revisions and the records it names."""
    return (
        query.join_from(Plan, *joined(PlanRevision, PlanRevision.plan_id == Plan.id))
        .join(*joined(Employee, Employee.id == Plan.employee_id))
        .join(*joined(Position, Position.id == Plan.position_id))
        .join(*joined(Unit, Unit.id == Plan.unit_id))
        .join(*joined(Cycle, Cycle.id == Plan.cycle_id))
    )
