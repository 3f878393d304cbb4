"""List a leader's people today: where each stands, for whom it waits, what can be done now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState, EvaluationStep
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import PLAN, PlanState
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.me.tasks import ORDER
from penilaian_api.services.plan import plans
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.me import tasks, team
from penilaian_api.storage.me.team import CurrentEvaluation, PostWithPlan
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_REACHES: Final = frozenset({Reach.REPORTS, Reach.AGENCY})
"""How leaders stand to their people: as assessor, and as a colleague like anybody."""
_BY_TASK: Final[Mapping[TaskKind, tuple[Action, ...]]] = {
    TaskKind.CONSENT_TO_GIVE: (Action.PLAN_CONSENT,),
    TaskKind.EVALUATION_TO_RATE: (Action.EVALUATION_RATE,),
    TaskKind.TO_FINALIZE: (Action.EVALUATION_RATE, Action.EVALUATION_FINALIZE),
    TaskKind.TO_DELIVER: (Action.EVALUATION_DELIVER,),
}
"""What is open because it waits: whose turn it is has been asked already."""
_ACTIONS: Final = (
    Action.FEEDBACK_GIVE,
    Action.FEEDBACK_REQUEST,
    Action.EVALUATION_REOPEN,
    *plans.ACTIONS.values(),
    *chain.from_iterable(_BY_TASK.values()),
)
"""What may be open at all; which of it is, is the same for all people of a page."""


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """The plan of one of the people: the revision that its steps act on."""

    id: UUID
    state: PlanState
    version: int


@dataclass(frozen=True, slots=True)
class TeamEvaluation:
    """The evaluation of one of the people in the current period."""

    id: UUID
    state: EvaluationState
    version: int
    period_key: str
    rate_until: date


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One of the people whom the caller assesses, with plan and evaluation of today.

    *due_on* is the first day by which something of theirs waits for the caller, who is *you*.
    """

    employee_id: UUID
    employee_code: str
    employee_name: str
    position_title: str | None
    unit_code: str | None
    unit_name: str | None
    plan: TeamPlan | None
    evaluation: TeamEvaluation | None
    due_on: date | None
    waits_for_you: tuple[TaskKind, ...]
    waits_for_employee: tuple[TaskKind, ...]
    allowed_actions: tuple[Action, ...]


TEAM_PARAMETERS: Final = team.TEAM.parameters
"""What callers state of the list of their people."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[TeamMember]:
    """List the people whom the caller assesses today."""
    employees = page_of(work, team.TEAM, request).map(lambda row: row.record)
    people = [employee.id for employee in employees.items]
    posts = group_by(team.posts_with_plans(work, people), lambda post: post.employee_id)
    evaluations = group_by(
        team.current_evaluations(work, people), lambda evaluation: evaluation.employee_id
    )
    of_plans, of_evaluations = tasks.plans(work, people), tasks.evaluations(work, people)
    results = execute_combined(work.session, work.bindings, of_plans, of_evaluations)
    waiting = [*results.of(of_plans), *results.of(of_evaluations)]
    tasks_of = group_by(waiting, lambda task: task.employee_id)
    is_open = frozenset(filter_allowed(work.actor, _REACHES, _ACTIONS))
    return employees.map(
        lambda employee: _member(
            is_open,
            employee,
            _current_post(posts[employee.id]),
            _current_evaluation(evaluations.get(employee.id, ())),
            tasks_of.get(employee.id, ()),
        )
    )


def _member(
    is_open: frozenset[Action],
    employee: Employee,
    post: PostWithPlan,
    evaluation: CurrentEvaluation | None,
    waiting: Sequence[Task],
) -> TeamMember:
    kinds = tuple(sorted({task.kind for task in waiting}, key=ORDER.__getitem__))
    return TeamMember(
        employee_id=employee.id,
        employee_code=employee.employee_code,
        employee_name=employee.name,
        position_title=post.position_title,
        unit_code=post.unit_code,
        unit_name=post.unit_name,
        plan=_plan(post),
        evaluation=(None if evaluation is None else _evaluation(evaluation)),
        due_on=min((task.due_on for task in waiting if task.due_on is not None), default=None),
        waits_for_you=kinds,
        waits_for_employee=tuple(_waits_for_employee(post, evaluation)),
        allowed_actions=_open_actions(is_open, post, evaluation, kinds),
    )


def _evaluation(evaluation: CurrentEvaluation) -> TeamEvaluation:
    return TeamEvaluation(
        id=evaluation.evaluation_id,
        state=evaluation.state,
        version=evaluation.version,
        period_key=evaluation.period_key,
        rate_until=evaluation.rate_until,
    )


def _plan(post: PostWithPlan) -> TeamPlan | None:
    if post.plan_id is None or post.state is None or post.version is None:
        return None
    return TeamPlan(post.plan_id, post.state, post.version)


def current_plan(posts: Sequence[PostWithPlan]) -> TeamPlan | None:
    """Give the plan of today, by the revision that its steps act on."""
    return _plan(_current_post(posts))


def current_evaluation(evaluations: Sequence[CurrentEvaluation]) -> TeamEvaluation | None:
    """Give the evaluation of the current period."""
    current = _current_evaluation(evaluations)
    return None if current is None else _evaluation(current)


def _current_post(posts: Sequence[PostWithPlan]) -> PostWithPlan:
    """Choose the pending revision, else the newest: what the steps of the plan act on."""
    pending = [post for post in posts if post.state in plans.PENDING]
    return (pending or posts)[-1]


def _current_evaluation(evaluations: Sequence[CurrentEvaluation]) -> CurrentEvaluation | None:
    """Choose the period that is being rated, else the one that is open and ends first."""
    in_rating = [
        evaluation for evaluation in evaluations if evaluation.period_state is PeriodState.RATING
    ]
    return next(iter(in_rating or evaluations), None)


def _waits_for_employee(
    post: PostWithPlan, evaluation: CurrentEvaluation | None
) -> Iterable[TaskKind]:
    """Name what waits for the person."""
    if post.state is None:
        yield TaskKind.PLAN_TO_WRITE
    if post.state is PlanState.DRAFT:
        yield TaskKind.PLAN_TO_SUBMIT
    if evaluation is None:
        return
    in_rating = evaluation.period_state is PeriodState.RATING
    if evaluation.state is EvaluationState.OPEN and in_rating and not evaluation.is_self_assessed:
        yield TaskKind.SELF_ASSESSMENT_DUE
    if evaluation.state is EvaluationState.DELIVERED and not evaluation.is_acknowledged:
        yield TaskKind.TO_ACKNOWLEDGE


def _open_actions(
    is_open: frozenset[Action],
    post: PostWithPlan,
    evaluation: CurrentEvaluation | None,
    waiting: Iterable[TaskKind],
) -> tuple[Action, ...]:
    actions = [Action.FEEDBACK_GIVE, Action.FEEDBACK_REQUEST]
    if post.state is not None:
        actions += _plan_actions(post.state)
    for kind in waiting:
        actions += _BY_TASK.get(kind, ())
    if evaluation is not None and evaluation.period_state is PeriodState.RATING:
        actions += [Action.EVALUATION_REOPEN] if _may_reopen(evaluation.state) else []
    return tuple(sorted(is_open.intersection(actions)))


@cache
def _plan_actions(state: PlanState) -> tuple[Action, ...]:
    return tuple(plans.ACTIONS[step] for step in open_steps(PLAN, state))


@cache
def _may_reopen(state: EvaluationState) -> bool:
    steps: tuple[EvaluationStep, ...] = open_steps(EVALUATION, state)
    return EvaluationStep.REOPEN in steps
