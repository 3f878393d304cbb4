"""Set how satisfied citizens are with a unit beside how its people were rated, period by period.

Nothing says that one causes the other: both are shown, and how each moved. Results of fewer than
five people are withheld, as every release withholds the answers of so few.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Final, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.survey.release import LEAST_GROUP
from penilaian_api.domain.survey.trend import INDEX, TrendPoint

GOOD: Final = frozenset({Predicate.VERY_GOOD, Predicate.GOOD})
_PERCENT: Final = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UnitResults:
    """The delivered results of a unit and the units below it in one period."""

    people: int
    predicates: Mapping[Predicate, int]
    scored: int
    score_total: Fraction

    @property
    def mean_score(self) -> Fraction | None:
        """The mean of the scores, where the scheme gives scores to all."""
        return self.score_total / self.scored if self.scored == self.people else None

    @property
    def good_share(self) -> Fraction | None:
        """How many in a hundred are good or better, where all have a predicate."""
        if sum(self.predicates.values()) != self.people:
            return None
        return Fraction(_PERCENT * sum(self.predicates.get(each, 0) for each in GOOD), self.people)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The index of the last survey that began within a period, and its bounds."""

    value: Fraction
    low: Fraction | None
    high: Fraction | None
    count: int | None
    ends_on: date


@dataclass(frozen=True, slots=True)
class PeriodBeside:
    """A period: satisfaction and results, and how each moved since the period before.

    *is_withheld*: there are results, of too few people to be shown.
    """

    period_id: UUID
    key: str
    days: Span
    satisfaction: Satisfaction | None
    satisfaction_change: Fraction | None
    is_withheld: bool
    results: UnitResults | None
    score_change: Fraction | None
    share_change: Fraction | None


def beside(
    periods: Sequence[tuple[UUID, str, Span]],
    releases: Sequence[TrendPoint],
    results: Mapping[UUID, UnitResults],
) -> Iterable[PeriodBeside]:
    """Set both beside each other in each of *periods*, the oldest first."""
    last: PeriodBeside | None = None
    for period_id, key, days in periods:
        last = _beside(
            (period_id, key, days), _last_within(days, releases), results.get(period_id), last
        )
        yield last


def _beside(
    period: tuple[UUID, str, Span],
    satisfaction: Satisfaction | None,
    of_unit: UnitResults | None,
    last: PeriodBeside | None,
) -> PeriodBeside:
    is_shown = of_unit is not None and of_unit.people >= LEAST_GROUP
    shown = of_unit if is_shown else None
    earlier, before = (None, None) if last is None else (last.satisfaction, last.results)
    return PeriodBeside(
        *period,
        satisfaction=satisfaction,
        satisfaction_change=_change(earlier, satisfaction, attrgetter("value")),
        is_withheld=of_unit is not None and not is_shown,
        results=shown,
        score_change=_change(before, shown, attrgetter("mean_score")),
        share_change=_change(before, shown, attrgetter("good_share")),
    )


def _last_within(days: Span, releases: Sequence[TrendPoint]) -> Satisfaction | None:
    """Find the last survey that began within the days and whose release shows the unit's index."""
    for point in sorted(releases, key=attrgetter("ends_on"), reverse=True):
        index = next((figure.estimate for figure in point.figures if figure.code == INDEX), None)
        if index is not None and days.contains(point.starts_on):
            low, high = index.bounds or (None, None)
            return Satisfaction(Fraction(index.exact), low, high, point.count, point.ends_on)
    return None


def _change(
    before: T | None, after: T | None, read: Callable[[T], Fraction | None]
) -> Fraction | None:
    first = None if before is None else read(before)
    second = None if after is None else read(after)
    return None if first is None or second is None else second - first
