"""Goals: what an agency and its units want to reach in a year, stated top down."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.errors import BadData, Fault, OutOfReach
from penilaian_api.domain.paging import Slice
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Goal"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal as somebody wants it."""

    year: int
    key: str
    unit_code: str
    parent_key: str | None
    statement: str
    statement_en: str | None
    indicator: str
    measured_in: str
    polarity: str
    baseline: Decimal | None
    target: Decimal
    is_public_service: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Which goals are asked for: of a year, a unit, right under a goal, or at the top."""

    year: int | None = None
    unit_id: UUID | None = None
    parent_id: UUID | None = None
    is_top: bool = False


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Goal]:
    """List goals by year and key."""
    criteria = []
    if wanted.year is not None:
        criteria.append(Goal.year == wanted.year)
    if wanted.unit_id is not None:
        criteria.append(Goal.unit_id == wanted.unit_id)
    if wanted.parent_id is not None:
        criteria.append(Goal.parent_id == wanted.parent_id)
    if wanted.is_top:
        criteria.append(Goal.parent_id.is_(None))
    return work.of(Goal).page(*criteria, order=(Goal.year, Goal.key), after=after, limit=limit)


def get(work: UnitOfWork, year: int, key: str) -> Goal:
    """Return one goal."""
    goal = _find(work, year, key)
    if goal is None:
        raise OutOfReach
    return goal


def actions(work: UnitOfWork) -> tuple[Action, ...]:
    """Name what the caller may do with a goal."""
    return allowed(work.actor, frozenset({Reach.AGENCY}), (Action.GOAL_WRITE,))


def put(work: UnitOfWork, wanted: Wanted, expected_version: int | None) -> Goal:
    """Make the goal of this year and key be as wanted; writers wait, for the tree's sake."""
    work.agency(locked=True)
    unit = work.of(Unit).find(Unit.code == wanted.unit_code)
    if unit is None:
        raise BadData("invalid_input", faults=[Fault("/unit_code", "unknown_reference")])
    goal = _find(work, wanted.year, wanted.key)
    parent = _parent(work, wanted, goal)
    if goal is None:
        fresh = Goal(id=new_id(), year=wanted.year, key=wanted.key)
        return work.of(Goal).add(_filled(fresh, wanted, unit, parent))
    if expected_version is None and _same(goal, wanted, unit, parent):
        return goal
    return _filled(
        work.claim(goal, goal.version if expected_version is None else expected_version),
        wanted,
        unit,
        parent,
    )


def _find(work: UnitOfWork, year: int, key: str) -> Goal | None:
    return work.of(Goal).find(Goal.year == year, Goal.key == key)


def _parent(work: UnitOfWork, wanted: Wanted, goal: Goal | None) -> Goal | None:
    """Find the goal above in the same year; one that stands below cannot be it."""
    if wanted.parent_key is None:
        return None
    if wanted.parent_key == wanted.key:
        raise BadData("invalid_input", faults=[Fault("/parent_key", "goal_circle")])
    known = {one.id: one for one in work.of(Goal).all(Goal.year == wanted.year)}
    parent = next((one for one in known.values() if one.key == wanted.parent_key), None)
    if parent is None:
        raise BadData("invalid_input", faults=[Fault("/parent_key", "unknown_reference")])
    above: Goal | None = parent
    while goal is not None and above is not None:
        if above.parent_id == goal.id:
            raise BadData("invalid_input", faults=[Fault("/parent_key", "goal_circle")])
        above = known.get(above.parent_id) if above.parent_id else None
    return parent


def _filled(goal: Goal, wanted: Wanted, unit: Unit, parent: Goal | None) -> Goal:
    goal.unit_id, goal.parent_id = unit.id, parent.id if parent else None
    for name in _COPIED:
        setattr(goal, name, getattr(wanted, name))
    return goal


def _same(goal: Goal, wanted: Wanted, unit: Unit, parent: Goal | None) -> bool:
    places = (goal.unit_id, goal.parent_id) == (unit.id, parent.id if parent else None)
    return places and all(getattr(goal, name) == getattr(wanted, name) for name in _COPIED)


_COPIED = (
    "statement",
    "statement_en",
    "indicator",
    "measured_in",
    "polarity",
    "baseline",
    "target",
    "is_public_service",
)
