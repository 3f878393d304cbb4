"""Mark acts on results that a delegate did, or an account shortly after its reset; read the marks.

A mark is a record of its own and stays, whatever becomes of the delegation or the account.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.evaluation.marks import Mark, MarkedStep, MarkGround
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.account import Account, ActivationCode
from penilaian_api.storage.models.approval.marks import ActMark
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assessor, Delegation, Employee
from penilaian_api.storage.packaged_data import account_terms
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.caller import CALLER, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def note(work: UnitOfWork, cases: Sequence[Case], step: MarkedStep) -> None:
    """Mark a step of the caller on evaluations, where the way they came to it asks for that."""
    marks = [*_by_reset(work, cases, step), *_by_delegation(work, cases, step)]
    bulk_insert.insert(work, marks)


@prepared
def query_of(evaluation_id: UUID) -> SubQuery[Mark]:
    """Query the marks of an evaluation fetched within reach, in the order of the acts."""
    actor, asker, answerer = aliased(Account), aliased(Account), aliased(Account)
    acting, asking, answering = aliased(Employee), aliased(Employee), aliased(Employee)
    leader = aliased(Employee)
    query = (
        select(
            ActMark.step,
            ActMark.ground,
            ActMark.acted_at,
            func.coalesce(acting.name, actor.login),
            ApprovalRequest.asked_at,
            Delegation.starts_on,
            func.coalesce(leader.name, asking.name, asker.login),
            ApprovalRequest.rule,
            func.coalesce(answering.name, answerer.login),
            Delegation.voided_at,
        )
        .select_from(ActMark)
        .join(*joined(actor, actor.id == ActMark.acted_by))
        .outerjoin(*joined(acting, acting.id == actor.employee_id))
        .outerjoin(*joined(ApprovalRequest, ApprovalRequest.id == ActMark.approval_id))
        .outerjoin(*joined(asker, asker.id == ApprovalRequest.asked_by))
        .outerjoin(*joined(asking, asking.id == asker.employee_id))
        .outerjoin(*joined(answerer, answerer.id == ApprovalRequest.answered_by))
        .outerjoin(*joined(answering, answering.id == answerer.employee_id))
        .outerjoin(*joined(Delegation, Delegation.id == ActMark.delegation_id))
        .outerjoin(*joined(leader, leader.id == Delegation.delegated_by))
        .where(of_agency(ActMark), ActMark.evaluation_id == evaluation_id)
    )
    return SubQuery(query, Mark, (ActMark.acted_at, ActMark.id))


def _by_reset(work: UnitOfWork, cases: Iterable[Case], step: MarkedStep) -> Iterable[ActMark]:
    """Mark what an account does within the term after its reset."""
    if not account_terms().is_marked(work.actor.reset_at, work.now):
        return []
    approval_id = execute(work, _last_reset(work.actor.account_id)).scalar_one_or_none()
    if approval_id is None:
        return []
    return [_mark(work, case, step, MarkGround.RESET, approval_id=approval_id) for case in cases]


def _by_delegation(work: UnitOfWork, cases: Sequence[Case], step: MarkedStep) -> Iterable[ActMark]:
    """Mark what somebody does who assesses, or stands above who does, by a delegation."""
    if not work.actor.stands_in:
        return []
    people = {case.evaluation.id: _assessed(work, case) for case in cases}
    query = _delegations({person for person in people.values() if person})
    delegations: dict[UUID | None, tuple[UUID, UUID | None]] = {}
    for person, delegation_id, approval_id in execute(work, query):
        delegations[person] = (delegation_id, approval_id)
    delegated = [(case, delegations.get(people[case.evaluation.id])) for case in cases]
    return [
        _mark(work, case, step, MarkGround.DELEGATION, by[1], delegation_id=by[0])
        for case, by in delegated
        if by is not None
    ]


@prepared
def _last_reset(account_id: UUID) -> Select[UUID | None]:
    return (
        select(ActivationCode.approval_id)
        .where(
            of_agency(ActivationCode),
            ActivationCode.account_id == account_id,
            ActivationCode.approval_id.is_not(None),
            ActivationCode.used_at.is_not(None),
        )
        .order_by(ActivationCode.used_at.desc())
        .limit(1)
    )


@prepared
def _delegations(people: set[UUID]) -> Select[UUID, UUID, UUID | None]:
    return (
        select(Assessor.employee_id, Delegation.id, Delegation.approval_id)
        .join(*joined(Delegation, Delegation.employee_id == Assessor.assessor_id))
        .where(
            of_agency(Assessor),
            Assessor.assessor_id == CALLER,
            Assessor.cause == Cause.DELEGATION,
            Assessor.employee_id.in_(people),
            in_force(Assessor),
            in_force(Delegation),
        )
        .order_by(Delegation.starts_on.desc(), Delegation.id)
    )


def _assessed(work: UnitOfWork, case: Case) -> UUID | None:
    """Name whom the caller assesses: the employee, or as the superior their assessor."""
    if case.assessor_id == work.actor.employee_id:
        return case.evaluation.employee_id
    return case.assessor_id


def _mark(  # noqa: PLR0913, PLR0917 - the columns of a mark
    work: UnitOfWork,
    case: Case,
    step: MarkedStep,
    ground: MarkGround,
    approval_id: UUID | None = None,
    delegation_id: UUID | None = None,
) -> ActMark:
    return ActMark(
        agency_id=work.actor.agency_id,
        id=new_id(),
        employee_id=case.evaluation.employee_id,
        evaluation_id=case.evaluation.id,
        step=step,
        ground=ground,
        acted_by=work.actor.account_id,
        acted_at=work.now,
        delegation_id=delegation_id,
        approval_id=approval_id,
    )
