"""Define what one assessor gave one person, as plain numbers, beside what was measured of them.

Why it is so: docs/decisions/0052.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.vocabulary import Expectation

POINTS: Final = {Expectation.BELOW: 0.0, Expectation.MET: 50.0, Expectation.ABOVE: 100.0}
"""The scale of the statistics: from 0, the worst that can be given, to 100, the best."""
LEVELS: Final = {level: 25.0 * (level - 1) for level in range(1, 6)}
MIDDLE: Final = 50.0
"""As expected, and the middle of five levels."""
MOST_ATTAINED: Final = Fraction(120)
"""Attainment counts up to here: what lies far above a target says little more of the person."""

RESULTS: Final = "results"
BEHAVIOR: Final = "behavior"
OF_ONE_RESULT: Final = "result:"
"""How subjects begin that are single work results: the axis of results already says them."""


@dataclass(frozen=True, slots=True)
class JudgedRating:
    """A rating about one thing: an expectation, or a level of five."""

    about: str
    chosen: Expectation | None
    level: int | None

    @property
    def points(self) -> float:
        """What it is on the scale of the statistics."""
        return POINTS[self.chosen] if self.chosen else LEVELS[self.level or 1]


@dataclass(frozen=True, slots=True)
class RatedPerson:
    """What an assessor gave one person (*given*), its parts, and what was measured of them."""

    parts: tuple[float, ...]
    results: float | None
    behavior: float | None
    attained: float | None

    @property
    def given(self) -> float:
        """The mean of all parts."""
        return sum(self.parts) / len(self.parts)

    @property
    def is_all_middle(self) -> bool:
        """Whether every part lies in the middle of the scale."""
        return all(part == MIDDLE for part in self.parts)


def rated_person(ratings: Iterable[JudgedRating], attained: Fraction | None) -> RatedPerson | None:
    """Sum up what one person was given; none where an assessor judged nothing of them.

    *ratings* are those of axes, core values and criteria.
    """
    parts = {rating.about: rating.points for rating in ratings}
    if not parts:
        return None
    return RatedPerson(
        parts=tuple(parts[about] for about in sorted(parts)),
        results=parts.get(RESULTS),
        behavior=parts.get(BEHAVIOR),
        attained=None
        if attained is None
        else float(min(max(attained, Fraction(0)), MOST_ATTAINED)),
    )
