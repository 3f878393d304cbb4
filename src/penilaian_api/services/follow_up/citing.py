"""Cite results: only those that stand and are as they were frozen, and write down each use."""

from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, ForbiddenError, InvalidDataError
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.domain.scoring.snapshot import CopiedOutcome, departs
from penilaian_api.services.references import require
from penilaian_api.storage.follow_up import decisions as decision_storage
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.decisions import (
    PersonDecision,
    Recommendation,
    ResultUse,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Citation:
    """A result that stands: of which evaluation, and which of its snapshots."""

    evaluation: Evaluation
    snapshot_id: UUID
    number: int
    digest: str


def cite(work: UnitOfWork, evaluation_id: UUID) -> Citation:
    """Cite the result of an evaluation within reach, or refuse one that does not stand."""
    result = require(decision_storage.cited_result(work, evaluation_id), "/evaluation_id")
    if not result.stands or result.snapshot_id is None:
        raise ConflictError("result_not_standing")
    copy = CopiedOutcome(result.score, result.predicate, result.results, result.behavior)
    if departs(copy, result.content, result.digest):
        raise ConflictError("result_damaged")
    refuse_oneself(work, result.evaluation.employee_id)
    number, digest = result.number or 0, result.digest or ""
    return Citation(result.evaluation, result.snapshot_id, number, digest)


def refuse_oneself(work: UnitOfWork, employee_id: UUID) -> None:
    """Refuse whoever would recommend or decide something for themselves."""
    if employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")


def note_use(
    work: UnitOfWork,
    cited: Recommendation | PersonDecision,
    step: UseStep,
    decision: PersonDecision | None = None,
) -> None:
    """Write down that a result was used, so that whom it is about sees it."""
    if cited.evaluation_id is None:
        return
    is_recommended = isinstance(cited, Recommendation)
    use = ResultUse(
        id=new_id(),
        employee_id=cited.employee_id,
        evaluation_id=cited.evaluation_id,
        snapshot_number=cited.snapshot_number,
        snapshot_digest=cited.snapshot_digest,
        purpose=UsePurpose(cited.purpose.value),
        step=step,
        recommendation_id=cited.id if is_recommended else None,
        decision_id=None if decision is None else decision.id,
        used_by=work.actor.account_id,
        used_at=work.now,
    )
    work.of(ResultUse).put(cited, use)


def reason_fault(pointer: str) -> InvalidDataError:
    """Refuse what says neither a rule nor a reason."""
    return InvalidDataError.at_pointer(pointer, "rule_or_reason")
