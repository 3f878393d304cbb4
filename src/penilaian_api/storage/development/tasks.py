"""Query what waits of the development of people: guidance to open, to agree to, to hold."""

from datetime import datetime

from sqlalchemy import and_, true

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.development.coaching import UNDER_WAY, CoachingState
from penilaian_api.domain.development.counseling import CounselingRecordState, CounselingState
from penilaian_api.domain.development.training import TrainingState
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.development.low_results import is_guided, is_low, is_overcome
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.development.coaching import CoachingPlan, GuidanceFeedback
from penilaian_api.storage.models.development.counseling import Counseling, CounselingRecord
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

_WAITING = frozenset({CounselingState.TALKED, CounselingState.REPORTED, CounselingState.ARRANGED})
"""The states of counseling in which somebody has a step to take."""


def low_results(work: WorkContext) -> Prepared[TaskQuery]:
    """Query low results of the caller's people after which came no guidance and no better one."""
    return _low_results(grants_of(work, Reach.REPORTS))


@prepared
def _low_results(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.COACHING_TO_OPEN, true()),)
    query = (
        select_tasks(Assessment.evaluation_id, kinds, NO_DAY.label("due_on"), period=Period.key)
        .outerjoin_from(Assessment, *joined(Employee, Employee.id == Assessment.employee_id))
        .outerjoin(*joined(Evaluation, Evaluation.id == Assessment.evaluation_id))
        .outerjoin(*joined(Period, Period.id == Evaluation.period_id))
        .where(
            reached(grants, Assessment, in_subtree=False),
            is_low(),
            ~is_guided(),
            ~is_overcome(),
        )
    )
    return tasks_of(query, "evaluation")


def coaching(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the plans to which the caller must agree, and those in which they guide."""
    return _coaching(grants_of(work, Reach.OWN, Reach.INVITED))


@prepared
def _coaching(grants: tuple[Grant, ...]) -> TaskQuery:
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
    return tasks_of(query, "coaching_plan")


@prepared
def guidance_feedback(told_from: datetime) -> TaskQuery:
    """Query what people said of their guidance to the caller, as long as they are told of it."""
    kinds: KindConditions = ((TaskKind.GUIDANCE_FEEDBACK_TO_READ, true()),)
    query = (
        select_tasks(GuidanceFeedback.id, kinds, NO_DAY.label("due_on"))
        .join_from(GuidanceFeedback, *joined(Employee, Employee.id == GuidanceFeedback.employee_id))
        .where(
            of_agency(GuidanceFeedback),
            GuidanceFeedback.superior_id == CALLER,
            GuidanceFeedback.sent_at >= told_from,
        )
    )
    return tasks_of(query, "guidance_feedback")


def nominations(work: WorkContext) -> Prepared[TaskQuery]:
    """Query nominations by others that wait for the decision of the caller."""
    return _nominations(grants_of(work, Reach.REVIEWS))


@prepared
def _nominations(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.NOMINATION_TO_DECIDE, true()),)
    query = (
        select_tasks(Training.id, kinds, Training.due_on.label("due_on"))
        .join_from(Training, *joined(Employee, Employee.id == Training.employee_id))
        .where(
            reached(grants, Training, in_subtree=False),
            Training.state == TrainingState.NOMINATED,
            Training.nominated_by != CALLER,
        )
    )
    return tasks_of(query, "training")


def counseling(
    work: WorkContext,
) -> tuple[Prepared[TaskQuery], Prepared[TaskQuery]]:
    """Query counseling that waits for a step of the caller, and what was reported to them of it."""
    return _counseling(grants_of(work, Reach.OWN, Reach.INVITED)), _counseling_records(
        grants_of(work, Reach.INVITED)
    )


@prepared
def _counseling(grants: tuple[Grant, ...]) -> TaskQuery:
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
    return tasks_of(query, "counseling")


@prepared
def _counseling_records(grants: tuple[Grant, ...]) -> TaskQuery:
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
    return tasks_of(query, "counseling_record")
