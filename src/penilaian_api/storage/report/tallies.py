"""Count results and evaluations by unit: one statement, from one index that holds all it counts.

The rows of a report lead to their units by a range of paths, and these to their people by the
index: no row of a table is visited, and none outside of the subtree.

Why it is so: docs/decisions/0073.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Select, func
from sqlalchemy.orm import InstrumentedAttribute

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.report.groups import GROUP, UnitGroups, counted_units
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import CALLER, joined
from penilaian_api.storage.work.store import WorkContext

Tally: TypeAlias = dict[UUID, Counter[str]]
"""How many of which value there are, by the unit of a row."""


def count_predicates(work: WorkContext, groups: UnitGroups, period_id: UUID) -> Tally:
    """Count the predicates of final results in a period; the caller's own is not counted."""
    return _tally(execute(work, _predicates(groups.ids, groups.own, period_id)))


def count_states(work: WorkContext, groups: UnitGroups, period_id: UUID) -> Tally:
    """Count the evaluations of a period by their state."""
    return _tally(execute(work, _states(groups.ids, groups.own, period_id)))


def _tally(rows: Iterable[Any]) -> Tally:
    tally: Tally = {}
    for unit_id, value, count in rows:
        tally.setdefault(unit_id, Counter())[str(value)] += int(count)
    return tally


@prepared
def _predicates(
    group_ids: list[UUID], own_id: UUID | None, period_id: UUID
) -> Select[*tuple[Any, ...]]:
    return _counted(group_ids, own_id, Assessment, Assessment.predicate).where(
        Assessment.period_id == period_id,
        Assessment.state.in_(sorted(FROM_FINAL)),
        Assessment.predicate.is_not(None),
        Assessment.employee_id != CALLER,
    )


@prepared
def _states(
    group_ids: list[UUID], own_id: UUID | None, period_id: UUID
) -> Select[*tuple[Any, ...]]:
    return _counted(group_ids, own_id, Evaluation, Evaluation.state).where(
        Evaluation.period_id == period_id
    )


def _counted(
    group_ids: Any,  # noqa: ANN401 - bound values
    own_id: Any,  # noqa: ANN401 - a bound value
    model: Any,  # noqa: ANN401 - a mapped class
    value: InstrumentedAttribute[Any],
) -> Select[*tuple[Any, ...]]:
    return (
        counted_units(group_ids, own_id)
        .add_columns(value, func.count())
        .join(*joined(model, model.unit_id == Unit.id))
        .group_by(GROUP.id, value)
    )
