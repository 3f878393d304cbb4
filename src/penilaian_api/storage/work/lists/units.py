"""Find the unit that a query names, as far as the caller reaches it: alike for all lists and sums.

A list finds out only where it has nothing to show: then an unknown unit, and one of whose people
the caller reaches nobody, are refused alike, instead of a page that says there is nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, false, literal, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.errors import UnitOutOfReachError
from penilaian_api.domain.paging import ListRequest
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

NAMES: Final = {"unit_code": Unit.code, "unit_id": Unit.id}
"""The parameters that name a unit, and by which of its columns."""
_BY_UNIT: Final = frozenset({Reach.AGENCY, Reach.UNIT})
_BY_PERSON: Final = frozenset({Reach.OWN, Reach.REPORTS, Reach.REVIEWS, Reach.LINE, Reach.LEADER})


def reached_unit(work: WorkContext, name: str, value: object) -> Unit:
    """Return the unit that the parameter *name* of a query names, or refuse it."""
    query = _unit(work.access.grants, NAMES[name], value)
    unit: Unit | None = execute(work, query).scalars().one_or_none()
    if unit is None:
        raise UnitOutOfReachError(name)
    return unit


def refuse_unreached(work: WorkContext, request: ListRequest) -> None:
    """Refuse a list that is narrowed to a unit which does not exist for the caller."""
    for name in NAMES:
        if (value := request.filters.get(name)) is not None:
            reached_unit(work, name, value)


@prepared
def _unit(grants: tuple[Grant, ...], column: Any, value: Any) -> Select[Unit]:  # noqa: ANN401 - a column, and a code or an id
    return select(Unit).where(of_agency(Unit), column == value, or_(false(), *_ways(grants)))


def _ways(grants: tuple[Grant, ...]) -> list[ColumnElement[bool]]:
    """Name the ways to a unit: it lies within reach, or somebody who is works in it or below."""
    by_unit, by_person = _with(grants, _BY_UNIT), _with(grants, _BY_PERSON)
    below = aliased(Unit)
    people = (
        select(literal(1))
        .select_from(Employee)
        .join(*joined(below, below.id == Employee.unit_id))
        .where(
            within(by_person, Employee),
            below.path >= Unit.path,
            below.path < Unit.path + AFTER_ALL,
        )
        .correlate(Unit)
        .exists()
    )
    return [*([within(by_unit, Unit)] if by_unit else []), *([people] if by_person else [])]


def _with(grants: Iterable[Grant], reaches: frozenset[Reach]) -> tuple[Grant, ...]:
    return tuple(replace(grant, states=None) for grant in grants if grant.reach in reaches)
