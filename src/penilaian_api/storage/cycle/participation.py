"""Count who took part in which step of a cycle, by unit and role, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.cycle.participation import REPORTED_STEPS, ParticipationStep
from penilaian_api.domain.indicator.proposal import ABOUT_INDICATORS, ProposalState
from penilaian_api.domain.meeting.meeting import TOOK_PLACE, MeetingKind
from penilaian_api.domain.plan.plan import PlanState, SignerRole
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.survey import SurveyState
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bounds_of
from penilaian_api.storage.cycle.population import on_day_of, people_on_day
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.indicator import IndicatorProposal
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.models.plan import Plan, PlanRevision, PlanSignature
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import Survey, SurveyTarget
from penilaian_api.storage.work.caller import CALLER, in_force, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """How many people of a unit there are in one role, and how many took part in each step."""

    unit_code: str
    unit_name: str
    is_supervisor: bool
    people: int
    counts: Mapping[ParticipationStep, int]


def count_participation(work: WorkContext, cycle: Cycle, day: date) -> list[ParticipationRow]:
    """Count the people of a cycle within reach who took part, by unit and role."""
    query = _counted(work.access.grants, bounds_of(cycle), cycle.id)
    return [
        ParticipationRow(
            unit_code=row[0],
            unit_name=row[1],
            is_supervisor=bool(row[2]),
            people=row[3],
            counts={step: int(n) for step, n in zip(REPORTED_STEPS, row[4:], strict=True)},
        )
        for row in execute(work, on_day_of(query, day, cycle))
    ]


@prepared
def _counted(grants: tuple[Grant, ...], cycle: Bounds, cycle_id: UUID) -> Select[Any]:
    leads = case((supervises(), 1), else_=0).label("supervises")
    steps = _steps(cycle_id)
    took_part = [case((steps[step], 1), else_=0).label(step) for step in REPORTED_STEPS]
    people = (
        people_on_day(grants, Unit.code, Unit.name.label("unit_name"), leads, *took_part)
        .where(reached(grants, Employee, in_subtree=False), belongs(cycle, Unit.path))
        .subquery()
    )
    keys = people.c.code, people.c.unit_name, people.c.supervises
    sums = [func.sum(people.c[step]) for step in REPORTED_STEPS]
    return select(*keys, func.count(), *sums).group_by(*keys).order_by(*keys)


def own_steps(work: WorkContext, cycle: Cycle) -> Mapping[ParticipationStep, bool]:
    """Tell in which steps of a cycle the caller took part."""
    row = execute(work, _own(cycle.id)).one()
    return {step: bool(value) for step, value in zip(ParticipationStep, row, strict=True)}


@prepared
def _own(cycle_id: UUID) -> Select[*tuple[Any, ...]]:
    query = select(*_steps(cycle_id).values()).select_from(Employee)
    return query.where(of_agency(Employee), Employee.id == CALLER)


def supervises() -> ColumnElement[bool]:
    """Tell whether a person assesses somebody on the caller's day."""
    row = aliased(Assessor)
    return _is_among(select(row.assessor_id).where(of_agency(row), in_force(row)))


def _is_among(people: Select[UUID]) -> ColumnElement[bool]:
    """Ask of each person by an index: who counts a section does not read the agency."""
    own = people.where(people.selected_columns[0] == Employee.id).limit(1)
    return own.correlate(Employee).scalar_subquery().is_not(None)


def _steps(cycle_id: Any) -> Mapping[ParticipationStep, ColumnElement[bool]]:  # noqa: ANN401 - a bound value
    """Find each step in the records: those who took it, asked of each person."""
    agreed = PlanRevision.state.in_((PlanState.APPROVED, PlanState.CLOSED))
    sets = {
        ParticipationStep.INPUT_GIVEN: _proposers(cycle_id),
        ParticipationStep.DISCUSSION_ATTENDED: _attendees(cycle_id),
        ParticipationStep.RELEVANCE_RATED: _raters(cycle_id),
        ParticipationStep.PLAN_SUBMITTED: _planners(
            cycle_id, PlanRevision.submitted_at.is_not(None)
        ),
        ParticipationStep.PLAN_AGREED: _planners(cycle_id, agreed),
        ParticipationStep.PLAN_SIGNED: _signers(cycle_id),
        ParticipationStep.SELF_ASSESSED: _evaluated(cycle_id, Evaluation.self_assessed_at),
        ParticipationStep.RESULT_ACKNOWLEDGED: _evaluated(cycle_id, Evaluation.acknowledged_at),
    }
    return {step: _is_among(people) for step, people in sets.items()}


def _proposers(cycle_id: Any) -> Select[UUID]:  # noqa: ANN401 - a bound value
    return select(IndicatorProposal.employee_id).where(
        of_agency(IndicatorProposal),
        IndicatorProposal.cycle_id == cycle_id,
        IndicatorProposal.state != ProposalState.WITHDRAWN,
        IndicatorProposal.kind.in_(ABOUT_INDICATORS),
    )


def _attendees(cycle_id: Any) -> Select[UUID]:  # noqa: ANN401 - a bound value
    """Find who came to a discussion of indicators, as its host recorded it."""
    return (
        select(MeetingAttendee.employee_id)
        .join(*joined(Meeting, Meeting.id == MeetingAttendee.meeting_id))
        .where(
            of_agency(MeetingAttendee),
            Meeting.cycle_id == cycle_id,
            Meeting.kind == MeetingKind.INDICATOR_DISCUSSION,
            Meeting.state.in_(sorted(TOOK_PLACE)),
            MeetingAttendee.has_attended.is_(True),
        )
    )


def _raters(cycle_id: Any) -> Select[UUID]:  # noqa: ANN401 - a bound value
    """Find who rated indicators in a survey that began in the cycle and is released."""
    return (
        select(SurveyInvitation.author_id)
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyInvitation.target_id))
        .join(*joined(Survey, Survey.id == SurveyTarget.survey_id))
        .join(*joined(Cycle, Cycle.id == cycle_id))
        .where(
            of_agency(SurveyInvitation),
            SurveyInvitation.is_used.is_(True),
            Survey.audience == SurveyAudience.HOLDERS,
            Survey.state == SurveyState.RELEASED,
            Survey.starts_on >= Cycle.starts_on,
            Survey.starts_on < Cycle.ends_before,
        )
    )


def _planners(cycle_id: Any, condition: ColumnElement[bool]) -> Select[UUID]:  # noqa: ANN401 - a bound value
    return (
        select(PlanRevision.employee_id)
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .where(of_agency(PlanRevision), Plan.cycle_id == cycle_id, condition)
    )


def _signers(cycle_id: Any) -> Select[UUID]:  # noqa: ANN401 - a bound value
    revisions = PlanRevision.id == PlanSignature.revision_id
    return (
        select(PlanSignature.employee_id)
        .join(*joined(PlanRevision, revisions))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .where(
            of_agency(PlanSignature),
            Plan.cycle_id == cycle_id,
            PlanSignature.role == SignerRole.EMPLOYEE,
        )
    )


def _evaluated(cycle_id: Any, at: Any) -> Select[UUID]:  # noqa: ANN401 - a column of instants
    return (
        select(Evaluation.employee_id)
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(of_agency(Evaluation), Period.cycle_id == cycle_id, at.is_not(None))
    )
