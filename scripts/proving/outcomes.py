"""Prove that the bounds of before and after hold the truth as often as they say.

Series are drawn whose truth is known, from a stated seed: the bounds of means and of medians must
hold it with 95 %, within what chance allows a simulation. The control looks at bounds half as wide:
it must fail.
"""

import argparse
import json
import sys
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.factories.simulated_outcomes import (  # noqa: E402 - after the path
    changes,
    normal,
    skewed,
    whole,
)

from penilaian_api.domain.outcome import intervals  # noqa: E402 - as above

COVERAGE: Final = 0.95
SKEWED_COVERAGE: Final = 0.92
"""Of means of few values from a skewed world; ranks hold their own there, too."""
ALLOWANCE: Final = 3
"""So many standard errors of the simulation are granted."""
SERIES: Final = {
    f"{draw.__name__}, {sizes[0]} and {sizes[1]} values, effect {effect}": (draw, sizes, effect)
    for draw in (normal, skewed, whole)
    for sizes in ((5, 5), (6, 12), (24, 24))
    for effect in (0, 4)
}


def main() -> int:
    """Simulate, print a table, then the result as JSON; the exit code says whether it holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=2000)
    options.add_argument("--seed", type=int, default=2026)
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    faults: list[str] = []
    for name, world in SERIES.items():
        figures[name], wrong = of_series(chosen.seed, name, world, chosen.worlds)
        faults += wrong
    is_caught = control(chosen.seed)
    for name, figure in figures.items():
        tell(f"{name:46}" + ", ".join(f"{key} {value:.1%}" for key, value in figure.items()))
    result = {
        "proof": "outcomes",
        "holds": not faults and is_caught,
        "seed": chosen.seed,
        "worlds": chosen.worlds,
        "figures": figures,
        "faults": faults,
        "control_found_out": is_caught,
    }
    print(json.dumps(result))  # noqa: T201 - the result
    return 0 if result["holds"] else 1


def of_series(seed: int, name: str, world: Any, worlds: int) -> tuple[dict[str, float], list[str]]:  # noqa: ANN401 - a row of the table above
    """State how often bounds held the truth, and what does not hold of them."""
    draw, sizes, effect = world
    seen = changes(Random(f"{seed}:{name}"), draw, sizes, effect, worlds)  # noqa: S311 - a simulation
    means, ranks = seen.by_means / worlds, seen.by_ranks / worlds
    least = SKEWED_COVERAGE if draw is skewed else COVERAGE
    faults = []
    if means < least - error(least, worlds):
        faults.append(f"{name}: the bounds of means hold the truth too seldom")
    if ranks < COVERAGE - error(COVERAGE, worlds):
        faults.append(f"{name}: the bounds of medians hold the truth too seldom")
    return {"means": means, "medians": ranks}, faults


def control(seed: int) -> bool:
    """Tell whether the proof finds out bounds that are too narrow."""
    kept = intervals.t_quantile
    try:
        intervals.t_quantile = lambda confidence, freedom: kept(confidence, freedom) / 2
        intervals._quantile.cache_clear()  # noqa: SLF001 - what is put in its stead must be asked
        world = (normal, (5, 5), 4)
        return bool(of_series(seed, "control", world, 300)[1])
    finally:
        intervals.t_quantile = kept
        intervals._quantile.cache_clear()  # noqa: SLF001 - as above


def error(rate: float, count: int) -> float:
    """Return how far a simulation of *count* may lie from *rate* by chance."""
    return ALLOWANCE * sqrt(rate * (1 - rate) / max(1, count))


def tell(line: str) -> None:
    """Show how far it is."""
    print(line, file=sys.stderr)  # noqa: T201 - for whoever watches


if __name__ == "__main__":
    sys.exit(main())
