"""Offices whose truth is known: people with and without training, with or without an effect."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from penilaian_api.domain.outcome.effect import Effect, MatchedGroup, arm_of, effect_of
from tests.factories.outcome.simulated_changes import exact


@dataclass(frozen=True)
class TrainedOffice:
    """An office whose low results are trained: how many people, groups, and how it is measured."""

    people: int
    groups: int
    trained: float
    """How likely somebody is trained whose earlier result is low."""
    in_levels: bool = False
    effect: float = 0.0


def trained(random: Random, office: TrainedOffice, *, is_matched: bool = True) -> Effect:
    """Draw an office: a result is what somebody can do and luck; the low ones are trained.

    *is_matched*: else those who were trained stand beside everybody.
    """
    later: dict[tuple[int, int], tuple[list[Fraction], list[Fraction]]] = {}
    for person in range(office.people):
        ability = random.gauss(75, 6)
        before = ability + random.gauss(0, 6)
        level = min(4, max(0, int((before - 55) // 10)))
        is_trained = random.random() < (office.trained if level < 2 else office.trained / 4)
        after = ability + random.gauss(0, 6) + (office.effect if is_trained else 0)
        value = round((after - 55) / 10) if office.in_levels else after
        group = (person % office.groups, level) if is_matched else (0, 0)
        sides = later.setdefault(group, ([], []))
        sides[0 if is_trained else 1].extend(exact([value]))
    return effect_of(_matched(*sides) for sides in later.values())


def _matched(followed: list[Fraction], others: list[Fraction]) -> MatchedGroup:
    most = max(Counter([*followed, *others]).values())
    return MatchedGroup(arm_of(followed), arm_of(others), most)
