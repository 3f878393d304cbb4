"""Answer the proposal to reuse an earlier result: agreed, it is final; declined, it is rated."""

from uuid import UUID

from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.errors import ConflictError, ForbiddenError, WrongStateError
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationStep,
    Rater,
    turn_refusal,
)
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.scoring.record.wire import facts_to_wire
from penilaian_api.domain.scoring.snapshot import parse_snapshot
from penilaian_api.domain.transitions import advance
from penilaian_api.services.evaluation import cases, finalizing, freezing
from penilaian_api.services.evaluation.reuse.proposing import reusable
from penilaian_api.services.evaluation.views import EvaluationView
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation import reopenings as request_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.reopenings import RequestWithAsker
from penilaian_api.storage.evaluation.reuse import EarlierResult
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def agree(work: UnitOfWork, evaluation_id: UUID, expected_version: int) -> EvaluationView:
    """Agree: the earlier result, to the byte, is final for this evaluation as well."""
    case, request = _proposal(work, evaluation_id, expected_version)
    cases.refuse_unless_rating(work, case)
    if refusal := turn_refusal(Rater.ASSESSOR, cases.window(work, case)):
        raise refusal
    earlier = reusable(work, case)
    is_same = earlier.snapshot.id == request.record.snapshot_id
    if request.asker_id is None or case.assessor_id != request.asker_id or not is_same:
        raise ConflictError("reuse_outdated")
    final_by, due_on = finalizing.terms_by(work, case, request.asker_id)
    _answer(work, request.record, is_granted=True)
    evaluation = work.claim(case.evaluation, expected_version)
    evaluation.final_by, evaluation.deliver_due_on = final_by, due_on
    evaluation.assessor_id, evaluation.term_path = request.asker_id, ClockPath.NORMAL
    _finalize(work, case, earlier)
    marks.note(work, [case], MarkedStep.REUSE)
    return view_of(EvaluationView, evaluation)


def decline(work: UnitOfWork, evaluation_id: UUID, expected_version: int) -> EvaluationView:
    """Decline: the assessor rates anew."""
    case, request = _proposal(work, evaluation_id, expected_version)
    _answer(work, request.record, is_granted=False)
    return view_of(EvaluationView, work.claim(case.evaluation, expected_version))


def _proposal(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int
) -> tuple[Case, RequestWithAsker]:
    """Return what was proposed, if the caller may answer it."""
    case = cases.get_case_at(work, evaluation_id, expected_version, for_step=True)
    advance(EVALUATION, case.evaluation.state, EvaluationStep.REUSE)
    if case.proposal is None:
        raise WrongStateError("reuse_not_proposed")
    kinds = (ApprovalKind.REUSE_RESULT,)
    request = request_storage.get_request(work, case.proposal.id, kinds)
    if request.record.asked_by == work.actor.account_id:
        raise ForbiddenError("second_person_needed")
    if request.is_newcomer:
        raise ForbiddenError("account_too_young")
    return case, request


def _answer(work: UnitOfWork, request: ApprovalRequest, *, is_granted: bool) -> None:
    answered = work.change(request)
    answered.answered_by, answered.answered_at = work.actor.account_id, work.now
    answered.is_granted = is_granted


def _finalize(work: UnitOfWork, case: Case, earlier: EarlierResult) -> None:
    """Make the earlier result final, as if the assessor had made it so today."""
    snapshot = freezing.reused_snapshot_of(work, case, earlier.snapshot)
    evaluation = work.change(case.evaluation)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.REUSE)
    evaluation.finalized_at = work.now
    evaluation.result_number += 1
    case_storage.add_snapshots(work, [snapshot])
    assessment = work.change(case.assessment)
    assessment.state = evaluation.state
    _copy(assessment, earlier)
    assessment.snapshot_id = snapshot.id
    freezing.copy_place(assessment, evaluation)


def _copy(assessment: Assessment, earlier: EarlierResult) -> None:
    """Copy what stands beside the result: outcome, feedback, and the facts of its bytes."""
    source = earlier.assessment
    assessment.rated_by = assessment.rated_as = assessment.rated_at = None
    assessment.score, assessment.predicate = source.score, source.predicate
    assessment.results, assessment.behavior = source.results, source.behavior
    assessment.organization_result = source.organization_result
    assessment.strength, assessment.improvement = source.strength, source.improvement
    assessment.suggestion = source.suggestion
    assessment.recommendation = source.recommendation
    assessment.predicate_reason = source.predicate_reason
    assessment.facts = facts_to_wire(parse_snapshot(earlier.snapshot.content).facts)
