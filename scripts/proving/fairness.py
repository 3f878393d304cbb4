"""Prove that rater statistics seldom flag unbiased assessors, as stated, and find biased ones.

Periods are drawn whose truth is known, from a stated seed. Of unbiased assessors none more than the
nominal rate may be flagged, within what chance allows a simulation; of all flags no more may be
false; the intervals of biased assessors must hold their true lean. The control flags each assessor
whose own test stands out alone, without regard to how many are tested: it must fail.

Units of honest people who enter numbers may show a signal no more often than the nominal rate, and
whoever makes numbers up must stand out; so must a ring that praises itself and nobody else.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.factories.fairness import simulated_entries, simulated_raters  # noqa: E402 - after the path
from tests.factories.fairness.simulated_entries import EnteringUnit, PraisingUnit, SignalTally  # noqa: E402 - as above
from tests.factories.fairness.simulated_raters import Population, Tally, simulate  # noqa: E402 - as above

from penilaian_api.domain.fairness import rater_statistics  # noqa: E402 - as above

U = TypeVar("U")
NOMINAL: Final = rater_statistics.NOMINAL_RATE
COVERAGE: Final = 0.95
ALLOWANCE: Final = 3
"""So many standard errors of the simulation are granted."""
POPULATIONS: Final = {
    "unbiased, any number": Population(100, 3, 15),
    "unbiased, three levels": Population(100, 3, 15, in_levels=True),
    "unbiased, few assessors": Population(12, 3, 8, in_levels=True),
    "a fifth leans by 20": Population(100, 5, 15, biased=20, bias=20.0),
    "a fifth leans by 10": Population(100, 5, 15, biased=20, bias=10.0),
    "a fifth of thirty leans by 20": Population(30, 3, 8, biased=6, bias=20.0),
}
UNITS: Final = {
    "honest, five people": EnteringUnit(5, 2, 6, 0.3, 0.1),
    "honest, twelve": EnteringUnit(12, 4, 20, 0.2, 0.1),
    "honest, forty": EnteringUnit(40, 4, 12, 0.5, 0.3),
    "one of twelve makes them up": EnteringUnit(12, 8, 20, 0.2, 0.1, gaming=1),
}
"""Units of people who enter numbers: how many, how often, how likely late and round."""
PRAISE: Final = {
    "free praise, twelve": PraisingUnit(12, 0.3),
    "free praise, forty": PraisingUnit(40, 0.1),
    "six of thirty praise each other": PraisingUnit(30, 0.1, ring=6),
}
"""Units of people who praise colleagues by name."""
LEAST_POWER: Final = 0.8
COLUMNS: Final = (
    "flagged unbiased",
    "false of flags",
    "power",
    "cover",
    "cover biased",
    "shrunken",
)


def main() -> int:
    """Simulate, print a table, then the result as JSON; the exit code says whether it holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--periods", type=int, default=400)
    options.add_argument("--seed", type=int, default=2026)
    chosen = options.parse_args()
    tell(f"{'':32}" + "".join(f"{name:>18}" for name in COLUMNS))
    figures, faults = {}, []
    for name, population in POPULATIONS.items():
        tally = simulate(Random(f"{chosen.seed}:{name}"), population, chosen.periods)  # noqa: S311 - a simulation
        figures[name] = row = figures_of(tally)
        tell(f"{name:32}" + "".join(f"{format_share(value):>18}" for value in row.values()))
        faults += [f"{name}: {fault}" for fault in faults_of(tally, population)]
    signals = {}
    tallies = [
        *_tallies(simulated_entries.simulate, UNITS, chosen),
        *_tallies(simulated_entries.simulate_praise, PRAISE, chosen),
    ]
    for name, seen in tallies:
        signals[name] = of_signals(seen)
        shares = (f"{key} {format_share(of)}" for key, of in signals[name].items())
        tell(f"{name:32}" + ", ".join(shares))
        faults += [f"{name}: {fault}" for fault in faults_of_signals(seen)]
    is_caught = control(chosen.seed)
    result: dict[str, Any] = {
        "proof": "fairness",
        "holds": not faults and is_caught,
        "seed": chosen.seed,
        "periods": chosen.periods,
        "nominal_rate": NOMINAL,
        "figures": figures,
        "signals": signals,
        "faults": faults,
        "control_found_out": is_caught,
    }
    print(json.dumps(result))  # noqa: T201 - the result
    return 0 if result["holds"] else 1


