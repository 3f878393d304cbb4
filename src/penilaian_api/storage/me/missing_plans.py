"""Find the cycles of today for which the caller, by their post, has no plan yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import prepared


@dataclass(frozen=True, slots=True)
class MissingPlan:
    """A cycle without a plan of the caller for their definitive post, and whom it is made for."""

    cycle_id: UUID
    plans_due_on: date
    units: Collection[str]
    except_units: Collection[str]
    job_classes: Collection[str]
    name: str
    path: str
    job_class: JobClass

    @property
    def is_in_population(self) -> bool:
        """Whether the holder of the post is of the population of the cycle."""
        if self.job_classes and self.job_class not in self.job_classes:
            return False
        return (not self.units or self._under(self.units)) and not self._under(self.except_units)

    def _under(self, codes: Collection[str]) -> bool:
        return not {*codes}.isdisjoint(self.path.strip("/").split("/"))


@prepared
def missing_plans() -> SubQuery[MissingPlan]:
    """Query the cycles of today without a plan of the caller for their post."""
    planned = exists_in_agency(
        Plan,
        Plan.employee_id == CALLER,
        Plan.cycle_id == Cycle.id,
        Plan.assignment_id == Assignment.id,
    )
    query = (
        select(
            Cycle.id,
            Cycle.plans_due_on,
            Cycle.units,
            Cycle.except_units,
            Cycle.job_classes,
            Employee.name,
            Unit.path,
            Position.job_class,
        )
        .select_from(Employee)
        .join(*joined(Assignment, Assignment.employee_id == Employee.id))
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .join(*joined(Cycle, Cycle.starts_on <= TODAY, Cycle.ends_before > TODAY))
        .where(
            of_agency(Employee),
            Employee.id == CALLER,
            Employee.kind != EmploymentKind.OFFICIAL,
            Assignment.kind == AssignmentKind.DEFINITIVE,
            in_force(Assignment),
            Position.is_assessable,
            ~planned,
        )
    )
    return SubQuery(query, MissingPlan, (Cycle.key,))
