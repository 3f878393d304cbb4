"""Show careers from what is on record, and keep the plan that each person has of their own."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.development.training import TrainingKind, TrainingState
from penilaian_api.domain.errors import Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.follow_up.decision import DecidedPurpose
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.services.development.training import ResultView, result_view
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.development import results as result_storage
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.career import CareerPlan
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class HeldPositionView:
    """A position that a person holds or held."""

    title: str
    unit_name: str
    kind: AssignmentKind
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class PastCompetenceView:
    """How somebody was assessed by a rubric."""

    rubric: str
    assessed_on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class PastTrainingView:
    """A training or an education of a career."""

    title: str
    kind: TrainingKind
    state: TrainingState
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class PastRecognitionView:
    """A recognition or a reward of a career."""

    decision_id: UUID
    purpose: DecidedPurpose
    title: str
    decided_at: datetime
    period_key: str | None


@dataclass(frozen=True, slots=True)
class CareerView:
    """What a person has behind them: results over years, and what else was of their work."""

    employee_id: UUID
    results: tuple[ResultView, ...]
    positions: tuple[HeldPositionView, ...]
    competences: tuple[PastCompetenceView, ...]
    trainings: tuple[PastTrainingView, ...]
    recognitions: tuple[PastRecognitionView, ...]


@dataclass(frozen=True, slots=True)
class CareerStep:
    """A step of a career plan, in a year."""

    year: int
    text: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class CareerPlanInput:
    """A career plan as its person wants it."""

    from_year: int
    to_year: int
    goal: str
    position_code: str | None
    steps: Sequence[CareerStep]


@dataclass(frozen=True, slots=True)
class CareerPlanView:
    """A career plan: where to, by which steps in which years."""

    employee_id: UUID
    from_year: int
    to_year: int
    goal: str
    position_id: UUID | None
    steps: tuple[CareerStep, ...]
    version: int


def record(work: UnitOfWork, employee_id: UUID) -> CareerView:
    """Show the career of a person from what is on record."""
    person = work.of(Employee).get(employee_id)
    past = result_storage.past_of(work, person.id)
    return CareerView(
        employee_id=person.id,
        results=tuple(map(result_view, past.results)),
        positions=tuple(view_of(HeldPositionView, row) for row in past.positions),
        competences=tuple(view_of(PastCompetenceView, row) for row in past.competences),
        trainings=tuple(view_of(PastTrainingView, row) for row in past.trainings),
        recognitions=tuple(view_of(PastRecognitionView, row) for row in past.recognitions),
    )


def get_plan(work: UnitOfWork, employee_id: UUID) -> CareerPlanView:
    """Return the plan of a person; none, and none that may be read, is not found."""
    plan = work.of(CareerPlan).find(employee_id=employee_id)
    if plan is None:
        raise OutOfReachError
    return _view(plan)


def put_plan(
    work: UnitOfWork, employee_id: UUID, expected_version: int | None, stated: CareerPlanInput
) -> CareerPlanView:
    """Create the own plan, or change it."""
    if employee_id != work.actor.employee_id:
        raise OutOfReachError
    _refuse_years(stated)
    position_id = None
    if stated.position_code is not None:
        position_id = require(
            result_storage.find_position(work, stated.position_code), "/position_code"
        )
    plan = work.of(CareerPlan).find(employee_id=employee_id)
    if plan is None:
        plan = CareerPlan(id=new_id(), employee_id=employee_id)
        _fill(plan, stated, position_id)
        return _view(work.of(CareerPlan).add(plan))
    work.of(CareerPlan).claim(plan, plan.version if expected_version is None else expected_version)
    _fill(plan, stated, position_id)
    return _view(plan)


def _fill(plan: CareerPlan, stated: CareerPlanInput, position_id: UUID | None) -> None:
    plan.from_year, plan.to_year, plan.goal = stated.from_year, stated.to_year, stated.goal
    plan.position_id, plan.steps = position_id, [asdict(step) for step in stated.steps]


def _refuse_years(stated: CareerPlanInput) -> None:
    """Refuse years that run backward, and steps outside of them."""
    faults = []
    if stated.to_year < stated.from_year:
        faults.append(Fault("/to_year", "years_backward"))
    span = range(stated.from_year, stated.to_year + 1)
    faults += [
        Fault(f"/steps/{index}/year", "outside_career_plan")
        for index, step in enumerate(stated.steps)
        if step.year not in span
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _view(plan: CareerPlan) -> CareerPlanView:
    return view_of(CareerPlanView, plan, steps=tuple(CareerStep(**step) for step in plan.steps))
