"""Reopen final results and closed periods: it takes two persons and a reason.

A final result: asked for by the assessor, answered by their superior; at the top, where there is
none, by an admin; the employee sees it. A closed period: asked for and answered by two admins.
"""

from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.cycle.cycle import PERIOD, PeriodState, PeriodStep
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import (
    ConflictError,
    ForbiddenError,
    OutOfReachError,
    RefusalError,
    WrongStateError,
)
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationStep
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.evaluation.objection import PENDING
from penilaian_api.domain.scoring.vocabulary import RollUp
from penilaian_api.domain.transitions import advance
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.views import DetailedReopening, ReopeningView
from penilaian_api.services.scoring import schemes
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation import reopenings as reopening_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.reopenings import RequestWithAsker
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.organization import contested
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Subject: TypeAlias = Case | Period


def request_for_evaluation(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int, reason: str
) -> ReopeningView:
    """Request that a final result be opened again, saying why."""
    case = cases.get_case_at(work, evaluation_id, expected_version, for_step=True)
    cases.authorize_leader(work, case)
    evaluation = case.evaluation
    advance(EVALUATION, evaluation.state, EvaluationStep.REOPEN)
    cases.refuse_unless_rating(work, case)
    _refuse_during_objection(work, evaluation)
    _refuse_beneath_result(work, case)
    work.claim(evaluation, expected_version)
    about = {"evaluation_id": evaluation.id, "employee_id": evaluation.employee_id}
    return _add_request(work, evaluation, ApprovalKind.REOPEN_EVALUATION, reason, **about)


def request_for_period(
    work: UnitOfWork, period_id: UUID, expected_version: int, reason: str
) -> ReopeningView:
    """Request that a closed period go back to rating, saying why."""
    period = work.of(Period).take(period_id, expected_version)
    advance(PERIOD, period.state, PeriodStep.REOPEN)
    return _add_request(work, period, ApprovalKind.REOPEN_PERIOD, reason, period_id=period.id)


def get(work: UnitOfWork, request_id: UUID) -> DetailedReopening:
    """Return one request, with what the caller may do with it now."""
    request = reopening_storage.get_request(work, request_id)
    subject = _subject(work, request, for_step=False)
    actions = _allowed_actions(work, request, subject)
    return view_of(DetailedReopening, request.record, allowed_actions=actions)


def grant(work: UnitOfWork, request_id: UUID, expected_version: int) -> ReopeningView:
    """Reopen the result or the period; what was final keeps its snapshot."""
    answered, subject = _answer(work, request_id, expected_version, is_granted=True)
    if isinstance(subject, Case):
        _open_result(work, subject)
        marks.note(work, [subject], MarkedStep.REOPEN)
        person = subject.evaluation.employee_id
        contested.note(work.session, work.bindings, work.today, person)
    else:
        period = work.change(subject)
        period.state = advance(PERIOD, period.state, PeriodStep.REOPEN)
    return view_of(ReopeningView, answered)


def refuse(work: UnitOfWork, request_id: UUID, expected_version: int) -> ReopeningView:
    """Refuse the request: the result or the period stays as it is."""
    answered, _ = _answer(work, request_id, expected_version, is_granted=False)
    return view_of(ReopeningView, answered)


def without_reopening(
    actions: Sequence[Action],
    case: Case,
    requests: Sequence[ApprovalRequest],
    objection: Objection | None,
) -> tuple[Action, ...]:
    """Leave out to ask for it where it would be refused: it is asked, contested, or over."""
    is_asked = any(request.answered_at is None for request in requests)
    is_contested = objection is not None and objection.state in PENDING
    if case.period.state is PeriodState.RATING and not is_asked and not is_contested:
        return tuple(actions)
    return tuple(action for action in actions if action is not Action.EVALUATION_REOPEN)


def _add_request(
    work: UnitOfWork, parent: Evaluation | Period, kind: ApprovalKind, reason: str, **about: UUID
) -> ReopeningView:
    """Store a request, unless another one about the same still waits for its answer."""
    earlier = work.of(ApprovalRequest).children_of(parent)
    if any(request.answered_at is None for request in earlier):
        raise ConflictError("reopening_pending")
    request = ApprovalRequest(
        id=new_id(),
        kind=kind,
        reason=reason,
        asked_by=work.actor.account_id,
        asked_at=work.now,
        **about,
    )
    work.of(ApprovalRequest).add(request, under=parent)
    if request.employee_id is not None:
        contested.note(work.session, work.bindings, work.today, request.employee_id)
    return view_of(ReopeningView, request)


