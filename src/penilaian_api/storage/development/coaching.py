"""Query plans of guidance with their parts, and who reads what the person says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from penilaian_api.storage.models.development.coaching import (
    CoachingAim,
    CoachingPlan,
    CoachingSession,
    GuidanceFeedback,
)
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.work.caller import TODAY, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal, join_beside
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_COACH: Final = aliased(Employee)
_OPENER: Final = aliased(Employee)

COACHING_PLANS: Final = Listing(
    model=CoachingPlan,
    sorts={"created": ()},
    filters={
        "employee_id": equal(CoachingPlan.employee_id, "Only of this employee."),
        "state": equal(CoachingPlan.state, "Only in this state."),
        "kind": equal(CoachingPlan.kind, "Only of this kind."),
        "unit_code": by_unit_code(Employee.unit_id),
    },
    beside=(
        BesideEach(
            Employee,
            Employee.id == CoachingPlan.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(
            _COACH,
            _COACH.id == CoachingPlan.author_id,
            coach_code=_COACH.employee_code,
            coach_name=_COACH.name,
        ),
        BesideEach(_OPENER, _OPENER.id == CoachingPlan.opened_by, opened_by_name=_OPENER.name),
    ),
)
"""The list of plans of guidance, as they were opened."""


@dataclass(frozen=True, slots=True)
class AimRow:
    """What guidance aims at."""

    line_id: UUID | None
    part: str | None
    aim: str
    baseline: str
    target: str
    strategy: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that took place."""

    number: int
    held_on: date
    location: str
    content: str
    agreed_steps: str
    steps_due_on: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CoachingParts:
    """All that belongs to a plan of guidance, and the names beside its ids."""

    names: Mapping[str, Any]
    aims: tuple[AimRow, ...]
    sessions: tuple[SessionRow, ...]
    answered: frozenset[int | None]
    """Of which sessions the person has said how they were: that they did is all that is told."""


def parts_of(work: WorkContext, plan: CoachingPlan) -> CoachingParts:
    """Fetch what belongs to a plan already fetched within reach, in one statement."""
    names, aims, sessions = _names(plan.id), _aims(plan.id), _sessions(plan.id)
    answered = _answered(plan.id)
    rows = execute_combined(work.session, work.bindings, names, aims, sessions, answered)
    return CoachingParts(
        rows.of(names)[0],
        tuple(rows.of(aims)),
        tuple(rows.of(sessions)),
        frozenset(rows.of(answered)),
    )


@prepared
def _names(plan_id: UUID) -> SubQuery[Mapping[str, Any]]:
    query = join_beside(select(*COACHING_PLANS.names()).select_from(CoachingPlan), COACHING_PLANS)
    keys = [name for each in COACHING_PLANS.beside for name in each.names]

    def build(*values: object) -> Mapping[str, Any]:
        return dict(zip(keys, values, strict=True))

    return SubQuery(query.where(of_agency(CoachingPlan), CoachingPlan.id == plan_id), build)


@prepared
def _aims(plan_id: UUID) -> SubQuery[AimRow]:
    columns = (
        CoachingAim.line_id,
        CoachingAim.part,
        CoachingAim.aim,
        CoachingAim.baseline,
        CoachingAim.target,
        CoachingAim.strategy,
    )
    query = select(*columns).where(of_agency(CoachingAim), CoachingAim.coaching_id == plan_id)
    return SubQuery(query, AimRow, (CoachingAim.id,))


@prepared
def _sessions(plan_id: UUID) -> SubQuery[SessionRow]:
    query = select(
        CoachingSession.number,
        CoachingSession.held_on,
        CoachingSession.location,
        CoachingSession.content,
        CoachingSession.agreed_steps,
        CoachingSession.steps_due_on,
        CoachingSession.recorded_at,
    ).where(of_agency(CoachingSession), CoachingSession.coaching_id == plan_id)
    return SubQuery(query, SessionRow, (CoachingSession.number,))


@prepared
def _answered(plan_id: UUID) -> SubQuery[int | None]:
    query = select(GuidanceFeedback.session_number).where(
        of_agency(GuidanceFeedback), GuidanceFeedback.coaching_id == plan_id
    )
    return SubQuery(query, lambda number: number, (GuidanceFeedback.id,))


def leaders_of(work: WorkContext, employee_id: UUID) -> tuple[UUID, ...]:
    """Name who assesses somebody today, who assesses that one, and who assesses the second."""
    row = execute(work, _leaders(employee_id)).first()
    return () if row is None else tuple(key for key in row if key is not None)


@prepared
def _leaders(employee_id: UUID) -> Select[UUID, UUID, UUID]:
    first, second, third = aliased(Assessor), aliased(Assessor), aliased(Assessor)
    return (
        select(first.assessor_id, second.assessor_id, third.assessor_id)
        .select_from(first)
        .outerjoin(*joined(second, second.employee_id == first.assessor_id, in_force(second)))
        .outerjoin(*joined(third, third.employee_id == second.assessor_id, in_force(third)))
        .where(of_agency(first), first.employee_id == employee_id, in_force(first))
    )


def find_employee(work: WorkContext, code: str) -> UUID | None:
    """Find who is in service by their code: who guides need not be of the caller's people."""
    key: UUID | None = execute(work, _employee(code)).scalar_one_or_none()
    return key


@prepared
def _employee(code: str) -> Select[Any]:
    return select(Employee.id).where(
        of_agency(Employee), Employee.employee_code == code, Employee.serves(TODAY)
    )


def is_assessed(work: WorkContext, employee_id: UUID, assessment_id: UUID) -> bool:
    """Tell whether an evaluation of competences is one of this person."""
    return execute(work, _assessment(employee_id, assessment_id)).first() is not None


@prepared
def _assessment(employee_id: UUID, assessment_id: UUID) -> Select[UUID]:
    return select(CompetenceAssessment.id).where(
        of_agency(CompetenceAssessment),
        CompetenceAssessment.employee_id == employee_id,
        CompetenceAssessment.id == assessment_id,
    )


def newest_session(work: WorkContext, plan_id: UUID) -> int | None:
    """Give the number of the newest session of a plan already fetched within reach, if any."""
    number: int | None = execute(work, _newest_session(plan_id)).scalar_one()
    return number


@prepared
def _newest_session(plan_id: UUID) -> Select[Any]:
    return select(func.max(CoachingSession.number)).where(
        of_agency(CoachingSession), CoachingSession.coaching_id == plan_id
    )
