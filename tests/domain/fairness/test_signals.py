"""Signals: exact chances by enumeration, a held rate of false ones, and silence with its reason."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import sqrt
from random import Random

import pytest
from tests.factories.fairness.simulated_entries import (
    EnteringUnit,
    PraisingUnit,
    simulate,
    simulate_praise,
)

from penilaian_api.domain.fairness import signals
from penilaian_api.domain.fairness.signals import Habit, SignalKind, SilenceGround

LATE = SignalKind.LATE_ENTRIES
UNITS = 400


def test_the_chance_is_that_of_all_ways_counted_one_by_one() -> None:
    all_habits = [Habit(3, 2), Habit(4, 1), Habit(2, 0)]
    days = [True] * 3 + [False] * 6
    for own in all_habits:
        draws = list(combinations(days, own.all))
        rare = [draw for draw in draws if sum(draw) >= own.marked]
        assert signals.chance_of(own, signals.together(all_habits)) == Fraction(
            len(rare), len(draws)
        )


@pytest.mark.parametrize(
    "of",
    [
        EnteringUnit(5, 2, 6, 0.3, 0.1),
        EnteringUnit(12, 4, 20, 0.2, 0.1),
        EnteringUnit(40, 4, 12, 0.5, 0.3),
    ],
    ids=["five people", "twelve", "forty"],
)
def test_honest_units_are_alarmed_at_the_nominal_rate_at_most(of: EnteringUnit) -> None:
    tally = simulate(Random(f"{2026}:{of}"), of, UNITS)  # noqa: S311 - a simulation
    rate = signals.NOMINAL_RATE
    assert tally.alarmed / tally.units <= rate + 3 * sqrt(rate * (1 - rate) / UNITS)


def test_who_enters_all_at_the_end_stands_out() -> None:
    unit = EnteringUnit(12, 8, 20, 0.2, 0.1, gaming=1)
    tally = simulate(Random("gaming"), unit, 200)  # noqa: S311 - a simulation
    assert tally.detected / tally.gaming > 0.9


@pytest.mark.parametrize(
    "of",
    [PraisingUnit(5, 0.5), PraisingUnit(12, 0.3), PraisingUnit(40, 0.1), PraisingUnit(40, 0.6)],
    ids=["five people", "twelve", "forty", "forty who praise most"],
)
def test_colleagues_who_praise_freely_are_alarmed_at_the_nominal_rate_at_most(
    of: PraisingUnit,
) -> None:
    tally = simulate_praise(Random(f"{2026}:{of}"), of, UNITS)  # noqa: S311 - a simulation
    rate = signals.NOMINAL_RATE
    assert tally.alarmed / tally.units <= rate + 3 * sqrt(rate * (1 - rate) / UNITS)


def test_a_ring_of_praise_stands_out() -> None:
    tally = simulate_praise(Random("ring"), PraisingUnit(30, 0.1, ring=6), 200)  # noqa: S311 - a simulation
    assert tally.detected / tally.gaming > 0.9
    assert tally.false_signals <= 0.05 * (tally.detected + tally.false_signals)


def test_praise_of_nobody_or_of_everybody_tells_nothing() -> None:
    everybody = {key: {*range(6)} - {key} for key in range(6)}
    all_of_all = [(author, person) for author in everybody for person in everybody[author]]
    for praise, ground in (
        (all_of_all, SilenceGround.NO_VARIATION),
        ([(0, 1), (1, 0)], None),
        ([], SilenceGround.TOO_FEW_PEOPLE),
        ([(0, 9)], SilenceGround.TOO_FEW_PEOPLE),
    ):
        outcome = signals.look_for({}, signals.exchanges_among(everybody, praise))
        assert outcome.silent.get(SignalKind.RECIPROCAL_PRAISE) == ground, praise
        assert outcome.signals == ()


def test_few_people_and_people_who_are_alike_are_not_tested() -> None:
    few = signals.look_for({LATE: {1: Habit(9, 9), 2: Habit(9, 0)}})
    assert (few.tests, few.silent) == (0, {LATE: SilenceGround.TOO_FEW_PEOPLE})
    alike = signals.look_for({LATE: dict.fromkeys(range(9), Habit(4, 4))})
    assert alike.silent == {LATE: SilenceGround.NO_VARIATION}
    idle = signals.look_for({LATE: {**dict.fromkeys(range(9), Habit(4, 1)), 9: Habit(0, 0)}})
    assert (idle.tests, idle.signals) == (9, ())


def test_round_is_a_multiple_of_ten() -> None:
    values = {"10": True, "120.0": True, "0": False, "95": False, "10.5": False, "-20": True}
    assert {value: signals.is_round(Decimal(value)) for value in values} == values


def test_a_file_is_shared_if_more_than_one_used_it() -> None:
    uses = [("a", 1), ("a", 1), ("b", 1), ("b", 2), ("c", 3)]
    assert signals.shared(uses) == {"b": [1, 2]}
