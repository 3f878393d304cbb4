"""A leader's people today: where each one stands, for whom it waits, and what can be done now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState, EvaluationStep
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.plan.plan import PLAN, PlanState
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.plan import plans
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.me import tasks, team
from penilaian_api.storage.me.task_query import Waiting
from penilaian_api.storage.me.team import Post, Stage
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Report", "Stage"]

_REACHES: Final = frozenset({Reach.REPORTS, Reach.AGENCY})
"""How a leader stands to his people: their assessor, and a colleague as anybody."""
_BY_TASK: Final[Mapping[TaskKind, tuple[Action, ...]]] = {
    TaskKind.CONSENT_TO_GIVE: (Action.PLAN_CONSENT,),
    TaskKind.EVALUATION_TO_RATE: (Action.EVALUATION_RATE,),
    TaskKind.TO_FINALIZE: (Action.EVALUATION_RATE, Action.EVALUATION_FINALIZE),
    TaskKind.TO_DELIVER: (Action.EVALUATION_DELIVER,),
}
"""What is open because it waits: whose turn it is has been asked already."""


@dataclass(frozen=True, slots=True)
class Report:
    """One of the people whom the caller assesses, as he stands today.

    *plan* is the revision that steps act on, *stage* the evaluation of the current period; *due_on*
    is the first day by which something of his waits for the caller.
    """

    employee: Employee
    post: Post
    stage: Stage | None
    due_on: date | None
    waits_for_me: tuple[TaskKind, ...]
    waits_for_him: tuple[TaskKind, ...]
    allowed_actions: tuple[Action, ...]


def page(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[Report]:
    """List the people whom the caller assesses today, by name."""
    found = work.of(Employee).page(order=(Employee.name,), after=after, limit=limit)
    people = [one.id for one in found.items]
    posts = group_by(team.posts(work, people), lambda post: post.employee_id)
    stages = group_by(team.stages(work, people), lambda stage: stage.employee_id)
    drafted, rated = tasks.plans(work, people), tasks.evaluations(work, people)
    answers = execute_combined(work.session, work.bindings, drafted, rated)
    waiting = [*answers.of(drafted), *answers.of(rated)]
    tasks_of = group_by(waiting, lambda one: one.employee_id)
    reports = (
        _report(
            work,
            one,
            _current_post(posts[one.id]),
            _current_stage(stages.get(one.id, ())),
            tasks_of.get(one.id, ()),
        )
        for one in found.items
    )
    return Slice(tuple(reports), found.after)


def _report(
    work: UnitOfWork,
    employee: Employee,
    post: Post,
    stage: Stage | None,
    waiting: Sequence[Waiting],
) -> Report:
    kinds = tuple(sorted({one.kind for one in waiting}, key=tuple(TaskKind).index))
    return Report(
        employee=employee,
        post=post,
        stage=stage,
        due_on=min((one.due_on for one in waiting if one.due_on is not None), default=None),
        waits_for_me=kinds,
        waits_for_him=tuple(_his(post, stage)),
        allowed_actions=_actions(work, post, stage, kinds),
    )


def _current_post(found: Sequence[Post]) -> Post:
    """Choose the pending revision, else the newest: what the steps of the plan act on."""
    pending = [post for post in found if post.state in plans.PENDING]
    return (pending or found)[-1]


def _current_stage(found: Sequence[Stage]) -> Stage | None:
    """Choose the period that is being rated, else the one that is open and ends first."""
    rating = [stage for stage in found if stage.period_state is PeriodState.RATING]
    return next(iter(rating or found), None)


def _his(post: Post, stage: Stage | None) -> Iterable[TaskKind]:
    """Name what waits for the person himself."""
    if post.state is None:
        yield TaskKind.PLAN_TO_WRITE
    if post.state is PlanState.DRAFT:
        yield TaskKind.PLAN_TO_SUBMIT
    if stage is None:
        return
    in_rating = stage.period_state is PeriodState.RATING
    if stage.state is EvaluationState.OPEN and in_rating and not stage.is_self_assessed:
        yield TaskKind.SELF_ASSESSMENT_DUE
    if stage.state is EvaluationState.DELIVERED and not stage.is_acknowledged:
        yield TaskKind.TO_ACKNOWLEDGE


def _actions(
    work: UnitOfWork, post: Post, stage: Stage | None, waiting: Iterable[TaskKind]
) -> tuple[Action, ...]:
    actions = [Action.FEEDBACK_GIVE, Action.FEEDBACK_REQUEST]
    if post.state is not None:
        actions += [plans.ACTIONS[step] for step in open_steps(PLAN, post.state)]
    for kind in waiting:
        actions += _BY_TASK.get(kind, ())
    if stage is not None and stage.period_state is PeriodState.RATING:
        steps: tuple[EvaluationStep, ...] = open_steps(EVALUATION, stage.state)
        actions += [Action.EVALUATION_REOPEN] if EvaluationStep.REOPEN in steps else []
    return tuple(sorted(set(allowed(work.actor, _REACHES, actions))))
