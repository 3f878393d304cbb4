"""Fetch the units that a report sets beside each other: those next below one, or the topmost.

Whether a unit is within reach is asked here, once; what is counted of it then hangs on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import joined, of_agency
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

GROUP: Any = aliased(Unit, name="grouped")
"""The unit of a row: of it and all below it, or of it alone."""


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

    Without a top: the topmost units within reach.
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
    def ids(self) -> list[UUID]:
        """Their ids."""
        return [unit.id for unit in self.units]


def groups_below(work: WorkContext, unit_code: str) -> UnitGroups | None:
    """Fetch a unit within reach and those next below it; none where it is out of reach."""
    in_subtree = bool(work.actor.unit_path)
    row = execute(work, _unit(work.access.grants, unit_code, in_subtree=in_subtree)).first()
    if row is None:
        return None
    top = ReportUnit(*row)
    return UnitGroups(top, _read(work, _children(top.id)))


def topmost_groups(work: WorkContext) -> UnitGroups:
    """Fetch the units within reach above which none is; of one alone, those below it."""
    in_subtree = bool(work.actor.unit_path)
    is_whole = not in_subtree and any(grant.reach is Reach.AGENCY for grant in work.access.grants)
    query = _tops(work.access.grants, in_subtree=in_subtree, is_whole=is_whole)
    tops = _without_nested(_read(work, query))
    if len(tops) == 1:
        return UnitGroups(tops[0], _read(work, _children(tops[0].id)))
    return UnitGroups(None, tops)


def counted_units(group_ids: Any, own_id: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - bound values
    """Begin from the rows of a report, each with the units that it counts.

    One range of paths for each: that of all below it, or of the top alone.
    """
    end = case((GROUP.id == own_id, GROUP.path), else_=GROUP.path + AFTER_ALL)
    return (
        select(GROUP.id)
        .join(*joined(Unit, Unit.path.between(GROUP.path, end)))
        .where(of_agency(GROUP), GROUP.id.in_(group_ids))
    )


def rows_of_units(work: WorkContext, groups: UnitGroups) -> Mapping[str, Sequence[ReportUnit]]:
    """Tell by code in which rows each unit is counted, where another statement counts by unit."""
    rows = {unit.id: unit for unit in groups.units}
    counted: dict[str, list[ReportUnit]] = {}
    for group_id, code in execute(work, _codes(groups.ids, groups.own)):
        counted.setdefault(code, []).append(rows[group_id])
    return counted


@prepared
def _codes(group_ids: list[UUID], own_id: UUID | None) -> Select[*tuple[Any, ...]]:
    return counted_units(group_ids, own_id).add_columns(Unit.code)


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
