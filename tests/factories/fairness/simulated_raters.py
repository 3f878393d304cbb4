"""Draw a period whose truth is known, to see whether rater statistics tell it."""

from dataclasses import dataclass, fields
from random import Random

from penilaian_api.domain.fairness.moments import sum_up
from penilaian_api.domain.fairness.rater_statistics import compare
from penilaian_api.domain.fairness.ratings import RatedPerson
from penilaian_api.domain.fairness.severity import quantile_of, severity

LEVELS = (0.0, 50.0, 100.0)


@dataclass(frozen=True, slots=True)
class Population:
    """How many assessors rate how many people, and how some of them lean (in points).

    *in_levels*: they give levels, as the law's axes are, and not any number.
    """

    raters: int
    fewest: int
    most: int
    biased: int = 0
    bias: float = 0.0
    in_levels: bool = False


@dataclass(slots=True)
class Tally:
    """What many drawn periods came to."""

    unbiased: int = 0
    false_flags: int = 0
    biased: int = 0
    detected: int = 0
    flags: int = 0
    covered: int = 0
    covered_biased: int = 0
    covered_shrunken: int = 0

    def add(self, other: "Tally") -> None:
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    @property
    def all(self) -> int:
        return self.unbiased + self.biased


def simulate(random: Random, of: Population, periods: int) -> Tally:
    """Draw so many periods, and hold what is stated of each assessor against the truth."""
    tally = Tally()
    for _ in range(periods):
        tally.add(_period(draw(random, of)))
    return tally


def draw(random: Random, of: Population) -> list[tuple[float, list[RatedPerson]]]:
    """Draw assessors with their true lean and the people they rated."""
    drawn = []
    for index in range(of.raters):
        lean = (of.bias if index % 2 else -of.bias) if index < of.biased else 0.0
        people = random.randint(of.fewest, of.most)
        drawn.append((lean, [_person(random, lean, of) for _ in range(people)]))
    return drawn


def _person(random: Random, lean: float, of: Population) -> RatedPerson:
    """Draw who was measured, and what was seen of them: two axes that agree in part."""
    attained = random.gauss(100, 10)
    seen = 50 + 0.8 * (attained - 100) + random.gauss(0, 12)
    results, behavior = (seen + random.gauss(0, 12) + lean for _ in range(2))
    if of.in_levels:
        results, behavior = (min(LEVELS, key=lambda x: abs(x - y)) for y in (results, behavior))
    return RatedPerson((behavior, results), results, behavior, attained)


def _period(drawn: list[tuple[float, list[RatedPerson]]]) -> Tally:
    sums = {index: sum_up(people) for index, (_, people) in enumerate(drawn)}
    pool, statistics = compare(sums)
    quantile = quantile_of(pool)
    everybody = sum(len(people) for _, people in drawn)
    usual = sum(lean * len(people) for lean, people in drawn) / everybody
    tally = Tally()
    for index, (lean, people) in enumerate(drawn):
        stated = severity(sums[index], pool, quantile)
        others = (usual * everybody - lean * len(people)) / (everybody - len(people))
        covers = stated.deviation.low <= lean - others <= stated.deviation.high
        is_flagged = bool(statistics[index].findings)
        tally.covered += covers
        tally.covered_shrunken += stated.shrunken.low <= lean - usual <= stated.shrunken.high
        tally.flags += is_flagged
        if lean:
            tally.biased, tally.detected = tally.biased + 1, tally.detected + is_flagged
            tally.covered_biased += covers
        else:
            tally.unbiased, tally.false_flags = tally.unbiased + 1, tally.false_flags + is_flagged
    return tally
