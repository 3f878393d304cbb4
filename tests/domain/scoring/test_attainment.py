from fractions import Fraction

import pytest
from hypothesis import given
from tests.domain.scoring.samples import amounts, line, lines, positives

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.attainment import (
    attain,
    side_of,
)
from penilaian_api.domain.scoring.record.inputs import Milestone, Range
from penilaian_api.domain.scoring.soundness import target_fault
from penilaian_api.domain.scoring.vocabulary import TargetRelation

BEDS = Range(Fraction(60), Fraction(85))
STEPS = tuple(Milestone(key, Fraction(value)) for key, value in (("a", 25), ("b", 60), ("c", 100)))


def attained(*values, rule="from_target", zero="0", **more):
    return attain(line("i", *values, **more), rule, Fraction(zero)).value


@pytest.mark.parametrize(
    ("target", "done", "polarity", "value"),
    [
        (90, 92, "higher", Fraction(9200, 90)),
        (10, 8, "lower", 120),
        (10, 25, "lower", -50),
        (BEDS, 60, "higher", 100),
        (BEDS, 85, "lower", 100),
        (BEDS, 170, "higher", 200),
        (BEDS, 30, "higher", 50),
        (BEDS, 30, "lower", 150),
        (BEDS, 70, "within", 100),
        (BEDS, 30, "within", 50),
        (BEDS, 170, "within", 0),
        (Range(Fraction(0), Fraction(5)), 0, "within", 100),
        (Range(Fraction(0), Fraction(5)), 0, "lower", 100),
        (Range(Fraction(0), Fraction(5)), 10, "lower", 0),
        (0, 0, "lower", 100),
        (STEPS, 59, "milestone", 25),
        (STEPS, 24, "milestone", 0),
        (STEPS, 100, "milestone", 100),
    ],
)
def test_an_attainment_follows_its_polarity(target, done, polarity, value):
    assert attained(target, done, polarity) == value


def test_the_published_113_percent_for_92_of_90_does_not_come_out():
    assert round(attained(90, 92), 2) == Fraction("102.22")


def test_a_target_of_zero_that_was_missed_gives_what_the_scheme_states():
    assert attained(0, 1, "lower", zero="40") == 40
    assert attained(0, 0, "lower", zero="40") == 100


def test_a_milestone_is_reached_by_name():
    assert attained(STEPS, None, "milestone", step="b") == 60
    with pytest.raises(InvalidDataError) as refusal:
        attained(STEPS, None, "milestone", step="z")
    assert (refusal.value.code, refusal.value.facts) == ("step_unknown", {"indicator": "i"})


@pytest.mark.parametrize("polarity", ["higher", "lower", "within", "milestone"])
def test_a_missing_realization_attains_nothing_and_not_zero(polarity):
    target = {"within": BEDS, "milestone": STEPS}.get(polarity, 10)
    assert attain(line("i", target, None, polarity), "from_target", Fraction(0)) is None


def test_a_baseline_counts_only_where_the_scheme_says_so():
    bounds = {"baseline": Fraction(50)}
    assert attained(100, 75, **bounds) == 75
    assert attained(100, 75, rule="from_baseline", **bounds) == 50
    assert attained(20, 35, "lower", rule="from_baseline", **bounds) == 50
    assert attained(0, 10, "lower", rule="from_baseline", **bounds) == 80
    assert attained(BEDS, 70, "within", rule="from_baseline") == 100


@pytest.mark.parametrize(
    ("row", "rule", "code"),
    [
        (line("i", 0, 1), "from_target", "target_zero"),
        (line("i", -1, 1, "lower"), "from_target", "target_negative"),
        (line("i", Range(Fraction(-1), Fraction(1)), 1), "from_target", "target_negative"),
        (line("i", Range(Fraction(2), Fraction(2)), 1), "from_target", "range_not_rising"),
        (line("i", 5, 1, "within"), "from_target", "target_not_a_range"),
        (line("i", STEPS, 1), "from_target", "target_not_a_number"),
        (line("i", 5, 1, "milestone"), "from_target", "target_without_steps"),
        (line("i", (), 1, "milestone"), "from_target", "target_without_steps"),
        (line("i", STEPS[:2], 1, "milestone"), "from_target", "steps_not_rising_to_100"),
        (line("i", STEPS[::-1], 1, "milestone"), "from_target", "steps_not_rising_to_100"),
        (line("i", (STEPS[0], STEPS[0]), 1, "milestone"), "from_target", "step_twice"),
        (line("i", 5, 1, weight=Fraction(-1)), "from_target", "weight_negative"),
        (line("i", 5, 1), "from_baseline", "baseline_missing"),
        (line("i", 5, 1, baseline=Fraction(5)), "from_baseline", "baseline_is_target"),
        (line("i", BEDS, 1, baseline=Fraction(85)), "from_baseline", "baseline_is_target"),
        (line("i", 5, 1, baseline=Fraction(6)), "from_baseline", "baseline_beyond_target"),
        (line("i", 5, 1, "lower", baseline=Fraction(4)), "from_baseline", "baseline_beyond_target"),
    ],
)
def test_a_target_that_cannot_be_measured_is_refused(row, rule, code):
    assert target_fault(row, rule) == code
    with pytest.raises(InvalidDataError) as refusal:
        attain(row, rule, Fraction(0))
    assert refusal.value.code == code


@given(lines())
def test_a_drawn_indicator_is_sound(row):
    assert target_fault(row) is None


@given(lines(), positives, amounts)
def test_the_unit_of_measurement_does_not_matter(row, factor, done):
    target = row.target
    scaled = (
        Range(target.low * factor, target.high * factor)
        if isinstance(target, Range)
        else target * factor
    )
    here = line("i", target, done, row.polarity)
    there = line("i", scaled, done * factor, row.polarity)
    assert attained_value(here) == attained_value(there)


def attained_value(row):
    return attain(row, "from_target", Fraction(0)).value


def test_the_good_side_is_above_the_target():
    assert side_of(attained_value(line("i", 3, 2, "lower"))) is TargetRelation.ABOVE
    assert side_of(attained_value(line("i", 3, 4, "lower"))) is TargetRelation.BELOW
    assert side_of(attained_value(line("i", BEDS, 90, "within"))) is TargetRelation.BELOW
    assert attain(line("i", 3, None), "from_target", Fraction(0)) is None
