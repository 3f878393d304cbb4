"""Find items of a plan by their lines, as agreed revisions word them."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.store import WorkContext

AGREED: Final = (PlanState.APPROVED, PlanState.CLOSED)
IN_FORCE: Final = (PlanState.APPROVED,)


def agreed_lines(
    work: WorkContext,
    plan_id: UUID,
    lines: Collection[UUID],
    states: tuple[PlanState, ...] = AGREED,
) -> dict[UUID, str]:
    """Find those of *lines* that stand in an agreed revision of a plan fetched within reach."""
    keys = {*lines}
    queries = (_results(plan_id, keys, states), _indicators(plan_id, keys, states))
    rows = execute_combined(work.session, work.bindings, *queries)
    return {row[0]: row[1] for query in queries for row in rows.of(query)}


@prepared
def _results(
    plan_id: UUID, keys: set[UUID], states: tuple[PlanState, ...]
) -> SubQuery[tuple[UUID, str]]:
    return _agreed(plan_id, keys, states, WorkResult)


@prepared
def _indicators(
    plan_id: UUID, keys: set[UUID], states: tuple[PlanState, ...]
) -> SubQuery[tuple[UUID, str]]:
    return _agreed(plan_id, keys, states, PlanIndicator)


def _agreed(
    plan_id: UUID,
    keys: set[UUID],
    states: tuple[PlanState, ...],
    item: Any,  # noqa: ANN401 - a class of items
) -> SubQuery[tuple[UUID, str]]:
    query = (
        select(item.line_id, item.statement)
        .join(*joined(PlanRevision, PlanRevision.id == item.revision_id))
        .where(
            of_agency(item),
            item.line_id.in_(keys),
            PlanRevision.plan_id == plan_id,
            PlanRevision.state.in_(states),
        )
    )
    return SubQuery(query, lambda *row: row, (PlanRevision.number,))
