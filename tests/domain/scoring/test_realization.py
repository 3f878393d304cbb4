from datetime import date
from fractions import Fraction

import pytest
from tests.domain.scoring.samples import line

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.realization import (
    Accumulation,
    Frequency,
    ProgressValue,
    enters,
    period_target,
    realize,
)
from penilaian_api.domain.scoring.record.inputs import Milestone, Range

MARCH = date(2026, 3, 1), date(2026, 3, 31)
ENTRIES = [
    ProgressValue(date(2026, 2, 28), Fraction(9)),
    ProgressValue(date(2026, 3, 31), Fraction(4)),
    ProgressValue(date(2026, 3, 1), Fraction(1)),
    ProgressValue(date(2026, 3, 31), Fraction(2)),
    ProgressValue(date(2026, 4, 1), Fraction(99)),
]


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (Accumulation.SUM, 7),
        (Accumulation.LAST, 2),
        (Accumulation.MEAN, Fraction(7, 3)),
        (Accumulation.MAX, 4),
        (Accumulation.MIN, 1),
    ],
)
def test_entries_of_the_period_make_the_realization(how, value):
    assert realize(how, ENTRIES, *MARCH) == value


def test_the_last_entry_may_be_from_before_the_period_and_a_sum_may_not():
    assert realize(Accumulation.LAST, ENTRIES[:1], *MARCH) == 9
    assert realize(Accumulation.SUM, ENTRIES[:1], *MARCH) is None


@pytest.mark.parametrize("how", list(Accumulation))
def test_no_entry_is_no_realization_and_not_zero(how):
    assert realize(how, [], *MARCH) is None
    assert realize(how, ENTRIES[-1:], *MARCH) is None


def test_only_a_sum_is_divided_over_shorter_periods():
    year = Fraction(1200)
    assert period_target(year, Accumulation.SUM, None, 1, 12) == 100
    assert period_target(year, Accumulation.SUM, None, 3, 7) == Fraction(3600, 7)
    assert period_target(year, Accumulation.SUM, Fraction(150), 1, 12) == 150
    assert period_target(year, Accumulation.MEAN, Fraction(150), 1, 12) == 1200
    steps = (Milestone("done", Fraction(100)),)
    assert period_target(steps, Accumulation.SUM, None, 1, 12) == steps


def test_both_ends_of_a_range_are_divided():
    year = Range(Fraction(120), Fraction(240))
    assert period_target(year, Accumulation.SUM, None, 3, 12) == Range(Fraction(30), Fraction(60))


def test_a_plan_of_no_months_cannot_be_divided():
    with pytest.raises(InvalidDataError) as refusal:
        period_target(Fraction(1), Accumulation.SUM, None, 1, 0)
    assert refusal.value.code == "plan_without_months"


@pytest.mark.parametrize("period", list(Frequency))
def test_a_yearly_indicator_enters_year_periods_only(period):
    assert enters(Frequency.YEAR, period) == (period is Frequency.YEAR)
    assert enters(Frequency.MONTH, period)
    assert enters(Frequency.QUARTER, period)


def test_a_period_target_that_is_no_decimal_stays_exact():
    share = period_target(Fraction(1000), Accumulation.SUM, None, 1, 12)
    assert line("i", share, share).target * 12 == 1000
