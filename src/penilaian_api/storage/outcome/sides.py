"""Query the values of outcomes on both sides of a day: the nearest ones of each."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, case, func, or_, select

from penilaian_api.domain.outcome.comparison import NEAREST, DatedValue
from penilaian_api.storage.models.outcome.outcomes import OutcomeValue, ServiceOutcome
from penilaian_api.storage.outcome.figures import in_group
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

MOST_COMPARED: Final = 200
"""So many outcomes are compared together, no more."""


def polarities_of_group(
    work: WorkContext, path: str, *, is_public_service: bool | None
) -> dict[UUID, str]:
    """List the outcomes of a unit and the units below it, each with which way is better.

    One more than may be compared tells that there are too many.
    """
    rows = execute(work, _polarities(path or None, is_public_service, MOST_COMPARED + 1))
    return {key: polarity for key, polarity in rows}  # noqa: C416 - a Row is no pair


@prepared
def _polarities(
    path: str | None,
    is_public_service: bool | None,  # noqa: FBT001 - a part of the shape
    limit: int,
) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(ServiceOutcome.id, ServiceOutcome.polarity)
    chosen = in_group(path, is_public_service=is_public_service)
    return (
        query.where(of_agency(ServiceOutcome), ServiceOutcome.id.in_(chosen))
        .order_by(ServiceOutcome.key)
        .limit(limit)
    )


def values_around(
    work: WorkContext, outcomes: Collection[UUID], changed_on: date
) -> dict[UUID, list[DatedValue]]:
    """Fetch of each outcome the values nearest to a day on both sides, in the order of days."""
    values: dict[UUID, list[DatedValue]] = {key: [] for key in outcomes}
    if not values:
        return values
    for key, starts_on, ends_before, value in execute(
        work, _around({*outcomes}, changed_on, NEAREST)
    ):
        values[key].append(DatedValue(starts_on, ends_before, Fraction(value)))
    return values


@prepared
def _around(outcomes: set[UUID], changed_on: date, nearest: int) -> Select[*tuple[Any, ...]]:
    is_before = OutcomeValue.ends_before <= changed_on
    side = (OutcomeValue.outcome_id, case((is_before, 0), else_=1))
    back = func.row_number().over(partition_by=side, order_by=OutcomeValue.starts_on.desc())
    forth = func.row_number().over(partition_by=side, order_by=OutcomeValue.starts_on)
    ranked = (
        select(
            OutcomeValue.agency_id,
            OutcomeValue.outcome_id,
            OutcomeValue.starts_on,
            OutcomeValue.ends_before,
            OutcomeValue.value,
            case((is_before, back), else_=forth).label("rank"),
        )
        .where(
            of_agency(OutcomeValue),
            OutcomeValue.outcome_id.in_(outcomes),
            or_(is_before, OutcomeValue.starts_on >= changed_on),
            stands(OutcomeValue),
        )
        .cte("ranked")
    )
    query: Select[*tuple[Any, ...]] = (
        select(ServiceOutcome.id, ranked.c.starts_on, ranked.c.ends_before, ranked.c.value)
        .join(*joined(ServiceOutcome, ServiceOutcome.id == ranked.c.outcome_id))
        .where(of_agency(ServiceOutcome), and_(ranked.c.rank <= nearest))
        .order_by(ServiceOutcome.id, ranked.c.starts_on)
    )
    return query
