"""Build the task lists: one CASE picks the kind; the first 200 of each kind by due date.

A record waits for one thing at a time, so its kind is the first condition that holds.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    CTE,
    Case,
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
    type_coerce,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.types import WrittenId
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

KINDS: Final[Mapping[str | None, TaskKind]] = {kind.value: kind for kind in TaskKind}

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
    return select(
        record_id.label("record_id"),
        employee_id.label("employee_id"),
        name.label("name"),
        period.label("period_key"),
        _plan_of(record_id).label("plan_id"),
        kind_of(kinds).label("kind"),
        *days,
    )


def kind_of(kinds: KindConditions) -> Case[Any]:
    """Pick for what a record waits: the first of *kinds* that holds, or nothing."""
    return case(*((condition, literal(str(kind))) for kind, condition in kinds), else_=null())


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
    tasks = _each_with_kind(query, due_columns or {}).subquery()
    rank = func.row_number().over(
        partition_by=tasks.c.kind, order_by=(tasks.c.due_on, tasks.c.record_id)
    )
    ranked = select(tasks, rank.label("rank")).subquery()
    columns = (ranked.c[column.name] for column in tasks.c)
    first = select(*columns).where(ranked.c.rank <= MAX_TASKS_OF_A_KIND + 1)

    def build(kind: str, *others: Any) -> Task:  # noqa: ANN401 - the columns of a row
        return Task(KINDS[kind], record, *others)

    return SubQuery(first, build, rank=ranked.c.rank)


def _each_with_kind(query: Select[Any], due_columns: Mapping[TaskKind, str]) -> Select[Any]:
    """Keep to what waits, in the order of the columns of a task, and give each its due day.

    The rows are made once: else the CASE that picks their kind is evaluated for each use of it.
    """
    rows = query.cte().prefix_with("MATERIALIZED")
    return select(
        rows.c.kind,
        written(rows.c.record_id),
        written(rows.c.employee_id),
        rows.c.name,
        due_of(rows, due_columns).label("due_on"),
        rows.c.period_key,
        written(rows.c.plan_id),
    ).where(rows.c.kind.is_not(None))


def written(key: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column of any model
    """Read an id as it is written."""
    return type_coerce(key, WrittenId).label(key.key)


def due_of(rows: CTE, due_columns: Mapping[TaskKind, str]) -> ColumnElement[Any]:
    """Give the day by which each of *rows* is due: that of its kind, or else ``due_on``."""
    others = [(rows.c.kind == str(kind), rows.c[name]) for kind, name in due_columns.items()]
    return case(*others, else_=rows.c.due_on) if others else rows.c.due_on


def grants_of(work: WorkContext, *reaches: Reach) -> tuple[Grant, ...]:
    """Select those grants of the access that can make a task of this kind."""
    return tuple(grant for grant in work.access.grants if grant.reach in reaches)
