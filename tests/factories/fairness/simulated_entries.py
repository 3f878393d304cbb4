"""Draw units of people who enter numbers and praise each other, honestly or not."""

from dataclasses import dataclass
from random import Random

from penilaian_api.domain.fairness.signals import Habit, SignalKind, exchanges_among, look_for


@dataclass(frozen=True, slots=True)
class EnteringUnit:
    """How many people enter so many times, and with which chance late or round.

    *gaming* of them have the chance *gamed* instead.
    """

    people: int
    fewest: int
    most: int
    late: float
    round: float
    gaming: int = 0
    gamed: float = 0.9


@dataclass(frozen=True, slots=True)
class PraisingUnit:
    """How many people praise each of their colleagues with which chance.

    *ring* of them praise each other instead, and nobody else.
    """

    people: int
    praise: float
    ring: int = 0


@dataclass(slots=True)
class SignalTally:
    """What many drawn units came to."""

    units: int = 0
    alarmed: int = 0
    """Units with a false signal."""
    tests: int = 0
    false_signals: int = 0
    gaming: int = 0
    detected: int = 0


def simulate(random: Random, of: EnteringUnit, units: int) -> SignalTally:
    """Draw so many units, and hold the signals against who made numbers up."""
    tally = SignalTally()
    for _ in range(units):
        outcome = look_for(_draw(random, of))
        false = [signal for signal in outcome.signals if signal.key >= of.gaming]
        tally.units += 1
        tally.alarmed += bool(false)
        tally.tests += outcome.tests
        tally.false_signals += len(false)
        tally.gaming += 2 * of.gaming
        tally.detected += len(outcome.signals) - len(false)
    return tally


def simulate_praise(random: Random, of: PraisingUnit, units: int) -> SignalTally:
    """Draw so many units of people who praise, and hold the signals against the ring."""
    tally = SignalTally()
    everybody = range(of.people)
    for _ in range(units):
        praise = [
            (author, person)
            for author in everybody
            for person in everybody
            if author != person and _praises(random, of, author, person)
        ]
        colleagues = {key: {*everybody} - {key} for key in everybody}
        outcome = look_for({}, exchanges_among(colleagues, praise))
        false = [signal for signal in outcome.signals if signal.key >= of.ring]
        tally.units += 1
        tally.alarmed += bool(false)
        tally.tests += outcome.tests
        tally.false_signals += len(false)
        tally.gaming += of.ring
        tally.detected += len(outcome.signals) - len(false)
    return tally


def _praises(random: Random, of: PraisingUnit, author: int, person: int) -> bool:
    if author < of.ring:
        return person < of.ring
    return random.random() < of.praise


def _draw(random: Random, of: EnteringUnit) -> dict[SignalKind, dict[int, Habit]]:
    return {
        kind: {person: _habit(random, of, person, chance) for person in range(of.people)}
        for kind, chance in (
            (SignalKind.LATE_ENTRIES, of.late),
            (SignalKind.ROUND_NUMBERS, of.round),
        )
    }


def _habit(random: Random, of: EnteringUnit, person: int, chance: float) -> Habit:
    count = random.randint(of.fewest, of.most)
    own = of.gamed if person < of.gaming else chance
    return Habit(count, sum(random.random() < own for _ in range(count)))
