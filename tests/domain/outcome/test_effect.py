"""Effect of what followed: beside those who are alike, never claimed of chance, never of few."""

from fractions import Fraction
from random import Random

import pytest
from tests.factories.outcome.simulated_changes import exact
from tests.factories.outcome.simulated_training import TrainedOffice, trained

from penilaian_api.domain.outcome.effect import (
    Arm,
    MatchedGroup,
    WithheldEffect,
    arm_of,
    effect_of,
)

WORLDS = 150


def group(followed: list[float], others: list[float], most: int = 1) -> MatchedGroup:
    return MatchedGroup(arm_of(exact(followed)), arm_of(exact(others)), most)


@pytest.mark.parametrize(
    "office",
    [TrainedOffice(120, 2, 0.5), TrainedOffice(120, 2, 0.5, in_levels=True)],
    ids=["scores", "levels"],
)
def test_without_an_effect_none_is_claimed_above_the_nominal_rate(office: TrainedOffice) -> None:
    random = Random(f"{office}")  # noqa: S311 - simulated worlds
    stated = [
        effect
        for effect in (trained(random, office) for _ in range(WORLDS))
        if effect.withheld is None
    ]
    assert len(stated) > WORLDS / 2
    assert sum(effect.is_clear for effect in stated) / len(stated) <= 0.1


def test_an_effect_that_there_is_is_seen() -> None:
    random = Random(5)  # noqa: S311 - simulated worlds
    office = TrainedOffice(400, 2, 0.5, effect=6.0)
    effects = [trained(random, office) for _ in range(40)]
    assert sum(effect.is_clear for effect in effects) >= 30
    means = [effect.difference.value for effect in effects if effect.difference is not None]
    assert 5 < sum(means) / len(means) < 7


def test_low_results_rise_by_chance_and_those_alike_show_it() -> None:
    """Beside everybody the trained would seem to lose, for they were low; beside their like not."""
    random = Random(3)  # noqa: S311 - simulated worlds
    office = TrainedOffice(300, 1, 0.6)
    loose = [trained(random, office, is_matched=False).is_clear for _ in range(40)]
    assert sum(loose) > 20


def test_groups_weigh_as_many_as_were_followed_up() -> None:
    effect = effect_of(
        [group([3, 3, 4, 4], [1, 2, 1, 2]), group([9, 8], [9, 8, 9, 8]), group([5], [])]
    )
    assert (effect.followed, effect.alike, effect.unmatched, effect.groups) == (6, 8, 1, 2)
    assert effect.difference is not None
    assert effect.difference.value == Fraction(4, 6) * 2
    assert effect.difference.low is not None
    assert effect.difference.low < effect.difference.value


@pytest.mark.parametrize(
    ("groups", "withheld"),
    [
        ([], WithheldEffect.TOO_FEW_FOLLOWED_UP),
        ([group([1, 2, 3, 4], [1] * 9)], WithheldEffect.TOO_FEW_FOLLOWED_UP),
        ([group([1, 2, 3, 4, 5], [1, 2])], WithheldEffect.TOO_FEW_ALIKE),
        ([group([1, 2, 3, 4], [1] * 9), group([5], [])], WithheldEffect.TOO_FEW_ALIKE),
        ([group([4] * 8 + [5], [4] * 40, most=48)], WithheldEffect.RESULTS_TOO_ALIKE),
    ],
)
def test_of_few_or_of_all_alike_nothing_is_stated(
    groups: list[MatchedGroup], withheld: WithheldEffect
) -> None:
    effect = effect_of(groups)
    assert (effect.withheld, effect.difference, effect.is_clear) == (withheld, None, False)


def test_arms_add_up() -> None:
    assert arm_of(exact([1, 2])) + arm_of(exact([3])) == Arm(3, Fraction(6), Fraction(14))
