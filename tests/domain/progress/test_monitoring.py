from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.progress.monitoring import (
    Standing,
    expected_by,
    lag,
    realized_value,
    standing,
)
from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range
from penilaian_api.domain.scoring.vocabulary import Polarity

STEPS = (Milestone("half", Fraction(50)), Milestone("done", Fraction(100)))
numbers = st.fractions(min_value=-1000, max_value=1000)


@pytest.mark.parametrize("accumulation", sorted(set(Accumulation) - {Accumulation.SUM}))
def test_only_a_sum_is_expected_to_grow_with_the_days(accumulation):
    assert expected_by(Fraction(30), accumulation, None, Fraction(1, 2)) == 30
    assert expected_by(Fraction(30), Accumulation.SUM, None, Fraction(1, 2)) == 15
    assert expected_by(
        Range(Fraction(2), Fraction(4)), Accumulation.SUM, None, Fraction(1, 2)
    ) == Range(Fraction(1), Fraction(2))


def test_what_a_plan_states_goes_before_the_target():
    assert expected_by(Fraction(30), Accumulation.LAST, Fraction(20), Fraction(1, 2)) == 20
    assert expected_by(STEPS, Accumulation.LAST, Fraction(50), Fraction(1, 2)) == 50


def test_of_milestones_nothing_is_expected_before_the_end():
    assert expected_by(STEPS, Accumulation.LAST, None, Fraction(99, 100)) is None
    assert expected_by(STEPS, Accumulation.LAST, None, Fraction(1)) == 100


@given(numbers, numbers)
def test_more_never_lags_where_more_is_better_and_less_never_where_less_is(expected, more):
    ahead = expected + abs(more)
    behind = expected - abs(more)
    assert lag(Polarity.HIGHER, expected, ahead) == lag(Polarity.LOWER, expected, behind) == 0
    assert lag(Polarity.HIGHER, expected, behind) == lag(Polarity.LOWER, expected, ahead)
    assert lag(Polarity.HIGHER, expected, behind) == abs(more)


@given(numbers, st.fractions(min_value=0, max_value=100), numbers)
def test_between_two_bounds_nothing_lags_and_outside_the_nearer_bound_counts(low, width, realized):
    bounds = Range(low, low + width)
    lacking = lag(Polarity.WITHIN, bounds, realized)
    nearest = min(max(realized, bounds.low), bounds.high)
    assert lacking == abs(realized - nearest)


def test_a_step_stands_for_its_value():
    line = IndicatorInput("i", "r", Polarity.MILESTONE, STEPS, step="half")
    assert realized_value(line) == 50
    assert (
        realized_value(
            IndicatorInput("i", "r", Polarity.HIGHER, Fraction(10), realization=Fraction(3))
        )
        == 3
    )
    assert realized_value(IndicatorInput("i", "r", Polarity.MILESTONE, STEPS, step="other")) is None


def test_silence_is_not_a_lag():
    assert standing(None, None) is Standing.NO_ENTRY
    assert standing(Fraction(5), None) is Standing.NO_ENTRY
    assert standing(Fraction(5), Fraction(1)) is Standing.BEHIND
    assert standing(Fraction(0), Fraction(1)) is Standing.ON_TRACK
    assert standing(None, Fraction(1)) is Standing.ON_TRACK
