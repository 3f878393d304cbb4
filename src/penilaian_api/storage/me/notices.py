"""Query what the caller is told about results: nothing waits for them, but they should know."""

from sqlalchemy import ColumnElement, and_

from penilaian_api.domain.access.actors import Reach
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.me.task_query import (
    KindConditions,
    first_of_each_kind,
    grants_of,
    select_tasks,
)
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.reach import CALLER, TODAY, exists_in_agency, joined, within
from penilaian_api.storage.work.store import WorkContext


def own_results(work: WorkContext) -> SubQuery[Task]:
    """Query what the caller is told about results of their own."""
    delivered = Evaluation.state == EvaluationState.DELIVERED
    may_object = and_(delivered, Evaluation.object_until >= TODAY, ~_is_contested())
    kinds: KindConditions = (
        (TaskKind.RESULT_REOPENED, and_(Evaluation.received_number.is_not(None), ~delivered)),
        (
            TaskKind.OBJECTION_TERM_MOVED,
            and_(may_object, Evaluation.objection_moved_at.is_not(None)),
        ),
    )
    query = (
        select_tasks(Evaluation.id, kinds, Evaluation.object_until.label("due_on"))
        .join_from(Evaluation, *joined(Employee, Employee.id == Evaluation.employee_id))
        .where(
            within(grants_of(work, Reach.OWN), Evaluation),
            Evaluation.employee_id == CALLER,
        )
    )
    return first_of_each_kind(query, "evaluation")


def _is_contested() -> ColumnElement[bool]:
    """Tell whether an objection to the present result was filed."""
    return exists_in_agency(
        Objection,
        Objection.evaluation_id == Evaluation.id,
        Objection.filed_at >= Evaluation.finalized_at,
    )
