"""Take the values of an outcome: as somebody states them, or as surveys and cases give them.

All or nothing, and one at a time for each outcome: who comes second finds what the first stored. A
value never changes; a correction supersedes it, and both stay in the series.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.outcome.outcome import (
    CurrentValue,
    OutcomeSource,
    StatedValue,
    overlapping,
    source_of,
    value_faults,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.trend import INDEX
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.survey.history import over_time
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.outcome.outcomes import OutcomeValue, ServiceOutcome
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.outcome.outcomes import VALUES, standing_values
from penilaian_api.storage.progress import case_figures
from penilaian_api.storage.progress.case_figures import PLACES
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

VALUES_PARAMETERS: Final = VALUES.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class OutcomeValueView:
    """A value of an outcome; *is_corrected*: a later one counts in its place."""

    id: UUID
    outcome_id: UUID
    outcome_key: str
    measured_in: str
    starts_on: date
    ends_on: date
    value: Decimal
    count: int | None
    low: Decimal | None
    high: Decimal | None
    source: str
    supersedes_id: UUID | None
    is_corrected: bool
    posted_by: UUID
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class TakenValues:
    """What was stored: new values, corrections, and how many stood already as they are."""

    created: int
    corrected: int
    unchanged: int
    is_dry_run: bool
    items: tuple[OutcomeValueView, ...]


def page(work: UnitOfWork, request: ListRequest) -> Slice[OutcomeValueView]:
    """List the values of outcomes, the earliest days first."""
    return page_of(work, VALUES, request).map(
        lambda row: view_of(
            OutcomeValueView, row.record, **row.names, ends_on=_last_day(row.record)
        )
    )


def post(
    work: UnitOfWork, key: str, items: Sequence[StatedValue], *, dry_run: bool = False
) -> TakenValues:
    """Store values that somebody states, of an outcome that is not measured by what exists."""
    outcome = _hold(work, key)
    if source_of(outcome.instrument_key, outcome.service_id) is not OutcomeSource.POSTED:
        raise ConflictError("outcome_is_drawn")
    standing = standing_values(work, outcome.id)
    faults = [*value_faults(items, standing, work.today)]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return _store(work, outcome, items, standing, dry_run=dry_run)


def draw(work: UnitOfWork, key: str, days: Span, *, dry_run: bool = False) -> TakenValues:
    """Take what surveys or cases of some days say; what says otherwise by now is corrected."""
    outcome = _hold(work, key)
    source = source_of(outcome.instrument_key, outcome.service_id)
    if source is OutcomeSource.POSTED:
        raise ConflictError("outcome_is_posted")
    last = days.ends_on
    if last is None or last > work.today:
        fault = Fault("/ends_on", "value_of_days_ahead")
        raise InvalidDataError("invalid_input", faults=[fault])
    of_source = _of_surveys if source is OutcomeSource.SURVEY else _of_cases
    standing = standing_values(work, outcome.id)
    by_days = {(value.starts_on, value.days.ends_on): value for value in standing.values()}
    items, unchanged = list[StatedValue](), 0
    for item in of_source(work, outcome, days):
        earlier = by_days.get((item.starts_on, item.ends_on))
        if earlier is None:
            items.append(item)
        elif (earlier.value, earlier.count) == (item.value, item.count):
            unchanged += 1
        else:
            items.append(replace(item, supersedes_id=earlier.id))
    return _store(work, outcome, items, standing, unchanged=unchanged, dry_run=dry_run)


def _hold(work: UnitOfWork, key: str) -> ServiceOutcome:
    outcome = work.of(ServiceOutcome).hold(key=key)
    if outcome is None:
        raise OutOfReachError
    return outcome


def _store(  # noqa: PLR0913 - how values are taken, by name
    work: UnitOfWork,
    outcome: ServiceOutcome,
    items: Sequence[StatedValue],
    standing: dict[UUID, CurrentValue],
    *,
    unchanged: int = 0,
    dry_run: bool,
) -> TakenValues:
    clashes = [*overlapping(items, standing)]
    if clashes:
        raise ConflictError("days_measured_already", faults=clashes)
    values = [_build(work, outcome, item) for item in items]
    if not dry_run:
        work.of(OutcomeValue).add_all(values)
    corrected = sum(item.supersedes_id is not None for item in items)
    return TakenValues(
        created=len(items) - corrected,
        corrected=corrected,
        unchanged=unchanged,
        is_dry_run=dry_run,
        items=tuple(
            view_of(
                OutcomeValueView,
                value,
                outcome_key=outcome.key,
                measured_in=outcome.measured_in,
                ends_on=_last_day(value),
                is_corrected=False,
            )
            for value in values
        ),
    )


def _build(work: UnitOfWork, outcome: ServiceOutcome, item: StatedValue) -> OutcomeValue:
    days = Span.through(item.starts_on, item.ends_on)
    return OutcomeValue(
        id=new_id(),
        outcome_id=outcome.id,
        starts_on=days.starts_on,
        ends_before=days.ends_before,
        value=item.value,
        count=item.count,
        low=item.low,
        high=item.high,
        source=item.source,
        supersedes_id=item.supersedes_id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _of_surveys(work: UnitOfWork, outcome: ServiceOutcome, days: Span) -> Iterator[StatedValue]:
    """Read the index of the unit from each release of a survey that lies within the days."""
    unit = work.of(Unit).get_referenced(outcome.unit_id)
    code = None if unit is None else unit.code
    for point in over_time(work, outcome.instrument_key or "", code):
        index = next((figure.estimate for figure in point.figures if figure.code == INDEX), None)
        if index is None or not (days.contains(point.starts_on) and days.contains(point.ends_on)):
            continue
        low, high = index.bounds or (None, None)
        yield StatedValue(
            starts_on=point.starts_on,
            ends_on=point.ends_on,
            value=round_half_up(Fraction(index.exact), PLACES),
            count=point.count,
            low=None if low is None else round_half_up(low, PLACES),
            high=None if high is None else round_half_up(high, PLACES),
            source=f"survey:{point.survey_id}",
            supersedes_id=None,
        )


def _of_cases(work: UnitOfWork, outcome: ServiceOutcome, days: Span) -> Iterator[StatedValue]:
    """Read the figure of the public service from its cases that were completed in the days."""
    service = work.of(PublicService).get_referenced(outcome.service_id)
    if service is None or outcome.figure is None:
        return
    figures = case_figures.figures_of_all(work, [service.id], *instants_of(work, days))
    of_all = figures.get((service.id, None))
    value = None if of_all is None else of_all.value(outcome.figure)
    if of_all is None or value is None:
        return
    yield StatedValue(
        starts_on=days.starts_on,
        ends_on=days.ends_on or date.max,
        value=round_half_up(value, PLACES),
        count=of_all.count(outcome.figure),
        low=None,
        high=None,
        source=f"public_service:{service.key}",
        supersedes_id=None,
    )


def _last_day(value: OutcomeValue) -> date:
    return Span(value.starts_on, value.ends_before).ends_on or date.max
