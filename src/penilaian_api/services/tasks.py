"""What waits for the caller: found anew from the records each time, so nothing is forgotten."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from penilaian_api.domain.tasks import TaskKind
from penilaian_api.services.calendars import calendar
from penilaian_api.storage import tasks as record
from penilaian_api.storage.owing import unplanned
from penilaian_api.storage.shipped import terms
from penilaian_api.storage.tasks import Waiting
from penilaian_api.storage.work import UnitOfWork

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
    found = [
        *_unplanned(work),
        *record.plans(work),
        *record.evaluations(work),
        *record.objections(work),
        *record.reopenings(work),
        *record.feedback(work),
    ]
    told, more = list[Waiting](), set[TaskKind]()
    counts: Counter[TaskKind] = Counter()
    for one in found:
        counts[one.kind] += 1
        if counts[one.kind] > record.MOST:
            more.add(one.kind)
        else:
            told.append(one)
    dated = _with_terms(work, told)
    return Tasks(work.today, tuple(sorted(dated, key=_order)), tuple(sorted(more, key=ORDER.index)))


def _unplanned(work: UnitOfWork) -> Iterator[Waiting]:
    """Name the cycles for which the caller must begin a plan."""
    person = work.actor.employee_id
    for cycle, post in unplanned(work):
        if person is not None and post.belongs_to(cycle):
            yield Waiting(
                kind=TaskKind.PLAN_TO_WRITE,
                record="cycle",
                record_id=cycle.id,
                employee_id=person,
                employee_name=post.employee_name,
                due_on=cycle.plans_due_on,
            )


def _with_terms(work: UnitOfWork, found: list[Waiting]) -> list[Waiting]:
    """Give the superior his own term, counted from the end of the window (annex V A8)."""
    passed = {
        one.due_on for one in found if one.kind is TaskKind.RATING_PASSED_TO_ME and one.due_on
    }
    if not passed:
        return found
    days = calendar(work)
    due = {day: terms().clock("superior_sign", day).due_on(day, days) for day in passed}
    return [
        replace(one, due_on=due[one.due_on])
        if one.kind is TaskKind.RATING_PASSED_TO_ME and one.due_on
        else one
        for one in found
    ]


def _order(one: Waiting) -> tuple[date, int, str]:
    return (one.due_on or date.max, ORDER.index(one.kind), str(one.record_id))
