"""Patterns of predicates: exact chances, and units too small to demand one, by enumeration."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import comb

import pytest

from penilaian_api.domain.fairness import predicate_patterns as patterns
from penilaian_api.domain.fairness.exact import (
    binomial_at_least,
    binomial_at_most,
    fewest_for,
)
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.packaged_data import predicate_patterns

LAW, CIRCULAR = predicate_patterns()
RESULTS = ("outstanding", "good", "needs_improvement", "poor", "very_poor")
SEVENTY, SIXTY, TENTH = Fraction(7, 10), Fraction(6, 10), Fraction(1, 10)


def compare(pattern: patterns.PredicatePattern, result: str, **counts: int) -> patterns.HeldPattern:
    return patterns.hold_against(
        pattern, result, {Predicate(name): count for name, count in counts.items()}
    )


def test_a_chance_is_that_of_all_ways_counted_one_by_one() -> None:
    for people in range(1, 8):
        ways = list(product((0, 1), repeat=people))
        for seen in range(people + 1):
            by_hand = sum(
                (SEVENTY ** sum(way) * (1 - SEVENTY) ** (people - sum(way)))
                for way in ways
                if sum(way) >= seen
            )
            assert binomial_at_least(seen, people, SEVENTY) == by_hand
            assert binomial_at_most(seen, people, SEVENTY) == 1 - by_hand + (
                comb(people, seen) * SEVENTY**seen * (1 - SEVENTY) ** (people - seen)
            )


def test_eight_people_are_too_few_to_demand_seventy_percent_and_nine_are_not() -> None:
    assert fewest_for(SEVENTY, patterns.SIGNIFICANCE) == 9
    assert fewest_for(Fraction(1), patterns.SIGNIFICANCE) is None
    for people in range(1, 16):
        limit = compare(CIRCULAR, "outstanding", very_good=people).conditions[1]
        assert limit.chance == limit.chance_of_all == SEVENTY**people
        assert limit.is_unit_too_small is (people < 9)
        assert limit.speaks_against is (people >= 9)
        assert limit.is_met is False


def test_what_chance_explains_speaks_against_nothing() -> None:
    limit = compare(CIRCULAR, "good", good=8, very_good=1, needs_improvement=1).conditions[1]
    assert (limit.is_met, limit.is_unit_too_small, limit.speaks_against) == (False, False, False)
    assert limit.chance == binomial_at_least(8, 10, SEVENTY)


def test_the_law_names_no_number_so_the_most_frequent_is_held_against_its_rival() -> None:
    (mode,) = compare(LAW, "good", good=2, very_good=3).conditions
    assert (mode.is_met, mode.chance, mode.needed) == (False, Fraction(1, 2), 5)
    (clear,) = compare(LAW, "good", good=0, very_good=6).conditions
    assert clear.speaks_against
    assert clear.chance == Fraction(1, 64)
    (small,) = compare(LAW, "good", very_good=4).conditions
    assert small.is_unit_too_small


@pytest.mark.parametrize(
    ("result", "impossible"),
    [
        ("outstanding", {1}),
        ("good", {1}),
        ("needs_improvement", set()),
        ("poor", {1, 2}),
        ("very_poor", {1, 2}),
    ],
)
def test_whether_a_unit_can_keep_to_a_pattern_is_tried_in_every_way(
    result: str, impossible: set[int]
) -> None:
    conditions = CIRCULAR.conditions[result]
    by_hand = {people for people in range(1, 13) if not any(map(KEEPS[result], _ways(people)))}
    tried = {
        people
        for people in range(1, patterns.ENUMERATED + 1)
        if not patterns.is_possible(conditions, people)
    }
    assert tried == by_hand == impossible


def _shares(ways: dict[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(count, sum(ways.values())) for name, count in ways.items()}


def _outstanding(counts: dict[str, int]) -> bool:
    return max(counts.values()) == counts["very_good"] and _shares(counts)["very_good"] <= SEVENTY


def _good(counts: dict[str, int]) -> bool:
    some = counts["needs_improvement"] + counts["poor"] >= 1
    return some and max(counts.values()) == counts["good"] and _shares(counts)["good"] <= SEVENTY


def _needs_improvement(counts: dict[str, int]) -> bool:
    of = _shares(counts)
    return of["very_good"] <= TENTH and of["needs_improvement"] >= SIXTY


def _poor(counts: dict[str, int]) -> bool:
    of = _shares(counts)
    return of["very_good"] <= TENTH and of["needs_improvement"] >= TENTH and of["poor"] >= SIXTY


def _very_poor(counts: dict[str, int]) -> bool:
    of = _shares(counts)
    low = of["needs_improvement"] + of["poor"] >= TENTH
    return low and counts["very_good"] == 0 and of["very_poor"] >= SIXTY


KEEPS = {
    "outstanding": _outstanding,
    "good": _good,
    "needs_improvement": _needs_improvement,
    "poor": _poor,
    "very_poor": _very_poor,
}


def _ways(people: int) -> Iterator[dict[str, int]]:
    names = ("very_good", "good", "needs_improvement", "poor", "very_poor")
    for sizes in product(range(people + 1), repeat=2):
        for more in product(range(people + 1 - sum(sizes)), repeat=2):
            rest = people - sum(sizes) - sum(more)
            if rest >= 0:
                yield dict(zip(names, (*sizes, *more, rest), strict=True))


def test_one_person_cannot_be_spread_over_seventy_percent() -> None:
    assert not compare(CIRCULAR, "good", good=1).is_possible
    assert compare(LAW, "good", good=1).is_possible
    assert compare(CIRCULAR, "good", good=3, needs_improvement=1, very_good=1).is_possible


def test_of_a_large_unit_no_small_unit_test_is_computed() -> None:
    limit = compare(CIRCULAR, "good", good=501).conditions[1]
    assert (limit.is_met, limit.chance, limit.is_unit_too_small) == (False, None, False)


def test_the_circular_whose_text_nobody_read_says_so() -> None:
    assert (LAW.is_verified, CIRCULAR.is_verified) == (True, False)
    assert set(LAW.conditions) == set(CIRCULAR.conditions) == set(RESULTS)
