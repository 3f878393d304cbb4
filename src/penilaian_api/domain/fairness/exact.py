"""Compute chances as fractions: exact for units of any size that is tested, rounded where shown."""

from fractions import Fraction
from math import comb
from typing import Final

LARGEST: Final = 500
"""Beyond so many people a unit is not small, and nothing is computed."""


def binomial_at_least(seen: int, people: int, share: Fraction) -> Fraction:
    """Return the chance that of *people*, each so with the chance *share*, *seen* or more are."""
    return Fraction(_weight(range(seen, people + 1), people, share), share.denominator**people)


def binomial_at_most(seen: int, people: int, share: Fraction) -> Fraction:
    """Return the chance that of *people*, each so with the chance *share*, *seen* or fewer are."""
    return Fraction(_weight(range(seen + 1), people, share), share.denominator**people)


def fewest_for(chance: Fraction, below: Fraction) -> int | None:
    """Return from how many people on all of them agreeing, each by *chance*, is rarer than *below*.

    None if it never is: what is certain for each is certain for all.
    """
    if chance >= 1:
        return None
    people, together = 1, chance
    while together >= below:
        people, together = people + 1, together * chance
    return people


def _weight(counts: range, people: int, share: Fraction) -> int:
    yes, no = share.numerator, share.denominator - share.numerator
    return sum(comb(people, k) * yes**k * no ** (people - k) for k in counts)
