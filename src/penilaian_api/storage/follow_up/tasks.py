"""Query what waits of what follows: accomplishments to confirm, and decisions whose result is open.

An accomplishment waits for who assesses its person; a decision for who made it, once a result that
it cites is reopened.
"""

from sqlalchemy import true

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.follow_up.accomplishment import AccomplishmentState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    first_of_each_kind,
    grants_of,
    select_tasks,
)
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.accomplishments import Accomplishment
from penilaian_api.storage.models.follow_up.decisions import PersonDecision
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import CALLER, joined, of_agency
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


def accomplishments(work: WorkContext) -> Prepared[SubQuery[Task]]:
    """Query what the caller's people completed and the caller has not confirmed."""
    return _accomplishments(grants_of(work, Reach.REPORTS))


@prepared
def _accomplishments(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    kinds: KindConditions = ((TaskKind.ACCOMPLISHMENT_TO_CONFIRM, true()),)
    query = (
        select_tasks(Accomplishment.id, kinds, NO_DAY.label("due_on"))
        .join_from(Accomplishment, *joined(Employee, Employee.id == Accomplishment.employee_id))
        .where(
            reached(grants, Accomplishment, in_subtree=False),
            Accomplishment.state == AccomplishmentState.ENTERED,
        )
    )
    return first_of_each_kind(query, "accomplishment")


@prepared
def reopened_results() -> SubQuery[Task]:
    """Query decisions of the caller whose cited result is open again: does its reason hold."""
    kinds: KindConditions = (
        (TaskKind.CITED_RESULT_REOPENED, Evaluation.state != EvaluationState.DELIVERED),
    )
    query = (
        select_tasks(PersonDecision.id, kinds, NO_DAY.label("due_on"))
        .join_from(PersonDecision, *joined(Employee, Employee.id == PersonDecision.employee_id))
        .join(*joined(Evaluation, Evaluation.id == PersonDecision.evaluation_id))
        .where(of_agency(PersonDecision), PersonDecision.decided_by == CALLER)
    )
    return first_of_each_kind(query, "decision")
