"""Query what the caller should know of their results, and of what was done about them."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, case, or_

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING, ObjectionState
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.register.remedies import Remedy
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    exists_in_agency,
    joined,
)
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

TOLD_FOR: Final = timedelta(days=30)
"""How long people are told of a decision."""


def own_results(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what the caller is told about results of their own."""
    return _own_results(grants_of(work, Reach.OWN))


@prepared
def _own_results(grants: tuple[Grant, ...]) -> TaskQuery:
    delivered = Evaluation.state == EvaluationState.DELIVERED
    may_object = and_(delivered, Evaluation.object_until >= TODAY, ~is_contested())
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
            within(grants, Evaluation),
            Evaluation.employee_id == CALLER,
        )
    )
    return tasks_of(query, "evaluation")


def objections(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what the caller is told about objections: the assessor's people's, and their own.

    While one is pending, its assessor prepares the explanation that the superior hears (annex V
    B4); that it was decided is told for some weeks.
    """
    return _objections(grants_of(work, Reach.OWN, Reach.REPORTS), work.now - TOLD_FOR)


@prepared
def _objections(grants: tuple[Grant, ...], since: datetime) -> TaskQuery:
    own = Objection.employee_id == CALLER
    pending = Objection.state.in_(PENDING)
    changed = Objection.state == ObjectionState.CHANGED
    recent = Objection.decided_at >= since
    kinds: KindConditions = (
        (TaskKind.RESULT_CONTESTED, and_(~own, pending)),
        (TaskKind.RESULT_CHANGED, and_(~own, changed, recent)),
        (TaskKind.OBJECTION_DECIDED, and_(own, recent)),
    )
    due_on = case((pending, Objection.decide_due_on), else_=NO_DAY).label("due_on")
    query = (
        select_tasks(Objection.id, kinds, due_on)
        .join_from(Objection, *joined(Employee, Employee.id == Objection.employee_id))
        .where(reached(grants, Objection, in_subtree=False), or_(pending, recent))
    )
    return tasks_of(query, "objection")


def is_contested() -> ColumnElement[bool]:
    """Tell whether an objection to the present result was filed."""
    return exists_in_agency(
        Objection,
        Objection.evaluation_id == Evaluation.id,
        Objection.filed_at >= Evaluation.finalized_at,
    )


def remedies(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the steps on results of the caller that they have not acknowledged."""
    return _remedies(grants_of(work, Reach.OWN))


@prepared
def _remedies(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.REMEDY_TO_READ, Remedy.acknowledged_at.is_(None)),)
    query = (
        select_tasks(Remedy.id, kinds, NO_DAY.label("due_on"))
        .join_from(Remedy, *joined(Employee, Employee.id == Remedy.employee_id))
        .where(within(grants, Remedy))
    )
    return tasks_of(query, "remedy")
