"""Pick what outcomes of units were in the periods of a cycle, and count results beside them.

Why it is so: docs/decisions/0067, docs/decisions/0068, docs/decisions/0086.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Select, case, func, select, tuple_
from sqlalchemy.orm import aliased

from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.storage.models.cycle import Cycle, Goal, Period
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.outcome.outcomes import OutcomeValue, ServiceOutcome
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.work.caller import CALLER, TODAY, joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

ResultsByUnit: TypeAlias = Mapping[tuple[str, UUID], Counter[str | None]]
"""How many results of each predicate there are, by the path of a unit and by period."""


@dataclass(frozen=True, slots=True)
class OutcomeInPeriod:
    """What an outcome was at the end of a period and before it, with the target of the year."""

    period_id: UUID
    period_key: str
    unit_path: str
    unit_code: str
    unit_name: str
    key: str
    name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    value: Decimal | None
    previous: Decimal | None
    target: Decimal | None


def outcomes_in_periods(
    work: WorkContext, groups: UnitGroups, cycle: Cycle, period: Period | None
) -> list[OutcomeInPeriod]:
    """List the outcomes of units in one period, or in each of a cycle that has begun."""
    period_id = None if period is None else period.id
    query = _outcomes(*groups.paths, cycle.id, cycle.year, period_id)
    return [OutcomeInPeriod(*row) for row in execute(work, query)]


@prepared
def _outcomes(
    first: str, until: str, cycle_id: UUID, year: int, period_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    chosen = _periods(cycle_id, period_id)
    ranked = _ranked(first, until, chosen)
    now, then = aliased(OutcomeValue), aliased(OutcomeValue)
    return (
        counted_units(
            first,
            until,
            Period.id,
            Period.key,
            Unit.path,
            Unit.code,
            Unit.name,
            ServiceOutcome.key,
            ServiceOutcome.name,
            ServiceOutcome.measured_in,
            ServiceOutcome.polarity,
            ServiceOutcome.is_public_service,
            now.value,
            then.value,
            Goal.target,
        )
        .join(*joined(ServiceOutcome, ServiceOutcome.unit_id == Unit.id))
        .join(*joined(Period, *chosen))
        .outerjoin(*joined(now, *_is_newest(now, ranked, 1)))
        .outerjoin(*joined(then, *_is_newest(then, ranked, 0)))
        .outerjoin(
            *joined(
                Goal,
                Goal.key == ServiceOutcome.goal_key,
                Goal.year == year,
                Goal.measured_in == ServiceOutcome.measured_in,
            )
        )
        .order_by(Unit.path, ServiceOutcome.key, Period.ends_before, Period.starts_on, Period.id)
    )


def _periods(
    cycle_id: Any,  # noqa: ANN401 - a bound value
    period_id: Any,  # noqa: ANN401 - a bound value, or none
) -> tuple[ColumnElement[bool], ...]:
    if period_id is not None:
        return (Period.id == period_id,)
    return (Period.cycle_id == cycle_id, Period.starts_on <= TODAY)


def _ranked(
    first: Any,  # noqa: ANN401 - a bound value
    until: Any,  # noqa: ANN401 - a bound value
    periods: tuple[ColumnElement[bool], ...],
) -> CTE:
    """Rank of each outcome and period the values within it, and those before it, newest first."""
    is_within = case((OutcomeValue.ends_before > Period.starts_on, 1), else_=0)
    newest_first = (OutcomeValue.ends_before.desc(), OutcomeValue.id.desc())
    apart = (OutcomeValue.outcome_id, Period.id, is_within)
    return (
        counted_units(
            first,
            until,
            OutcomeValue.id.label("id"),
            Period.id.label("period_id"),
            is_within.label("is_within"),
            func.row_number().over(partition_by=apart, order_by=newest_first).label("rank"),
        )
        .join(*joined(ServiceOutcome, ServiceOutcome.unit_id == Unit.id))
        .join(*joined(OutcomeValue, OutcomeValue.outcome_id == ServiceOutcome.id))
        .join(*joined(Period, OutcomeValue.ends_before <= Period.ends_before, *periods))
        .where(of_agency(OutcomeValue), stands(OutcomeValue))
        .cte("ranked")
    )


def _is_newest(
    value: type[OutcomeValue], ranked: CTE, is_within: int
) -> tuple[ColumnElement[bool], ...]:
    """Keep to the newest value of an outcome within a period (1), or before it (0)."""
    newest = select(ranked.c.id, ranked.c.period_id).where(
        ranked.c.rank == 1, ranked.c.is_within == is_within
    )
    return value.outcome_id == ServiceOutcome.id, tuple_(value.id, Period.id).in_(newest)


def results_beside(work: WorkContext, groups: UnitGroups, periods: set[UUID]) -> ResultsByUnit:
    """Count the delivered results of units in periods by predicate; not the caller's own."""
    counted: dict[tuple[str, UUID], Counter[str | None]] = {}
    if periods:
        for path, period_id, predicate, count in execute(work, _results(*groups.paths, periods)):
            counted.setdefault((path, period_id), Counter())[predicate] += count
    return counted


@prepared
def _results(first: str, until: str, periods: set[UUID]) -> Select[*tuple[Any, ...]]:
    keys = Unit.path, Assessment.period_id, Assessment.predicate
    return (
        counted_units(first, until, *keys, func.count())
        .join(*joined(Assessment, Assessment.unit_id == Unit.id))
        .where(
            Assessment.period_id.in_(periods),
            Assessment.state == EvaluationState.DELIVERED,
            Assessment.employee_id != CALLER,
        )
        .group_by(*keys)
    )
