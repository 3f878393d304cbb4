"""Fetch what stands around one person today: posts, plan, evaluation, and whether they lead."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.me.team import (
    CurrentEvaluation,
    PostWithPlan,
    evaluations_query,
    plans_query,
)
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that a person holds today, with its unit by name."""

    position_id: UUID
    position_code: str
    title: str
    kind: AssignmentKind
    unit_id: UUID
    unit_code: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a person: of plan and evaluation, each that might be the current one."""

    posts: tuple[HeldPost, ...]
    plans: tuple[PostWithPlan, ...]
    evaluations: tuple[CurrentEvaluation, ...]
    leads: bool


_POST: Final = (
    Position.id,
    Position.code,
    Position.title,
    Assignment.kind,
    Unit.id,
    Unit.code,
    Unit.name,
)


def surroundings(work: WorkContext, employee_id: UUID) -> Surroundings:
    """Fetch what stands around a person already fetched within reach, in one statement."""
    posts, led = _posts(employee_id), _led(employee_id)
    plans, evaluations = plans_query({employee_id}), evaluations_query({employee_id})
    rows = execute_combined(work.session, work.bindings, posts, led, plans, evaluations)
    return Surroundings(
        posts=tuple(rows.of(posts)),
        plans=tuple(rows.of(plans)),
        evaluations=tuple(rows.of(evaluations)),
        leads=bool(rows.of(led)),
    )


@prepared
def _posts(employee_id: UUID) -> SubQuery[HeldPost]:
    query: Select[*tuple[Any, ...]] = (
        select(*_POST)
        .select_from(Assignment)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(of_agency(Assignment), Assignment.employee_id == employee_id, in_force(Assignment))
    )
    return SubQuery(query, HeldPost, (Assignment.starts_on, Position.code))


@prepared
def _led(employee_id: UUID) -> SubQuery[str]:
    leads = exists_in_agency(Assessor, Assessor.assessor_id == employee_id, in_force(Assessor))
    query = select(Employee.id).where(of_agency(Employee), Employee.id == employee_id, leads)
    return SubQuery(query, str)
