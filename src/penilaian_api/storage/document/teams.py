"""Fetch who does what for the results of a leader, and the goals that these serve."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.document.issued import on_day
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class LedMember:
    """Whom a leader assesses, and what the results of their plan in force state, by line."""

    employee_id: UUID
    name: str
    lines: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class SupportingRole:
    """A result that supports one of another person, and whose it is."""

    employee_id: UUID
    name: str
    planned: PlannedResult

    @property
    def supports(self) -> UUID | None:
        """The line of the result that it supports."""
        return self.planned.result.supports_line_id


def team_of(work: WorkContext, plan: Plan, day: date) -> list[LedMember]:
    """Fetch whom a person assesses on a day, with the results of their plans in force then."""
    query = _team(plan.employee_id, plan.starts_on, plan.ends_before, day)
    lines: dict[tuple[UUID, str], dict[UUID, str]] = {}
    for key, name, line_id, statement in execute(work, query):
        known = lines.setdefault((key, name), {})
        if line_id is not None:
            known[line_id] = statement
    return [LedMember(key, name, known) for (key, name), known in lines.items()]


@prepared
def _team(
    leader_id: UUID, starts_on: date, ends_before: date, day: date
) -> Select[*tuple[Any, ...]]:
    in_time = Plan.starts_on < ends_before, Plan.ends_before > starts_on
    return (
        select(Employee.id, Employee.name, WorkResult.line_id, WorkResult.statement)
        .select_from(Assessor)
        .join(*joined(Employee, Employee.id == Assessor.employee_id))
        .outerjoin(*joined(Plan, Plan.employee_id == Employee.id, *in_time))
        .outerjoin(
            *joined(
                PlanRevision,
                PlanRevision.plan_id == Plan.id,
                PlanRevision.state == PlanState.APPROVED,
            )
        )
        .outerjoin(*joined(WorkResult, WorkResult.revision_id == PlanRevision.id))
        .where(of_agency(Assessor), Assessor.assessor_id == leader_id, *on_day(Assessor, day))
        .order_by(Employee.sort_name, Employee.id, WorkResult.ordinal)
    )


def roles_in(work: WorkContext, lines: Collection[UUID]) -> list[SupportingRole]:
    """Fetch the results in force, of whomever, that support lines of an opened plan or its team.

    A matrix of roles is for all who stand in it (annex II, step 5): who may print it sees them.
    """
    if not lines:
        return []
    results: dict[UUID, tuple[UUID, str, WorkResult, list[PlanIndicator]]] = {}
    for key, name, result, indicator in execute(work, _roles(set(lines))):
        known = results.setdefault(result.id, (key, name, result, []))
        known[3].extend([indicator] if indicator is not None else ())
    return [
        SupportingRole(key, name, PlannedResult(result, tuple(indicators)))
        for key, name, result, indicators in results.values()
    ]


@prepared
def _roles(lines: set[UUID]) -> Select[*tuple[Any, ...]]:
    row = aliased(WorkResult)
    supporting = select(row.id).where(of_agency(row), row.supports_line_id.in_(lines))
    return (
        select(Employee.id, Employee.name, WorkResult, PlanIndicator)
        .select_from(WorkResult)
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Employee, Employee.id == WorkResult.employee_id))
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(
            of_agency(WorkResult),
            among(WorkResult.id, supporting),
            PlanRevision.state == PlanState.APPROVED,
        )
        .order_by(Employee.sort_name, Employee.id, WorkResult.ordinal, PlanIndicator.ordinal)
    )


def goals_of(work: WorkContext, keys: Collection[UUID]) -> dict[UUID, str]:
    """Fetch what the goals say that results of an opened plan serve."""
    if not keys:
        return {}
    return {row.id: row.statement for row in execute(work, _goals(set(keys)))}


@prepared
def _goals(keys: set[UUID]) -> Select[*tuple[Any, ...]]:
    return select(Goal.id, Goal.statement).where(of_agency(Goal), Goal.id.in_(keys))
