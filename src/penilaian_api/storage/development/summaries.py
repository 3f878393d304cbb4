"""Count what is done for people: guidance and training of each, low results of each unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, case, func, literal, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.development.coaching import CoachingState, GuidanceKind
from penilaian_api.domain.development.training import TrainingKind, TrainingState
from penilaian_api.storage.development.low_results import is_guided, is_low
from penilaian_api.storage.models.development.coaching import CoachingPlan
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class GuidanceCountRow:
    """How many plans of guidance of a kind somebody has in a state."""

    employee_id: UUID
    kind: GuidanceKind
    state: CoachingState
    count: int


@dataclass(frozen=True, slots=True)
class TrainingCountRow:
    """How many trainings or educations somebody has in a state."""

    employee_id: UUID
    kind: TrainingKind
    state: TrainingState
    count: int


@dataclass(frozen=True, slots=True)
class UnitLowResultsRow:
    """How many low results a unit has, and after how many of them somebody guides."""

    unit_code: str
    unit_name: str
    low: int
    guided: int


def counts_of(
    work: WorkContext, people: Iterable[UUID]
) -> tuple[list[GuidanceCountRow], list[TrainingCountRow]]:
    """Count guidance and training of people already fetched within reach, in one statement."""
    keys = {*people}
    guidance, training = _guidance(keys), _training(keys)
    rows = execute_combined(work.session, work.bindings, guidance, training)
    return [*rows.of(guidance)], [*rows.of(training)]


@prepared
def _guidance(people: set[UUID]) -> SubQuery[GuidanceCountRow]:
    keys = (CoachingPlan.employee_id, CoachingPlan.kind, CoachingPlan.state)
    query = (
        select(*keys, func.count().label("count"))
        .where(of_agency(CoachingPlan), CoachingPlan.employee_id.in_(people))
        .group_by(*keys)
    )
    return SubQuery(query, GuidanceCountRow, keys)


@prepared
def _training(people: set[UUID]) -> SubQuery[TrainingCountRow]:
    keys = (Training.employee_id, Training.kind, Training.state)
    query = (
        select(*keys, func.count().label("count"))
        .where(of_agency(Training), Training.employee_id.in_(people))
        .group_by(*keys)
    )
    return SubQuery(query, TrainingCountRow, keys)


def low_by_unit(work: WorkContext) -> list[UnitLowResultsRow]:
    """Count low results within reach by unit, never the caller's own."""
    return [UnitLowResultsRow(*row) for row in execute(work, _low_by_unit(work.access.grants))]


@prepared
def _low_by_unit(grants: tuple[Grant, ...]) -> Select[str, str, int, int]:
    cases = (
        select(
            Unit.code.label("code"),
            Unit.name.label("name"),
            case((is_guided(), literal(1)), else_=literal(0)).label("is_guided"),
        )
        .join_from(Assessment, *joined(Evaluation, Evaluation.id == Assessment.evaluation_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .where(
            reached(grants, Assessment, in_subtree=False),
            is_low(),
            Assessment.employee_id != CALLER,
        )
        .subquery()
    )
    return (
        select(cases.c.code, cases.c.name, func.count(), func.sum(cases.c.is_guided))
        .group_by(cases.c.code, cases.c.name)
        .order_by(cases.c.code)
    )
