"""Query what a person has behind them: delivered results, positions, competences, training."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.development.training import TrainingKind, TrainingState
from penilaian_api.domain.follow_up.decision import DecidedPurpose, DecisionOutcome
from penilaian_api.domain.follow_up.publication import REWARDS
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.follow_up.decisions import PersonDecision
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.scoring.standing import stands
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_NOMINATOR, _DECIDER = aliased(Employee), aliased(Employee)

TRAININGS: Final = Listing(
    model=Training,
    sorts={"created": ()},
    filters={
        "employee_id": equal(Training.employee_id, "Only of this employee."),
        "kind": equal(Training.kind, "Only of this kind."),
        "state": equal(Training.state, "Only in this state."),
        "origin": equal(Training.origin, "Only of this origin."),
        "unit_code": by_unit_code(Employee.unit_id),
    },
    beside=(
        BesideEach(
            Employee,
            Employee.id == Training.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(
            _NOMINATOR, _NOMINATOR.id == Training.nominated_by, nominated_by_name=_NOMINATOR.name
        ),
        Beside(_DECIDER, _DECIDER.id == Training.decided_by, decided_by_name=_DECIDER.name),
    ),
)
"""The list of training and further education."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result of a person that stands."""

    evaluation_id: UUID
    assessment_id: UUID
    year: int
    period_key: str
    period_kind: PeriodKind
    starts_on: date
    ends_before: date
    predicate: Predicate | None
    score: Decimal | None
    unit_name: str
    position_title: str


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position that a person holds or held."""

    title: str
    unit_name: str
    kind: AssignmentKind
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """How somebody was assessed by a rubric."""

    rubric: str
    assessed_on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training or an education of a person."""

    title: str
    kind: TrainingKind
    state: TrainingState
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """A recognition or a reward that was granted to a person and not taken back."""

    decision_id: UUID
    purpose: DecidedPurpose
    title: str
    decided_at: datetime
    period_key: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """What a person has behind them, the earliest first."""

    results: tuple[ResultRow, ...]
    positions: tuple[PositionRow, ...]
    competences: tuple[CompetenceRow, ...]
    trainings: tuple[TrainingRow, ...]
    recognitions: tuple[RecognitionRow, ...]


def past_of(work: WorkContext, employee_id: UUID) -> Past:
    """Fetch what a person already fetched within reach has behind them, in one statement."""
    queries = (
        _results(employee_id),
        _positions(employee_id),
        _competences(employee_id),
        _trainings(employee_id),
        _recognitions(employee_id),
    )
    rows = execute_combined(work.session, work.bindings, *queries)
    results, positions, competences, trainings, recognitions = queries
    return Past(
        tuple(rows.of(results)),
        tuple(rows.of(positions)),
        tuple(rows.of(competences)),
        tuple(rows.of(trainings)),
        tuple(rows.of(recognitions)),
    )


@prepared
def _results(employee_id: UUID) -> SubQuery[ResultRow]:
    query = (
        select(
            Evaluation.id,
            Assessment.id,
            Cycle.year,
            Period.key,
            Period.kind,
            Period.starts_on,
            Period.ends_before,
            Assessment.predicate,
            Assessment.score,
            Unit.name,
            Position.title,
        )
        .select_from(Assessment)
        .join(*joined(Evaluation, Evaluation.id == Assessment.evaluation_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(Cycle, Cycle.id == Period.cycle_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .where(
            of_agency(Assessment),
            Assessment.employee_id == employee_id,
            stands(),
        )
    )
    return SubQuery(query, ResultRow, (Period.ends_before, Period.starts_on, Evaluation.id))


@prepared
def _positions(employee_id: UUID) -> SubQuery[PositionRow]:
    query = (
        select(
            Position.title, Unit.name, Assignment.kind, Assignment.starts_on, Assignment.ends_before
        )
        .select_from(Assignment)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(
            of_agency(Assignment),
            Assignment.employee_id == employee_id,
            Assignment.voided_at.is_(None),
        )
    )
    return SubQuery(query, PositionRow, (Assignment.starts_on, Assignment.id))


@prepared
def _competences(employee_id: UUID) -> SubQuery[CompetenceRow]:
    later = aliased(CompetenceAssessment)
    query = (
        select(
            CompetenceAssessment.rubric,
            CompetenceAssessment.assessed_on,
            CompetenceAssessment.value,
        )
        .outerjoin(*joined(later, later.supersedes_id == CompetenceAssessment.id))
        .where(
            of_agency(CompetenceAssessment),
            CompetenceAssessment.employee_id == employee_id,
            later.id.is_(None),
        )
    )
    return SubQuery(
        query, CompetenceRow, (CompetenceAssessment.assessed_on, CompetenceAssessment.id)
    )


@prepared
def _trainings(employee_id: UUID) -> SubQuery[TrainingRow]:
    columns = (Training.title, Training.kind, Training.state, Training.closed_on)
    query = select(*columns).where(of_agency(Training), Training.employee_id == employee_id)
    return SubQuery(query, TrainingRow, (Training.nominated_at, Training.id))


@prepared
def _recognitions(employee_id: UUID) -> SubQuery[RecognitionRow]:
    query = (
        select(
            PersonDecision.id,
            PersonDecision.purpose,
            PersonDecision.title,
            PersonDecision.decided_at,
            Period.key,
        )
        .outerjoin(*joined(Period, Period.id == PersonDecision.period_id))
        .where(
            of_agency(PersonDecision),
            PersonDecision.employee_id == employee_id,
            PersonDecision.purpose.in_(sorted(REWARDS)),
            PersonDecision.outcome == DecisionOutcome.GRANTED,
            PersonDecision.revoked_at.is_(None),
        )
    )
    return SubQuery(query, RecognitionRow, (PersonDecision.decided_at, PersonDecision.id))


def find_position(work: WorkContext, code: str) -> UUID | None:
    """Find a position of the agency by its code."""
    key: UUID | None = execute(work, _position(code)).scalar_one_or_none()
    return key


@prepared
def _position(code: str) -> Select[Any]:
    return select(Position.id).where(of_agency(Position), Position.code == code)
