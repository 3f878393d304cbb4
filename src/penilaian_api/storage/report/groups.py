"""Fetch the units that a report sets beside each other: those next below one, or the topmost.

Whether a unit is within reach is asked here, once; what is counted of it then hangs on it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ReportUnit:
    """A unit of a report."""

    id: UUID
    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class UnitGroups:
    """The *top* of a report and its rows: *own* is the top alone, each of *below* with its own.

    Without a top it is the whole agency, and *below* are the topmost units.
    """

    top: ReportUnit | None
    below: tuple[ReportUnit, ...]

    @property
    def own(self) -> UUID | None:
        """The unit that has a row for those who are in none below it."""
        return None if self.top is None else self.top.id

    @property
    def units(self) -> tuple[ReportUnit, ...]:
        """The units of all rows, in their order."""
        return self.below if self.top is None else (self.top, *self.below)

    @property
    def paths(self) -> tuple[str, str]:
        """Between which paths all units lie that the report counts."""
        top = "" if self.top is None else self.top.path
        return top, f"{top}{AFTER_ALL}"

    def row_of(self, path: str) -> ReportUnit | None:
        """Tell in which row a unit is counted: the one at or above it, or the top alone."""
        if self.top is not None and path == self.top.path:
            return self.top
        at = bisect_right(self.below, path, key=_path) - 1
        return self.below[at] if at >= 0 and path.startswith(self.below[at].path) else None


def _path(unit: ReportUnit) -> str:
    return unit.path


def groups_below(work: WorkContext, unit_code: str) -> UnitGroups | None:
    """Fetch a unit within reach and those next below it; none where it is out of reach."""
    in_subtree = bool(work.actor.unit_path)
    row = execute(work, _unit(work.access.grants, unit_code, in_subtree=in_subtree)).first()
    if row is None:
        return None
    top = ReportUnit(*row)
    return UnitGroups(top, _read(work, _children(top.id)))


def topmost_groups(work: WorkContext) -> UnitGroups:
    """Fetch what lies below the one topmost unit within reach, or below none: the agency."""
    in_subtree = bool(work.actor.unit_path)
    is_whole = not in_subtree and any(grant.reach is Reach.AGENCY for grant in work.access.grants)
    query = _tops(work.access.grants, in_subtree=in_subtree, is_whole=is_whole)
    tops = _without_nested(_read(work, query))
    if is_whole and len(tops) != 1:
        return UnitGroups(None, tops)
    if len(tops) > 1:
        raise InvalidDataError.at_pointer("/query/unit_code", "which_unit")
    return UnitGroups(tops[0], _read(work, _children(tops[0].id))) if tops else UnitGroups(None, ())


def counted_units(first: Any, until: Any, *columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - bound values, columns
    """Begin from the units that a report counts: one range of their paths, by the index."""
    return (
        select(*columns)
        .select_from(Unit)
        .where(of_agency(Unit), Unit.path >= first, Unit.path < until)
    )


def paths_of_units(work: WorkContext, groups: UnitGroups) -> Mapping[str, str]:
    """Tell by code where each unit lies that the report counts."""
    return dict(execute(work, _paths(*groups.paths)).all())


@prepared
def _paths(first: str, until: str) -> Select[*tuple[Any, ...]]:
    return counted_units(first, until, Unit.code, Unit.path)


def _without_nested(units: Sequence[ReportUnit]) -> tuple[ReportUnit, ...]:
    """Leave out those below another; they come by their path."""
    kept: list[ReportUnit] = []
    for unit in units:
        if not kept or not unit.path.startswith(kept[-1].path):
            kept.append(unit)
    return tuple(kept)


def _read(work: WorkContext, query: Any) -> tuple[ReportUnit, ...]:  # noqa: ANN401 - a prepared statement
    return tuple(ReportUnit(*row) for row in execute(work, query))


@prepared
def _unit(
    grants: tuple[Grant, ...], unit_code: str, *, in_subtree: bool
) -> Select[*tuple[Any, ...]]:
    return _columns().where(reached(grants, Unit, in_subtree=in_subtree), Unit.code == unit_code)


@prepared
def _tops(
    grants: tuple[Grant, ...], *, in_subtree: bool, is_whole: bool
) -> Select[*tuple[Any, ...]]:
    query = _columns().where(reached(grants, Unit, in_subtree=in_subtree)).order_by(Unit.path)
    return query.where(Unit.parent_id.is_(None)) if is_whole else query


@prepared
def _children(unit_id: UUID) -> Select[*tuple[Any, ...]]:
    """Select the units next below one that was fetched within reach."""
    return _columns().where(of_agency(Unit), Unit.parent_id == unit_id).order_by(Unit.path)


def _columns() -> Select[*tuple[Any, ...]]:
    return select(Unit.id, Unit.code, Unit.name, Unit.path)
