"""Fetch the subjects of scores: all of a period, or one plan against a period of its cycle.

Rows, not records: nothing here is changed, and ten thousand results must fit. The inputs of their
scores are fetched for all at once by ``storage/scoring/inputs.py``.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.scoring.vocabulary import Capacity
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import (
    Assessment,
    Evaluation,
)
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.scoring.columns import columns_of
from penilaian_api.storage.work.caller import CALLER, joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a score: employee, plan, revision, unit, and the evaluation if any."""

    employee_id: UUID
    plan_id: UUID
    revision_id: UUID
    revision_number: int
    starts_on: date
    ends_before: date
    unit_path: str
    evaluation_id: UUID | None = None
    assessment_id: UUID | None = None
    assessment_version: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    rated_by: UUID | None = None
    rated_as: Capacity | None = None


@dataclass(frozen=True, slots=True)
class PlanInPeriod:
    """A plan against a period of its own cycle, with the scheme that the period pins.

    *subject* is empty where no revision of the plan is in force.
    """

    plan: Plan
    period: Period
    scheme: SchemeVersion
    subject: Subject | None


def get_plan_in_period(work: WorkContext, plan_id: UUID, period_id: UUID) -> PlanInPeriod | None:
    """Fetch a plan within reach with its revision in force, if any, and a period of its cycle."""
    row = execute(work, _plan_in_period(work.access.grants, plan_id, period_id)).one_or_none()
    if row is None:
        return None
    plan, period, scheme, revision_id, number, path = row
    if revision_id is None:
        return PlanInPeriod(plan, period, scheme, None)
    subject = Subject(
        employee_id=plan.employee_id,
        plan_id=plan.id,
        revision_id=revision_id,
        revision_number=number,
        starts_on=plan.starts_on,
        ends_before=plan.ends_before,
        unit_path=path,
    )
    return PlanInPeriod(plan, period, scheme, subject)


@prepared
def _plan_in_period(
    grants: tuple[Grant, ...], plan_id: UUID, period_id: UUID
) -> Select[*tuple[Any, ...]]:
    return (
        select(Plan, Period, SchemeVersion, PlanRevision.id, PlanRevision.number, Unit.path)
        .outerjoin(
            *joined(
                PlanRevision,
                PlanRevision.plan_id == Plan.id,
                PlanRevision.state == PlanState.APPROVED,
            )
        )
        .join(*joined(Period, Period.cycle_id == Plan.cycle_id))
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .join(*joined(Unit, Unit.id == Plan.unit_id))
        .where(
            within(grants, Plan),
            Plan.id == plan_id,
            Period.id == period_id,
        )
    )


def get_evaluated(work: WorkContext, evaluation_id: UUID) -> tuple[Subject, Period] | None:
    """Fetch the subject of an evaluation within reach, with its period."""
    row = execute(work, _evaluated(work.access.grants, evaluation_id)).one_or_none()
    if row is None:
        return None
    *columns, period = row
    return Subject(*columns), period


@prepared
def _evaluated(grants: tuple[Grant, ...], evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        subject_query()
        .add_columns(Period)
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(within(grants, Evaluation), Evaluation.id == evaluation_id)
    )


def next_subjects(
    work: WorkContext, period_id: UUID, after: UUID | None, limit: int
) -> list[Subject]:
    """List the next subjects of a period within reach, by the id of their evaluation.

    The caller is none of them: what is withheld from them no computation tells them.
    """
    query = _next_subjects(work.access.grants, period_id, after, limit)
    return [Subject(*row) for row in execute(work, query)]


@prepared
def _next_subjects(
    grants: tuple[Grant, ...], period_id: UUID, after: UUID | None, limit: int
) -> Select[*tuple[Any, ...]]:
    others = Evaluation.employee_id != CALLER
    query = subject_query().where(within(grants, Evaluation), others)
    query = query.where(Evaluation.period_id == period_id).order_by(Evaluation.id).limit(limit)
    return query if after is None else query.where(Evaluation.id > after)


def subject_query() -> Select[*tuple[Any, ...]]:
    """Begin a query of subjects; it names its agency by what the caller of it asks for."""
    query: Select[*tuple[Any, ...]] = (
        select(
            *columns_of(
                Subject,
                Evaluation,
                revision_id=Evaluation.plan_revision_id,
                revision_number=PlanRevision.number,
                starts_on=Plan.starts_on,
                ends_before=Plan.ends_before,
                unit_path=Unit.path,
                evaluation_id=Evaluation.id,
                assessment_id=Assessment.id,
                assessment_version=Assessment.version,
                facts=Assessment.facts,
                rated_by=Assessment.rated_by,
                rated_as=Assessment.rated_as,
            )
        )
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .join(*joined(PlanRevision, PlanRevision.id == Evaluation.plan_revision_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
    )
    return query
