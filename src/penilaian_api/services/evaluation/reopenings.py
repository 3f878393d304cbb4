"""Reopening what was finished: it takes two persons and a reason.

A final result: asked for by the assessor, answered by his superior; at the top, where there is
none, by an admin; the employee is told. A closed period: asked for and answered by two admins.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.cycle.cycle import PERIOD, PeriodStep
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import Conflict, Forbidden, OutOfReach, Refusal, WrongState
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationStep
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.scoring.vocabulary import RollUp
from penilaian_api.domain.transitions import advance
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.finalizing import WantedResult
from penilaian_api.services.scoring import schemes
from penilaian_api.storage.evaluation import reopenings as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.cases import cases as cases_of
from penilaian_api.storage.evaluation.reopenings import Asking
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import (
    ApprovalKind,
    ApprovalRequest,
    Evaluation,
    Objection,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Asked"]

_PENDING: Final = (ObjectionState.FILED, ObjectionState.HEARD)

Subject: TypeAlias = Case | Period


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and what the caller may do with it now."""

    request: ApprovalRequest
    allowed_actions: tuple[Action, ...]


def ask(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int, reason: str
) -> ApprovalRequest:
    """Ask that a final result be opened again, saying why."""
    ((_, _, case),) = cases.opened(
        work, [WantedResult(evaluation_id, expected_version)], bulk=False
    )
    cases.rater(work, case)
    evaluation = case.evaluation
    advance(EVALUATION, evaluation.state, EvaluationStep.REOPEN)
    cases.refuse_unless_rating(work, case)
    _refuse_during_objection(work, evaluation)
    _refuse_beneath_result(work, case)
    work.claim(evaluation, expected_version)
    about = {"evaluation_id": evaluation.id, "employee_id": evaluation.employee_id}
    return _waiting(work, evaluation, ApprovalKind.REOPEN_EVALUATION, reason, **about)


def ask_for_period(
    work: UnitOfWork, period_id: UUID, expected_version: int, reason: str
) -> ApprovalRequest:
    """Ask that a closed period go back to rating, saying why."""
    period = work.of(Period).take(period_id, expected_version)
    advance(PERIOD, period.state, PeriodStep.REOPEN)
    return _waiting(work, period, ApprovalKind.REOPEN_PERIOD, reason, period_id=period.id)


def get(work: UnitOfWork, request_id: UUID) -> Asked:
    """Return one request, and say whether the caller may answer it."""
    asking = record.asking(work, request_id)
    subject = _subject(work, asking, for_step=False)
    if asking.request.answered_at is not None or _hindrance(work, asking, subject) is not None:
        return Asked(asking.request, ())
    is_reviewed = isinstance(subject, Case) and subject.reviewer_id is not None
    reaches = frozenset({Reach.REVIEWS if is_reviewed else Reach.AGENCY})
    return Asked(asking.request, allowed(work.actor, reaches, (Action.REOPENING_GRANT,)))


def grant(work: UnitOfWork, request_id: UUID, expected_version: int) -> ApprovalRequest:
    """Open it again; what was final keeps its snapshot."""
    request, subject = _answered(work, request_id, expected_version, is_granted=True)
    if isinstance(subject, Case):
        _open_result(work, subject)
    else:
        period = work.change(subject)
        period.state = advance(PERIOD, period.state, PeriodStep.REOPEN)
    return request


def refuse(work: UnitOfWork, request_id: UUID, expected_version: int) -> ApprovalRequest:
    """Leave it as it is."""
    return _answered(work, request_id, expected_version, is_granted=False)[0]


def _waiting(
    work: UnitOfWork, parent: Evaluation | Period, kind: ApprovalKind, reason: str, **about: UUID
) -> ApprovalRequest:
    """Let one request at a time wait for its answer."""
    if any(one.answered_at is None for one in work.of(ApprovalRequest).children_of(parent)):
        raise Conflict("reopening_pending")
    request = ApprovalRequest(
        id=new_id(),
        kind=kind,
        reason=reason,
        asked_by=work.actor.account_id,
        asked_at=work.now,
        **about,
    )
    return work.of(ApprovalRequest).add(request, under=parent)


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
    assessment = work.change(case.assessment)
    assessment.state = evaluation.state
    assessment.score = assessment.predicate = assessment.snapshot_id = None
    assessment.results = assessment.behavior = None


def _answered(
    work: UnitOfWork, request_id: UUID, expected_version: int, *, is_granted: bool
) -> tuple[ApprovalRequest, Subject]:
    asking = record.asking(work, request_id)
    subject = _subject(work, asking, for_step=True)
    if (hindrance := _hindrance(work, asking, subject)) is not None:
        raise hindrance
    request = work.claim(asking.request, expected_version)
    if request.answered_at is not None:
        raise WrongState("reopening_answered")
    request.answered_by, request.answered_at = work.actor.account_id, work.now
    request.is_granted = is_granted
    return request, subject


def _subject(work: UnitOfWork, asking: Asking, *, for_step: bool) -> Subject:
    """Give what is asked for: a period, or an evaluation within reach."""
    key = asking.request.evaluation_id
    found = asking.period if key is None else cases_of(work, [key], for_step=for_step).get(key)
    if found is None:
        raise OutOfReach
    return found


def _hindrance(work: UnitOfWork, asking: Asking, subject: Subject) -> Refusal | None:
    """Keep the answer from whoever asked, from the employee, and from an admin but at the top.

    Nor does an account answer that is younger than the request: who asks could have made it.
    """
    me, request = work.actor.employee_id, asking.request
    if me is not None and me == request.employee_id:
        return Forbidden("not_on_yourself")
    if request.asked_by == work.actor.account_id or (me is not None and asking.asker_id == me):
        return Forbidden("second_person_needed")
    if asking.is_newcomer:
        return Forbidden("account_too_young")
    if isinstance(subject, Case) and subject.reviewer_id not in {None, me}:
        return Forbidden("reviewer_answers")
    return None


def _refuse_during_objection(work: UnitOfWork, evaluation: Evaluation) -> None:
    found = work.of(Objection).children_of(evaluation, Objection.state.in_(_PENDING))
    if found:
        raise Conflict("objection_pending")


def _refuse_beneath_result(work: UnitOfWork, case: Case) -> None:
    """Leave alone what a final result of the year was made of: that one is opened first."""
    if case.period.kind is PeriodKind.YEAR:
        return
    for period, version in record.final_years(work, case.evaluation.plan_id):
        if schemes.scheme_of(version).roll_up is not RollUp.SHOWN:
            raise Conflict("year_rests_on_it", period=period.key)
