"""Query the results that stand: delivered, not reopened, and followed by no newer one.

Only these may be cited, wherever something rests on a result (docs/decisions/0053).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.evaluation import stands as is_standing
from penilaian_api.domain.scoring.snapshot import CopiedOutcome, departs
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.scoring.frozen import IN_FORCE
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


def stands(evaluation: Any = Evaluation) -> ColumnElement[bool]:  # noqa: ANN401 - the class or an alias
    """Tell whether the result of an evaluation stands."""
    return and_(
        evaluation.state == EvaluationState.DELIVERED,
        evaluation.delivered_number == evaluation.result_number,
    )


@dataclass(frozen=True, slots=True)
class CitedResult:
    """A result that is cited, with the bytes that were frozen of it."""

    evaluation: Evaluation
    snapshot_id: UUID | None
    number: int | None
    digest: str | None
    content: bytes | None
    score: Decimal | None
    predicate: Predicate | None
    results: str | None
    behavior: str | None

    @property
    def stands(self) -> bool:
        """Whether it was delivered, and is not being made anew."""
        evaluation = self.evaluation
        return is_standing(evaluation.state, evaluation.result_number, evaluation.delivered_number)

    @property
    def is_damaged(self) -> bool:
        """Whether what is copied of it departs from its bytes."""
        copy = CopiedOutcome(self.score, self.predicate, self.results, self.behavior)
        return departs(copy, self.content, self.digest)


def cited_results(work: WorkContext, evaluation_ids: Iterable[UUID]) -> list[CitedResult]:
    """Fetch results of evaluations within reach; they keep their state until the commit."""
    query = _cited(work.access.grants, {*evaluation_ids})
    return [CitedResult(*row) for row in execute(work, query)]


@prepared
def _cited(grants: tuple[Grant, ...], evaluation_ids: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evaluation,
            Snapshot.id,
            Snapshot.number,
            Snapshot.digest,
            Snapshot.content,
            Assessment.score,
            Assessment.predicate,
            Assessment.results,
            Assessment.behavior,
        )
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .outerjoin(*joined(Snapshot, IN_FORCE))
        .where(within(grants, Evaluation), Evaluation.id.in_(evaluation_ids))
        .order_by(Evaluation.id)
        .with_for_update(read=True, of=Evaluation)
    )
