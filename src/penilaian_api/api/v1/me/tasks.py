"""Serve the caller's tasks and team."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Annotated, Final

from fastapi import Depends

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import Written, rows_writer
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.me.schemas import (
    TaskOut,
    TasksOut,
    TeamMemberOut,
    TeamPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.services.me import tasks, team

router = GuardedRouter("/me", "Session")

OPERATIONS: Final[Mapping[TaskKind, str]] = {
    TaskKind.STANDARD_TO_READ: "acknowledge_standard",
    TaskKind.PLAN_TO_WRITE: "put_plan_content",
    TaskKind.PLAN_TO_SUBMIT: "submit_plan",
    TaskKind.CONSENT_TO_GIVE: "consent_to_result",
    TaskKind.PLAN_TO_APPROVE: "approve_plan",
    TaskKind.PLAN_PASSED_TO_ME: "approve_plan",
    TaskKind.PLAN_TO_SIGN: "sign_plan",
    TaskKind.SELF_ASSESSMENT_DUE: "self_assess",
    TaskKind.REUSE_TO_ANSWER: "agree_reuse",
    TaskKind.EVALUATION_TO_RATE: "rate_evaluation",
    TaskKind.RATING_PASSED_TO_ME: "rate_evaluation",
    TaskKind.TO_FINALIZE: "finalize_evaluation",
    TaskKind.TO_DELIVER: "deliver_evaluation",
    TaskKind.TO_ACKNOWLEDGE: "acknowledge_evaluation",
    TaskKind.RESULT_REOPENED: "explain_result",
    TaskKind.OBJECTION_TERM_MOVED: "get_evaluation",
    TaskKind.OBJECTION_TO_HEAR: "hear_objection",
    TaskKind.OBJECTION_TO_DECIDE: "decide_objection",
    TaskKind.REOPENING_TO_ANSWER: "grant_reopening",
    TaskKind.PERIOD_REOPENING_TO_ANSWER: "grant_reopening",
    TaskKind.ACCOUNT_CONSENT_TO_GIVE: "give_consent",
    TaskKind.DELEGATION_CONSENT_TO_GIVE: "give_consent",
    TaskKind.FEEDBACK_ASKED: "answer_feedback_request",
    TaskKind.ANNOUNCEMENT_TO_READ: "acknowledge_announcement",
    TaskKind.INNOVATION_TO_VERIFY: "verify_innovation",
    TaskKind.SURVEY_ASKED: "answer_invitation",
    TaskKind.COLLEAGUE_ASKED: "answer_invitation",
    TaskKind.ACCOUNT_WAS_RESET: "get_approval",
    TaskKind.POST_WAS_DELEGATED: "get_approval",
    TaskKind.MARKED_ACT_TO_SEE: "explain_result",
    TaskKind.RESULT_TO_REPORT: "report_upward",
    TaskKind.UPWARD_REPORT_TO_READ: "acknowledge_upward_report",
    TaskKind.RESULT_CONTESTED: "get_objection",
    TaskKind.RESULT_CHANGED: "get_objection",
    TaskKind.OBJECTION_DECIDED: "get_objection",
    TaskKind.FEEDBACK_TO_READ: "acknowledge_feedback",
    TaskKind.GATES_SHUT: "get_cycle_readiness",
    TaskKind.PERIOD_TO_OPEN: "open_period",
    TaskKind.EVALUATIONS_TO_CREATE: "create_evaluations",
    TaskKind.RATING_TO_START: "start_rating",
    TaskKind.PERIOD_TO_CLOSE: "close_period",
    TaskKind.INDICATOR_TO_PROPOSE: "propose_indicator",
    TaskKind.INDICATOR_TO_AGREE: "agree_indicator",
    TaskKind.PROPOSAL_TO_ANSWER: "answer_proposal",
    TaskKind.PROPOSAL_ANSWERED: "get_proposal",
    TaskKind.COACHING_TO_OPEN: "open_coaching_plan",
    TaskKind.COACHING_TO_AGREE: "agree_to_coaching",
    TaskKind.COACHING_TO_HOLD: "record_coaching_session",
    TaskKind.GUIDANCE_FEEDBACK_TO_READ: "get_guidance_feedback",
    TaskKind.NOMINATION_TO_DECIDE: "decide_nomination",
    TaskKind.ACCOMPLISHMENT_TO_CONFIRM: "decide_accomplishment",
    TaskKind.MEETING_ACTION_TO_DO: "complete_meeting_action",
    TaskKind.CALIBRATION_TO_DECIDE: "accept_calibration",
    TaskKind.CONDUCT_TALK_TO_ANSWER: "reply_to_conduct_talk",
    TaskKind.COUNSELING_TO_ARRANGE: "arrange_counseling",
    TaskKind.COUNSELING_TO_ATTEND: "get_counseling",
    TaskKind.COUNSELING_TO_HOLD: "sign_counseling_record",
    TaskKind.COUNSELING_TO_DECIDE: "decide_on_counseling",
    TaskKind.CITED_RESULT_REOPENED: "get_decision",
    TaskKind.CITED_RESULT_CHANGED: "renew_decision",
    TaskKind.DECISION_TO_SEE: "acknowledge_decision",
    TaskKind.PUBLICATION_TO_ANSWER: "consent_publication",
    TaskKind.RECOMMENDATION_TO_DECIDE: "decide_recommendation",
    TaskKind.REMEDY_TO_READ: "acknowledge_remedy",
    TaskKind.DIRECTION_TO_READ: "acknowledge_direction",
    TaskKind.RATER_TRAINING_TO_ATTEND: "list_meetings",
}
"""What to call next, by its name in this contract."""

BEGIN: Final = "create_plan"
"""What to call where there is no plan yet, only the cycle that asks for task."""


_write_tasks = rows_writer(TaskOut)
_write_members = rows_writer(TeamMemberOut)


@router.get("/tasks", action=Action.ME_TASKS)
def list_my_tasks(language: CallerLanguage, work: Work) -> Written[TasksOut]:
    """List your tasks.

    List your open tasks: as employee, assessor, reviewer or admin.

    Each task names the record, the person if it is about one, the due date and the operation
    to call. At most 200 of each kind are listed, earliest due first.
    """
    listed = tasks.get(work)
    me = str(work.actor.employee_id)
    text_of = cache(partial(_text_of, language))
    rows = [_task_to_row(task, listed.today, text_of, me) for task in listed.items]
    return Written(TasksOut(items=(), more=listed.more), _write_tasks(rows))


@router.get("/team", action=Action.ME_TEAM)
def list_my_team(
    listed: Annotated[Listed, Depends(query_of(team.TEAM_PARAMETERS))], work: Work
) -> Written[TeamPage]:
    """List your team.

    List the people whom you assess today, by name: their state and what you may do.

    The evaluation is that of the period being rated, or else of the one that is open.
    """
    return listed.written(TeamPage, team.page(work, listed.request), _write_members)


def _text_of(language: Language, kind: TaskKind, is_own: bool) -> Callable[..., str]:  # noqa: FBT001 - it is kept by what it is asked
    """Give what fills in the sentence of a kind of task."""
    group = "own_task" if is_own else "task"
    return messages.label(f"{group}.{kind}", language).format


def _task_to_row(
    task: Task, today: date, text_of: Callable[..., Callable[..., str]], me: str
) -> tuple[object, ...]:
    """Give a task with its sentence, the days that are left, and what to call next."""
    kind, record, record_id, employee_id, name, due_on, period_key, plan_id = task
    is_own = kind is TaskKind.PLAN_TO_SIGN and employee_id == me
    return (
        kind,
        text_of(kind, is_own)(name=name, period=period_key),
        record,
        record_id,
        employee_id,
        None if employee_id is None else name,
        period_key,
        plan_id,
        due_on,
        None if due_on is None else (due_on - today).days,
        BEGIN if record == "cycle" else OPERATIONS[kind],
    )
