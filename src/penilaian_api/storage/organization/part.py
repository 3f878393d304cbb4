"""Read that part of an agency's organization which a change touches, however large the rest is.

Down from the change to those whose assessor may be another by it, and from their posts up to all
who may come to assess them: what is climbed by the rules stands in it whole.

Why it is so: docs/decisions/0040.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    and_,
    bindparam,
    literal_column,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.organization.assessor import ONLY_BY_DELEGATION
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Employee,
    Position,
    ReportingLine,
)
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.prepared import cached_once, prepared
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.reached.listed import among_bound

_POSITIONS: Final = "part_positions"
_CLIMBED: Final = "part_climbed"
_PEOPLE: Final = "part_people"
_SINCE: Final = bindparam("part_since", type_=Date())


IsNamed: TypeAlias = Callable[[Any, str], ColumnElement[bool]]
"""Tells whether a column is one of the keys that are bound by a name."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touches by itself: posts, and whose entries at them, or who, is another.

    *reports*: those who sit there report otherwise by it; else others assess from there. The days
    before *since* stay as they are; empty where all days are another. *superiors*: to whom those
    posts come to report by a change that is not stored yet.
    """

    positions: Collection[UUID] = ()
    people: Collection[UUID] = ()
    since: date | None = None
    reports: bool = False
    superiors: Collection[UUID] = ()

    @property
    def values(self) -> dict[str, object]:
        """What the statements of its part bind."""
        return {
            _POSITIONS: [*self.positions],
            _CLIMBED: [*self.positions, *self.superiors],
            _PEOPLE: [*self.people],
            "part_since": self.since,
        }

    def part(self, dialect: str) -> "Part":
        """Select what belongs to its part of the organization."""
        return _part(dialect, dated=self.since is not None, reports=self.reports)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What belongs to a part, as selections of ids.

    *concerned*: those whose assessor may be another by the change, at most; *positions* and
    *people*: all that decides it.
    """

    concerned: Select[UUID]
    positions: Select[UUID]
    people: CompoundSelect[UUID]


@cached_once
def _part(dialect: str, *, dated: bool, reports: bool) -> Part:
    """Climb from the touched posts and from the posts of those concerned.

    From each post to those that it reported to on any day, and to the other posts of those who
    assess from it: by whom these are assessed decides whether people would assess one another.
    """
    is_named = partial(among_bound, as_array=dialect == "postgresql")
    concerned = _concerned(is_named, dated=dated, reports=reports)
    post, seat = aliased(Position), aliased(Assignment)
    start = union_all(
        select(post.id).where(of_agency(post), is_named(post.id, _CLIMBED)),
        select(seat.position_id).where(
            of_agency(seat), among(seat.employee_id, select(concerned.c.id))
        ),
    ).cte("posts")
    above = select(start.c[0].label("id")).cte("above", recursive=True)
    steps = _steps(above)
    if dialect == "postgresql":  # it takes one step alone, in which each post is looked up
        step = union_all(*(each.correlate(above) for each in steps)).lateral("step")
        above = above.union(select(step.c[0]).select_from(above, step))
    else:
        above = above.union(*steps)
    people = union(select(concerned.c.id), *_people(is_named, above))
    return Part(select(concerned.c.id), select(above.c.id), people)


def _concerned(is_named: IsNamed, *, dated: bool, reports: bool) -> CTE:
    """Go down from the touched posts, past each from which nobody assesses on some day."""
    line, person = aliased(ReportingLine), aliased(Employee)
    first = _below(is_named(ReportingLine.superior_position_id, _POSITIONS))
    if reports:
        first = select(Position.id).where(of_agency(Position), is_named(Position.id, _POSITIONS))
    reached = first.with_only_columns(first.selected_columns[0].label("id"))
    below = reached.cte("below", recursive=True)
    below = below.union(
        select(line.position_id)
        .select_from(below)
        .join(*joined(line, line.superior_position_id == below.c.id))
        .where(_is_left(below.c.id, dated=dated))
    )
    sitting = [
        select(entry.employee_id.label("id")).where(
            of_agency(entry), among(entry.position_id, select(below.c.id))
        )
        for entry in (Assignment, Delegation)
    ]
    named = select(person.id.label("id")).where(of_agency(person), is_named(person.id, _PEOPLE))
    return union(named, *sitting).cte("concerned")


