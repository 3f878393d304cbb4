"""Query post, plan and current evaluation of each of some people."""

from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Text, or_, select, type_coerce
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.me.task_query import kind_of, written
from penilaian_api.storage.me.tasks import DUE_ON, joined_to_assessors, plan_kinds, stages
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.models.types import choice
from penilaian_api.storage.work.caller import CALLER, TODAY, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Listing
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reached.forms import among


class PostWithPlan(NamedTuple):
    """The definitive post of a person, and one revision of a plan of theirs, if there is one.

    *is_current*: the plan is that of today, and not of a later time. *kind* and *due_on*: for what
    the revision waits for the caller, and until when. *begun_at*, *plan_id* and *number* tell which
    of several is newer; a moment is compared as it is written.
    """

    employee_id: str
    position_title: str | None
    unit_code: str | None
    unit_name: str | None
    plan_id: str | None
    state: PlanState | None
    version: int | None
    begun_at: str | None
    number: int | None
    is_current: bool | None
    kind: TaskKind | None
    due_on: date | None


class CurrentEvaluation(NamedTuple):
    """An evaluation in a period that is open or being rated, or that waits for the caller."""

    employee_id: str
    evaluation_id: str
    state: EvaluationState
    version: int
    period_key: str
    period_state: PeriodState
    rate_until: date
    is_self_assessed: bool
    is_acknowledged: bool
    kind: TaskKind | None
    due_on: date | None


NOT_OVER: Final = (PeriodState.OPEN, PeriodState.RATING)
"""The states of a period in which its evaluations are the current ones."""
_KIND: Final = choice(TaskKind, "kind")


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


@prepared
def plans_query(people: set[UUID]) -> SubQuery[PostWithPlan]:
    """Query posts and plans of people already fetched within reach."""
    query = (
        select(
            written(Employee.id),
            Position.title,
            Unit.code,
            Unit.name,
            written(Plan.id),
            PlanRevision.state,
            PlanRevision.version,
            type_coerce(Plan.created_at, Text),
            PlanRevision.number,
            (Plan.starts_on <= TODAY).label("is_current"),
            type_coerce(kind_of(plan_kinds()), _KIND),
            Cycle.plans_due_on,
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
        .outerjoin(*joined(Plan, Plan.employee_id == Employee.id, Plan.ends_before > TODAY))
        .outerjoin(*joined(PlanRevision, PlanRevision.plan_id == Plan.id))
        .outerjoin(*joined(Cycle, Cycle.id == Plan.cycle_id))
        .where(of_agency(Employee), Employee.id.in_(people))
    )
    return SubQuery(query, PostWithPlan)


@prepared
def evaluations_query(people: set[UUID]) -> SubQuery[CurrentEvaluation]:
    """Query the evaluations of people already fetched within reach that are not over."""
    first, second = aliased(Assessor), aliased(Assessor)
    query = select(
        Evaluation.employee_id,
        Evaluation.id,
        Evaluation.state,
        Evaluation.version,
        Period.key,
        Period.state.label("period_state"),
        Period.rate_until,
        Evaluation.self_assessed_at.is_not(None).label("is_self_assessed"),
        Evaluation.acknowledged_at.is_not(None).label("is_acknowledged"),
        kind_of(stages(first, second)).label("kind"),
        DUE_ON,
    ).where(of_agency(Evaluation), Evaluation.employee_id.in_(people))
    rows = joined_to_assessors(query, first, second).cte().prefix_with("MATERIALIZED")
    columns = rows.c
    shown = select(
        written(columns.employee_id),
        written(columns.id),
        columns.state,
        columns.version,
        columns.key,
        columns.period_state,
        columns.rate_until,
        columns.is_self_assessed,
        columns.is_acknowledged,
        type_coerce(columns.kind, _KIND),
        columns.due_on,
    ).where(or_(columns.kind.is_not(None), columns.period_state.in_(NOT_OVER)))
    return SubQuery(shown, CurrentEvaluation)
