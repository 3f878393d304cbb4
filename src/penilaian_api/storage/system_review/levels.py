"""Count by level of management how far and how well evaluations of a period are done."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, distinct, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Assessor, Assignment, Position
from penilaian_api.storage.work.caller import in_force, joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


class LevelRow(NamedTuple):
    """The leaders of one class of post, and how far the evaluations are that they owe."""

    job_class: JobClass | None
    leaders: int
    evaluations: int
    rated: int
    final: int
    delivered: int
    acknowledged: int
    on_time: int
    with_whole_feedback: int
    corrected: int


def levels_of(work: WorkContext, period_id: UUID, window_over_at: datetime) -> list[LevelRow]:
    """Count the evaluations of a period within reach by the class of post of who owes them."""
    rows = execute(work, _levels(work.access.grants, period_id, window_over_at))
    return [LevelRow(*row) for row in rows]


@prepared
def _levels(
    grants: tuple[Grant, ...], period_id: UUID, window_over_at: datetime
) -> Select[*tuple[Any, ...]]:
    """Take who made a result final, else who assesses the person today."""
    leader = func.coalesce(Evaluation.assessor_id, Assessor.assessor_id)
    is_final = Evaluation.state.in_(sorted(FROM_FINAL))
    has_feedback = and_(
        Assessment.strength != "", Assessment.improvement != "", Assessment.suggestion != ""
    )
    return (
        select(
            Position.job_class,
            func.count(distinct(leader)),
            func.count(),
            count_if(Evaluation.state != EvaluationState.OPEN),
            count_if(is_final),
            count_if(Evaluation.state == EvaluationState.DELIVERED),
            count_if(Evaluation.acknowledged_at.is_not(None)),
            count_if(is_final & (Evaluation.finalized_at < window_over_at)),
            count_if(is_final & has_feedback),
            count_if(Evaluation.result_number > 1),
        )
        .select_from(Evaluation)
        .outerjoin(
            *joined(Assessor, Assessor.employee_id == Evaluation.employee_id, in_force(Assessor))
        )
        .outerjoin(
            *joined(
                Assignment,
                Assignment.employee_id == leader,
                Assignment.kind == AssignmentKind.DEFINITIVE,
                in_force(Assignment),
            )
        )
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .where(within(grants, Evaluation), Evaluation.period_id == period_id)
        .group_by(Position.job_class)
        .order_by(Position.job_class)
    )
