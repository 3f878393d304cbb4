"""List a leader's people today: where each stands, for whom it waits, what can be done now."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState, EvaluationStep
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import PLAN, PlanState
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.me.tasks import ORDER
from penilaian_api.services.plan import plans
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.me import team
from penilaian_api.storage.me.team import NOT_OVER, CurrentEvaluation, PostWithPlan
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
_EMPLOYEE: Final = attrgetter("employee_id")
_NEWEST: Final = attrgetter("begun_at", "plan_id", "number")
_FIRST: Final = attrgetter("rate_until", "period_key", "evaluation_id")


class TeamPlan(NamedTuple):
    """The plan of one of the people: the revision that its steps act on."""

    id: str
    state: PlanState
    version: int


class TeamEvaluation(NamedTuple):
    """The evaluation of one of the people in the current period."""

    id: str
    state: EvaluationState
    version: int
    period_key: str
    rate_until: date


class TeamMember(NamedTuple):
    """One of the people whom the caller assesses, with plan and evaluation of today.

    *due_on* is the first day by which something of theirs waits for the caller, who is *you*.
    """

    employee_id: str
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
    people = {employee.id for employee in employees.items}
    posts, evaluations = team.plans_query(people), team.evaluations_query(people)
    results = execute_combined(work.session, work.bindings, posts, evaluations)
    posts_of = group_by(results.of(posts), _EMPLOYEE)
    evaluations_of = group_by(results.of(evaluations), _EMPLOYEE)
    is_open = frozenset(filter_allowed(work.actor, _REACHES, _ACTIONS))
    return employees.map(
        lambda employee: _member(
            is_open, employee, posts_of[key := str(employee.id)], evaluations_of.get(key, ())
        )
    )


def _member(
    is_open: frozenset[Action],
    employee: Employee,
    posts: Sequence[PostWithPlan],
    evaluations: Sequence[CurrentEvaluation],
) -> TeamMember:
    post, evaluation = _current_post(posts), _current_evaluation(evaluations)
    rows: Iterable[PostWithPlan | CurrentEvaluation] = (*posts, *evaluations)
    waiting = [(each.kind, each.due_on) for each in rows if each.kind is not None]
    kinds = frozenset([kind for kind, _ in waiting])
    stage = None if evaluation is None else _stage_of(evaluation)
    return TeamMember(
        post.employee_id,
        employee.employee_code,
        employee.name,
        post.position_title,
        post.unit_code,
        post.unit_name,
        _plan(post),
        None if evaluation is None else _evaluation(evaluation),
        min([due_on for _, due_on in waiting if due_on is not None], default=None),
        *_turns(is_open, post.state, stage, kinds),
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
    current = [post for post in posts if post.is_current]
    if not current:
        return posts[0]._replace(plan_id=None, state=None, version=None)
    if len(current) == 1:
        return current[0]
    pending = [post for post in current if post.state in plans.PENDING]
    return max(pending or current, key=_NEWEST)


def _current_evaluation(evaluations: Sequence[CurrentEvaluation]) -> CurrentEvaluation | None:
    """Choose the period that is being rated, else the one that is open and ends first."""
    current = [each for each in evaluations if each.period_state in NOT_OVER]
    in_rating = [each for each in current if each.period_state is PeriodState.RATING]
    return min(in_rating or current, key=_FIRST, default=None)


class _Stage(NamedTuple):
    """What of an evaluation decides whose turn it is."""

    state: EvaluationState
    is_being_rated: bool
    is_self_assessed: bool
    is_acknowledged: bool


def _stage_of(evaluation: CurrentEvaluation) -> _Stage:
    return _Stage(
        evaluation.state,
        evaluation.period_state is PeriodState.RATING,
        evaluation.is_self_assessed,
        evaluation.is_acknowledged,
    )


@lru_cache(maxsize=1000)
def _turns(
    is_open: frozenset[Action],
    plan: PlanState | None,
    evaluation: _Stage | None,
    kinds: frozenset[TaskKind],
) -> tuple[tuple[TaskKind, ...], tuple[TaskKind, ...], tuple[Action, ...]]:
    """Tell what waits for you, what for the person, and what you may do: alike for many people."""
    for_you = tuple(sorted(kinds, key=ORDER.__getitem__))
    for_employee = tuple(_waits_for_employee(plan, evaluation))
    return for_you, for_employee, _open_actions(is_open, plan, evaluation, for_you)


def _waits_for_employee(plan: PlanState | None, evaluation: _Stage | None) -> Iterable[TaskKind]:
    """Name what waits for the person."""
    if plan is None:
        yield TaskKind.PLAN_TO_WRITE
    if plan is PlanState.DRAFT:
        yield TaskKind.PLAN_TO_SUBMIT
    if evaluation is None:
        return
    is_open = evaluation.state is EvaluationState.OPEN
    if is_open and evaluation.is_being_rated and not evaluation.is_self_assessed:
        yield TaskKind.SELF_ASSESSMENT_DUE
    if evaluation.state is EvaluationState.DELIVERED and not evaluation.is_acknowledged:
        yield TaskKind.TO_ACKNOWLEDGE


def _open_actions(
    is_open: frozenset[Action],
    plan: PlanState | None,
    evaluation: _Stage | None,
    waiting: Iterable[TaskKind],
) -> tuple[Action, ...]:
    actions = [Action.FEEDBACK_GIVE, Action.FEEDBACK_REQUEST]
    if plan is not None:
        actions += [plans.ACTIONS[step] for step in open_steps(PLAN, plan)]
    for kind in waiting:
        actions += _BY_TASK.get(kind, ())
    if evaluation is not None and evaluation.is_being_rated:
        actions += [Action.EVALUATION_REOPEN] if _may_reopen(evaluation.state) else []
    return tuple(sorted(is_open.intersection(actions)))


def _may_reopen(state: EvaluationState) -> bool:
    steps: tuple[EvaluationStep, ...] = open_steps(EVALUATION, state)
    return EvaluationStep.REOPEN in steps
