"""Write down each use of a result for training and education, so that whom it is about sees it.

What is written names the result and the purpose, and no record of what develops people.

Why it is so: docs/decisions/0053 and docs/decisions/0054.
"""

from collections.abc import Iterable
from uuid import UUID

from penilaian_api.domain.development.training import TrainingKind
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.storage.development import results as result_storage
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.follow_up.decisions import ResultUse
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PURPOSES = {
    TrainingKind.TRAINING: UsePurpose.TRAINING,
    TrainingKind.FURTHER_EDUCATION: UsePurpose.EDUCATION,
}


def note_uses(
    work: UnitOfWork, training: Training, evaluation_ids: Iterable[UUID], step: UseStep
) -> None:
    """Write down by which results of a person a training was assigned, nominated or decided."""
    for cited in result_storage.cited_snapshots(work, evaluation_ids):
        use = ResultUse(
            id=new_id(),
            employee_id=training.employee_id,
            evaluation_id=cited.evaluation_id,
            snapshot_number=cited.number,
            snapshot_digest=cited.digest,
            purpose=_PURPOSES[training.kind],
            step=step,
            used_by=work.actor.account_id,
            used_at=work.now,
        )
        work.of(ResultUse).add(use, under=training)
