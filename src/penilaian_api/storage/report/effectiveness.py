"""Count by unit what the measures of the appraisal system are computed from.

Why it is so: docs/decisions/0071, docs/decisions/0086.
"""

from collections import Counter
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.report.tallies import Tally
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork

EVALUATIONS, DELIVERED, FINAL, ON_TIME = "people", "delivered", "final", "on_time"
DECIDED, CHANGED = "objections_decided", "objections_changed"
PREDICATE: Final = "predicate:"
"""What the key of a count of a predicate begins with."""


def count_effects(
    work: UnitOfWork, groups: UnitGroups, period_id: UUID, window_over_at: datetime
) -> Tally:
    """Count evaluations, predicates and objections of a period by the unit of a row."""
    queries = (
        _results(*groups.paths, period_id, window_over_at),
        _predicates(*groups.paths, period_id),
        _objections(*groups.paths, period_id),
    )
    rows = execute_combined(work.session, work.bindings, *queries)
    tally: Tally = {}
    for query in queries:
        for path, counted in rows.of(query):
            if (row := groups.row_of(path)) is not None:
                tally.setdefault(row.id, Counter()).update(counted)
    return tally


@prepared
def _results(
    first: str, until: str, period_id: UUID, window_over_at: datetime
) -> SubQuery[tuple[str, dict[str, int]]]:
    is_final = Evaluation.state.in_(sorted(FROM_FINAL))
    query = _of_period(
        first,
        until,
        period_id,
        func.count(),
        count_if(Evaluation.state == EvaluationState.DELIVERED),
        count_if(is_final),
        count_if(is_final & (Evaluation.finalized_at < window_over_at)),
    ).group_by(Unit.path)
    return SubQuery(query, _keyed(EVALUATIONS, DELIVERED, FINAL, ON_TIME))


@prepared
def _predicates(first: str, until: str, period_id: UUID) -> SubQuery[tuple[str, dict[str, int]]]:
    query = (
        _of_period(first, until, period_id, Assessment.predicate, func.count())
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .where(Evaluation.state.in_(sorted(FROM_FINAL)), Assessment.predicate.is_not(None))
        .group_by(Unit.path, Assessment.predicate)
    )
    return SubQuery(query, lambda path, key, count: (path, {f"{PREDICATE}{key}": count}))


@prepared
def _objections(first: str, until: str, period_id: UUID) -> SubQuery[tuple[str, dict[str, int]]]:
    decided = (ObjectionState.UPHELD, ObjectionState.CHANGED)
    query = (
        _of_period(
            first,
            until,
            period_id,
            count_if(Objection.state.in_(decided)),
            count_if(Objection.state == ObjectionState.CHANGED),
        )
        .join(*joined(Objection, Objection.evaluation_id == Evaluation.id))
        .group_by(Unit.path)
    )
    return SubQuery(query, _keyed(DECIDED, CHANGED))


def _of_period(
    first: Any,  # noqa: ANN401 - a bound value
    until: Any,  # noqa: ANN401 - a bound value
    period_id: Any,  # noqa: ANN401 - a bound value
    *columns: Any,  # noqa: ANN401 - columns
) -> Select[*tuple[Any, ...]]:
    return (
        counted_units(first, until, Unit.path, *columns)
        .join(*joined(Evaluation, Evaluation.unit_id == Unit.id))
        .where(Evaluation.period_id == period_id)
    )


def _keyed(*names: str) -> Any:  # noqa: ANN401 - what builds a row
    return lambda path, *counts: (path, dict(zip(names, counts, strict=True)))
