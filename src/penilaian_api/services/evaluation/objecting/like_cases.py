"""Tell those whom an objection concerns how like cases of the agency ended.

Why it is so: docs/decisions/0059.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.evaluation.like_cases import (
    FEWEST_PEOPLE,
    DecisionGround,
    Likeness,
    UntoldGround,
    nearest,
    possible,
)
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.storage.evaluation import like_cases as storage
from penilaian_api.storage.models.evaluation import Objection
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DecisionCount:
    """How many of the cases rest on this ground; empty where none was stated."""

    decision_ground: DecisionGround | None
    count: int


@dataclass(frozen=True, slots=True)
class LikeCasesView:
    """How like cases ended, or why nothing is told."""

    objection_id: UUID
    fewest_people: int
    untold: UntoldGround | None
    alike_in: Likeness | None
    decided: int
    upheld: int
    changed: int
    decisions: tuple[DecisionCount, ...]


def like_cases(work: UnitOfWork, objection_id: UUID) -> LikeCasesView:
    """Count how the cases ended that are like an objection and were decided before it."""
    objection = work.of(Objection).get(objection_id)
    if not possible(objection.ground, objection.part):
        return _untold(objection_id, UntoldGround.NOTHING_STATED)
    likeness = nearest(storage.people_by_likeness(work, objection))
    if likeness is None:
        return _untold(objection_id, UntoldGround.TOO_FEW_PEOPLE)
    outcomes, decisions = Counter[ObjectionState](), Counter[DecisionGround | None]()
    for row in storage.outcomes_of(work, objection, likeness):
        outcomes[row.outcome] += row.count
        decisions[row.decision_ground] += row.count
    return LikeCasesView(
        objection_id=objection_id,
        fewest_people=FEWEST_PEOPLE,
        untold=None,
        alike_in=likeness,
        decided=outcomes.total(),
        upheld=outcomes[ObjectionState.UPHELD],
        changed=outcomes[ObjectionState.CHANGED],
        decisions=tuple(DecisionCount(ground, count) for ground, count in decisions.items()),
    )


def _untold(objection_id: UUID, why: UntoldGround) -> LikeCasesView:
    return LikeCasesView(objection_id, FEWEST_PEOPLE, why, None, 0, 0, 0, ())
