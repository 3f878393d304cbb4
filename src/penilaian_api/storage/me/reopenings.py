"""Query the requests to open something again that wait for the caller."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, and_, func, not_, select, union
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.approval import REOPENINGS, ApprovalKind
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import (
    AT_THE_TOP,
    Assessor,
    Employee,
    LastingDefect,
)
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


def reopenings(work: WorkContext) -> tuple[Prepared[TaskQuery], ...]:
    """Query the requests to open something again that wait for the caller's answer.

    Of a result who stands above the assessor answers, or an admin where nobody does; of a period
    another admin. Never who asked, by whichever account, nor whose result it is.
    """
    above, admin = grants_of(work, Reach.REVIEWS), grants_of(work, Reach.AGENCY)
    account_id = work.actor.account_id
    as_reviewer = (_reopenings(above, account_id, as_admin=False),) if above else ()
    return (*as_reviewer, _reopenings(admin, account_id, as_admin=True)) if admin else as_reviewer


@prepared
def _reopenings(grants: tuple[Grant, ...], account_id: UUID, *, as_admin: bool) -> TaskQuery:
    asker = aliased(Account)
    of_result = ApprovalRequest.kind == ApprovalKind.REOPEN_EVALUATION
    kinds: KindConditions = ((TaskKind.REOPENING_TO_ANSWER, of_result),)
    visible = reached(grants, ApprovalRequest, in_subtree=False)
    if as_admin:
        kinds = (
            (TaskKind.REOPENING_TO_ANSWER, and_(of_result, not_(_has_reviewer()))),
            (TaskKind.PERIOD_REOPENING_TO_ANSWER, not_(of_result)),
        )
        visible = and_(
            within(grants, ApprovalRequest), among(ApprovalRequest.id, _asked_of_admins())
        )
    query = (
        select_tasks(
            ApprovalRequest.id,
            kinds,
            NO_DAY.label("due_on"),
            name=func.coalesce(Employee.name, Period.key),
        )
        .join_from(ApprovalRequest, *joined(asker, asker.id == ApprovalRequest.asked_by))
        .outerjoin(*joined(Employee, Employee.id == ApprovalRequest.employee_id))
        .outerjoin(*joined(Period, Period.id == ApprovalRequest.period_id))
        .where(
            visible,
            ApprovalRequest.kind.in_(REOPENINGS),
            ApprovalRequest.answered_at.is_(None),
            asker.id != account_id,
            asker.employee_id.is_distinct_from(CALLER),
            ApprovalRequest.employee_id.is_distinct_from(CALLER),
        )
    )
    return tasks_of(query, "reopening")


def _asked_of_admins() -> CompoundSelect[Any]:
    """Find the requests that an admin may answer: about a period, or noted to be at the top."""
    note, request = aliased(LastingDefect), aliased(ApprovalRequest)
    at_the_top = select(note.subject_id).where(of_agency(note), note.rank == AT_THE_TOP)
    of_periods = (
        select(request.id)
        .select_from(Period)
        .outerjoin(*joined(request, request.period_id == Period.id))
        .where(of_agency(Period))
    )
    return union(at_the_top, of_periods)


def _has_reviewer() -> ColumnElement[bool]:
    """Tell whether somebody assesses the assessor of the one whose result is asked for."""
    first, second = aliased(Assessor), aliased(Assessor)
    return exists_in_agency(
        first,
        of_agency(second),
        first.employee_id == ApprovalRequest.employee_id,
        second.employee_id == first.assessor_id,
        in_force(first),
        in_force(second),
    )
