"""What waits for the caller: found anew from the records each time, so nothing is forgotten."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.me import TaskKind
from penilaian_api.services.organization.calendars import CalendarQuery
from penilaian_api.storage.me import tasks as record
from penilaian_api.storage.me.missing_plans import Owing, unplanned
from penilaian_api.storage.me.task_query import MOST, Waiting
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["TaskKind", "Waiting"]

ORDER: Final = tuple(TaskKind)


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks by due day, and those kinds of which there are more than can be told."""

    today: date
    items: tuple[Waiting, ...]
    more: tuple[TaskKind, ...]


def mine(work: UnitOfWork) -> Tasks:
    """List what waits for the caller, the first due first."""
    owed, days = unplanned(), CalendarQuery()
    waiting = (
        record.plans(work),
        record.evaluations(work),
        record.objections(work),
        record.reopenings(work),
        record.feedback(work),
    )
    answers = execute_combined(work.session, work.bindings, owed, *waiting, *days.queries)
    found = [*_unplanned(work, answers.of(owed))]
    for question in waiting:
        found += answers.of(question)
    told, more = list[Waiting](), set[TaskKind]()
    counts: Counter[TaskKind] = Counter()
    for one in found:
        counts[one.kind] += 1
        if counts[one.kind] > MOST:
            more.add(one.kind)
        else:
            told.append(one)
    dated = [*_with_terms(told, days.calendar(answers))]
    return Tasks(work.today, tuple(sorted(dated, key=_order)), tuple(sorted(more, key=ORDER.index)))


def _unplanned(work: UnitOfWork, owed: Iterable[Owing]) -> Iterator[Waiting]:
    """Name the cycles for which the caller must begin a plan."""
    for one in owed:
        if one.is_meant:
            yield Waiting(
                kind=TaskKind.PLAN_TO_WRITE,
                record="cycle",
                record_id=one.cycle_id,
                employee_id=work.actor.employee_id,
                name=one.name,
                due_on=one.plans_due_on,
            )


def _with_terms(found: Iterable[Waiting], days: Calendar) -> Iterator[Waiting]:
    """Give the superior his own term, counted from the end of the window (annex V A8)."""
    for one in found:
        if one.kind is TaskKind.RATING_PASSED_TO_ME and one.due_on:
            term = terms().clock("superior_sign", one.due_on)
            yield replace(one, due_on=term.due_on(one.due_on, days))
        else:
            yield one


def _order(one: Waiting) -> tuple[date, int, str]:
    return (one.due_on or date.max, ORDER.index(one.kind), str(one.record_id))
