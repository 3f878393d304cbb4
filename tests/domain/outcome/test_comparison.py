"""Before and after: the bounds hold what they say, and what is no effect is told as such."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.outcome.simulated_changes import Draw, changes, exact, normal, skewed, whole

from penilaian_api.domain.outcome import intervals
from penilaian_api.domain.outcome.comparison import (
    ChangeGround,
    Comparison,
    ComparisonWarning,
    DatedValue,
    OutcomeSeries,
    WithheldComparison,
    compare,
    compare_group,
    split,
)
from penilaian_api.domain.outcome.outcome import OutcomeMove

WORLDS = 300


def series(before: list[float], after: list[float], polarity: str = "higher") -> OutcomeSeries:
    return OutcomeSeries(polarity, exact(before), exact(after))


def planned(before: list[float], after: list[float], polarity: str = "higher") -> Comparison:
    return compare(series(before, after, polarity), ChangeGround.PLANNED)


@pytest.mark.parametrize("draw", [normal, skewed, whole], ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("sizes", [(5, 5), (6, 12)])
@pytest.mark.parametrize("effect", [0, 4])
def test_the_bounds_hold_the_true_difference_as_often_as_they_say(
    draw: Draw, sizes: tuple[int, int], effect: float
) -> None:
    """`scripts/prove outcomes` tries it in more worlds."""
    random = Random(f"{draw.__name__}{sizes}{effect}")  # noqa: S311 - simulated worlds
    covered = changes(random, draw, sizes, effect, WORLDS)
    assert covered.by_ranks / WORLDS >= 0.92
    assert covered.by_means / WORLDS >= (0.9 if draw is skewed else 0.92)


def test_without_an_effect_a_move_is_claimed_no_oftener_than_the_nominal_rate() -> None:
    covered = changes(Random(7), normal, (8, 8), 0, WORLDS)  # noqa: S311 - simulated worlds
    assert covered.claimed / WORLDS <= 0.08


def test_the_numbers_are_those_of_the_books() -> None:
    """Welch by R's `t.test`, the shift by its `wilcox.test(conf.int = TRUE)`."""
    before = [
        27.5,
        21.0,
        19.0,
        23.6,
        17.0,
        17.9,
        16.9,
        20.1,
        21.9,
        22.6,
        23.1,
        19.6,
        19.0,
        21.7,
        21.4,
    ]
    after = [
        27.1,
        22.0,
        20.8,
        23.4,
        23.4,
        23.5,
        25.8,
        22.0,
        24.8,
        20.2,
        21.9,
        22.1,
        22.9,
        30.5,
        24.5,
    ]
    shown = planned(before, after)
    assert shown.mean is not None
    assert float(shown.mean.value) == pytest.approx(fmean(after) - fmean(before))
    assert shown.mean.low is not None
    assert float(shown.mean.low) == pytest.approx(0.8077, abs=0.01)
    small = planned([1, 2, 3, 4, 5], [11, 12, 13, 14, 15])
    assert small.median == intervals.Interval(Fraction(10), Fraction(7), Fraction(13))


@pytest.mark.parametrize("sizes", [(4, 40), (40, 4), (0, 0)])
def test_under_five_values_on_a_side_nothing_is_stated(sizes: tuple[int, int]) -> None:
    shown = planned([1.0] * sizes[0], [2.0] * sizes[1])
    assert shown.withheld is WithheldComparison.TOO_FEW_VALUES
    assert (shown.mean, shown.median, shown.move) == (None, None, None)
    assert (shown.before.count, shown.after.count) == sizes


