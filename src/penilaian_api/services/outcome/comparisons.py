"""Compare outcomes before and after a stated day: one by itself, and those of a group together.

Why it is so: docs/decisions/0068.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.outcome.comparison import (
    LEAST,
    METHOD,
    METHOD_VERSION,
    ChangeGround,
    Comparison,
    ComparisonWarning,
    Side,
    WithheldComparison,
    compare,
    compare_group,
    split,
)
from penilaian_api.domain.outcome.intervals import Interval
from penilaian_api.domain.outcome.outcome import HIGHER, OutcomeMove
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import round_half_up, round_if_known
from penilaian_api.services.outcome.outcomes import find, path_of_group
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.outcome.outcomes import ServiceOutcome
from penilaian_api.storage.outcome import sides
from penilaian_api.storage.outcome.outcomes import OUTCOME_PROGRESS, OUTCOMES
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class IntervalView:
    """A difference and the bounds that hold the true one with 95 %, rounded to four places."""

    value: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class SideView:
    """The values on one side of a change."""

    count: int
    mean: Decimal | None
    median: Decimal | None


@dataclass(frozen=True, slots=True)
class OutcomeComparisonView:
    """An outcome before and after a change; *withheld*: why no difference is stated."""

    id: UUID
    key: str
    name: str
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    before: SideView
    after: SideView
    withheld: WithheldComparison | None
    difference_of_means: IntervalView | None
    shift_of_medians: IntervalView | None
    relative_change: Decimal | None
    move: OutcomeMove | None
    warnings: tuple[ComparisonWarning, ...]


@dataclass(frozen=True, slots=True)
class GroupComparisonView:
    """The outcomes of a group together, in percent of what each was, better ones upward."""

    outcomes: int
    compared: int
    improved: int
    worsened: int
    withheld: WithheldComparison | None
    mean_change: IntervalView | None
    median_change: IntervalView | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Which change is looked at, and by which method."""

    changed_on: date
    chosen_for: ChangeGround
    method: str
    method_version: int


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """What a change did to the outcomes of a group: each by itself, and all together."""

    change: ChangeView
    group: GroupComparisonView
    outcomes: Slice[OutcomeComparisonView]


def of_outcome(
    work: UnitOfWork, key: str, changed_on: date, ground: ChangeGround
) -> tuple[ChangeView, OutcomeComparisonView]:
    """Compare one outcome before and after a day, or refuse where too few values stand."""
    outcome = find(work, key)
    values = sides.values_around(work, [outcome.id], changed_on)[outcome.id]
    comparison = compare(split(values, changed_on, outcome.polarity), ground)
    if comparison.withheld is not None:
        before, after = comparison.before.count, comparison.after.count
        raise ConflictError("too_few_values", least=LEAST, before=before, after=after)
    names = OUTCOMES.beside_of(work, outcome)
    return _change(changed_on, ground), _view(outcome, names, comparison)


def of_group(
    work: UnitOfWork, request: ListRequest, changed_on: date, ground: ChangeGround
) -> ComparisonReport:
    """Compare the outcomes of a unit and the units below it, and all of them together."""
    rows = page_of(work, OUTCOME_PROGRESS, request)
    compared = _compare_group(work, request, changed_on, ground)
    group = compare_group(compared.values())
    nothing = ("", compare(split([], changed_on, HIGHER), ground))
    return ComparisonReport(
        change=_change(changed_on, ground),
        group=GroupComparisonView(
            outcomes=group.outcomes,
            compared=group.compared,
            improved=group.improved,
            worsened=group.worsened,
            withheld=group.withheld,
            mean_change=interval_view(group.mean),
            median_change=interval_view(group.median),
        ),
        outcomes=rows.map(
            lambda row: _view(row.record, row.names, compared.get(row.record.id, nothing)[1])
        ),
    )


def _compare_group(
    work: UnitOfWork, request: ListRequest, changed_on: date, ground: ChangeGround
) -> dict[UUID, tuple[str, Comparison]]:
    path = path_of_group(work, request)
    if path is None:
        return {}
    is_public = request.filters.get("is_public_service")
    polarities = sides.polarities_of_group(work, path, is_public_service=is_public)
    if len(polarities) > sides.MOST_COMPARED:
        raise ConflictError("too_many_outcomes", most=sides.MOST_COMPARED)
    values = sides.values_around(work, polarities, changed_on)
    return {
        key: (polarity, compare(split(values[key], changed_on, polarity), ground))
        for key, polarity in polarities.items()
    }


def _change(changed_on: date, ground: ChangeGround) -> ChangeView:
    return ChangeView(changed_on, ground, METHOD, METHOD_VERSION)


def _view(
    outcome: ServiceOutcome, names: Mapping[str, Any], comparison: Comparison
) -> OutcomeComparisonView:
    return view_of(
        OutcomeComparisonView,
        outcome,
        unit_code=names["unit_code"],
        unit_name=names["unit_name"],
        before=_side(comparison.before),
        after=_side(comparison.after),
        withheld=comparison.withheld,
        difference_of_means=interval_view(comparison.mean),
        shift_of_medians=interval_view(comparison.median),
        relative_change=round_if_known(comparison.relative, PLACES),
        move=comparison.move,
        warnings=comparison.warnings,
    )


def _side(side: Side) -> SideView:
    mean, median = (round_if_known(value, PLACES) for value in (side.mean, side.median))
    return SideView(side.count, mean, median)


def interval_view(interval: Interval | None) -> IntervalView | None:
    """Round a difference and its bounds."""
    if interval is None:
        return None
    return IntervalView(
        round_half_up(interval.value, PLACES),
        round_if_known(interval.low, PLACES),
        round_if_known(interval.high, PLACES),
    )
