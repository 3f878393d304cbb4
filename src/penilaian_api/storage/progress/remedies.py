"""Query the steps that leaders take where a result makes no progress."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.progress.remedy import RemedyKind, Takeover
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.development.coaching import CoachingPlan
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.models.register.remedies import Remedy
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal, given
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


def _guidance() -> ScalarSelect[UUID]:
    """Name the newest plan of guidance to which a step led: who reads the step may read it."""
    plan = aliased(CoachingPlan)
    query = select(plan.id).where(of_agency(plan), plan.remedy_id == Remedy.id)
    return query.order_by(plan.id.desc()).limit(1).correlate(Remedy).scalar_subquery()


REMEDIES: Final = Listing(
    model=Remedy,
    sorts={"taken": ()},
    filters={
        "plan_id": given(Remedy.plan_id),
        "line_id": equal(Remedy.line_id, "Only on this line of the plan."),
        "kind": equal(Remedy.kind, "Only of this kind."),
    },
    beside=(
        BesideEach(
            Employee,
            Employee.id == Remedy.author_id,
            author_name=Employee.name,
            coaching_id=_guidance(),
        ),
        Beside(
            PlanRevision,
            PlanRevision.id == Remedy.revision_id,
            revision_number=PlanRevision.number,
        ),
    ),
)
"""The list of steps on the results of a plan, as they were taken."""


def find_revision(work: WorkContext, plan_id: UUID, number: int) -> UUID | None:
    """Find a later revision of a plan already fetched within reach, by its number."""
    key: UUID | None = execute(work, _revision(plan_id, number)).scalar_one_or_none()
    return key


@prepared
def _revision(plan_id: UUID, number: int) -> Select[UUID]:
    return select(PlanRevision.id).where(
        of_agency(PlanRevision),
        PlanRevision.plan_id == plan_id,
        PlanRevision.number == number,
        PlanRevision.number > 1,
    )


@prepared
def takeovers_query(evaluation_id: UUID) -> SubQuery[Takeover]:
    """Query which results of its year were taken over before an evaluation is final."""
    columns: tuple[Any, ...] = (
        Remedy.plan_id,
        Remedy.line_id,
        Remedy.reason,
        Remedy.taken_at,
    )
    query: Select[*tuple[Any, ...]] = (
        select(*columns)
        .join_from(Remedy, *joined(Plan, Plan.id == Remedy.plan_id))
        .join(*joined(Evaluation, Evaluation.employee_id == Remedy.employee_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(
            of_agency(Remedy),
            Evaluation.id == evaluation_id,
            Plan.cycle_id == Period.cycle_id,
            Remedy.kind == RemedyKind.TAKE_OVER,
            or_(Evaluation.finalized_at.is_(None), Remedy.taken_at <= Evaluation.finalized_at),
        )
    )
    return SubQuery(query, Takeover, (Remedy.taken_at, Remedy.id))
