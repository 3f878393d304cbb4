"""Worlds whose truth is known: series before and after a change."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from penilaian_api.domain.outcome.comparison import ChangeGround, OutcomeSeries, compare
from penilaian_api.domain.outcome.intervals import Interval

Draw = Callable[[Random], float]
PLACES = 10_000


def normal(random: Random) -> float:
    return random.gauss(50, 8)


def skewed(random: Random) -> float:
    return random.lognormvariate(3, 0.6)


def whole(random: Random) -> float:
    return float(round(random.gauss(10, 2)))


def exact(values: list[float]) -> tuple[Fraction, ...]:
    """Write values with four digits, as they are stored."""
    return tuple(Fraction(round(value * PLACES), PLACES) for value in values)


@dataclass
class Covered:
    """How often bounds held the truth, and how often a move was claimed."""

    worlds: int = 0
    by_means: int = 0
    by_ranks: int = 0
    claimed: int = 0


def changes(
    random: Random, draw: Draw, sizes: tuple[int, int], effect: float, worlds: int
) -> Covered:
    """Change a service by *effect* in so many worlds, and compare before and after in each."""
    covered = Covered(worlds)
    for _ in range(worlds):
        before = exact([draw(random) for _ in range(sizes[0])])
        after = exact([draw(random) + effect for _ in range(sizes[1])])
        shown = compare(OutcomeSeries("higher", before, after), ChangeGround.PLANNED)
        covered.by_means += _holds(shown.mean, effect)
        covered.by_ranks += _holds(shown.median, effect)
        covered.claimed += shown.move is not None
    return covered


def _holds(bounds: Interval | None, effect: float) -> bool:
    if bounds is None or bounds.low is None or bounds.high is None:
        return False
    return bounds.low <= effect <= bounds.high
