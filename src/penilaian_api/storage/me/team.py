"""Fetch post, plan and current evaluation of each of some people, in one statement each."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import CALLER, TODAY, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Listing
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.sets import among
from penilaian_api.storage.work.store import WorkContext


class PostWithPlan(NamedTuple):
    """The definitive post of a person, and one revision of their plan of today, if there is one."""

    employee_id: UUID
    position_title: str | None
    unit_code: str | None
    unit_name: str | None
    plan_id: UUID | None
    state: PlanState | None
    version: int | None


class CurrentEvaluation(NamedTuple):
    """An evaluation in a period that is open or being rated."""

    employee_id: UUID
    evaluation_id: UUID
    state: EvaluationState
    version: int
    period_key: str
    period_state: PeriodState
    rate_until: date
    is_self_assessed: bool
    is_acknowledged: bool


def _are_led_today(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    """Keep to the people whom the caller assesses in a post of today.

    Who has left stays within reach for what is not finished, and is no longer of the team.
    """
    del grants, in_subtree
    row = aliased(Assessor)
    led = select(row.employee_id).where(
        of_agency(row), row.assessor_id == CALLER, row.cause != Cause.FORMER, in_force(row)
    )
    return among(Employee.id, led)


TEAM: Final = Listing(
    model=Employee,
    sorts={"name": (Employee.sort_name,), "employee_code": (Employee.employee_code,)},
    filters={"unit_code": by_unit_code(Employee.unit_id)},
    search=Search((Employee.sort_name,), (Employee.employee_code, Employee.nip)),
    base=_are_led_today,
    columns=(Employee.id, Employee.employee_code, Employee.name, Employee.sort_name),
    tells_changes=False,
)
"""The list of the caller's people: of each it shows where they stand today."""


def posts_with_plans(work: WorkContext, people: Iterable[UUID]) -> list[PostWithPlan]:
    """Fetch posts and plans of people already fetched within reach; newer revisions come later."""
    return [PostWithPlan(*row) for row in execute(work, _posts_with_plans(set(people)))]


@prepared
def plans_query(people: set[UUID]) -> SubQuery[PostWithPlan]:
    """Query posts and plans of people already fetched within reach; newer revisions come later."""
    order = (Plan.created_at, Plan.id, PlanRevision.number)
    return SubQuery(_selected_posts(people), PostWithPlan, order)


@prepared
def _posts_with_plans(people: set[UUID]) -> Select[*tuple[Any, ...]]:
    return _selected_posts(people).order_by(Plan.created_at, Plan.id, PlanRevision.number)


def _selected_posts(people: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - bound by whoever prepares it
    return (
        select(
            Employee.id,
            Position.title,
            Unit.code,
            Unit.name,
            Plan.id,
            PlanRevision.state,
            PlanRevision.version,
        )
        .outerjoin(
            *joined(
                Assignment,
                Assignment.employee_id == Employee.id,
                Assignment.kind == AssignmentKind.DEFINITIVE,
                in_force(Assignment),
            )
        )
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(*joined(Unit, Unit.id == Position.unit_id))
        .outerjoin(
            *joined(
                Plan,
                Plan.employee_id == Employee.id,
                Plan.starts_on <= TODAY,
                Plan.ends_before > TODAY,
            )
        )
        .outerjoin(*joined(PlanRevision, PlanRevision.plan_id == Plan.id))
        .where(of_agency(Employee), Employee.id.in_(people))
    )


def current_evaluations(work: WorkContext, people: Iterable[UUID]) -> list[CurrentEvaluation]:
    """Fetch the evaluations of people already fetched within reach that are not over."""
    return [CurrentEvaluation(*row) for row in execute(work, _current_evaluations(set(people)))]


@prepared
def evaluations_query(people: set[UUID]) -> SubQuery[CurrentEvaluation]:
    """Query the evaluations of people already fetched within reach that are not over."""
    order = (Period.rate_until, Period.key, Evaluation.id)
    return SubQuery(_selected_evaluations(people), CurrentEvaluation, order)


@prepared
def _current_evaluations(people: set[UUID]) -> Select[*tuple[Any, ...]]:
    order = (Period.rate_until, Period.key, Evaluation.id)
    return _selected_evaluations(people).order_by(*order)


def _selected_evaluations(people: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - as above
    return (
        select(
            Evaluation.employee_id,
            Evaluation.id,
            Evaluation.state,
            Evaluation.version,
            Period.key,
            Period.state,
            Period.rate_until,
            Evaluation.self_assessed_at.is_not(None),
            Evaluation.acknowledged_at.is_not(None),
        )
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(
            of_agency(Evaluation),
            Evaluation.employee_id.in_(people),
            Period.state.in_([PeriodState.OPEN, PeriodState.RATING]),
        )
    )
