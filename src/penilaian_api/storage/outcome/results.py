"""Count the delivered results of a unit by period: sums alone, never whose they are."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.dates import Span
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.outcome.satisfaction import UnitResults
from penilaian_api.domain.scoring.record.numbers import number
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

LOOKS_BACK: Final = 24
"""So many periods are shown, the newest."""


def periods_of_kind(work: WorkContext, kind: PeriodKind) -> list[tuple[UUID, str, Span]]:
    """List the newest periods of a kind, the oldest of them first."""
    rows = execute(work, _periods(kind, LOOKS_BACK)).all()
    return [(key, name, Span(first, end)) for key, name, first, end in reversed(rows)]


@prepared
def _periods(kind: PeriodKind, limit: int) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        Period.id, Period.key, Period.starts_on, Period.ends_before
    )
    return (
        query.where(of_agency(Period), Period.kind == kind)
        .order_by(Period.ends_before.desc(), Period.id.desc())
        .limit(limit)
    )


def results_of(
    work: WorkContext, unit_id: UUID, periods: Collection[UUID]
) -> dict[UUID, UnitResults]:
    """Count the delivered results of a unit and the units below it, those within reach alone."""
    if not periods:
        return {}
    rows = execute(work, _results(work.access.grants, unit_id, {*periods}))
    return {row[0]: _unit_results(row) for row in rows}


def _unit_results(row: Any) -> UnitResults:  # noqa: ANN401 - a row
    _, people, scored, total, *counts = row
    by_predicate = dict(zip(Predicate, counts, strict=True))
    return UnitResults(people, by_predicate, scored, number(str(total or 0)))


@prepared
def _results(
    grants: tuple[Grant, ...], unit_id: UUID, periods: set[UUID]
) -> Select[*tuple[Any, ...]]:
    top = aliased(Unit)
    query: Select[*tuple[Any, ...]] = select(
        Evaluation.period_id,
        func.count(),
        func.count(Assessment.score),
        func.sum(Assessment.score),
        *(func.count(case((Assessment.predicate == each, 1))) for each in Predicate),
    )
    return (
        query.select_from(Evaluation)
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(top, top.id == unit_id, Unit.path.between(top.path, top.path + AFTER_ALL)))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id.in_(periods),
            Evaluation.state == EvaluationState.DELIVERED,
        )
        .group_by(Evaluation.period_id)
    )
