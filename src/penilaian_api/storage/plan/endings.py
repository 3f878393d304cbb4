"""Find plans that do not end with the assignment for which they were made."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, or_, select

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.database.whole_reads import reading_whole
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assignment
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.store import WorkContext

FEW = 500
"""Up to so many positions are named; beyond, all of the agency are looked at."""


@dataclass(frozen=True, slots=True)
class PlanBeyondPost:
    """A plan that goes on although its person no longer holds the post."""

    plan_id: UUID
    employee_id: UUID


def plans_to_end(work: WorkContext, positions: Collection[UUID]) -> list[tuple[Plan, date]]:
    """Fetch the plans at some positions whose end is not that of the assignment, with that end."""
    if len(positions) <= FEW:
        return [(row[0], row[1]) for row in execute(work, _plans_to_end(set(positions)))]
    with reading_whole(work.session):
        return [(row[0], row[1]) for row in execute(work, _plans_to_end(None))]


@prepared
def _plans_to_end(positions: set[UUID] | None) -> Select[Plan, date]:
    ends_before = _ends_before()
    query = (
        select(Plan, ends_before)
        .join(*joined(Assignment, Assignment.id == Plan.assignment_id))
        .join(*joined(Cycle, Cycle.id == Plan.cycle_id))
        .where(
            of_agency(Plan),
            Assignment.voided_at.is_(None),
            Plan.ends_before != ends_before,
            Plan.starts_on < ends_before,
        )
    )
    return query if positions is None else query.where(Assignment.position_id.in_(positions))


@prepared
def plans_beyond_posts() -> SubQuery[PlanBeyondPost]:
    """Query the plans, not yet closed, of assignments that ended before or never were."""
    is_open = exists_in_agency(
        PlanRevision, PlanRevision.plan_id == Plan.id, PlanRevision.state != PlanState.CLOSED
    )
    query = (
        select(Plan.id, Plan.employee_id)
        .join(*joined(Assignment, Assignment.id == Plan.assignment_id))
        .where(
            of_agency(Plan),
            or_(Assignment.voided_at.is_not(None), Assignment.ends_before < Plan.ends_before),
            is_open,
        )
    )
    return SubQuery(query, PlanBeyondPost)


def _ends_before() -> ColumnElement[date]:
    """Say when a plan ends: with the assignment, or with the cycle if that is sooner."""
    return case(
        (Assignment.ends_before < Cycle.ends_before, Assignment.ends_before),
        else_=Cycle.ends_before,
    )