@pytest.mark.parametrize(
    ("before", "polarity", "ground", "warnings"),
    [
        ([5, 6, 5, 6, 5], "higher", ChangeGround.PLANNED, ()),
        ([5, 6, 5, 6, 5], "higher", ChangeGround.BAD_VALUE, ("regression_to_the_mean",)),
        ([5, 6, 5, 6, 1], "higher", ChangeGround.PLANNED, ("regression_to_the_mean",)),
        ([5, 6, 5, 6, 1], "lower", ChangeGround.PLANNED, ()),
        ([5, 6, 5, 6, 9], "lower", ChangeGround.PLANNED, ("regression_to_the_mean",)),
        ([1, 2, 3, 4, 5], "higher", ChangeGround.PLANNED, ("trend_before",)),
        ([5, 4, 3, 2, 1], "lower", ChangeGround.PLANNED, ("trend_before",)),
    ],
)
def test_what_looks_like_an_effect_and_is_none_is_told(
    before: list[float], polarity: str, ground: ChangeGround, warnings: tuple[str, ...]
) -> None:
    shown = compare(series(before, [5, 6, 7, 6, 5], polarity), ground)
    assert shown.warnings == tuple(map(ComparisonWarning, warnings))


@pytest.mark.parametrize(
    ("before", "after", "warnings"),
    [
        ([5] * 5, [7] * 5, {"no_spread"}),
        ([5] * 5, [7, 7, 7, 7, 8], set()),
        ([5] * 4, [7] * 5, set()),
    ],
)
def test_bounds_without_width_are_warned_of(
    before: list[float], after: list[float], warnings: set[str]
) -> None:
    shown = planned(before, after)
    assert {*shown.warnings} & {ComparisonWarning.NO_SPREAD} == warnings


def test_a_day_chosen_after_the_worst_value_shows_an_effect_where_there_is_none() -> None:
    """Why the warning stands: the change follows a value under forty of values around fifty."""
    random, claimed, worlds = Random(11), 0, 0  # noqa: S311 - simulated worlds
    while worlds < 100:
        before = [normal(random) for _ in range(5)]
        if before[-1] > 40:
            continue
        worlds += 1
        shown = planned(before[-1:] * 5, [normal(random) for _ in range(5)])
        claimed += shown.move is OutcomeMove.IMPROVED
        assert (
            compare(series(before, [50.0] * 5), ChangeGround.BAD_VALUE).warnings[0]
            is ComparisonWarning.REGRESSION_TO_THE_MEAN
        )
    assert claimed / worlds > 0.5


@given(st.lists(st.integers(-999, 999), min_size=5, max_size=12), st.integers(1, 99))
def test_turning_the_measure_around_turns_every_statement_around(
    before: list[int], effect: int
) -> None:
    after = [value + effect for value in before]
    shown, turned = (
        planned([factor * value for value in before], [factor * value for value in after])
        for factor in (1, -1)
    )
    assert shown.mean is not None
    assert turned.mean is not None
    assert shown.mean.value == -turned.mean.value == effect
    assert shown.mean.low == -turned.mean.high  # type: ignore[operator]  # both are bounded
    assert shown.median is not None
    assert turned.median is not None
    assert shown.median.low == -turned.median.high  # type: ignore[operator]  # both are bounded


def test_a_group_counts_each_outcome_once_and_the_better_way_upward() -> None:
    better = planned([50, 50, 50, 50, 51], [60, 60, 60, 60, 61])
    shorter = planned([50, 50, 50, 50, 51], [40, 40, 40, 40, 41], "lower")
    unknown = planned([1.0], [2.0])
    few = compare_group([("higher", better), ("lower", shorter), ("higher", unknown)])
    assert (few.outcomes, few.compared, few.improved) == (3, 2, 2)
    assert (few.withheld, few.mean) == (WithheldComparison.TOO_FEW_OUTCOMES, None)
    many = compare_group([("higher", better)] * 4 + [("lower", shorter)] * 3)
    assert many.withheld is None
    assert many.mean is not None
    assert many.mean.low is not None
    assert many.mean.low > 0
    assert many.median is not None
    assert float(many.median.value) == pytest.approx(19.92, abs=0.01)


def test_values_that_span_the_day_stand_on_neither_side() -> None:
    first = date(2026, 1, 1)
    values = [
        DatedValue(first + timedelta(7 * week), first + timedelta(7 * week + 7), Fraction(week))
        for week in range(6)
    ]
    halves = split(values, first + timedelta(17), "higher")
    assert (halves.before, halves.after) == ((0, 1), (3, 4, 5))
    even = split(values, first + timedelta(14), "higher")
    assert (len(even.before), len(even.after)) == (2, 4)
