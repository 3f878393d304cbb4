"""Create the evaluations of a period: one for each person with a plan in force."""

import operator
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState, require
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState
from penilaian_api.services.cycle.cycles import days_of
from penilaian_api.storage.cycle.due_plans import DuePlan, due_plan_batches
from penilaian_api.storage.evaluation import creation_marks
from penilaian_api.storage.models.base import new_id, unwatched
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.store import reaches_everyone
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_OPEN: Final = frozenset({PeriodState.OPEN, PeriodState.RATING})


@dataclass(frozen=True, slots=True)
class CreationCounts:
    """Counts of what a bulk creation created, or would create; *remaining* are for another call."""

    created: int
    remaining: int
    moved: int
    existing: int
    without_plan_in_force: int

    def add(self, other: "CreationCounts") -> "CreationCounts":
        """Count those of another batch, too."""
        return CreationCounts(*map(operator.add, astuple(self), astuple(other)))


def create_all(
    work: UnitOfWork, period_id: UUID, at_most: int | None = None, *, dry_run: bool
) -> CreationCounts:
    """Open an evaluation for each person with a plan in force in a period who has none yet.

    *at_most* so many in one call: whoever calls again goes on, and sees how many remain.

    One person has one evaluation, also after a transfer: by the plan for the newer post, to which
    an evaluation moves that nobody has rated (annex IV A13).
    """
    period = work.of(Period).get(period_id)
    require(period.state, _OPEN, days_of(work, period))
    if not dry_run:
        work.of(Cycle).hold(id=period.cycle_id)
    counts = CreationCounts(0, 0, 0, 0, 0)
    for people in due_plan_batches(work, period):
        room = None if at_most is None else at_most - counts.created
        counts = counts.add(_create_batch(work, period, people, room, dry_run=dry_run))
    if not dry_run and not counts.remaining and reaches_everyone(work.access):
        creation_marks.note_created(work, period.id)
    return counts


def _create_batch(
    work: UnitOfWork,
    period: Period,
    people: Sequence[Sequence[DuePlan]],
    at_most: int | None,
    *,
    dry_run: bool,
) -> CreationCounts:
    due = [*map(_due, people)]
    lacking = [each.plan for each in due if each.plan and not each.evaluations]
    missing = lacking[:at_most]
    moving = [(each.moving, each.plan) for each in due if each.plan and each.moving]
    if not dry_run:
        evaluations = [_new_evaluation(period, plan) for plan in missing]
        work.of(Evaluation).add_set(evaluations)
        work.of(Assessment).add_set([_empty_assessment(each) for each in evaluations])
        bulk_update.store(work, [_move(work, evaluation, plan) for evaluation, plan in moving])
    return CreationCounts(
        created=len(missing),
        remaining=len(lacking) - len(missing),
        moved=len(moving),
        existing=sum(bool(each.evaluations) for each in due) - len(moving),
        without_plan_in_force=sum(not each.plan and not each.evaluations for each in due),
    )


@dataclass(frozen=True, slots=True)
class _DueEvaluation:
    """What a period needs of one person: the plan to evaluate by, and what exists already."""

    plan: DuePlan | None
    evaluations: tuple[Evaluation, ...]

    @property
    def moving(self) -> Evaluation | None:
        """The evaluation by an earlier plan that goes on by this one: nobody has rated it."""
        if self.plan is None or self.plan.evaluation is not None:
            return None
        unrated = (each for each in self.evaluations if each.state is EvaluationState.OPEN)
        return next(unrated, None)


def _due(plans: Sequence[DuePlan]) -> _DueEvaluation:
    """Choose among the plans of one person the one for the newest post that is in force."""
    in_force = [plan for plan in plans if plan.revision_id is not None]
    newest = max(in_force, key=lambda plan: (plan.starts_on, plan.plan_id), default=None)
    return _DueEvaluation(newest, tuple(plan.evaluation for plan in plans if plan.evaluation))


def _move(work: UnitOfWork, evaluation: Evaluation, plan: DuePlan) -> Evaluation:
    """Let an evaluation rest on the plan for the newer post."""
    moved = work.change(evaluation)
    moved.plan_id, moved.unit_id, moved.position_id = plan.plan_id, plan.unit_id, plan.position_id
    moved.plan_revision_id = _revision_of(plan)
    return moved


def _new_evaluation(period: Period, plan: DuePlan) -> Evaluation:
    """Copy what the evaluation rests on, so that later changes around it do not move it."""
    return unwatched(
        Evaluation,
        id=new_id(),
        employee_id=plan.employee_id,
        period_id=period.id,
        plan_id=plan.plan_id,
        plan_revision_id=_revision_of(plan),
        unit_id=plan.unit_id,
        position_id=plan.position_id,
        scheme_version_id=period.scheme_version_id,
        state=EVALUATION.start,
        result_number=0,
    )


def _revision_of(plan: DuePlan) -> UUID:
    if plan.revision_id is None:
        raise InvalidDataError.at_pointer("/plan", "not_in_force")
    return plan.revision_id


def _empty_assessment(evaluation: Evaluation) -> Assessment:
    return unwatched(
        Assessment,
        id=new_id(),
        employee_id=evaluation.employee_id,
        evaluation_id=evaluation.id,
        state=evaluation.state,
    )
