"""Read and write goals: what an agency and its units want to reach in a year, stated top down."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.goals import is_circle
from penilaian_api.domain.errors import Fault, InvalidDataError, OutOfReachError, StaleVersionError
from penilaian_api.domain.paging import Slice
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class GoalInput:
    """A goal as it should be; year and key name it."""

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


_STORED_AS_STATED: Final = tuple(
    field.name for field in fields(GoalInput) if field.name not in {"unit_code", "parent_key"}
)
"""The rest are references, which are resolved first."""


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Filters of a list of goals: of a year, a unit, right under a goal, or at the top."""

    year: int | None = None
    unit_id: UUID | None = None
    parent_id: UUID | None = None
    is_top: bool = False


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its measure, and what the caller may do with it."""

    id: UUID
    year: int
    key: str
    unit_id: UUID
    parent_id: UUID | None
    statement: str
    statement_en: str | None
    indicator: str
    measured_in: str
    polarity: str
    baseline: Decimal | None
    target: Decimal
    is_public_service: bool
    allowed_actions: tuple[Action, ...]
    version: int


def page(
    work: UnitOfWork, selection: GoalFilter, after: Sequence[object] | None, limit: int
) -> Slice[GoalView]:
    """List goals by year and key."""
    criteria = []
    if selection.year is not None:
        criteria.append(Goal.year == selection.year)
    if selection.unit_id is not None:
        criteria.append(Goal.unit_id == selection.unit_id)
    if selection.parent_id is not None:
        criteria.append(Goal.parent_id == selection.parent_id)
    if selection.is_top:
        criteria.append(Goal.parent_id.is_(None))
    goals = work.of(Goal).page(*criteria, order=(Goal.year, Goal.key), after=after, limit=limit)
    actions = _actions(work)
    return goals.map(lambda goal: view_of(GoalView, goal, allowed_actions=actions))


def get(work: UnitOfWork, year: int, key: str) -> GoalView:
    """Return one goal."""
    goal = _find(work, year, key)
    if goal is None:
        raise OutOfReachError
    return view_of(GoalView, goal, allowed_actions=_actions(work))


def put(
    work: UnitOfWork, goal_input: GoalInput, expected_version: int | None, *, dry_run: bool
) -> GoalView:
    """Create the goal of this year and key, or change what differs; writers wait for the tree.

    A dry run stores nothing, and shows the goal as it would stand.
    """
    goal = _put(work, goal_input, expected_version, dry_run=dry_run)
    return view_of(GoalView, goal, allowed_actions=_actions(work))


def _put(
    work: UnitOfWork, goal_input: GoalInput, expected_version: int | None, *, dry_run: bool
) -> Goal:
    work.agency(locked=not dry_run)
    unit = require(work.of(Unit).find(code=goal_input.unit_code), "/unit_code")
    goal = _find(work, goal_input.year, goal_input.key)
    parent = _parent(work, goal_input, goal)
    if dry_run:
        return _imagine(goal, goal_input, unit, parent, expected_version)
    if goal is None:
        return work.of(Goal).add(_fill(Goal(id=new_id()), goal_input, unit, parent))
    if expected_version is None and _is_same(goal, goal_input, unit, parent):
        return goal
    work.claim(goal, goal.version if expected_version is None else expected_version)
    return _fill(goal, goal_input, unit, parent)


def _imagine(
    goal: Goal | None,
    goal_input: GoalInput,
    unit: Unit,
    parent: Goal | None,
    expected_version: int | None,
) -> Goal:
    """Show how a goal would stand; version 0 if there is none yet."""
    if expected_version is not None and (goal is None or goal.version != expected_version):
        raise StaleVersionError
    known = Goal(id=new_id(), version=0) if goal is None else Goal(id=goal.id, version=goal.version)
    return _fill(known, goal_input, unit, parent)


def _actions(work: UnitOfWork) -> tuple[Action, ...]:
    """Name what the caller may do with goals: the same with each."""
    return filter_allowed(work.actor, AGENCY_REACH, (Action.GOAL_WRITE,))


def _find(work: UnitOfWork, year: int, key: str) -> Goal | None:
    return work.of(Goal).find(year=year, key=key)


def _parent(work: UnitOfWork, goal_input: GoalInput, goal: Goal | None) -> Goal | None:
    """Find the goal above in the same year; one that stands below cannot be it."""
    if goal_input.parent_key is None:
        return None
    if goal_input.parent_key == goal_input.key:
        raise InvalidDataError("invalid_input", faults=[Fault("/parent_key", "goal_circle")])
    goals = work.of(Goal).all(year=goal_input.year)
    named = (other for other in goals if other.key == goal_input.parent_key)
    parent = require(next(named, None), "/parent_key")
    parents = {other.id: other.parent_id for other in goals}
    if goal is not None and is_circle(goal.id, parent.id, parents):
        raise InvalidDataError("invalid_input", faults=[Fault("/parent_key", "goal_circle")])
    return parent


def _fill(goal: Goal, goal_input: GoalInput, unit: Unit, parent: Goal | None) -> Goal:
    goal.unit_id, goal.parent_id = unit.id, parent.id if parent else None
    for name in _STORED_AS_STATED:
        setattr(goal, name, getattr(goal_input, name))
    return goal


def _is_same(goal: Goal, goal_input: GoalInput, unit: Unit, parent: Goal | None) -> bool:
    references = (goal.unit_id, goal.parent_id) == (unit.id, parent.id if parent else None)
    return references and all(
        getattr(goal, name) == getattr(goal_input, name) for name in _STORED_AS_STATED
    )
