"""Fetch what forms state beside the plan itself: who stands around it, work, feedback.

Each kind of record is read as widely as its own action lets the caller read it, and no wider.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Action, Grant
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.organization.authority import PostKind, post_kind
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class SupportedLine:
    """A leader's result that a plan supports, with an indicator of it, and the leader's post."""

    line_id: UUID
    statement: str
    indicator: str | None
    job_class: JobClass
    heads_independent_unit: bool

    @property
    def is_of_high_post(self) -> bool:
        """Whether the leader is a high official, or heads an independent unit."""
        post = post_kind(self.job_class, heads_independent_unit=self.heads_independent_unit)
        return post is not PostKind.OTHER


@dataclass(frozen=True, slots=True)
class EvidenceTitle:
    """What shows the realization of a line."""

    line_id: UUID
    title: str


def period_of(work: WorkContext, cycle_id: UUID, period_id: UUID) -> Period | None:
    """Fetch a period of the cycle of a plan."""
    period: Period | None = execute(work, _period(cycle_id, period_id)).scalar_one_or_none()
    return period


@prepared
def _period(cycle_id: UUID, period_id: UUID) -> Select[Period]:
    return select(Period).where(
        of_agency(Period), Period.id == period_id, Period.cycle_id == cycle_id
    )


def supported_lines(work: WorkContext, lines: Collection[UUID]) -> list[SupportedLine]:
    """Fetch the results in force that the results of an opened plan support."""
    if not lines:
        return []
    return [SupportedLine(*row) for row in execute(work, _supported(set(lines)))]


@prepared
def _supported(lines: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            WorkResult.line_id,
            WorkResult.statement,
            PlanIndicator.statement,
            Position.job_class,
            Position.is_head & Unit.independence_basis.is_not(None),
        )
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Position, Position.id == Plan.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(
            of_agency(WorkResult),
            WorkResult.line_id.in_(lines),
            PlanRevision.state.in_([PlanState.APPROVED.value, PlanState.CLOSED.value]),
        )
        .order_by(PlanRevision.number, PlanIndicator.ordinal)
    )


def library_versions(work: WorkContext, keys: Collection[UUID]) -> list[IndicatorVersion]:
    """Fetch the versions of the library that indicators of an opened plan are copies of."""
    if not keys:
        return []
    return [*execute(work, _versions(set(keys))).scalars()]


@prepared
def _versions(keys: set[UUID]) -> Select[IndicatorVersion]:
    return select(IndicatorVersion).where(
        of_agency(IndicatorVersion), IndicatorVersion.id.in_(keys)
    )


def may_read_progress(work: WorkContext, plan: Plan) -> bool:
    """Tell whether the caller may read the work on a plan, beside the plan."""
    grants = open_grants(work.actor, Action.PROGRESS_READ)
    return execute(work, _readable(grants, plan.id)).scalar_one_or_none() is not None


@prepared
def _readable(grants: tuple[Grant, ...], plan_id: UUID) -> Select[UUID]:
    return select(Plan.id).where(within(grants, Plan), Plan.id == plan_id)


def evidence_in(work: WorkContext, plan: Plan, period: Period) -> list[EvidenceTitle]:
    """Fetch what evidence there is for work in a period on a plan that the caller may read."""
    query = _evidence(plan.employee_id, period.starts_on, period.ends_before)
    return [EvidenceTitle(*row) for row in execute(work, query)]


@prepared
def _evidence(employee_id: UUID, starts_on: date, ends_before: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Evidence.line_id, Evidence.title)
        .join(*joined(Progress, Progress.id == Evidence.progress_id))
        .where(
            of_agency(Evidence),
            Evidence.employee_id == employee_id,
            Progress.on >= starts_on,
            Progress.on < ends_before,
        )
        .order_by(Evidence.id)
    )


def feedback_between(
    work: WorkContext, employee_id: UUID, begins: datetime, ends: datetime
) -> list[Feedback]:
    """Fetch what feedback was given on a person, as far as the caller may read it."""
    grants = open_grants(work.actor, Action.FEEDBACK_READ)
    return [*execute(work, _feedback(grants, employee_id, begins, ends)).scalars()]


@prepared
def _feedback(
    grants: tuple[Grant, ...], employee_id: UUID, begins: datetime, ends: datetime
) -> Select[Feedback]:
    return (
        select(Feedback)
        .where(
            within(grants, Feedback),
            Feedback.employee_id == employee_id,
            Feedback.given_at >= begins,
            Feedback.given_at < ends,
        )
        .order_by(Feedback.given_at, Feedback.id)
    )


def assessment_of(
    work: WorkContext, plan_id: UUID, period_id: UUID
) -> tuple[Evaluation, Assessment] | None:
    """Fetch the final result of a plan in a period, as far as the caller may read it."""
    grants = open_grants(work.actor, Action.ASSESSMENT_READ)
    row = execute(work, _assessment(grants, plan_id, period_id)).one_or_none()
    return None if row is None else (row[0], row[1])


@prepared
def _assessment(
    grants: tuple[Grant, ...], plan_id: UUID, period_id: UUID
) -> Select[Evaluation, Assessment]:
    final = [EvaluationState.FINAL.value, EvaluationState.DELIVERED.value]
    return (
        select(Evaluation, Assessment)
        .join(*joined(Evaluation, Evaluation.id == Assessment.evaluation_id))
        .where(
            within(grants, Assessment),
            Assessment.state.in_(final),
            Evaluation.plan_id == plan_id,
            Evaluation.period_id == period_id,
        )
    )
