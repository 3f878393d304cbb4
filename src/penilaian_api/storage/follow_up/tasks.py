"""Query what waits of accomplishments: those of the caller's people that nobody confirmed yet."""

from sqlalchemy import true

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.follow_up.accomplishment import AccomplishmentState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    first_of_each_kind,
    grants_of,
    select_tasks,
)
from penilaian_api.storage.models.follow_up.accomplishments import Accomplishment
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import joined
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
