"""List the tasks of the caller: derived from the records each time, so nothing is forgotten."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.domain.plan.setting import PlanTerm
from penilaian_api.services.organization.calendars import CalendarQuery
from penilaian_api.services.plan import setting
from penilaian_api.storage.development import tasks as development
from penilaian_api.storage.document import tasks as document
from penilaian_api.storage.follow_up import tasks as follow_up
from penilaian_api.storage.me import consents, office, reopenings
from penilaian_api.storage.me import tasks as task_storage
from penilaian_api.storage.me.missing_plans import MissingPlan, missing_plans
from penilaian_api.storage.me.notices import judging, reading
from penilaian_api.storage.me.notices import results as about_results
from penilaian_api.storage.me.passed_plans import LatePlan, late_plans
from penilaian_api.storage.me.task_query import MAX_TASKS_OF_A_KIND, first_of_each_kind
from penilaian_api.storage.meeting import calibrations
from penilaian_api.storage.meeting import outcomes as meeting
from penilaian_api.storage.meeting import training as rater_training
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_UNTIL: Final = frozenset({TaskKind.SURVEY_ASKED, TaskKind.COLLEAGUE_ASKED})
ORDER: Final[Mapping[TaskKind, int]] = {kind: index for index, kind in enumerate(TaskKind)}


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks by due day, and those kinds of which there are more than are shown."""

    today: date
    items: tuple[Task, ...]
    more: tuple[TaskKind, ...]


def get(work: UnitOfWork) -> TaskList:
    """List the tasks of the caller, the first due first."""
    missing, late, days = missing_plans(), late_plans(work), CalendarQuery()
    first = first_of_each_kind(
        task_storage.plans(work),
        task_storage.evaluations(work),
        task_storage.objections(work),
        *reopenings.reopenings(work),
        task_storage.feedback(work),
        task_storage.surveys(work),
        about_results.own_results(work),
        consents.requests(work),
        consents.marked_acts(work),
        about_results.objections(work),
        reading.announcements(),
        reading.standards(),
        judging.innovations(),
        reading.directions(),
        *office.periods(work),
        office.indicators(work),
        office.proposals(work),
        development.low_results(work),
        development.coaching(work),
        follow_up.accomplishments(work),
        meeting.actions_to_do(),
        calibrations.to_decide(work),
        development.guidance_feedback(work.now - about_results.TOLD_FOR),
        development.nominations(work),
        *development.counseling(work),
        follow_up.reopened_results(),
        follow_up.decisions_to_see(),
        follow_up.publications_to_answer(),
        follow_up.recommendations(work),
        about_results.remedies(work),
        rater_training.training_to_attend(),
        document.results_to_report(work),
        document.reports_to_read(),
    )
    results = execute_combined(
        work.session, work.bindings, missing, late, first.few, first.many, *days.queries
    )
    tasks = [*_plans_to_begin(work, results.of(missing))]
    tasks += _plans_passed_up(work, results.of(late))
    tasks += first.of(results)
    shown, more = _limit(sorted(map(_through_last_day, tasks), key=_order))
    if any(task.kind is TaskKind.RATING_PASSED_TO_ME for task in shown):
        shown = sorted(_with_terms(shown, days.calendar(results)), key=_order)
    return TaskList(work.today, tuple(shown), more)


def _limit(tasks: list[Task]) -> tuple[list[Task], tuple[TaskKind, ...]]:
    """Keep the first of each kind, and name the kinds of which there are more."""
    if len(tasks) <= MAX_TASKS_OF_A_KIND:
        return tasks, ()
    first, more = list[Task](), set[TaskKind]()
    counts: Counter[TaskKind] = Counter()
    for task in tasks:
        counts[task.kind] += 1
        if counts[task.kind] > MAX_TASKS_OF_A_KIND:
            more.add(task.kind)
        else:
            first.append(task)
    return first, tuple(sorted(more, key=ORDER.__getitem__))


def _plans_to_begin(work: UnitOfWork, missing: Iterable[MissingPlan]) -> Iterator[Task]:
    """Make a task of each cycle for which the caller must begin a plan."""
    for plan in missing:
        if plan.is_in_population:
            yield Task(
                kind=TaskKind.PLAN_TO_WRITE,
                record="cycle",
                record_id=str(plan.cycle_id),
                employee_id=str(work.actor.employee_id),
                name=plan.name,
                due_on=plan.plans_due_on,
            )


def _plans_passed_up(work: UnitOfWork, late: Iterable[LatePlan]) -> Iterator[Task]:
    """Make a task of each plan that the assessor did not set in time (annex II C5)."""
    for plan in late:
        due_on = setting.due_on(work, plan.year, plan.plans_due_on)
        if PlanTerm(plan.starts_on, due_on, was_set=False).has_passed_up(work.today):
            yield Task(
                TaskKind.PLAN_PASSED_TO_ME,
                "plan",
                str(plan.plan_id),
                str(plan.employee_id),
                plan.name,
                due_on,
                plan_id=str(plan.plan_id),
            )


def _through_last_day(task: Task) -> Task:
    """Give a survey its last day, which is stored as the day after it."""
    if task.kind in _UNTIL and task.due_on is not None:
        return task._replace(due_on=task.due_on - timedelta(days=1))
    return task


def _with_terms(tasks: Iterable[Task], days: Calendar) -> Iterator[Task]:
    """Give the superior a term of their own, counted from the end of the window (annex V A8)."""
    for task in tasks:
        if task.kind is TaskKind.RATING_PASSED_TO_ME and task.due_on:
            term = terms().clock("superior_sign", task.due_on)
            yield task._replace(due_on=term.due_on(task.due_on, days))
        else:
            yield task


def _order(task: Task) -> tuple[date, int, str]:
    return (task.due_on or date.max, ORDER[task.kind], task.record_id)
