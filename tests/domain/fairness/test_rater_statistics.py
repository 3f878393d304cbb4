"""Rater statistics against what is known: published values, small cases by hand, drawn periods."""

from random import Random

import pytest
from tests.factories.fairness.simulated_raters import Population, simulate

from penilaian_api.domain.fairness import rater_statistics
from penilaian_api.domain.fairness.distributions import (
    at_least,
    discoveries,
    t_quantile,
    two_sided_t,
)
from penilaian_api.domain.fairness.moments import correlation, rank_correlation, sum_up
from penilaian_api.domain.fairness.rater_statistics import RaterFinding, WithheldGround
from penilaian_api.domain.fairness.ratings import RatedPerson

NOMINAL = rater_statistics.NOMINAL_RATE


def drawn(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a simulation


def person(results: float, behavior: float, attained: float | None = None) -> RatedPerson:
    return RatedPerson((behavior, results), results, behavior, attained)


@pytest.mark.parametrize(("freedom", "value"), [(1, 12.706), (5, 2.571), (10, 2.228), (120, 1.980)])
def test_quantiles_of_student_are_those_of_the_tables(freedom: int, value: float) -> None:
    assert t_quantile(0.95, freedom) == pytest.approx(value, abs=0.001)
    assert two_sided_t(value, freedom) == pytest.approx(0.05, abs=0.0001)


def test_fishers_exact_chance_is_that_of_the_lady_tasting_tea() -> None:
    assert at_least(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert at_least(3, 4, 4, 8) == pytest.approx(17 / 70)
    assert at_least(0, 4, 4, 8) == pytest.approx(1)


def test_discoveries_are_those_of_benjamini_and_hochberg() -> None:
    chances = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
    assert discoveries(chances, 0.05) == [True, True] + [False] * 8


def test_correlations_are_those_worked_out_by_hand() -> None:
    pairs = [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0), (4.0, 8.0), (5.0, 1.0)]
    assert correlation(pairs) == pytest.approx(1 / 8.2**0.5 / 10**0.5 * 1.0, abs=0.02)
    assert rank_correlation(pairs) == 0
    assert rank_correlation([(1.0, 1.0)] * 6) is None
    assert correlation(pairs[:4]) is None


def test_whoever_rated_fewer_than_three_has_no_statistic() -> None:
    random = drawn(7)
    sums = {
        key: sum_up([person(random.choice((0.0, 50.0, 100.0)), 50.0) for _ in range(count)])
        for key, count in {"few": 2, "a": 8, "b": 8, "c": 8}.items()
    }
    _, stated = rater_statistics.compare(sums)
    assert (stated["few"].withheld, stated["few"].figures) == (WithheldGround.TOO_FEW_PEOPLE, None)
    assert stated["a"].withheld is None


def test_nothing_is_stated_where_nothing_varies_or_nobody_else_rated() -> None:
    same = {key: sum_up([person(50.0, 50.0)] * 9) for key in "abc"}
    _, stated = rater_statistics.compare(same)
    assert {each.withheld for each in stated.values()} == {WithheldGround.NO_VARIATION}
    alone = {"a": sum_up([person(0.0, 50.0), person(100.0, 50.0)] * 9)}
    _, stated = rater_statistics.compare(alone)
    assert stated["a"].withheld is WithheldGround.TOO_FEW_COLLEAGUES


def test_what_was_measured_excuses_a_lenient_looking_assessor() -> None:
    """Whose people attained more gives more, as everybody would: nothing differs."""
    random = drawn(3)

    def team(attained: float, lean: float = 0.0) -> list[RatedPerson]:
        people = []
        for _ in range(12):
            x = random.gauss(attained, 5)
            seen = 50 + 2 * (x - 100) + lean
            people.append(person(seen + random.gauss(0, 4), seen + random.gauss(0, 4), x))
        return people

    sums = {index: sum_up(team(100)) for index in range(12)}
    sums[98], sums[99] = sum_up(team(112)), sum_up(team(100, 20))
    _, stated = rater_statistics.compare(sums)
    assert stated[98].findings == ()
    assert stated[99].findings == (RaterFinding.MORE_LENIENT,)


def test_who_gives_everybody_the_middle_is_named_so() -> None:
    random = drawn(5)
    varied = [
        [person(*random.choices((0.0, 50.0, 100.0), k=2)) for _ in range(10)] for _ in "abcdef"
    ]
    sums = {index: sum_up(people) for index, people in enumerate(varied)}
    sums[99] = sum_up([person(50.0, 50.0)] * 10)
    _, stated = rater_statistics.compare(sums)
    assert RaterFinding.MORE_IN_THE_MIDDLE in stated[99].findings


@pytest.mark.parametrize("in_levels", [False, True])
def test_unbiased_assessors_are_flagged_no_more_than_at_the_nominal_rate(in_levels) -> None:
    tally = simulate(drawn(20261129), Population(40, 3, 12, in_levels=in_levels), 40)
    assert tally.false_flags / tally.unbiased <= NOMINAL


def test_biased_assessors_are_found_and_the_intervals_cover_the_truth() -> None:
    tally = simulate(drawn(20261130), Population(40, 5, 15, biased=8, bias=20.0), 40)
    assert tally.false_flags / tally.flags <= NOMINAL + 0.02
    assert tally.detected / tally.biased >= 0.75
    assert tally.covered / tally.all >= 0.935
    assert tally.covered_biased / tally.biased >= 0.92
    assert tally.covered_shrunken / tally.all >= 0.935
