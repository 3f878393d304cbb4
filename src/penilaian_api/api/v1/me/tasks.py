"""What waits for the caller, and where their people stand, over HTTP."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from penilaian_api.api.routing.dependencies import CallerLanguage, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.me.schemas import (
    TaskOut,
    TasksOut,
    TeamEvaluationOut,
    TeamMemberOut,
    TeamPage,
    TeamPlanOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.me import tasks, team
from penilaian_api.services.me.tasks import TaskKind, Waiting
from penilaian_api.services.me.team import Report, Stage

router = GuardedRouter("/me", "Session")

OPERATIONS: Final[Mapping[TaskKind, str]] = {
    TaskKind.PLAN_TO_WRITE: "put_plan_content",
    TaskKind.PLAN_TO_SUBMIT: "submit_plan",
    TaskKind.CONSENT_TO_GIVE: "consent_to_result",
    TaskKind.PLAN_TO_APPROVE: "approve_plan",
    TaskKind.PLAN_TO_SIGN: "sign_plan",
    TaskKind.SELF_ASSESSMENT_DUE: "self_assess",
    TaskKind.EVALUATION_TO_RATE: "rate_evaluation",
    TaskKind.RATING_PASSED_TO_ME: "rate_evaluation",
    TaskKind.TO_FINALIZE: "finalize_evaluation",
    TaskKind.TO_DELIVER: "deliver_evaluation",
    TaskKind.TO_ACKNOWLEDGE: "acknowledge_evaluation",
    TaskKind.OBJECTION_TO_HEAR: "hear_objection",
    TaskKind.OBJECTION_TO_DECIDE: "decide_objection",
    TaskKind.REOPENING_TO_ANSWER: "grant_reopening",
    TaskKind.PERIOD_REOPENING_TO_ANSWER: "grant_reopening",
    TaskKind.FEEDBACK_ASKED: "answer_feedback_request",
}
"""What to call next, by its name in this contract."""

BEGIN: Final = "create_plan"
"""What to call where there is no plan yet, only the cycle that asks for one."""


@router.get("/tasks", action=Action.ME_TASKS)
def list_my_tasks(language: CallerLanguage, work: Work) -> TasksOut:
    """List your tasks.

    List what waits for you: as employee, as assessor, as the assessor of an assessor, as admin.

    Each task names the record, the person if it is about one, the day it is due and the operation
    that does it. At most 200 of each kind are listed, the first due first.
    """
    found = tasks.mine(work)
    items = tuple(_task(one, found.today, language) for one in found.items)
    return TasksOut(items=items, more=found.more)


@router.get("/team", action=Action.ME_TEAM)
def list_my_team(page: Page, work: Work) -> TeamPage:
    """List your team.

    List the people whom you assess today, by name: where each stands and what you may do.

    The evaluation is that of the period being rated, or else of the one that is open.
    """
    return page.answer(TeamPage, team.page(work, page.after, page.limit), _member)


def _member(one: Report) -> TeamMemberOut:
    return TeamMemberOut(
        employee_id=one.employee.id,
        employee_code=one.employee.employee_code,
        employee_name=one.employee.name,
        position_title=one.post.position_title,
        unit_code=one.post.unit_code,
        plan=_plan(one),
        evaluation=None if one.stage is None else _evaluation(one.stage),
        due_on=one.due_on,
        waits_for_you=one.waits_for_me,
        waits_for_employee=one.waits_for_him,
        allowed_actions=one.allowed_actions,
    )


def _plan(one: Report) -> TeamPlanOut | None:
    post = one.post
    if post.plan_id is None or post.state is None or post.version is None:
        return None
    return TeamPlanOut(id=post.plan_id, state=post.state, version=post.version)


def _evaluation(stage: Stage) -> TeamEvaluationOut:
    return TeamEvaluationOut(
        id=stage.evaluation_id,
        state=stage.state,
        version=stage.version,
        period_key=stage.period_key,
        rate_until=stage.rate_until,
    )


def _task(one: Waiting, today: date, language: Language) -> TaskOut:
    return TaskOut(
        kind=one.kind,
        text=messages.label(f"task.{one.kind}", language).format(name=one.name),
        record=one.record,
        record_id=one.record_id,
        employee_id=one.employee_id,
        employee_name=None if one.employee_id is None else one.name,
        due_on=one.due_on,
        days_left=None if one.due_on is None else (one.due_on - today).days,
        operation=BEGIN if one.record == "cycle" else OPERATIONS[one.kind],
    )
