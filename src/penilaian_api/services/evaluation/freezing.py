"""Freeze a result: the snapshot of its bytes, and the copy beside it for lists."""

from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input
from penilaian_api.domain.scoring.scheme.scheme import Scheme, digest
from penilaian_api.domain.scoring.snapshot import (
    NOTHING_FROZEN,
    CopiedOutcome,
    departs,
    digest_of,
    snapshot_bytes,
)
from penilaian_api.domain.scoring.vocabulary import SnapshotCause
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Outcome:
    """A score with the inputs from which it came out."""

    scheme: Scheme
    inputs: tuple[Input, ...]
    facts: Facts
    card: Scorecard


def snapshot_of(work: UnitOfWork, case: Case, cause: SnapshotCause, outcome: Outcome) -> Snapshot:
    """Freeze a result as bytes; it becomes the next of its evaluation."""
    content = snapshot_bytes(digest(outcome.scheme), outcome.inputs, outcome.facts, outcome.card)
    return Snapshot(
        id=new_id(),
        evaluation_id=case.evaluation.id,
        employee_id=case.evaluation.employee_id,
        scheme_version_id=case.scheme.id,
        number=case.evaluation.result_number + 1,
        cause=cause,
        content=work.packable(content),
        digest=digest_of(content),
        taken_at=work.now,
    )


def reused_snapshot_of(work: UnitOfWork, case: Case, earlier: Snapshot) -> Snapshot:
    """Freeze an earlier result again, byte for byte, as the next of another evaluation."""
    return Snapshot(
        id=new_id(),
        evaluation_id=case.evaluation.id,
        employee_id=case.evaluation.employee_id,
        scheme_version_id=earlier.scheme_version_id,
        number=case.evaluation.result_number + 1,
        cause=SnapshotCause.REUSED,
        content=work.packable(earlier.content),
        digest=earlier.digest,
        taken_at=work.now,
    )


def copy_result(
    assessment: Assessment, evaluation: Evaluation, card: Scorecard, snapshot_id: UUID
) -> None:
    """Copy what came out beside the snapshot that is now in force, for lists and reports."""
    assessment.score, assessment.predicate = card.score, card.predicate
    assessment.results, assessment.behavior = card.ratings.results, card.ratings.behavior
    assessment.snapshot_id = snapshot_id
    copy_place(assessment, evaluation)


def copy_place(assessment: Assessment, evaluation: Evaluation) -> None:
    """Copy of which period and unit the result is: both stay, once there is one."""
    assessment.period_id, assessment.unit_id = evaluation.period_id, evaluation.unit_id


def refuse_departing(assessment: Assessment, snapshot: Snapshot | None, number: int) -> None:
    """Refuse to show a result that is not the frozen one.

    That is its evaluation's newest *snapshot*, by its *number*; in the making it has none.
    """
    copy = CopiedOutcome(
        assessment.score, assessment.predicate, assessment.results, assessment.behavior
    )
    if snapshot is None:
        is_damaged = copy != NOTHING_FROZEN or assessment.state in FROM_FINAL
    else:
        is_newest = (snapshot.evaluation_id, snapshot.number) == (assessment.evaluation_id, number)
        is_damaged = not is_newest or departs(copy, snapshot.content, snapshot.digest)
    if is_damaged:
        raise ConflictError("result_damaged")
