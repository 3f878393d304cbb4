"""Find the months of which no result entered a year that is made of shorter periods.

A snapshot holds what counted, so that it computes again: what lacks is told when it is shown.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.record.inputs import Input, PeriodResult
from penilaian_api.storage.scoring.missing_months import cycle_periods
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_DECEMBER: Final = 12


def months_of_evaluation(
    work: UnitOfWork, evaluation_id: UUID, inputs: Sequence[Input]
) -> tuple[date, ...]:
    """Name by their first days the months of an evaluation's year that its inputs lack."""
    if not (counted := counted_keys(inputs)):
        return ()
    cycle = cycle_periods(work, evaluation_id)
    return tuple(missing_months(cycle.common, (cycle.spans[key] for key in counted)))


def counted_keys(inputs: Sequence[Input]) -> Collection[str]:
    """Name the shorter periods whose results a year is made of."""
    return [item.key for item in inputs if isinstance(item, PeriodResult)]


def missing_months(whole: Span, counted: Iterable[Span]) -> Iterator[date]:
    """Name by their first days the months of *whole* into which no counted period reaches."""
    spans = [*counted]
    month = Span(first := whole.starts_on.replace(day=1), _next_month(first))
    while month.overlaps(whole):
        if not any(month.overlaps(span) for span in spans):
            yield month.starts_on
        month = Span(first := _next_month(first), _next_month(first))


def _next_month(month: date) -> date:
    if month.month == _DECEMBER:
        return date(month.year + 1, 1, 1)
    return month.replace(month=month.month + 1)
