"""Query what waits of the development of people: guidance to open, to agree to, to hold."""

from sqlalchemy import and_, true

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.development.coaching import UNDER_WAY, CoachingState
from penilaian_api.domain.development.counseling import CounselingRecordState, CounselingState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.development.low_results import is_guided, is_low
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    first_of_each_kind,
    grants_of,
    select_tasks,
)
from penilaian_api.storage.models.development.coaching import CoachingPlan
from penilaian_api.storage.models.development.counseling import Counseling, CounselingRecord
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import CALLER, joined
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

_WAITING = frozenset({CounselingState.TALKED, CounselingState.REPORTED, CounselingState.ARRANGED})
"""The states of counseling in which somebody has a step to take."""


def low_results(work: WorkContext) -> Prepared[SubQuery[Task]]:
    """Query the low results of the caller's people that nobody guides since."""
    return _low_results(grants_of(work, Reach.REPORTS))


@prepared
def _low_results(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    kinds: KindConditions = ((TaskKind.COACHING_TO_OPEN, true()),)
    query = (
        select_tasks(Assessment.evaluation_id, kinds, NO_DAY.label("due_on"))
        .join_from(Assessment, *joined(Employee, Employee.id == Assessment.employee_id))
        .where(reached(grants, Assessment, in_subtree=False), is_low(), ~is_guided())
    )
    return first_of_each_kind(query, "evaluation")


def coaching(work: WorkContext) -> Prepared[SubQuery[Task]]:
    """Query the plans to which the caller must agree, and those in which they guide."""
    return _coaching(grants_of(work, Reach.OWN, Reach.INVITED))


@prepared
def _coaching(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    is_open = CoachingPlan.state == CoachingState.OPEN
    running = CoachingPlan.state == CoachingState.RUNNING
    kinds: KindConditions = (
        (TaskKind.COACHING_TO_AGREE, and_(is_open, CoachingPlan.employee_id == CALLER)),
        (TaskKind.COACHING_TO_HOLD, and_(running, CoachingPlan.author_id == CALLER)),
    )
    query = (
        select_tasks(CoachingPlan.id, kinds, CoachingPlan.due_on.label("due_on"))
        .join_from(CoachingPlan, *joined(Employee, Employee.id == CoachingPlan.employee_id))
        .where(
            reached(grants, CoachingPlan, in_subtree=False),
            CoachingPlan.state.in_(sorted(UNDER_WAY)),
        )
    )
    return first_of_each_kind(query, "coaching_plan")


def counseling(
    work: WorkContext,
) -> tuple[Prepared[SubQuery[Task]], Prepared[SubQuery[Task]]]:
    """Query counseling that waits for a step of the caller, and what was reported to them of it."""
    return _counseling(grants_of(work, Reach.OWN, Reach.INVITED)), _counseling_records(
        grants_of(work, Reach.INVITED)
    )


@prepared
def _counseling(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    states = {state: Counseling.state == state for state in CounselingState}
    is_mine = Counseling.employee_id == CALLER
    arranged = states[CounselingState.ARRANGED]
    unanswered = and_(states[CounselingState.TALKED], Counseling.replied_at.is_(None))
    by_recipient = and_(states[CounselingState.REPORTED], Counseling.recipient_id == CALLER)
    kinds: KindConditions = (
        (TaskKind.CONDUCT_TALK_TO_ANSWER, and_(is_mine, unanswered)),
        (TaskKind.COUNSELING_TO_ARRANGE, by_recipient),
        (TaskKind.COUNSELING_TO_ATTEND, and_(arranged, is_mine)),
        (TaskKind.COUNSELING_TO_HOLD, and_(arranged, Counseling.counselor_id == CALLER)),
    )
    query = (
        select_tasks(Counseling.id, kinds, NO_DAY.label("due_on"))
        .join_from(Counseling, *joined(Employee, Employee.id == Counseling.employee_id))
        .where(
            reached(grants, Counseling, in_subtree=False),
            Counseling.state.in_(sorted(_WAITING)),
        )
    )
    return first_of_each_kind(query, "counseling")


@prepared
def _counseling_records(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    by_counselor = CounselingRecord.author_id == CALLER
    kinds: KindConditions = ((TaskKind.COUNSELING_TO_DECIDE, ~by_counselor),)
    query = (
        select_tasks(CounselingRecord.id, kinds, NO_DAY.label("due_on"))
        .join_from(CounselingRecord, *joined(Employee, Employee.id == CounselingRecord.employee_id))
        .where(
            reached(grants, CounselingRecord, in_subtree=False),
            CounselingRecord.state == CounselingRecordState.SIGNED,
        )
    )
    return first_of_each_kind(query, "counseling_record")
