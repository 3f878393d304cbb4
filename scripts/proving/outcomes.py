"""Prove that bounds of before and after hold the truth, and that no effect is claimed of none.

Series are drawn whose truth is known, from a stated seed: the bounds of means and of medians must
hold it with 95 %, within what chance allows a simulation. Offices are drawn in which the low
results are trained: without an effect of training no more than five in a hundred may be claimed, by
scores and by levels; with one it must be seen. The control sets those who were trained beside
everybody else, not beside those who are alike: it must fail, for low results rise by chance.
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

from tests.factories.outcome.simulated_changes import (  # noqa: E402 - after the path
    changes,
    normal,
    skewed,
    whole,
)
from tests.factories.outcome.simulated_training import TrainedOffice, trained  # noqa: E402 - as above

NOMINAL: Final = 0.05
COVERAGE: Final = 0.95
SKEWED_COVERAGE: Final = 0.92
"""Of means of few values from a skewed world; ranks hold their own there, too."""
ALLOWANCE: Final = 3
"""So many standard errors of the simulation are granted."""
LEAST_POWER: Final = 0.8
SERIES: Final = {
    f"{draw.__name__}, {sizes[0]} and {sizes[1]} values, effect {effect}": (draw, sizes, effect)
    for draw in (normal, skewed, whole)
    for sizes in ((5, 5), (6, 12), (24, 24))
    for effect in (0, 4)
}
OFFICES: Final = {
    "no effect, scores": TrainedOffice(300, 4, 0.4),
    "no effect, few people": TrainedOffice(60, 1, 0.4),
    "no effect, levels": TrainedOffice(300, 4, 0.4, in_levels=True),
    "no effect, many small groups": TrainedOffice(400, 20, 0.4),
    "training lifts by 5": TrainedOffice(600, 4, 0.5, effect=5.0),
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
    for name, office in OFFICES.items():
        figures[name], wrong = of_office(chosen.seed, name, office, chosen.worlds // 4)
        faults += wrong
    is_caught = control(chosen.seed)
    for name, figure in figures.items():
        tell(f"{name:46}" + ", ".join(f"{key} {value:.1%}" for key, value in figure.items()))
    result = {
        "proof": "outcomes",
        "holds": not faults and is_caught,
        "seed": chosen.seed,
        "worlds": chosen.worlds,
        "nominal_rate": NOMINAL,
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


def of_office(
    seed: int, name: str, office: TrainedOffice, worlds: int
) -> tuple[dict[str, float], list[str]]:
    """State how often an effect was claimed, and what does not hold of it."""
    random = Random(f"{seed}:{name}")  # noqa: S311 - a simulation
    effects = [trained(random, office) for _ in range(worlds)]
    stated = [effect for effect in effects if effect.withheld is None]
    claimed = sum(effect.is_clear for effect in stated)
    rate = claimed / max(1, len(stated))
    faults = []
    if not office.effect and rate > NOMINAL + error(NOMINAL, len(stated)):
        faults.append(f"{name}: an effect is claimed above the nominal rate")
    if office.effect and rate < LEAST_POWER:
        faults.append(f"{name}: the effect is seldom seen")
    return {"stated": len(stated) / worlds, "claimed": rate}, faults


def control(seed: int) -> bool:
    """Tell whether the proof finds out a comparison with everybody, alike or not."""
    random = Random(f"{seed}:control")  # noqa: S311 - a simulation
    office = TrainedOffice(300, 1, 0.6)
    effects = [trained(random, office, is_matched=False) for _ in range(200)]
    claimed = sum(effect.is_clear for effect in effects) / len(effects)
    return claimed > NOMINAL + error(NOMINAL, len(effects))


def error(rate: float, count: int) -> float:
    """Return how far a simulation of *count* may lie from *rate* by chance."""
    return ALLOWANCE * sqrt(rate * (1 - rate) / max(1, count))


def tell(line: str) -> None:
    """Show how far it is."""
    print(line, file=sys.stderr)  # noqa: T201 - for whoever watches


if __name__ == "__main__":
    sys.exit(main())
