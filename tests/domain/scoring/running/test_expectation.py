"""What was expected of a target by a day: month by month, and as the plan states it."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.scoring.samples import line

from penilaian_api.domain.scoring.engine.attainment import attain
from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.expectation import Days, Due, due_by, expect
from penilaian_api.domain.scoring.record.inputs import Milestone, Range
from penilaian_api.domain.scoring.soundness import input_fault
from penilaian_api.domain.scoring.vocabulary import Polarity

YEAR = Days(date(2026, 1, 1), date(2027, 1, 1))
QUARTERS = [
    Days(date(2026, 1, 1), date(2026, 4, 1), Fraction(6)),
    Days(date(2026, 4, 1), date(2026, 7, 1), Fraction(12)),
    Days(date(2026, 7, 1), date(2026, 10, 1), Fraction(12)),
    Days(date(2026, 10, 1), date(2027, 1, 1), Fraction(18)),
]
STEPS = tuple(Milestone(key, Fraction(value)) for key, value in (("a", 25), ("b", 60), ("c", 100)))


@pytest.mark.parametrize(
    ("today", "finer", "over", "begun"),
    [
        (date(2026, 1, 1), [], "4/31", "4"),
        (date(2026, 1, 31), [], "4", "4"),
        (date(2026, 2, 28), [], "4", "8"),
        (date(2026, 3, 31), [], "8", "12"),
        (date(2026, 4, 1), [], "12", "16"),
        (date(2026, 12, 31), [], "44", "48"),
        (date(2027, 1, 1), [], "48", "48"),
        (date(2025, 12, 31), [], "0", "0"),
        (date(2026, 3, 31), QUARTERS, "4", "6"),
        (date(2026, 4, 1), QUARTERS, "6", "10"),
        (date(2026, 7, 1), QUARTERS, "18", "22"),
        (date(2026, 12, 31), QUARTERS, "42", "48"),
        (date(2026, 3, 1), QUARTERS[1:2], "8", "12"),
        (date(2026, 7, 1), QUARTERS[1:2], "24", "28"),
    ],
)
def test_u5_what_is_due_goes_by_months_and_by_stated_targets(today, finer, over, begun):
    due = due_by(YEAR, Fraction(48), finer, today)
    assert due == Due(Fraction(over), Fraction(begun))


@given(
    st.dates(date(2026, 1, 1), date(2026, 11, 30)),
    st.integers(1, 700),
    st.fractions(1, 1000),
    st.integers(0, 800),
)
def test_u5_what_is_due_rises_from_nothing_to_the_whole(starts_on, length, whole, passed):
    days = Days(starts_on, starts_on + timedelta(days=length))
    today = starts_on + timedelta(days=passed - 30)
    due, later = (due_by(days, whole, [], day) for day in (today, today + timedelta(days=1)))
    assert 0 <= due.over <= due.begun <= whole
    assert due.begun <= later.begun
    if today >= days.ends_before:
        assert due == Due(whole, whole)
    if today < starts_on:
        assert due == Due(Fraction(0), Fraction(0))


HALF = Due(Fraction(20), Fraction(24))
FULL_YEAR = Range(Fraction(48), Fraction(96))


@pytest.mark.parametrize("accumulation", Accumulation)
@pytest.mark.parametrize(
    ("target", "polarity", "expected"),
    [
        (48, "higher", Fraction(20)),
        (48, "lower", Fraction(24)),
        (FULL_YEAR, "higher", Range(Fraction(20), Fraction(40))),
        (FULL_YEAR, "within", Range(Fraction(20), Fraction(48))),
        (FULL_YEAR, "lower", Range(Fraction(24), Fraction(48))),
        (Range(Fraction(0), Fraction(96)), "within", Range(Fraction(0), Fraction(48))),
    ],
)
def test_u5_only_what_is_summed_grows_with_the_days(accumulation, target, polarity, expected):
    whole = line("i", target, 11, polarity)
    so_far = expect(whole, accumulation, HALF, Fraction(48))
    if accumulation is Accumulation.SUM:
        assert (so_far.target, so_far.period_target) == (expected, whole.target)
    else:
        assert so_far == whole
    assert input_fault(so_far, "from_target") is None


@pytest.mark.parametrize("polarity", ["higher", "lower"])
@pytest.mark.parametrize("due", [Due(Fraction(0), Fraction(0)), Due(Fraction(0), Fraction(4))])
def test_u5_where_nothing_is_due_nothing_is_measured_but_a_limit_is(polarity, due):
    so_far = expect(line("i", 48, 11, polarity), Accumulation.SUM, due, Fraction(48))
    if polarity == "higher":
        assert so_far.realization is None
    else:
        assert attain(so_far, "from_target", Fraction(0)) is not None
    zero = line("i", 0, 0, "lower")
    assert expect(zero, Accumulation.SUM, due, Fraction(0)) == zero


@pytest.mark.parametrize(
    ("over", "reached", "attained"),
    [
        ("0.1", None, None),
        ("0.1", "a", "100"),
        ("0.25", "a", "100"),
        ("0.5", "a", "100"),
        ("0.6", "a", "125/3"),
        ("0.6", "b", "100"),
        ("0.6", "c", "100"),
        ("0.99", "b", "100"),
        ("1", "b", "60"),
    ],
)
def test_u5_a_milestone_is_measured_against_the_last_step_that_is_due(over, reached, attained):
    whole = line("i", STEPS, None, "milestone", step=reached)
    share = Fraction(over)
    so_far = expect(whole, Accumulation.LAST, Due(share, share), Fraction(1))
    assert input_fault(so_far, "from_target") is None
    result = attain(so_far, "from_target", Fraction(0))
    assert (None if result is None else result.value) == (
        None if attained is None else Fraction(attained)
    )


@given(
    st.sampled_from([Polarity.HIGHER, Polarity.LOWER]),
    st.fractions(0, 500),
    st.fractions(1, 500),
    st.integers(0, 364),
)
def test_u5_whatever_is_expected_can_be_scored(polarity, realization, target, passed):
    today = date(2026, 1, 1) + timedelta(days=passed)
    due = due_by(YEAR, target, [], today)
    so_far = expect(line("i", target, realization, polarity), Accumulation.SUM, due, target)
    assert input_fault(so_far, "from_target") is None
    whole = attain(line("i", target, realization, polarity), "from_target", Fraction(0))
    now = attain(so_far, "from_target", Fraction(0))
    if polarity is Polarity.HIGHER:
        assert now.value >= whole.value  # nobody looks worse than against the whole year
