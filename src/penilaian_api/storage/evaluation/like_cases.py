"""Count how like objections of an agency ended: never whose they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, distinct, func, select

from penilaian_api.domain.evaluation.like_cases import (
    ContestedPart,
    DecisionGround,
    Likeness,
    ObjectionGround,
    possible,
)
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.storage.models.evaluation import Objection
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

DECIDED = (ObjectionState.UPHELD, ObjectionState.CHANGED)


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many like cases ended so, on that ground."""

    outcome: ObjectionState
    decision_ground: DecisionGround | None
    count: int


def people_by_likeness(work: WorkContext, objection: Objection) -> Mapping[Likeness, int]:
    """Count the people whose like cases were decided before an objection within reach was filed."""
    likenesses = possible(objection.ground, objection.part)
    statement = _people(
        objection.ground, objection.part, objection.employee_id, objection.filed_at, likenesses
    )
    return dict(zip(likenesses, execute(work, statement).one(), strict=True))


def outcomes_of(
    work: WorkContext, objection: Objection, likeness: Likeness
) -> Sequence[OutcomeCount]:
    """Count the outcomes of the cases that are like an objection in this."""
    statement = _outcomes(
        objection.ground, objection.part, objection.employee_id, objection.filed_at, likeness
    )
    return [OutcomeCount(*row) for row in execute(work, statement)]


@prepared
def _people(
    ground: ObjectionGround | None,
    part: ContestedPart | None,
    employee_id: UUID,
    filed_at: datetime,
    likenesses: tuple[Likeness, ...],
) -> Select[*tuple[Any, ...]]:
    return select(
        *(
            func.count(distinct(case((_is_like(each, ground, part), Objection.employee_id))))
            for each in likenesses
        )
    ).where(*_decided_before(employee_id, filed_at))


@prepared
def _outcomes(
    ground: ObjectionGround | None,
    part: ContestedPart | None,
    employee_id: UUID,
    filed_at: datetime,
    likeness: Likeness,
) -> Select[*tuple[Any, ...]]:
    return (
        select(Objection.state, Objection.decision_ground, func.count())
        .where(*_decided_before(employee_id, filed_at), _is_like(likeness, ground, part))
        .group_by(Objection.state, Objection.decision_ground)
        .order_by(Objection.state, Objection.decision_ground)
    )


def _decided_before(employee_id: UUID, filed_at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Keep to what others had decided before: what is told of an objection never changes."""
    return (
        of_agency(Objection),
        Objection.state.in_(DECIDED),
        Objection.decided_at < filed_at,
        Objection.employee_id != employee_id,
    )


def _is_like(
    likeness: Likeness, ground: ObjectionGround | None, part: ContestedPart | None
) -> ColumnElement[bool]:
    match likeness:
        case Likeness.GROUND:
            return Objection.ground == ground
        case Likeness.PART:
            return Objection.part == part
        case Likeness.GROUND_AND_PART:
            return and_(Objection.ground == ground, Objection.part == part)
