"""Find plans that do not end with the assignment for which they were made."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Delete, Select, case, delete, or_, select

from penilaian_api.domain.organization.defects import RANKS, Defect, DefectCode
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import CreationMark, Cycle, Period
from penilaian_api.storage.models.organization import Assignment
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.compiled.whole_reads import reading_whole
from penilaian_api.storage.work.lists.kinds import comes_after, page_of
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

FEW = 500
"""Up to so many positions are named; beyond, all of the agency are looked at."""


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


def forget_creation(work: WorkContext, cycles: Collection[UUID]) -> None:
    """Forget that the evaluations of some cycles were created: a plan has days that it had not."""
    removal = _marks_of({*cycles})
    work.session.execute(removal.built, {**work.bindings, **removal.values})


@prepared
def _marks_of(cycles: set[UUID]) -> Delete:
    periods = select(Period.id).where(of_agency(Period), Period.cycle_id.in_(cycles))
    marks = delete(CreationMark).where(of_agency(CreationMark), CreationMark.period_id.in_(periods))
    return marks.execution_options(synchronize_session=False)


@prepared
def plans_beyond_posts() -> SubQuery[Defect]:
    """Query a page of the plans, not yet closed, of assignments that ended before or never were."""
    is_open = exists_in_agency(
        PlanRevision, PlanRevision.plan_id == Plan.id, PlanRevision.state != PlanState.CLOSED
    )
    is_ended = or_(Assignment.voided_at.is_not(None), Assignment.ends_before.is_not(None))
    query = (
        select(Plan.id, Plan.employee_id)
        .select_from(Assignment)
        .join(*joined(Plan, Plan.assignment_id == Assignment.id))
        .where(
            of_agency(Assignment),
            is_ended,
            or_(Assignment.voided_at.is_not(None), Assignment.ends_before < Plan.ends_before),
            is_open,
            comes_after(RANKS[DefectCode.PLAN_BEYOND_POST], Plan.id),
        )
    )
    rows = page_of(query, Plan.id).subquery()

    def build(key: UUID, employee: UUID) -> Defect:
        return Defect(DefectCode.PLAN_BEYOND_POST, employee=employee, plan=key)

    return SubQuery(select(rows), build, (rows.c.id,))


def _ends_before() -> ColumnElement[date]:
    """Say when a plan ends: with the assignment, or with the cycle if that is sooner."""
    return case(
        (Assignment.ends_before < Cycle.ends_before, Assignment.ends_before),
        else_=Cycle.ends_before,
    )
