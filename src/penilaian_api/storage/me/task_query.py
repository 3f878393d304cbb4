"""Build the task lists: one CASE picks the kind; the first 200 of each kind by due date.

A record waits for one thing at a time, so its kind is the first condition that holds.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Uuid,
    case,
    cast,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.store import WorkContext

MAX_TASKS_OF_A_KIND: Final = 200
"""How many tasks of one kind are shown; one more is read, to know whether there are."""

NOBODY: Final = cast(null(), Uuid)
"""The person of a task that is about a period or an indicator."""

NO_DAY: Final = cast(null(), Date)
"""The last day of a task that has none."""

NO_PERIOD: Final = cast(null(), String)
"""The period of a task that is about no result."""

KindConditions: TypeAlias = Sequence[tuple[TaskKind, ColumnElement[bool]]]


def select_tasks(
    record_id: Any,  # noqa: ANN401 - a column of any model
    kinds: KindConditions,
    *days: Any,  # noqa: ANN401 - columns of any model
    name: Any = Employee.name,  # noqa: ANN401 - a column of any model
    period: Any = NO_PERIOD,  # noqa: ANN401 - a column of any model
    employee_id: Any = Employee.id,  # noqa: ANN401 - a column of any model
) -> Select[Any]:
    """Begin a query that finds for what each record waits: the first of *kinds* that holds.

    It must name Employee, unless it is about nobody (`NOBODY`); the day by which a task is due is
    labeled ``due_on``. *period*: the key of the period of a result.
    """
    kind = case(*((condition, literal(str(kind))) for kind, condition in kinds), else_=null())
    return select(
        record_id.label("record_id"),
        employee_id.label("employee_id"),
        name.label("name"),
        period.label("period_key"),
        _plan_of(record_id).label("plan_id"),
        kind.label("kind"),
        *days,
    )


def _plan_of(record_id: Any) -> Any:  # noqa: ANN401 - columns of any model
    """Name the plan that a record is about: itself, or its own, or that of its evaluation."""
    model = record_id.class_
    if model is Plan:
        return record_id
    if hasattr(model, "plan_id"):
        return model.plan_id
    if not hasattr(model, "evaluation_id"):
        return NOBODY
    rated = aliased(Evaluation)
    of_record = of_agency(rated), rated.id == model.evaluation_id
    return select(rated.plan_id).where(*of_record).correlate(model).scalar_subquery()


def first_of_each_kind(
    query: Select[Any], record: str, due_columns: Mapping[TaskKind, str] | None = None
) -> SubQuery[Task]:
    """Limit *query* to the first of each kind by due day, and one more than is shown.

    *due_columns* names the column of the due day for kinds that go by another than ``due_on``.
    """
    rows = query.subquery()
    others = [
        (rows.c.kind == str(kind), rows.c[name]) for kind, name in (due_columns or {}).items()
    ]
    due = case(*others, else_=rows.c.due_on) if others else rows.c.due_on
    tasks = (
        select(
            rows.c.kind,
            rows.c.record_id,
            rows.c.employee_id,
            rows.c.name,
            due.label("due_on"),
            rows.c.period_key,
            rows.c.plan_id,
        )
        .where(rows.c.kind.is_not(None))
        .subquery()
    )
    rank = func.row_number().over(
        partition_by=tasks.c.kind, order_by=(tasks.c.due_on, tasks.c.record_id)
    )
    ranked = select(tasks, rank.label("rank")).subquery()
    columns = (ranked.c[column.name] for column in tasks.c)
    first = select(*columns).where(ranked.c.rank <= MAX_TASKS_OF_A_KIND + 1)

    def build(  # noqa: PLR0913, PLR0917 - the columns of a row
        kind: str,
        record_id: UUID,
        employee_id: UUID | None,
        name: str,
        due_on: date | None,
        period_key: str | None,
        plan_id: UUID | None,
    ) -> Task:
        return Task(
            TaskKind(kind), record, record_id, employee_id, name, due_on, period_key, plan_id
        )

    return SubQuery(first, build, (ranked.c.rank,))


def grants_of(work: WorkContext, *reaches: Reach) -> tuple[Grant, ...]:
    """Select those grants of the access that can make a task of this kind."""
    return tuple(grant for grant in work.access.grants if grant.reach in reaches)
