"""The months of a period that are over, and those of them without a meeting."""

from datetime import date

import pytest

from penilaian_api.domain.dates import Span
from penilaian_api.domain.meeting.regularity import missing, months_over

QUARTER = Span(date(2026, 1, 1), date(2026, 4, 1))
YEAR = Span(date(2025, 12, 15), date(2026, 1, 20))


@pytest.mark.parametrize(
    ("period", "today", "months"),
    [
        (QUARTER, date(2025, 12, 31), []),
        (QUARTER, date(2026, 1, 31), []),
        (QUARTER, date(2026, 2, 1), [1]),
        (QUARTER, date(2026, 3, 31), [1, 2]),
        (QUARTER, date(2026, 4, 1), [1, 2, 3]),
        (QUARTER, date(2027, 1, 1), [1, 2, 3]),
        (YEAR, date(2026, 1, 19), [12]),
        (YEAR, date(2026, 1, 20), [12, 1]),
    ],
)
def test_months_are_over_with_their_last_day_or_that_of_the_period(
    period: Span, today: date, months: list[int]
) -> None:
    assert [month.month for month in months_over(period, today)] == months


def test_months_without_a_meeting_are_named() -> None:
    months = months_over(QUARTER, date(2026, 4, 1))
    days = [date(2026, 2, 1), date(2026, 2, 28)]
    assert missing(months, days) == (date(2026, 1, 1), date(2026, 3, 1))
