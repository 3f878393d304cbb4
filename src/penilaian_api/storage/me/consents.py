"""Query what the caller must consent to, and what they are told of: resets, delegations, marks."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    and_,
    cast,
    func,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.evaluation.marks import MarkGround
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.approval.marks import ActMark
from penilaian_api.storage.models.approval.requests import IS_CONSENT, ApprovalRequest
from penilaian_api.storage.models.organization import Delegation, Employee
from penilaian_api.storage.packaged_data import account_terms
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among, seldom
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def requests(work: UnitOfWork) -> Prepared[TaskQuery]:
    """Query the requests for consent that wait for the caller, and those of which they are told.

    Told is the owner of an account for which a code was asked, and of a delegation the holder of
    the post and who stands above, for as long as acts after a reset are marked.
    """
    return _requests(grants_of(work, Reach.AGENCY), work.actor.account_id, _marked_since(work))


@prepared
def _requests(grants: tuple[Grant, ...], caller: UUID, since: datetime) -> TaskQuery:
    asker, about, delegate = aliased(Account), aliased(Account), aliased(Employee)
    query = (
        select_tasks(
            ApprovalRequest.id,
            _kinds(grants, caller, asker),
            cast(null(), Date).label("due_on"),
            name=func.coalesce(delegate.name, Employee.name, about.login),
            employee_id=func.coalesce(delegate.id, Employee.id),
        )
        .outerjoin_from(
            ApprovalRequest, *joined(Delegation, Delegation.approval_id == ApprovalRequest.id)
        )
        .outerjoin(*joined(asker, asker.id == ApprovalRequest.asked_by))
        .outerjoin(*joined(about, about.id == ApprovalRequest.account_id))
        .outerjoin(*joined(delegate, delegate.id == Delegation.employee_id))
        .outerjoin(*joined(Employee, Employee.id == ApprovalRequest.employee_id))
        .where(
            _concern(grants, caller),
            IS_CONSENT,
            or_(ApprovalRequest.answered_at.is_(None), ApprovalRequest.answered_at > since),
        )
    )
    return tasks_of(query, "approval")


def marked_acts(work: UnitOfWork) -> Prepared[TaskQuery]:
    """Query the results of which a leader is told: somebody else acted after a reset.

    Or by a delegation that was voided afterwards.
    """
    return _marked_acts(grants_of(work, Reach.REPORTS, Reach.REVIEWS), _marked_since(work))


def _marked_since(work: UnitOfWork) -> datetime:
    return work.now - timedelta(days=account_terms().marked_days)


@prepared
def _marked_acts(grants: tuple[Grant, ...], since: datetime) -> TaskQuery:
    actor = aliased(Account)
    query = (
        select_tasks(
            ActMark.evaluation_id,
            ((TaskKind.MARKED_ACT_TO_SEE, true()),),
            cast(null(), Date).label("due_on"),
        )
        .join_from(ActMark, *joined(Employee, Employee.id == ActMark.employee_id))
        .join(*joined(actor, actor.id == ActMark.acted_by))
        .outerjoin(*joined(Delegation, Delegation.id == ActMark.delegation_id))
        .where(
            reached(grants, ActMark, in_subtree=False),
            ActMark.acted_at > since,
            or_(ActMark.ground == MarkGround.RESET, Delegation.voided_at.is_not(None)),
            actor.employee_id.is_distinct_from(CALLER),
        )
        .distinct()
    )
    return tasks_of(query, "evaluation")


def _concern(grants: tuple[Grant, ...], caller: UUID) -> ColumnElement[bool]:
    """Keep to requests about the caller or their post, from an index each; an admin sees all."""
    if grants:
        return within(grants, ApprovalRequest)
    row = aliased(ApprovalRequest)
    is_about = (row.employee_id == CALLER, row.superior_id == CALLER, row.account_id == caller)
    ways = (select(row.id).where(of_agency(row), seldom(way)) for way in is_about)
    about = union_all(*ways)
    return and_(of_agency(ApprovalRequest), among(ApprovalRequest.id, about))


def _kinds(grants: tuple[Grant, ...], caller: UUID, asker: Any) -> KindConditions:  # noqa: ANN401 - an alias of Account
    waits = and_(ApprovalRequest.answered_at.is_(None), _asked_by_another(caller, asker))
    of_account = ApprovalRequest.kind != ApprovalKind.DELEGATE
    is_owner = or_(ApprovalRequest.employee_id == CALLER, ApprovalRequest.account_id == caller)
    is_leader = or_(ApprovalRequest.employee_id == CALLER, ApprovalRequest.superior_id == CALLER)
    as_admin = and_(ApprovalRequest.is_of_admins, within(grants, ApprovalRequest))
    as_leader = and_(not_(ApprovalRequest.is_of_admins), is_leader)
    is_delegate = func.coalesce(Delegation.employee_id == CALLER, False)
    gains = and_(ApprovalRequest.kind == ApprovalKind.GRANT_ROLE, is_owner)
    return (
        (TaskKind.ACCOUNT_CONSENT_TO_GIVE, and_(waits, of_account, as_admin, not_(gains))),
        (
            TaskKind.DELEGATION_CONSENT_TO_GIVE,
            and_(waits, not_(of_account), or_(as_admin, as_leader), not_(is_delegate)),
        ),
        (
            TaskKind.ACCOUNT_WAS_RESET,
            and_(ApprovalRequest.kind == ApprovalKind.RESET_ACCOUNT, is_owner),
        ),
        (
            TaskKind.POST_WAS_DELEGATED,
            and_(not_(of_account), ApprovalRequest.is_granted.is_(True), is_leader),
        ),
    )


def _asked_by_another(caller: UUID, asker: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias
    return and_(
        ApprovalRequest.asked_by.is_distinct_from(caller),
        or_(asker.employee_id.is_(None), asker.employee_id != CALLER),
    )
