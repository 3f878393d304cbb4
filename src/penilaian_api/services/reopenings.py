"""Reopening a result: it takes two persons and a reason, and the employee is told.

Asked for by the assessor, answered by his superior; at the top, where there is none, by an admin.
"""

from uuid import UUID

from penilaian_api.domain.errors import Conflict, Forbidden, OutOfReach, WrongState
from penilaian_api.domain.evaluation import EVALUATION, EvaluationStep
from penilaian_api.domain.objection import ObjectionState
from penilaian_api.domain.transitions import advance
from penilaian_api.services import cases
from penilaian_api.services.finalizing import WantedResult
from penilaian_api.storage import evaluating as record
from penilaian_api.storage.base import new_id
from penilaian_api.storage.evaluating import Case
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.evaluation import (
    ApprovalKind,
    ApprovalRequest,
    Evaluation,
    Objection,
)
from penilaian_api.storage.work import UnitOfWork

_PENDING = (ObjectionState.FILED, ObjectionState.HEARD)


def ask(work: UnitOfWork, evaluation_id: UUID, seen: int, reason: str) -> ApprovalRequest:
    """Ask that a final result be opened again, saying why."""
    ((_, _, case),) = cases.opened(work, [WantedResult(evaluation_id, seen)], bulk=False)
    cases.rater(work, case)
    evaluation = case.evaluation
    advance(EVALUATION, evaluation.state, EvaluationStep.REOPEN)
    cases.refuse_unless_rating(work, case)
    _refuse_during_objection(work, evaluation)
    if any(one.answered_at is None for one in work.of(ApprovalRequest).beneath(evaluation)):
        raise Conflict("reopening_pending")
    work.claim(evaluation, seen)
    request = ApprovalRequest(
        id=new_id(),
        kind=ApprovalKind.REOPEN_EVALUATION,
        evaluation_id=evaluation.id,
        employee_id=evaluation.employee_id,
        reason=reason,
        asked_by=work.actor.account_id,
        asked_at=work.now,
    )
    return work.of(ApprovalRequest).add(request, under=evaluation)


def get(work: UnitOfWork, request_id: UUID) -> ApprovalRequest:
    """Return one request."""
    return work.of(ApprovalRequest).get(request_id)


def grant(work: UnitOfWork, request_id: UUID, seen: int) -> ApprovalRequest:
    """Open the result again: all that followed from it is taken back, its snapshot stays."""
    request, case = _answered(work, request_id, seen, is_granted=True)
    cases.refuse_unless_rating(work, case)
    evaluation = work.change(case.evaluation)
    _refuse_during_objection(work, evaluation)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.REOPEN)
    evaluation.assessor_id = evaluation.finalized_at = evaluation.final_by = None
    evaluation.deliver_due_on = evaluation.delivered_at = evaluation.delivered_number = None
    evaluation.return_due_on = evaluation.object_until = evaluation.acknowledged_at = None
    assessment = work.change(case.assessment)
    assessment.state = evaluation.state
    assessment.score = assessment.predicate = assessment.snapshot_id = None
    assessment.results = assessment.behavior = None
    return request


def refuse(work: UnitOfWork, request_id: UUID, seen: int) -> ApprovalRequest:
    """Leave the result as it is."""
    return _answered(work, request_id, seen, is_granted=False)[0]


def _answered(
    work: UnitOfWork, request_id: UUID, seen: int, *, is_granted: bool
) -> tuple[ApprovalRequest, Case]:
    request = work.of(ApprovalRequest).take(request_id, seen)
    case = record.cases(work, [request.evaluation_id]).get(request.evaluation_id)
    if case is None:
        raise OutOfReach
    _refuse_wrong_person(work, request, case)
    if request.answered_at is not None:
        raise WrongState("reopening_answered")
    request.answered_by, request.answered_at = work.actor.account_id, work.now
    request.is_granted = is_granted
    return request, case


def _refuse_wrong_person(work: UnitOfWork, request: ApprovalRequest, case: Case) -> None:
    """Keep the answer from whoever asked, from the employee, and from an admin but at the top."""
    me = work.actor.employee_id
    if me is not None and me == request.employee_id:
        raise Forbidden("not_on_yourself")
    asked_by = work.of(Account).behind(request.asked_by)
    same_account = request.asked_by == work.actor.account_id
    if same_account or (me is not None and asked_by is not None and asked_by.employee_id == me):
        raise Forbidden("second_person_needed")
    if case.reviewer_id is not None and case.reviewer_id != me:
        raise Forbidden("reviewer_answers")


def _refuse_during_objection(work: UnitOfWork, evaluation: Evaluation) -> None:
    found = work.of(Objection).beneath(evaluation, Objection.state.in_(_PENDING))
    if found:
        raise Conflict("objection_pending")
