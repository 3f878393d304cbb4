"""Query the evaluations and objections for which nobody can take the next step today."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.evaluation.turns import (
    EvaluationProgress,
    Impasse,
    Leaders,
    decider,
    next_actor,
)
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Assessor
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reach import (
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)

_UNFINISHED = (EvaluationState.OPEN, EvaluationState.RATED)
_PENDING = (ObjectionState.FILED, ObjectionState.HEARD)


@dataclass(frozen=True, slots=True)
class EvaluationInQuestion:
    """An evaluation or objection that perhaps nobody can go on with, and why, if so."""

    record_id: UUID
    employee_id: UUID
    impasse: Impasse | None


@prepared
def evaluations_in_question() -> SubQuery[EvaluationInQuestion]:
    """Query the unfinished evaluations of closed periods and of people who lack a leader."""
    first, second = aliased(Assessor), aliased(Assessor)
    unfinished = Evaluation.state.in_(_UNFINISHED)
    undelivered = and_(
        Evaluation.state.in_((EvaluationState.FINAL, EvaluationState.DELIVERED)),
        or_(
            Evaluation.delivered_number.is_(None),
            Evaluation.delivered_number < Evaluation.result_number,
        ),
    )
    lacks_leader = or_(first.assessor_id.is_(None), second.assessor_id.is_(None))
    closed = and_(unfinished, Period.state == PeriodState.CLOSED)
    frame = select(
        Evaluation.id,
        Evaluation.employee_id,
        Evaluation.state,
        Period.state,
        Period.rate_until < TODAY,
        Evaluation.assessor_id,
        Evaluation.result_number,
        Evaluation.delivered_number,
        first.assessor_id,
        second.assessor_id,
    ).join(*joined(Period, Period.id == Evaluation.period_id))
    query = _with_leaders(frame, Evaluation, first, second).where(
        of_agency(Evaluation),
        or_(unfinished, undelivered),
        or_(closed, lacks_leader),
    )
    return SubQuery(query, _of_evaluation)


@prepared
def objections_in_question() -> SubQuery[EvaluationInQuestion]:
    """Query the pending objections whose decider is missing or would judge their own rating."""
    first, second = aliased(Assessor), aliased(Assessor)
    is_third: ColumnElement[bool] = and_(
        second.assessor_id.is_not(None),
        second.assessor_id != Objection.assessor_id,
        second.assessor_id != Objection.employee_id,
    )
    frame = select(
        Objection.id,
        Objection.employee_id,
        Objection.state,
        Objection.assessor_id,
        first.assessor_id,
        second.assessor_id,
    )
    query = _with_leaders(frame, Objection, first, second).where(
        of_agency(Objection),
        Objection.state.in_(_PENDING),
        or_(second.assessor_id.is_(None), ~is_third),
    )
    return SubQuery(query, _of_objection)


@prepared
def evaluations_of_former_posts() -> SubQuery[EvaluationInQuestion]:
    """Query the open evaluations by a plan whose person has a newer one in force in the period."""
    newer, revision = aliased(Plan), aliased(PlanRevision)
    has_newer = exists_in_agency(
        newer,
        of_agency(revision),
        newer.employee_id == Evaluation.employee_id,
        newer.cycle_id == Plan.cycle_id,
        newer.starts_on > Plan.starts_on,
        newer.starts_on < Period.ends_before,
        revision.plan_id == newer.id,
        revision.state == PlanState.APPROVED,
    )
    query = (
        select(Evaluation.id, Evaluation.employee_id)
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .where(
            of_agency(Evaluation),
            Evaluation.state == EvaluationState.OPEN,
            Period.state != PeriodState.CLOSED,
            has_newer,
        )
    )
    return SubQuery(query, lambda key, person: EvaluationInQuestion(key, person, None))


def _with_leaders(query: Any, model: Any, first: Any, second: Any) -> Any:  # noqa: ANN401 - a select of any row, a mapped class, aliases of Assessor
    """Join who assesses the person today, and who assesses that one: nobody is their own."""
    return query.outerjoin(
        *joined(first, first.employee_id == model.employee_id, in_force(first))
    ).outerjoin(
        *joined(
            second,
            second.employee_id == first.assessor_id,
            second.assessor_id != model.employee_id,
            in_force(second),
        )
    )


def _of_evaluation(  # noqa: PLR0913, PLR0917 - the columns of a row
    record_id: UUID,
    employee_id: UUID,
    state: EvaluationState,
    period: PeriodState,
    is_window_over: bool,  # noqa: FBT001 - as above
    finalizer: UUID | None,
    result_number: int,
    delivered_number: int | None,
    assessor: UUID | None,
    reviewer: UUID | None,
) -> EvaluationInQuestion:
    progress = EvaluationProgress(
        EvaluationState(state),
        PeriodState(period) is PeriodState.RATING,
        PeriodState(period) is PeriodState.CLOSED,
        bool(is_window_over),
        finalizer,
        result_number,
        delivered_number,
    )
    return _in_question(record_id, employee_id, next_actor(progress, Leaders(assessor, reviewer)))


def _of_objection(  # noqa: PLR0913, PLR0917 - the columns of a row
    record_id: UUID,
    employee_id: UUID,
    state: ObjectionState,
    contested: UUID | None,
    assessor: UUID | None,
    reviewer: UUID | None,
) -> EvaluationInQuestion:
    actor = decider(ObjectionState(state), employee_id, contested, Leaders(assessor, reviewer))
    return _in_question(record_id, employee_id, actor)


def _in_question(
    record_id: UUID, employee_id: UUID, actor: UUID | Impasse | None
) -> EvaluationInQuestion:
    return EvaluationInQuestion(
        record_id, employee_id, actor if isinstance(actor, Impasse) else None
    )
