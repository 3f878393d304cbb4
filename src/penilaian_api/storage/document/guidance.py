"""Fetch what was recorded of developing a person: nobody reads more of it here than elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Action, Grant
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.development.coaching import (
    CoachingAim,
    CoachingPlan,
    CoachingSession,
    GuidanceFeedback,
)
from penilaian_api.storage.models.development.counseling import Counseling
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class GuidanceRecords:
    """All that was recorded of developing a person, as far as the caller may read it."""

    coaching: Sequence[CoachingPlan] = ()
    aims: Sequence[CoachingAim] = ()
    sessions: Sequence[CoachingSession] = ()
    feedback: Sequence[GuidanceFeedback] = ()
    competence: Sequence[CompetenceAssessment] = ()
    problems: Sequence[Counseling] = ()


def guidance_of(work: WorkContext, plan: Plan, period: Period | None) -> GuidanceRecords:
    """Fetch what was recorded of developing a person in the time of a plan."""
    employee_id, actor = plan.employee_id, work.actor
    coaching = open_grants(actor, Action.COACHING_READ)
    stated = open_grants(actor, Action.GUIDANCE_FEEDBACK_READ)
    rated = open_grants(actor, Action.COMPETENCE_READ)
    conduct = open_grants(actor, Action.COUNSELING_READ)
    starts_on = plan.starts_on if period is None else period.starts_on
    ends_before = plan.ends_before if period is None else period.ends_before
    plans = [*execute(work, _coaching(coaching, employee_id, starts_on, ends_before)).scalars()]
    keys = {each.id for each in plans}
    return GuidanceRecords(
        coaching=plans,
        aims=[*execute(work, _aims(keys)).scalars()] if keys else [],
        sessions=[*execute(work, _sessions(keys)).scalars()] if keys else [],
        feedback=[*execute(work, _stated(stated, employee_id, starts_on, ends_before)).scalars()],
        competence=[*execute(work, _rated(rated, employee_id, starts_on, ends_before)).scalars()],
        problems=[*execute(work, _conduct(conduct, employee_id, starts_on, ends_before)).scalars()],
    )


@prepared
def _coaching(
    grants: tuple[Grant, ...], employee_id: UUID, starts_on: date, ends_before: date
) -> Select[CoachingPlan]:
    return (
        select(CoachingPlan)
        .where(
            within(grants, CoachingPlan),
            CoachingPlan.employee_id == employee_id,
            CoachingPlan.opened_on >= starts_on,
            CoachingPlan.opened_on < ends_before,
        )
        .order_by(CoachingPlan.id)
    )


@prepared
def _aims(keys: set[UUID]) -> Select[CoachingAim]:
    return (
        select(CoachingAim)
        .where(of_agency(CoachingAim), CoachingAim.coaching_id.in_(keys))
        .order_by(CoachingAim.id)
    )


@prepared
def _sessions(keys: set[UUID]) -> Select[CoachingSession]:
    return (
        select(CoachingSession)
        .where(of_agency(CoachingSession), CoachingSession.coaching_id.in_(keys))
        .order_by(CoachingSession.coaching_id, CoachingSession.number)
    )


@prepared
def _stated(
    grants: tuple[Grant, ...], employee_id: UUID, starts_on: date, ends_before: date
) -> Select[GuidanceFeedback]:
    return (
        select(GuidanceFeedback)
        .join(*joined(CoachingPlan, CoachingPlan.id == GuidanceFeedback.coaching_id))
        .where(
            within(grants, GuidanceFeedback),
            GuidanceFeedback.employee_id == employee_id,
            CoachingPlan.opened_on >= starts_on,
            CoachingPlan.opened_on < ends_before,
        )
        .order_by(GuidanceFeedback.id)
    )


@prepared
def _rated(
    grants: tuple[Grant, ...], employee_id: UUID, starts_on: date, ends_before: date
) -> Select[CompetenceAssessment]:
    return (
        select(CompetenceAssessment)
        .where(
            within(grants, CompetenceAssessment),
            CompetenceAssessment.employee_id == employee_id,
            CompetenceAssessment.assessed_on >= starts_on,
            CompetenceAssessment.assessed_on < ends_before,
        )
        .order_by(CompetenceAssessment.assessed_on, CompetenceAssessment.id)
    )


@prepared
def _conduct(
    grants: tuple[Grant, ...], employee_id: UUID, starts_on: date, ends_before: date
) -> Select[Counseling]:
    return (
        select(Counseling)
        .where(
            within(grants, Counseling),
            Counseling.employee_id == employee_id,
            Counseling.reported_at.is_not(None),
            Counseling.talked_on >= starts_on,
            Counseling.talked_on < ends_before,
        )
        .order_by(Counseling.id)
    )
