"""Count results and evaluations by unit: one statement, from one index that holds all it counts.

A range of paths leads to the units, and these to their people by the index: no row of a table is
visited, and none outside of the subtree. Units are few: they are added up under rows here.

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
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.work.caller import CALLER, joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

Tally: TypeAlias = dict[UUID, Counter[str]]
"""How many of which value there are, by the unit of a row."""


def count_predicates(work: WorkContext, groups: UnitGroups, period_id: UUID) -> Tally:
    """Count the predicates of final results in a period; the caller's own is not counted."""
    return _tally(groups, execute(work, _predicates(*groups.paths, period_id)))


def count_states(work: WorkContext, groups: UnitGroups, period_id: UUID) -> Tally:
    """Count the evaluations of a period by their state."""
    return _tally(groups, execute(work, _states(*groups.paths, period_id)))


def _tally(groups: UnitGroups, rows: Iterable[Any]) -> Tally:
    """Add up what was counted of each unit under the row in which it stands."""
    tally: Tally = {}
    for path, value, count in rows:
        if (row := groups.row_of(path)) is not None:
            tally.setdefault(row.id, Counter())[str(value)] += count
    return tally


@prepared
def _predicates(first: str, until: str, period_id: UUID) -> Select[*tuple[Any, ...]]:
    return _counted(first, until, Assessment, Assessment.predicate).where(
        Assessment.period_id == period_id,
        Assessment.state.in_(sorted(FROM_FINAL)),
        Assessment.predicate.is_not(None),
        Assessment.employee_id != CALLER,
    )


@prepared
def _states(first: str, until: str, period_id: UUID) -> Select[*tuple[Any, ...]]:
    return _counted(first, until, Evaluation, Evaluation.state).where(
        Evaluation.period_id == period_id
    )


def _counted(
    first: Any,  # noqa: ANN401 - a bound value
    until: Any,  # noqa: ANN401 - a bound value
    model: Any,  # noqa: ANN401 - a mapped class
    value: InstrumentedAttribute[Any],
) -> Select[*tuple[Any, ...]]:
    return (
        counted_units(first, until, Unit.path, value, func.count())
        .join(*joined(model, model.unit_id == Unit.id))
        .group_by(Unit.path, value)
    )
