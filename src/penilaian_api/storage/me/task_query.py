"""What it is to wait, and how the first of each kind are read: the frame of every task.

A record waits for one thing at a time, so its kind is one CASE; of each kind the first ones by due
day are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, literal, null, select

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.store import Work

MOST: Final = 200
"""How many tasks of one kind are told; one more is read, to know whether there are."""

Cells: TypeAlias = Sequence[tuple[TaskKind, ColumnElement[bool]]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: on which record, about whom, until when.

    *name* is what people call the one whom it is about, or the thing where it is about nobody.
    """

    kind: TaskKind
    record: str
    record_id: UUID
    employee_id: UUID | None
    name: str
    due_on: date | None


def waiting(key: Any, cells: Cells, *days: Any, name: Any = Employee.name) -> Select[Any]:  # noqa: ANN401 - columns of any model
    """Begin a query that tells of each record for what it waits: the first of *cells* that holds.

    It must name Employee; the day by which a task is due is labelled ``due_on``.
    """
    kind = case(*((condition, literal(str(kind))) for kind, condition in cells), else_=null())
    return select(
        key.label("record_id"),
        Employee.id.label("employee_id"),
        name.label("name"),
        kind.label("kind"),
        *days,
    )


def first_of_each(
    query: Select[Any], record: str, days: Mapping[TaskKind, str] | None = None
) -> SubQuery[Waiting]:
    """Ask for the first of each kind by due day, and for one more than is told.

    *days* names the column of the due day for those kinds that go by another than ``due_on``.
    """
    found = query.subquery()
    others = [(found.c.kind == str(kind), found.c[name]) for kind, name in (days or {}).items()]
    due = case(*others, else_=found.c.due_on) if others else found.c.due_on
    known = select(
        found.c.kind,
        found.c.record_id,
        found.c.employee_id,
        found.c.name,
        due.label("due_on"),
    ).where(found.c.kind.is_not(None))
    rows = known.subquery()
    place = func.row_number().over(
        partition_by=rows.c.kind, order_by=(rows.c.due_on, rows.c.record_id)
    )
    ranked = select(rows, place.label("place")).subquery()
    columns = (ranked.c[column.name] for column in rows.c)
    chosen = select(*columns).where(ranked.c.place <= MOST + 1)

    def told(kind: str, key: UUID, whose: UUID | None, name: str, due_on: date | None) -> Waiting:
        return Waiting(TaskKind(kind), record, key, whose, name, due_on)

    return SubQuery(chosen, told, (ranked.c.place,))


def only(work: Work, *reaches: Reach) -> tuple[Grant, ...]:
    """Keep to those grants of the access that can make a task of this kind."""
    return tuple(grant for grant in work.access.grants if grant.reach in reaches)
