"""Fetch the plans that lie in a period, with the evaluations that exist, in batches of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.compiled.whole_reads import reading_whole
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

AT_ONCE: Final = 5_000
"""How many plans are looked at in one statement."""
_FIRST: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class DuePlan:
    """A plan that lies in a period: its revision in force, and the evaluation made by it."""

    plan_id: UUID
    employee_id: UUID
    unit_id: UUID
    position_id: UUID
    starts_on: date
    revision_id: UUID | None
    evaluation: Evaluation | None


def due_plan_batches(work: WorkContext, period: Period) -> Iterator[list[list[DuePlan]]]:
    """List by person the plans within reach that lie in a period, some thousands at a time.

    All plans of one person are in one batch, so that whoever reads it may write before the next.
    """
    grants, after, more = work.access.grants, _FIRST, True
    while more:
        nth = _nth_person(grants, period.cycle_id, after, AT_ONCE - 1)
        until = execute(work, nth).scalar_one_or_none()
        query = _due_plans(
            grants,
            period.id,
            period.cycle_id,
            period.starts_on,
            period.ends_before,
            after,
            until,
        )
        with reading_whole(work.session):
            rows = execute(work, query).all()
        people = groupby(rows, key=attrgetter("employee_id"))
        yield [[DuePlan(*row) for row in plans] for _, plans in people]
        after, more = until or after, until is not None


@prepared
def _nth_person(
    grants: tuple[Grant, ...], cycle_id: UUID, after: UUID, skipped: int
) -> Select[UUID]:
    return (
        select(Plan.employee_id)
        .where(within(grants, Plan), Plan.cycle_id == cycle_id, Plan.employee_id > after)
        .order_by(Plan.employee_id)
        .offset(skipped)
        .limit(1)
    )


@prepared
def _due_plans(  # noqa: PLR0913, PLR0917 - the days of the period, and the people of the batch
    grants: tuple[Grant, ...],
    period_id: UUID,
    cycle_id: UUID,
    starts_on: date,
    ends_before: date,
    after: UUID,
    until: UUID | None,
) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Plan.id,
            Plan.employee_id,
            Plan.unit_id,
            Plan.position_id,
            Plan.starts_on,
            PlanRevision.id,
            Evaluation,
        )
        .outerjoin(
            *joined(Evaluation, Evaluation.plan_id == Plan.id, Evaluation.period_id == period_id)
        )
        .outerjoin(
            *joined(
                PlanRevision,
                PlanRevision.plan_id == Plan.id,
                PlanRevision.state == PlanState.APPROVED,
            )
        )
        .where(
            within(grants, Plan),
            Plan.cycle_id == cycle_id,
            Plan.starts_on < ends_before,
            Plan.ends_before > starts_on,
            Plan.employee_id > after,
            *(() if until is None else (Plan.employee_id <= until,)),
        )
        .order_by(Plan.employee_id, Plan.id)
    )
