"""Propose that an employee who moved keeps, for a period, the result of their earlier post.

PermenPANRB 6/2022, annex IV A13a: the new assessor rates anew, or both agree to reuse the result.
"""

from dataclasses import replace
from uuid import UUID

from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationStep, Rater
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.evaluation.reuse import ReuseSituation, reuse_refusal
from penilaian_api.domain.transitions import advance
from penilaian_api.services import second_person
from penilaian_api.services.evaluation import cases, freezing
from penilaian_api.services.evaluation.views import ReuseView
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation import reuse as reuse_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.reuse import EarlierResult
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def propose(work: UnitOfWork, evaluation_id: UUID, expected_version: int, reason: str) -> ReuseView:
    """Propose to reuse the newest result of the earlier post; it waits for the employee."""
    case = cases.get_case_at(work, evaluation_id, expected_version, for_step=True)
    cases.authorize_rater(work, case)
    advance(EVALUATION, case.evaluation.state, EvaluationStep.REUSE)
    earlier = reusable(work, case)
    _make_room(work, case)
    evaluation = work.claim(case.evaluation, expected_version)
    request = ApprovalRequest(
        id=new_id(),
        kind=ApprovalKind.REUSE_RESULT,
        evaluation_id=evaluation.id,
        employee_id=evaluation.employee_id,
        snapshot_id=earlier.snapshot.id,
        reason=reason,
        asked_by=work.actor.account_id,
        asked_at=work.now,
    )
    work.of(ApprovalRequest).add(request, under=evaluation)
    marks.note(work, [case], MarkedStep.REUSE)
    return view_of(ReuseView, request)


def reusable(work: UnitOfWork, case: Case) -> EarlierResult:
    """Return the result that an evaluation may take over, or say why there is none."""
    situation, earlier = _situation(work, case)
    refusal = reuse_refusal(situation)
    if refusal is not None or earlier is None:
        raise refusal or ConflictError("reuse_without_result")
    freezing.refuse_departing(earlier.assessment, earlier.snapshot, earlier.number)
    return earlier


def is_open(work: UnitOfWork, case: Case) -> bool:
    """Tell whether the caller could propose a reuse now, as the assessor in the window."""
    if case.proposal is not None or cases.rater_of(work, case) is not Rater.ASSESSOR:
        return False
    situation, _ = _situation(work, case)
    return reuse_refusal(situation) is None


def _make_room(work: UnitOfWork, case: Case) -> None:
    """Refuse a second proposal; one of a former assessor gives way."""
    if case.proposal is None:
        return
    if case.proposal.asked_by == work.actor.account_id:
        raise ConflictError("reuse_pending")
    second_person.withdraw(work, case.proposal)


def _situation(work: UnitOfWork, case: Case) -> tuple[ReuseSituation, EarlierResult | None]:
    """Find what an evaluation could take over, and what decides whether it may."""
    period = case.period
    move = reuse_storage.move_before(work, case.evaluation)
    situation = ReuseSituation(
        is_annual=period.kind is PeriodKind.YEAR,
        starts_on=period.starts_on,
        ends_before=period.ends_before,
        moved_on=move.moved_on,
    )
    if move.earlier is None:
        return situation, None
    known = replace(
        situation,
        has_earlier=True,
        is_contested=move.earlier.is_contested,
        has_same_scheme=move.earlier.snapshot.scheme_version_id == case.scheme.id,
    )
    return known, move.earlier