def _allowed_actions(
    work: UnitOfWork, request: RequestWithAsker, subject: Subject
) -> tuple[Action, ...]:
    is_answered = request.record.answered_at is not None
    if is_answered or _hindrance(work, request, subject) is not None:
        return ()
    is_reviewed = isinstance(subject, Case) and subject.reviewer_id is not None
    reaches = frozenset({Reach.REVIEWS if is_reviewed else Reach.AGENCY})
    return filter_allowed(work.actor, reaches, (Action.REOPENING_GRANT,))


def _open_result(work: UnitOfWork, case: Case) -> None:
    """Take back all that followed from a result; its snapshot stays."""
    cases.refuse_unless_rating(work, case)
    evaluation = work.change(case.evaluation)
    _refuse_during_objection(work, evaluation)
    _refuse_beneath_result(work, case)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.REOPEN)
    evaluation.assessor_id = evaluation.finalized_at = evaluation.final_by = None
    evaluation.deliver_due_on = evaluation.delivered_at = evaluation.delivered_number = None
    evaluation.return_due_on = evaluation.object_until = evaluation.acknowledged_at = None
    evaluation.term_path = evaluation.objection_moved_at = None
    assessment = work.change(case.assessment)
    assessment.state = evaluation.state
    assessment.score = assessment.predicate = assessment.snapshot_id = None
    assessment.results = assessment.behavior = None
    assessment.period_id = assessment.unit_id = None


def _answer(
    work: UnitOfWork, request_id: UUID, expected_version: int, *, is_granted: bool
) -> tuple[ApprovalRequest, Subject]:
    """Store the answer to a request, if the caller may give it."""
    request = reopening_storage.get_request(work, request_id)
    subject = _subject(work, request, for_step=True)
    if (hindrance := _hindrance(work, request, subject)) is not None:
        raise hindrance
    answered = work.claim(request.record, expected_version)
    if answered.answered_at is not None:
        raise WrongStateError("reopening_answered")
    answered.answered_by, answered.answered_at = work.actor.account_id, work.now
    answered.is_granted = is_granted
    return answered, subject


def _subject(work: UnitOfWork, request: RequestWithAsker, *, for_step: bool) -> Subject:
    """Return what is to be reopened: a period, or an evaluation within reach."""
    evaluation_id = request.record.evaluation_id
    if evaluation_id is not None:
        return cases.get_case(work, evaluation_id, for_step=for_step)
    if request.period is None:
        raise OutOfReachError
    return request.period


def _hindrance(
    work: UnitOfWork, request: RequestWithAsker, subject: Subject
) -> RefusalError | None:
    """Keep the answer from whoever asked, from the employee, and from an admin but at the top.

    Nor does an account answer that is younger than the request: who asks could have made it.
    """
    caller_id, about_id = work.actor.employee_id, request.record.employee_id
    if caller_id is not None and caller_id == about_id:
        return ForbiddenError("not_on_yourself")
    is_asker = caller_id is not None and request.asker_id == caller_id
    if request.record.asked_by == work.actor.account_id or is_asker:
        return ForbiddenError("second_person_needed")
    if request.is_newcomer:
        return ForbiddenError("account_too_young")
    if isinstance(subject, Case) and subject.reviewer_id not in {None, caller_id}:
        return ForbiddenError("reviewer_answers")
    return None


def _refuse_during_objection(work: UnitOfWork, evaluation: Evaluation) -> None:
    if work.of(Objection).children_of(evaluation, state=PENDING):
        raise ConflictError("objection_pending")


def _refuse_beneath_result(work: UnitOfWork, case: Case) -> None:
    """Leave alone what a final result of the year was made of: that one is opened first."""
    if case.period.kind is PeriodKind.YEAR:
        return
    for period, version in reopening_storage.final_years(work, case.evaluation.plan_id):
        if schemes.scheme_of(version).roll_up is not RollUp.SHOWN:
            raise ConflictError("year_rests_on_it", period=period.key)
