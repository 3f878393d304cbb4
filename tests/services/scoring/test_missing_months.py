"""The months of a year of which no result counts, over kinds of years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.dates import Span
from penilaian_api.services.scoring.missing_months import missing_months

YEAR = Span(date(2026, 1, 1), date(2027, 1, 1))
FIRST_HALF = Span(date(2026, 1, 1), date(2026, 7, 1))


def month(number: int) -> Span:
    return Span(date(2026, number, 1), date(2026 + number // 12, number % 12 + 1, 1))


@pytest.mark.parametrize(
    ("whole", "counted", "missing"),
    [
        (YEAR, [month(number) for number in range(1, 13)], []),
        (YEAR, [month(number) for number in range(1, 13) if number not in (3, 12)], [3, 12]),
        (YEAR, [FIRST_HALF], [7, 8, 9, 10, 11, 12]),
        (YEAR, [], [*range(1, 13)]),
        (Span(date(2026, 3, 20), date(2026, 6, 2)), [month(4)], [3, 5, 6]),
        (Span(date(2026, 11, 15), date(2027, 1, 1)), [month(11)], [12]),
        (month(2), [Span(date(2026, 2, 10), date(2026, 2, 11))], []),
    ],
)
def test_a_month_lacks_into_which_no_counted_period_reaches(
    whole: Span, counted: list[Span], missing: list[int]
) -> None:
    assert [day.month for day in missing_months(whole, counted)] == missing


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 800), st.sets(st.integers(0, 26))
)
def test_each_month_is_either_counted_or_named(begins: date, days: int, counted: set[int]) -> None:
    whole = Span(begins, begins + timedelta(days))
    every = [*missing_months(whole, [])]
    spans = [Span(day, day + timedelta(1)) for at, day in enumerate(every) if at in counted]
    named = [*missing_months(whole, spans)]
    assert named == [day for at, day in enumerate(every) if at not in counted]
