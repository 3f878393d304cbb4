"""Satisfaction beside results as plain values: how both move, and what is withheld."""

from datetime import date
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.outcome.satisfaction import UnitResults, beside
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.survey.trend import INDEX, ReleasedEstimate, TrendFigure, TrendPoint

FIRST, SECOND = UUID(int=1), UUID(int=2)
PERIODS = [
    (FIRST, "2025", Span(date(2025, 1, 1), date(2026, 1, 1))),
    (SECOND, "2026", Span(date(2026, 1, 1), date(2027, 1, 1))),
]


def released(ends_on: date, exact: str | None) -> TrendPoint:
    estimate = None if exact is None else ReleasedEstimate(exact, exact, "1", "99")
    return TrendPoint(
        UUID(int=9), "Survei", ends_on, ends_on, 30, (TrendFigure(INDEX, estimate, None, None),)
    )


def results(good: int, poor: int, total: int = 0) -> UnitResults:
    people = good + poor
    counts = {Predicate.GOOD: good, Predicate.POOR: poor}
    return UnitResults(people, counts, people if total else 0, Fraction(total))


def test_both_move_from_period_to_period() -> None:
    releases = [
        released(date(2025, 3, 1), "70"),
        released(date(2025, 9, 1), "80"),
        released(date(2025, 12, 1), None),
        released(date(2026, 6, 1), "84"),
    ]
    of_unit = {FIRST: results(4, 4, 640), SECOND: results(6, 2, 656)}
    first, second = beside(PERIODS, releases, of_unit)
    assert first.satisfaction is not None
    assert (first.satisfaction.value, first.satisfaction_change) == (80, None)
    assert (second.satisfaction_change, second.score_change, second.share_change) == (4, 2, 25)


def test_of_few_people_nothing_is_shown_and_nothing_moves() -> None:
    first, second = beside(PERIODS, [], {FIRST: results(4, 0), SECOND: results(5, 0)})
    assert (first.is_withheld, first.results, first.satisfaction) == (True, None, None)
    assert (second.is_withheld, second.share_change) == (False, None)
    (alone,) = beside(PERIODS[:1], [], {})
    assert (alone.is_withheld, alone.results) == (False, None)


def test_a_mean_is_of_all_or_of_none() -> None:
    some = UnitResults(6, {Predicate.GOOD: 5}, 5, Fraction(400))
    assert (some.mean_score, some.good_share) == (None, None)
