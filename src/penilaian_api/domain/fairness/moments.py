"""Sum up the people of one assessor, so that of a hundred thousand only sums are kept."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.fairness.ratings import RatedPerson

LEAST_RANKED: Final = 5
"""Below so many people an order says too little to be compared with another."""
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Moments:
    """The sums of one assessor over the people they rated; *_measured* of those with a number."""

    count: int
    given: float
    given_squared: float
    measured: int
    attained: float
    attained_squared: float
    product: float
    given_measured: float
    middle: int
    part_variance: float
    """The mean over people of the variance of their parts; zero with a single part."""
    axis_correlation: float | None
    rank_agreement: float | None

    @property
    def mean(self) -> float:
        """What the assessor gives on average."""
        return self.given / self.count

    @property
    def within(self) -> float:
        """The sum of squares of what they give around their own mean."""
        return max(0.0, self.given_squared - self.given * self.given / self.count)


def sum_up(people: Sequence[RatedPerson]) -> Moments:
    """Sum up the people of one assessor."""
    given = [person.given for person in people]
    pairs = [(p.given, p.attained) for p in people if p.attained is not None]
    axes = [
        (p.results, p.behavior) for p in people if p.results is not None and p.behavior is not None
    ]
    return Moments(
        count=len(people),
        given=math.fsum(given),
        given_squared=math.fsum(y * y for y in given),
        measured=len(pairs),
        attained=math.fsum(x for _, x in pairs),
        attained_squared=math.fsum(x * x for _, x in pairs),
        product=math.fsum(y * x for y, x in pairs),
        given_measured=math.fsum(y for y, _ in pairs),
        middle=sum(person.is_all_middle for person in people),
        part_variance=math.fsum(_variance(person.parts) for person in people) / len(people),
        axis_correlation=correlation(axes),
        rank_agreement=rank_correlation(pairs),
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation; none where one side does not vary, or pairs are few."""
    if len(pairs) < LEAST_RANKED:
        return None
    firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
    mean_a, mean_b = math.fsum(firsts) / len(pairs), math.fsum(seconds) / len(pairs)
    square_a = math.fsum((a - mean_a) ** 2 for a in firsts)
    square_b = math.fsum((b - mean_b) ** 2 for b in seconds)
    if square_a == 0 or square_b == 0:
        return None
    product = math.fsum((a - mean_a) * (b - mean_b) for a, b in pairs)
    return product / math.sqrt(square_a * square_b)


def rank_correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Spearman's correlation of two orders; equal values share their rank."""
    firsts, seconds = _ranks([a for a, _ in pairs]), _ranks([b for _, b in pairs])
    return correlation(list(zip(firsts, seconds, strict=True)))


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for index in order[start : end + 1]:
            ranks[index] = (start + end) / 2
        start = end + 1
    return ranks


def _variance(parts: Sequence[float]) -> float:
    if len(parts) < _PAIR:
        return 0.0
    mean = math.fsum(parts) / len(parts)
    return math.fsum((part - mean) ** 2 for part in parts) / (len(parts) - 1)
