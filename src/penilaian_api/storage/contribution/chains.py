"""Follow the lines of a plan up: to the results that they support, and to goals.

Of each plan above the latest revision that was agreed speaks. Who reads a plan within reach reads
along its chain what stands above it, and nothing of what was realized there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.plan.plan import Accumulation, Polarity
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared

HIGHEST: Final = 12
"""No agency is higher: a chain that were bent into a circle ends here."""


@dataclass(frozen=True, slots=True)
class RungRow:
    """A result at some height above a line of the plan; at height zero the line itself."""

    start: UUID
    height: int
    line_id: UUID
    revision_id: UUID
    statement: str
    goal_id: UUID | None
    position_title: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What an indicator of a result above measures."""

    revision_id: UUID
    result_line: UUID
    measured_in: str | None
    polarity: Polarity
    accumulation: Accumulation
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal above a line, or above such a goal."""

    id: UUID
    parent_id: UUID | None
    key: str
    statement: str
    unit_name: str
    measured_in: str
    polarity: str
    target: Decimal
    is_public_service: bool


def is_latest_agreed() -> ColumnElement[bool]:
    """Keep to the latest revision of each plan that was agreed, closed or in force."""
    later = aliased(PlanRevision)
    follows = exists_in_agency(
        later,
        later.plan_id == PlanRevision.plan_id,
        later.number > PlanRevision.number,
        later.approved_at.is_not(None),
    ).correlate(PlanRevision)
    return PlanRevision.approved_at.is_not(None) & ~follows


@prepared
def rung_query(revision_id: UUID) -> SubQuery[RungRow]:
    """Query what stands above each line of a revision already opened, from the line itself on."""
    start = select(
        WorkResult.line_id.label("start"),
        literal(0).label("height"),
        WorkResult.id.label("result_id"),
        WorkResult.supports_line_id.label("above"),
    ).where(of_agency(WorkResult), WorkResult.revision_id == revision_id)
    rungs, parent = start.cte("rungs", recursive=True), aliased(WorkResult)
    step = (
        select(rungs.c.start, rungs.c.height + 1, parent.id, parent.supports_line_id)
        .join_from(rungs, *joined(parent, parent.line_id == rungs.c.above))
        .join(*joined(PlanRevision, PlanRevision.id == parent.revision_id))
        .where(rungs.c.height < HIGHEST, is_latest_agreed())
    )
    rungs = rungs.union_all(step)
    query: Select[*tuple[Any, ...]] = (
        select(
            rungs.c.start,
            rungs.c.height,
            WorkResult.line_id,
            WorkResult.revision_id,
            WorkResult.statement,
            WorkResult.goal_id,
            Position.title,
            Unit.name,
        )
        .join_from(rungs, *joined(WorkResult, WorkResult.id == rungs.c.result_id))
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Position, Position.id == Plan.position_id))
        .join(*joined(Unit, Unit.id == Plan.unit_id))
    )
    return SubQuery(query, RungRow, (rungs.c.start, rungs.c.height))


@prepared
def public_mark_query(revisions: set[UUID]) -> SubQuery[UUID]:
    """Query the lines of revisions whose indicator itself is marked as public service."""
    query = select(PlanIndicator.line_id).where(
        of_agency(PlanIndicator),
        PlanIndicator.revision_id.in_(revisions),
        PlanIndicator.is_public_service.is_(True),
    )
    return SubQuery(query, lambda line_id: line_id)


def measures_of(rungs: Collection[RungRow]) -> Prepared[SubQuery[MeasureRow]]:
    """Query what is measured of the results above."""
    above = [rung for rung in rungs if rung.height]
    return _measures({rung.revision_id for rung in above}, {rung.line_id for rung in above})


@prepared
def _measures(revisions: set[UUID], lines: set[UUID]) -> SubQuery[MeasureRow]:
    query: Select[*tuple[Any, ...]] = (
        select(
            WorkResult.revision_id,
            WorkResult.line_id,
            PlanIndicator.measured_in,
            PlanIndicator.polarity,
            PlanIndicator.accumulation,
            PlanIndicator.target,
        )
        .join(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(
            of_agency(WorkResult),
            WorkResult.revision_id.in_(revisions),
            WorkResult.line_id.in_(lines),
        )
    )
    return SubQuery(query, MeasureRow, (PlanIndicator.ordinal,))


@prepared
def goal_query(goals: set[UUID]) -> SubQuery[GoalRow]:
    """Query goals, and all that stand above them."""
    start = select(Goal.id, Goal.parent_id).where(of_agency(Goal), Goal.id.in_(goals))
    chain, parent = start.cte("goals_above", recursive=True), aliased(Goal)
    step = select(parent.id, parent.parent_id).join_from(
        chain, *joined(parent, parent.id == chain.c.parent_id)
    )
    chain = chain.union(step)
    query: Select[*tuple[Any, ...]] = (
        select(
            Goal.id,
            Goal.parent_id,
            Goal.key,
            Goal.statement,
            Unit.name,
            Goal.measured_in,
            Goal.polarity,
            Goal.target,
            Goal.is_public_service,
        )
        .join_from(chain, *joined(Goal, Goal.id == chain.c.id))
        .join(*joined(Unit, Unit.id == Goal.unit_id))
    )
    return SubQuery(query, GoalRow, (Goal.key,))
