"""List plans: the filters of a list, and what it shows beside each plan."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanRevision, WorkResult
from penilaian_api.storage.plan.context import PlanContext, context_columns, join_context
from penilaian_api.storage.plan.plans import OpenPlan, visible_revisions
from penilaian_api.storage.work.reach import exists_in_agency, of_agency, within
from penilaian_api.storage.work.store import WorkContext


def heads(work: WorkContext, plans: Iterable[Plan]) -> dict[UUID, OpenPlan]:
    """Read what a list shows beside each plan of a page: its revisions and its names."""
    keys = [plan.id for plan in plans]
    query = join_context(select(Plan, PlanRevision, *context_columns())).where(
        visible_revisions(work.access.grants), Plan.id.in_(keys)
    )
    rows_by_plan: dict[UUID, list[Any]] = {}
    for row in work.session.execute(query.order_by(PlanRevision.number), work.bindings):
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


def count_unlinked(work: WorkContext, revisions: Iterable[UUID]) -> dict[UUID, int]:
    """Count the results that support nothing, by revision."""
    query = (
        select(WorkResult.revision_id, func.count())
        .where(
            of_agency(WorkResult),
            WorkResult.revision_id.in_(list(revisions)),
            WorkResult.supports_line_id.is_(None),
            WorkResult.goal_id.is_(None),
        )
        .group_by(WorkResult.revision_id)
    )
    return {key: count for key, count in work.session.execute(query, work.bindings)}  # noqa: C416 - a Row is no pair


def criteria(
    work: WorkContext, cycle_key: str | None, state: PlanState | None, unit_code: str | None
) -> list[ColumnElement[bool]]:
    """Turn the filters of a list of plans into conditions; *unit_code* takes in the units below."""
    conditions = [_with_visible_revision(work.access.grants, state)]
    if cycle_key is not None:
        keyed = select(Cycle.id).where(of_agency(Cycle), Cycle.key == cycle_key)
        conditions.append(Plan.cycle_id.in_(keyed))
    if unit_code is not None:
        top = select(Unit.path).where(of_agency(Unit), Unit.code == unit_code)
        path = top.scalar_subquery()
        under = func.substr(Unit.path, 1, func.length(path)) == path
        conditions.append(Plan.unit_id.in_(select(Unit.id).where(of_agency(Unit), under)))
    return conditions


@lru_cache(maxsize=500)
def _with_visible_revision(
    grants: tuple[Grant, ...], state: PlanState | None
) -> ColumnElement[bool]:
    """Leave out plans of which the grants open no revision (in that *state*)."""
    cells = []
    for grant in grants:
        states = [] if state is None else [PlanRevision.state == state]
        if grant.states is not None:
            states.append(PlanRevision.state.in_(sorted(grant.states)))
        revisions = [_has_revision(and_(*states))] if states else []
        cells.append(and_(within((grant,), Plan), *revisions))
    return and_(of_agency(Plan), or_(*cells))


def _has_revision(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists_in_agency(PlanRevision, PlanRevision.plan_id == Plan.id, condition)