def _below(condition: ColumnElement[bool]) -> Select[UUID]:
    line = ReportingLine
    return select(line.position_id).where(of_agency(line), line.voided_at.is_(None), condition)


def _is_left(position: Any, *, dated: bool) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    """Tell that on some day of a change nobody may assess from a post: one climbs past it.

    Each is asked by the post, as a value: of what exists PostgreSQL would make a list first.
    """
    if not dated:
        return true()
    seat, delegation = aliased(Assignment), aliased(Delegation)
    led = select(seat.id).where(
        of_agency(seat),
        seat.position_id == position,
        seat.kind == AssignmentKind.DEFINITIVE,
        seat.voided_at.is_(None),
        seat.starts_on <= _SINCE,
        seat.ends_before.is_(None),
        _assesses(seat, seat.position_id),
    )
    delegated = select(delegation.id).where(
        of_agency(delegation),
        delegation.position_id == position,
        delegation.voided_at.is_(None),
        ~delegation.is_pending,
        delegation.starts_on <= _SINCE,
        delegation.ends_before.is_(None),
    )
    first: ColumnElement[int] = literal_column("1")
    return and_(*(each.limit(first).scalar_subquery().is_(None) for each in (led, delegated)))


def _steps(above: CTE) -> tuple[Select[UUID], ...]:
    """Select the posts one step on: the superior ones, and the other posts of those who assess.

    What was voided is among them: it does no harm, and for a condition on the looked-up table alone
    SQLite would read it whole, to have a filter before its index.
    """
    line, other, seat = aliased(ReportingLine), aliased(Assignment), aliased(Assignment)
    superior = select(line.superior_position_id).where(
        of_agency(line), line.position_id == above.c.id
    )
    by_seat = (
        select(other.position_id)
        .select_from(seat)
        .join(*joined(other, other.employee_id == seat.employee_id))
        .where(of_agency(seat), seat.position_id == above.c.id, _assesses(above, above.c.id))
    )
    delegation = aliased(Delegation)
    by_delegation = (
        select(other.position_id)
        .select_from(delegation)
        .join(*joined(other, other.employee_id == delegation.employee_id))
        .where(of_agency(delegation), delegation.position_id == above.c.id)
    )
    return superior, by_seat, by_delegation


def _assesses(owner: Any, position: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a selection and its column
    """Keep to posts, named by a column of *owner*, from which their holders assess."""
    post = aliased(Position)
    is_leading = post.job_class.not_in(ONLY_BY_DELEGATION)
    return exists_in_agency(post, post.id == position, is_leading).correlate(owner)


def _people(is_named: IsNamed, above: CTE) -> Iterator[Select[UUID]]:
    """Select who holds the touched posts, and who may assess from any above."""
    holder, seat, delegation = aliased(Assignment), aliased(Assignment), aliased(Delegation)
    positions = select(above.c.id)
    yield select(holder.employee_id).where(
        of_agency(holder), is_named(holder.position_id, _POSITIONS)
    )
    yield select(seat.employee_id).where(
        of_agency(seat), among(seat.position_id, positions), _assesses(seat, seat.position_id)
    )
    yield select(delegation.employee_id).where(
        of_agency(delegation), among(delegation.position_id, positions)
    )


@prepared
def lines_above(positions: set[UUID]) -> Select[UUID]:
    """Climb from *positions* along the lines of all days."""
    post, line = aliased(Position), aliased(ReportingLine)
    start = select(post.id.label("id")).where(of_agency(post), post.id.in_(positions))
    above = start.cte("lines_above", recursive=True)
    above = above.union(
        select(line.superior_position_id)
        .select_from(above)
        .join(*joined(line, line.position_id == above.c.id))
    )
    return select(above.c.id)
