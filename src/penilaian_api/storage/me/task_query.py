"""Build the task lists: one CASE picks the kind; the first 200 of each kind by due date.

A record waits for one thing at a time, so its kind is the first condition that holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    CTE,
    Case,
    ColumnElement,
    Date,
    Select,
    String,
    Subquery,
    Uuid,
    case,
    cast,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.types import WrittenId, choice
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery
from penilaian_api.storage.work.prepared import Prepared, cached_once, values_of
from penilaian_api.storage.work.store import WorkContext

MAX_TASKS_OF_A_KIND: Final = 200
"""How many tasks of one kind are shown; one more is read, to know whether there are."""

NOBODY: Final = cast(null(), Uuid)
"""The person of a task that is about a period or an indicator."""

NO_DAY: Final = cast(null(), Date)
"""The last day of a task that has none."""

_ONCE: Final = "MATERIALIZED"
_COLUMNS: Final = ("kind", "record_id", "employee_id", "name", "period_key", "plan_id", "due_on")

NO_PERIOD: Final = cast(null(), String)
"""The period of a task that is about no result."""

_KIND: Final = choice(TaskKind, "kind")

TaskQuery: TypeAlias = Select[Any]
"""A query of tasks: one of the parts that are ranked together."""

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


def tasks_of(query: Select[Any], record: str) -> TaskQuery:
    """Give the tasks about a *record* that *query* finds, in the columns of all tasks."""
    selected = query.selected_columns
    columns_of_task = (selected[name] for name in _COLUMNS)
    return query.with_only_columns(literal(record).label("record"), *columns_of_task)


@dataclass(frozen=True, slots=True)
class FirstTasks:
    """The first tasks of each kind: *few* has all where a list shows them all, else *many* has."""

    few: Prepared[SubQuery[Task]]
    many: Prepared[SubQuery[Task]]

    def of(self, results: ResultSets) -> list[Task]:
        """Give the tasks of one answer."""
        return [*results.of(self.few), *results.of(self.many)]


def first_of_each_kind(*queries: Prepared[TaskQuery]) -> FirstTasks:
    """Query the first tasks of each kind by due day, and one more than is shown.

    To rank tasks costs a third of what it costs to find them: few are given as they are found.
    """
    arms = tuple(query.built for query in queries)
    (few, many), values = _first_of_each_kind(arms), values_of(*queries)
    return FirstTasks(Prepared(few, values), Prepared(many, values))


@cached_once
def _first_of_each_kind(
    arms: tuple[TaskQuery, ...],
) -> tuple[SubQuery[Task], SubQuery[Task]]:
    """Find all tasks in one pass, and rank them where they are many.

    The rows are made once: else the CASE that picks a kind is evaluated for each use of it.
    """
    rows = union_all(*arms).cte().prefix_with(_ONCE)
    count = select(func.count(rows.c.kind)).scalar_subquery()
    few = _of_task(rows).where(rows.c.kind.is_not(None), count <= MAX_TASKS_OF_A_KIND)
    rank = func.row_number().over(
        partition_by=rows.c.kind, order_by=(rows.c.due_on, rows.c.record_id)
    )
    ranked = (
        select(rows, rank.label("rank"))
        .where(rows.c.kind.is_not(None), count > MAX_TASKS_OF_A_KIND)
        .subquery()
    )
    many = _of_task(ranked).where(ranked.c.rank <= MAX_TASKS_OF_A_KIND + 1)
    return SubQuery(few, Task), SubQuery(many, Task)


def _of_task(rows: CTE | Subquery) -> Select[Any]:
    """Select what a task tells."""
    return select(
        type_coerce(rows.c.kind, _KIND),
        rows.c.record,
        written(rows.c.record_id),
        written(rows.c.employee_id),
        rows.c.name,
        rows.c.due_on,
        rows.c.period_key,
        written(rows.c.plan_id),
    )


def written(key: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column of any model
    """Read an id as it is written."""
    return type_coerce(key, WrittenId).label(key.key)


def grants_of(work: WorkContext, *reaches: Reach) -> tuple[Grant, ...]:
    """Select those grants of the access that can make a task of this kind."""
    return tuple(grant for grant in work.access.grants if grant.reach in reaches)
