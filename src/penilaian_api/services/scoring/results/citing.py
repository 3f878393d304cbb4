"""Cite results: only those that stand and are as they were frozen, and write down each use.

One rule for all that rests on a result: what is recommended and decided, guidance, training and
education. An objection that is not decided takes nothing from a result: it stands until another
one follows it.

Why it is so: docs/decisions/0053.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, ForbiddenError, InvalidDataError
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.base import PersonRecord, new_id
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.decisions import ResultUse
from penilaian_api.storage.scoring.standing import CitedResult, cited_results
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Citation:
    """A result that stands: of which evaluation, which of its snapshots, and what it says."""

    evaluation: Evaluation
    snapshot_id: UUID
    number: int
    digest: str
    predicate: Predicate | None


@dataclass(frozen=True, slots=True)
class UsedIn:
    """For what and at which step a result is used; what develops people is named by no use."""

    purpose: UsePurpose
    step: UseStep
    recommendation_id: UUID | None = None
    decision_id: UUID | None = None


def cite(work: UnitOfWork, evaluation_id: UUID, person: UUID | None = None) -> Citation:
    """Cite the result of an evaluation within reach, of *person* where the body names one."""
    result = next(iter(cited_results(work, [evaluation_id])), None)
    is_theirs = result is not None and person in {None, result.evaluation.employee_id}
    if result is None or not is_theirs:
        raise InvalidDataError.at_pointer("/evaluation_id", "unknown_reference")
    return _citation(work, result)


def cite_all(work: UnitOfWork, evaluation_ids: Iterable[UUID]) -> tuple[Citation, ...]:
    """Cite the results of evaluations that were found within reach."""
    keys = {*evaluation_ids}
    return tuple(_citation(work, result) for result in cited_results(work, keys)) if keys else ()


def refuse_oneself(work: UnitOfWork, employee_id: UUID) -> None:
    """Refuse whoever would recommend or decide something for themselves."""
    if employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")


def note_uses(
    work: UnitOfWork, under: PersonRecord, cited: Iterable[Citation], used_in: UsedIn
) -> None:
    """Write down that results were used for *under*, so that whom they are about sees it."""
    for citation in cited:
        use = ResultUse(
            id=new_id(),
            employee_id=under.employee_id,
            evaluation_id=citation.evaluation.id,
            snapshot_number=citation.number,
            snapshot_digest=citation.digest,
            purpose=used_in.purpose,
            step=used_in.step,
            recommendation_id=used_in.recommendation_id,
            decision_id=used_in.decision_id,
            used_by=work.actor.account_id,
            used_at=work.now,
        )
        work.of(ResultUse).add(use, under=under)


def _citation(work: UnitOfWork, result: CitedResult) -> Citation:
    if not result.stands or result.snapshot_id is None:
        raise ConflictError("result_not_standing")
    if result.is_damaged:
        raise ConflictError("result_damaged")
    refuse_oneself(work, result.evaluation.employee_id)
    number, digest = result.number or 0, result.digest or ""
    return Citation(result.evaluation, result.snapshot_id, number, digest, result.predicate)