def _tallies(
    draw: Callable[[Random, U, int], SignalTally],
    units: Mapping[str, U],
    chosen: argparse.Namespace,
) -> Iterator[tuple[str, SignalTally]]:
    """Draw each kind of unit."""
    for name, unit in units.items():
        yield name, draw(Random(f"{chosen.seed}:{name}"), unit, chosen.periods)  # noqa: S311 - a simulation


def figures_of(tally: Tally) -> dict[str, float | None]:
    """State the rates of a tally in the order of the columns."""
    return dict(
        zip(
            COLUMNS,
            (
                rate(tally.false_flags, tally.unbiased),
                rate(tally.false_flags, tally.flags),
                rate(tally.detected, tally.biased),
                rate(tally.covered, tally.all),
                rate(tally.covered_biased, tally.biased),
                rate(tally.covered_shrunken, tally.all),
            ),
            strict=True,
        )
    )


def faults_of(tally: Tally, population: Population) -> list[str]:
    """Name what does not hold, beyond what chance allows a simulation of this size."""
    faults = []
    if tally.false_flags / tally.unbiased > NOMINAL + error(NOMINAL, tally.unbiased):
        faults.append("unbiased assessors are flagged above the nominal rate")
    if tally.biased and tally.false_flags > tally.flags * (NOMINAL + error(NOMINAL, tally.flags)):
        faults.append("more flags are false than the nominal rate")
    if population.in_levels:
        return faults
    for name, covered, count in (
        ("intervals", tally.covered, tally.all),
        ("intervals of the biased", tally.covered_biased, tally.biased),
    ):
        if count and covered / count < COVERAGE - error(COVERAGE, count):
            faults.append(f"{name} cover the truth too seldom")
    return faults


def of_signals(tally: SignalTally) -> dict[str, float | None]:
    """State how often units were alarmed falsely, and how many of those who gamed stood out."""
    return {
        "units alarmed falsely": rate(tally.alarmed, tally.units),
        "false of tests": rate(tally.false_signals, tally.tests),
        "power": rate(tally.detected, tally.gaming),
    }


def faults_of_signals(tally: SignalTally) -> list[str]:
    """Name what does not hold of signals, beyond what chance allows a simulation of this size."""
    faults = []
    share = tally.false_signals / max(1, tally.false_signals + tally.detected)
    false = share if tally.gaming else tally.alarmed / tally.units
    if false > NOMINAL + error(NOMINAL, tally.units):
        faults.append("honest people are flagged above the nominal rate")
    if tally.gaming and tally.detected < LEAST_POWER * tally.gaming:
        faults.append("whoever makes numbers up seldom stands out")
    return faults


def control(seed: int) -> bool:
    """Tell whether the proof finds out tests that regard only themselves."""
    kept = simulated_raters.compare
    loose = Population(100, 3, 15, biased=10, bias=10.0)
    try:
        simulated_raters.compare = _each_alone
        tally = simulate(Random(f"{seed}:control"), loose, 40)  # noqa: S311 - a simulation
    finally:
        simulated_raters.compare = kept
    return bool(faults_of(tally, loose))


def _each_alone(sums: Any) -> Any:  # noqa: ANN401 - as what it stands for
    kept = rater_statistics.discoveries
    try:
        rater_statistics.discoveries = lambda chances, rate: [chance <= rate for chance in chances]
        return rater_statistics.compare(sums)
    finally:
        rater_statistics.discoveries = kept


def error(rate_: float, count: int) -> float:
    """Return how far a simulation of *count* may lie from *rate_* by chance."""
    return ALLOWANCE * sqrt(rate_ * (1 - rate_) / max(1, count))


def rate(part: int, whole: int) -> float | None:
    """Return a share; none of nothing."""
    return round(part / whole, 4) if whole else None


def format_share(value: float | None) -> str:
    """Write a share as a percentage."""
    return "-" if value is None else f"{100 * value:.2f} %"


def tell(line: str) -> None:
    """Print for people, beside the result."""
    print(line, file=sys.stderr)  # noqa: T201 - the table


if __name__ == "__main__":
    sys.exit(main())
