"""Read and write goals: what an agency and its units want to reach in a year, stated top down."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.goals import is_circle
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError, StaleVersionError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.cycle.cycles import ABOVE
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.searching import Search
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
class GoalView:
    """A goal with its measure, and what the caller may do with it."""

    id: UUID
    year: int
    key: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    parent_id: UUID | None
    parent_key: str | None
    parent_statement: str | None
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


GOALS: Final = Listing(
    model=Goal,
    sorts={"key": (Goal.year, Goal.key), "created": ()},
    filters={
        "year": equal(Goal.year, bounds=(2000, 2100)),
        "unit_id": equal(Goal.unit_id, "Only of this unit."),
        "parent_id": equal(Goal.parent_id, "Only goals right under this one."),
        "is_top": ListFilter(
            bool,
            lambda value: ~value | Goal.parent_id.is_(None),
            "Only goals without one above.",
            default=False,
        ),
        "is_public_service": equal(Goal.is_public_service, "Only (or none) of public service."),
    },
    search=Search(
        codes=(Goal.key,),
        texts=(Goal.statement, Goal.statement_en, Goal.indicator),
        text="The beginning of the key, or what stands in the statement or the indicator.",
    ),
    beside=(
        Beside(Unit, Unit.id == Goal.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(
            ABOVE,
            ABOVE.id == Goal.parent_id,
            parent_key=ABOVE.key,
            parent_statement=ABOVE.statement,
        ),
    ),
)
"""The list of goals."""
GOALS_PARAMETERS: Final = GOALS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[GoalView]:
    """List goals, each with the one above it and its unit."""
    actions = _actions(work)
    return page_of(work, GOALS, request).map(
        lambda row: view_of(GoalView, row.record, **row.names, allowed_actions=actions)
    )


def get(work: UnitOfWork, year: int, key: str) -> GoalView:
    """Return one goal."""
    goal = _find(work, year, key)
    if goal is None:
        raise OutOfReachError
    return view_of(GoalView, goal, **GOALS.beside_of(work, goal), allowed_actions=_actions(work))


def put(
    work: UnitOfWork, goal_input: GoalInput, expected_version: int | None, *, dry_run: bool
) -> GoalView:
    """Create the goal of this year and key, or change what differs; writers wait for the tree.

    A dry run stores nothing, and shows the goal as it would stand.
    """
    work.agency(locked=not dry_run)
    unit = require(work.of(Unit).find(code=goal_input.unit_code), "/unit_code")
    existing = _find(work, goal_input.year, goal_input.key)
    parent = _parent(work, goal_input, existing)
    stated = _Stated(goal_input, unit, parent)
    if dry_run:
        goal = _imagine(existing, stated, expected_version)
    else:
        goal = _put(work, existing, stated, expected_version)
    return view_of(
        GoalView,
        goal,
        unit_code=unit.code,
        unit_name=unit.name,
        parent_key=parent and parent.key,
        parent_statement=parent and parent.statement,
        allowed_actions=_actions(work),
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    """A goal as it should be, with what it refers to."""

    goal_input: GoalInput
    unit: Unit
    parent: Goal | None


def _put(
    work: UnitOfWork, goal: Goal | None, stated: _Stated, expected_version: int | None
) -> Goal:
    if goal is None:
        return work.of(Goal).add(_fill(Goal(id=new_id()), stated))
    if expected_version is None and _is_same(goal, stated):
        return goal
    work.claim(goal, goal.version if expected_version is None else expected_version)
    return _fill(goal, stated)


def _imagine(goal: Goal | None, stated: _Stated, expected_version: int | None) -> Goal:
    """Show how a goal would stand; version 0 if there is none yet."""
    if expected_version is not None and (goal is None or goal.version != expected_version):
        raise StaleVersionError
    known = Goal(id=new_id(), version=0) if goal is None else Goal(id=goal.id, version=goal.version)
    return _fill(known, stated)


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
        raise InvalidDataError.at_pointer("/parent_key", "goal_circle")
    goals = work.of(Goal).all(year=goal_input.year)
    named = (other for other in goals if other.key == goal_input.parent_key)
    parent = require(next(named, None), "/parent_key")
    parents = {other.id: other.parent_id for other in goals}
    if goal is not None and is_circle(goal.id, parent.id, parents):
        raise InvalidDataError.at_pointer("/parent_key", "goal_circle")
    return parent


def _fill(goal: Goal, stated: _Stated) -> Goal:
    goal.unit_id, goal.parent_id = stated.unit.id, stated.parent.id if stated.parent else None
    for name in _STORED_AS_STATED:
        setattr(goal, name, getattr(stated.goal_input, name))
    return goal


def _is_same(goal: Goal, stated: _Stated) -> bool:
    parent_id = stated.parent.id if stated.parent else None
    return (goal.unit_id, goal.parent_id) == (stated.unit.id, parent_id) and all(
        getattr(goal, name) == getattr(stated.goal_input, name) for name in _STORED_AS_STATED
    )
