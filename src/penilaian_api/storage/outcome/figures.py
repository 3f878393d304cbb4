"""Fetch what outcomes are worth now, and what they were worth before."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import CTE, Select, case, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.dates import Span
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.outcome.outcomes import OutcomeValue, ServiceOutcome
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


class OutcomeFigures(NamedTuple):
    """What an outcome was at the end of some days, and before them; its target, if it has one."""

    id: UUID
    polarity: str
    value: Decimal | None
    starts_on: date | None
    ends_before: date | None
    previous: Decimal | None
    previous_ends_before: date | None
    target: Decimal | None


def figures_of(
    work: WorkContext, outcomes: Collection[UUID], days: Span
) -> dict[UUID, OutcomeFigures]:
    """Compute of outcomes already fetched within reach what they were in some days, and before."""
    if not outcomes:
        return {}
    rows = execute(work, _of_page({*outcomes}, *_limits(days)))
    return {row[0]: OutcomeFigures(*row) for row in rows}


def figures_of_group(
    work: WorkContext, path: str, days: Span, *, is_public_service: bool | None
) -> list[OutcomeFigures]:
    """Compute the same of all outcomes of a unit and the units below it ("" is the agency)."""
    rows = execute(work, _of_group(path or None, *_limits(days), is_public_service))
    return [OutcomeFigures(*row) for row in rows]


def _limits(days: Span) -> tuple[date, date, int]:
    """Give the first day, the day after the last, and the year whose goals are held against."""
    last = days.ends_on or date.max
    return days.starts_on, days.ends_before or date.max, last.year


@prepared
def _of_page(
    outcomes: set[UUID], starts_on: date, ends_before: date, year: int
) -> Select[*tuple[Any, ...]]:
    chosen = select(ServiceOutcome.id).where(
        of_agency(ServiceOutcome), ServiceOutcome.id.in_(outcomes)
    )
    return _figures(chosen, starts_on, ends_before, year)


@prepared
def _of_group(
    path: str | None,
    starts_on: date,
    ends_before: date,
    year: int,
    is_public_service: bool | None,  # noqa: FBT001 - a part of the shape
) -> Select[*tuple[Any, ...]]:
    chosen = in_group(path, is_public_service=is_public_service)
    return _figures(chosen, starts_on, ends_before, year)


def in_group(path: str | None, *, is_public_service: bool | None) -> Select[UUID]:
    """Select the outcomes of a unit and the units below it, or of these those of one group.

    *path*: a bound value, or none for the whole agency, whose units need not be looked at.
    """
    chosen = select(ServiceOutcome.id).where(of_agency(ServiceOutcome))
    if path is not None:
        chosen = chosen.join(*joined(Unit, Unit.id == ServiceOutcome.unit_id)).where(
            is_under(Unit.path, path)
        )
    if is_public_service is None:
        return chosen
    return chosen.where(ServiceOutcome.is_public_service.is_(is_public_service))


def _figures(
    chosen: Select[UUID], starts_on: date, ends_before: date, year: int
) -> Select[*tuple[Any, ...]]:
    """Pick of each outcome the last value within some days, and the last one before them."""
    is_within = case((OutcomeValue.ends_before > starts_on, 1), else_=0)
    newest_first = (OutcomeValue.ends_before.desc(), OutcomeValue.id.desc())
    ranked = (
        select(
            OutcomeValue.id,
            is_within.label("is_within"),
            func.row_number()
            .over(partition_by=(OutcomeValue.outcome_id, is_within), order_by=newest_first)
            .label("rank"),
        )
        .where(
            of_agency(OutcomeValue),
            OutcomeValue.outcome_id.in_(chosen),
            OutcomeValue.ends_before <= ends_before,
            stands(OutcomeValue),
        )
        .cte("ranked")
    )
    now, then = aliased(OutcomeValue), aliased(OutcomeValue)
    query: Select[*tuple[Any, ...]] = (
        select(
            ServiceOutcome.id,
            ServiceOutcome.polarity,
            now.value,
            now.starts_on,
            now.ends_before,
            then.value,
            then.ends_before,
            Goal.target,
        )
        .select_from(ServiceOutcome)
        .outerjoin(
            *joined(now, now.outcome_id == ServiceOutcome.id, now.id.in_(_newest_of(ranked, 1)))
        )
        .outerjoin(
            *joined(then, then.outcome_id == ServiceOutcome.id, then.id.in_(_newest_of(ranked, 0)))
        )
        .outerjoin(
            *joined(
                Goal,
                Goal.key == ServiceOutcome.goal_key,
                Goal.year == year,
                Goal.measured_in == ServiceOutcome.measured_in,
            )
        )
        .where(of_agency(ServiceOutcome), ServiceOutcome.id.in_(chosen))
    )
    return query


def _newest_of(ranked: CTE, is_within: int) -> Select[UUID]:
    """Select of each outcome its newest value within the days (1), or before them (0)."""
    return select(ranked.c.id).where(ranked.c.rank == 1, ranked.c.is_within == is_within)
