"""List plans: the filters of a list, and what it shows beside each plan."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanRevision, WorkResult
from penilaian_api.storage.plan.context import PlanContext, context_columns, join_context
from penilaian_api.storage.plan.plans import OpenPlan, visible_revisions
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import exists_in_agency, of_agency
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.record_query import Criterion
from penilaian_api.storage.work.store import WorkContext


def heads(work: WorkContext, plans: Iterable[Plan]) -> dict[UUID, OpenPlan]:
    """Read what a list shows beside each plan of a page: its revisions and its names."""
    query = _heads(work.access.grants, {plan.id for plan in plans})
    rows_by_plan: dict[UUID, list[Any]] = {}
    for row in execute(work, query):
        rows_by_plan.setdefault(row[0].id, []).append(row)
    return {
        key: OpenPlan(
            rows[0][0],
            tuple(row[1] for row in rows),
            {},
            PlanContext(*rows[0][2:]),
            frozenset(),
        )
        for key, rows in rows_by_plan.items()
    }


@prepared
def _heads(grants: tuple[Grant, ...], plans: set[UUID]) -> Select[*tuple[Any, ...]]:
    query = join_context(select(Plan, PlanRevision, *context_columns()))
    return query.where(visible_revisions(grants), Plan.id.in_(plans)).order_by(PlanRevision.number)


def count_unlinked(work: WorkContext, revisions: Iterable[UUID]) -> dict[UUID, int]:
    """Count the results that support nothing, by revision."""
    return {key: count for key, count in execute(work, _unlinked(set(revisions)))}  # noqa: C416 - a Row is no pair


@prepared
def _unlinked(revisions: set[UUID]) -> Select[UUID, int]:
    return (
        select(WorkResult.revision_id, func.count())
        .where(
            of_agency(WorkResult),
            WorkResult.revision_id.in_(revisions),
            WorkResult.supports_line_id.is_(None),
            WorkResult.goal_id.is_(None),
        )
        .group_by(WorkResult.revision_id)
    )


def criteria(
    work: WorkContext, cycle_key: str | None, state: PlanState | None, unit_code: str | None
) -> list[Criterion]:
    """Turn the filters of a list of plans into conditions; *unit_code* takes in the units below."""
    grants, in_subtree = work.access.grants, bool(work.actor.unit_path)
    conditions: list[Criterion] = [
        _with_visible_revision(grants, state, in_subtree=in_subtree),
    ]
    if cycle_key is not None:
        conditions.append(_of_cycle(cycle_key))
    if unit_code is not None:
        conditions.append(_of_unit(unit_code))
    return conditions


@prepared
def _of_cycle(key: str) -> ColumnElement[bool]:
    return Plan.cycle_id.in_(select(Cycle.id).where(of_agency(Cycle), Cycle.key == key))


@prepared
def _of_unit(code: str) -> ColumnElement[bool]:
    top = select(Unit.path).where(of_agency(Unit), Unit.code == code)
    path = top.scalar_subquery()
    under = func.substr(Unit.path, 1, func.length(path)) == path
    return Plan.unit_id.in_(select(Unit.id).where(of_agency(Unit), under))


@lru_cache(maxsize=500)
def _with_visible_revision(
    grants: tuple[Grant, ...], state: PlanState | None, *, in_subtree: bool
) -> ColumnElement[bool]:
    """Leave out plans of which the grants open no revision (in that *state*)."""
    of_state = [] if state is None else [PlanRevision.state == state]
    cells = []
    for opened in dict.fromkeys(grant.states for grant in grants):
        alike = tuple(grant for grant in grants if grant.states == opened)
        states = of_state if opened is None else [*of_state, PlanRevision.state.in_(sorted(opened))]
        revisions = [_has_revision(and_(*states))] if states else []
        cells.append(and_(reached(alike, Plan, in_subtree=in_subtree), *revisions))
    return and_(of_agency(Plan), or_(*cells))


def _has_revision(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists_in_agency(PlanRevision, PlanRevision.plan_id == Plan.id, condition)
