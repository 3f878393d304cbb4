"""Cycles that run today and for which the caller, by his post, has no plan yet."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, exists, literal, select

from penilaian_api.domain.nip import EmploymentKind
from penilaian_api.domain.organization import AssignmentKind
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.reach import CALLER, TODAY, in_force, of_agency
from penilaian_api.storage.store import Work


@dataclass(frozen=True, slots=True)
class Post:
    """The definitive post of the caller, as far as a cycle's population asks."""

    employee_name: str
    path: str
    job_class: str

    def belongs_to(self, cycle: Cycle) -> bool:
        """Tell whether the holder is of the population of *cycle*."""
        if cycle.job_classes and self.job_class not in cycle.job_classes:
            return False
        return (not cycle.units or self._under(cycle.units)) and not self._under(cycle.except_units)

    def _under(self, codes: Collection[str]) -> bool:
        return not {*codes}.isdisjoint(self.path.strip("/").split("/"))


def unplanned(work: Work) -> list[tuple[Cycle, Post]]:
    """List the cycles of today without a plan of the caller for his post."""
    planned = exists(
        select(literal(1)).where(
            of_agency(Plan),
            Plan.employee_id == CALLER,
            Plan.cycle_id == Cycle.id,
            Plan.assignment_id == Assignment.id,
        )
    )
    query = (
        select(Cycle, Employee.name, Unit.path, Position.job_class)
        .select_from(Employee)
        .join(Assignment, and_(of_agency(Assignment), Assignment.employee_id == Employee.id))
        .join(Position, and_(of_agency(Position), Position.id == Assignment.position_id))
        .join(Unit, and_(of_agency(Unit), Unit.id == Position.unit_id))
        .join(Cycle, and_(of_agency(Cycle), Cycle.starts_on <= TODAY, Cycle.ends_before > TODAY))
        .where(
            of_agency(Employee),
            Employee.id == CALLER,
            Employee.kind != EmploymentKind.OFFICIAL,
            Assignment.kind == AssignmentKind.DEFINITIVE,
            in_force(Assignment),
            Position.is_assessable,
            ~planned,
        )
        .order_by(Cycle.key)
    )
    rows = work.session.execute(query, work.bindings)
    return [(row[0], Post(row[1], row[2], str(row[3]))) for row in rows]
