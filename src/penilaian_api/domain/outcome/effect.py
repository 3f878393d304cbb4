"""Tell whether what followed a result changed the next one: beside colleagues who are alike.

Whoever was trained or guided is set beside people without either in the same group: the same kind
of position and of unit, and the same predicate before. The difference is of later results, each
group weighted by how many in it were followed up. How far chance alone would carry it is read off
the group as a whole, as if it were drawn anew who was followed up; so without an effect no more
than the nominal rate is claimed. Nothing is stated of fewer than five people (or units) on a side,
nor where later results hardly differ.

Why it is so: docs/decisions/0069.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final

from penilaian_api.domain.outcome.intervals import Interval, around
from penilaian_api.domain.scoring.vocabulary import Predicate

METHOD: Final = "matched-groups"
METHOD_VERSION: Final = 1
LEAST: Final = 5
"""So many stand on each side before anything is stated."""
LEAST_DIFFERING: Final = 5
"""So many of those followed up would be expected to differ from what most of their group have."""
LEVELS: Final = {predicate: len(Predicate) - rank for rank, predicate in enumerate(Predicate)}
"""The levels of predicates, the worst is 1."""


class FollowUpKind(StrEnum):
    """What follows a result, and is meant to change the next one."""

    TRAINING = auto()
    COACHING = auto()


class EffectLevel(StrEnum):
    """Of whom an effect is stated."""

    PEOPLE = auto()
    UNITS = auto()


class EffectMeasure(StrEnum):
    """By what later results are compared."""

    PREDICATE = auto()
    """The level of the predicate, from 1 (worst) to 6."""
    SCORE = auto()


class WithheldEffect(StrEnum):
    """Why nothing is stated."""

    TOO_FEW_FOLLOWED_UP = auto()
    TOO_FEW_ALIKE = auto()
    """Too few without follow-up are like those who had it."""
    RESULTS_TOO_ALIKE = auto()
    """Nearly all have the same later result: no difference could be told from chance."""
    NOT_MEASURED = auto()
    """Later results have no scores."""


class EffectWarning(StrEnum):
    """What looks like an effect, and need not be one."""

    REGRESSION_TO_THE_MEAN = auto()
    """Follow-up went to those with worse results: their next ones are better by chance alone."""


@dataclass(frozen=True, slots=True)
class Arm:
    """The later results of one side of a group: their number, sum and sum of squares."""

    count: int = 0
    total: Fraction = Fraction(0)
    squares: Fraction = Fraction(0)

    def __add__(self, other: "Arm") -> "Arm":
        """Put two arms together."""
        return Arm(self.count + other.count, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> Fraction:
        """The mean of the results; there is at least one."""
        return self.total / self.count


@dataclass(frozen=True, slots=True)
class MatchedGroup:
    """People who are alike, with and without follow-up; *most*: how many have the same result.

    *before*: the result that all of them had before, where it is measured alike.
    """

    followed: Arm
    others: Arm
    most: int
    before: Fraction | None = None

    @property
    def is_matched(self) -> bool:
        """Whether there is somebody on both sides."""
        return self.followed.count > 0 and self.others.count > 0


@dataclass(frozen=True, slots=True)
class Effect:
    """By how much later results differ, or why it is not stated; *unmatched* have nobody alike.

    *alike_change*: how those alike moved without follow-up, which is what chance alone brings.
    """

    followed: int
    alike: int
    unmatched: int
    groups: int
    withheld: WithheldEffect | None
    difference: Interval | None
    followed_change: Fraction | None = None
    alike_change: Fraction | None = None

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would seldom carry the difference so far."""
        return self.difference is not None and self.difference.is_clear


def arm_of(values: Iterable[Fraction]) -> Arm:
    """Sum up the later results of one side."""
    listed = [*values]
    squares = sum((value * value for value in listed), Fraction(0))
    return Arm(len(listed), sum(listed, Fraction(0)), squares)


def effect_of(groups: Iterable[MatchedGroup]) -> Effect:
    """Compare later results within groups of people who are alike, and weigh the groups."""
    every = [*groups]
    matched = [group for group in every if group.is_matched]
    followed = sum(group.followed.count for group in matched)
    alike = sum(group.others.count for group in matched)
    unmatched = sum(group.followed.count for group in every) - followed
    withheld = _withheld(matched, followed, alike, unmatched)
    if withheld is not None:
        return Effect(followed, alike, unmatched, len(matched), withheld, None)
    return Effect(
        followed,
        alike,
        unmatched,
        len(matched),
        None,
        _difference(matched, followed),
        *_changes(matched, followed),
    )


def _withheld(
    matched: Sequence[MatchedGroup], followed: int, alike: int, unmatched: int
) -> WithheldEffect | None:
    if followed + unmatched < LEAST:
        return WithheldEffect.TOO_FEW_FOLLOWED_UP
    if followed < LEAST or alike < LEAST:
        return WithheldEffect.TOO_FEW_ALIKE
    if sum(map(_expected_to_differ, matched), Fraction(0)) < LEAST_DIFFERING:
        return WithheldEffect.RESULTS_TOO_ALIKE
    return None


def _expected_to_differ(group: MatchedGroup) -> Fraction:
    """Count how many followed up would, by chance, have another result than most of the group."""
    size = group.followed.count + group.others.count
    return Fraction(group.followed.count * (size - group.most), size - 1)


def _changes(
    matched: Sequence[MatchedGroup], followed: int
) -> tuple[Fraction | None, Fraction | None]:
    """Tell how both sides moved since the result before, groups weighted alike."""
    moves = [Fraction(0), Fraction(0)]
    for group in matched:
        if group.before is None:
            return None, None
        weight = Fraction(group.followed.count, followed)
        for index, arm in enumerate((group.followed, group.others)):
            moves[index] += weight * (arm.mean - group.before)
    return moves[0], moves[1]


def _difference(matched: Sequence[MatchedGroup], followed: int) -> Interval:
    """Weigh the differences of groups, and bound them by how chance alone would deal them."""
    middle = variance = Fraction(0)
    freedom = 0
    for group in matched:
        weight = Fraction(group.followed.count, followed)
        whole = group.followed + group.others
        middle += weight * (group.followed.mean - group.others.mean)
        spread = (whole.squares - whole.total * whole.mean) / (whole.count - 1)
        parts = Fraction(1, group.followed.count) + Fraction(1, group.others.count)
        variance += weight**2 * spread * parts
        freedom += whole.count - 1
    return around(middle, variance, freedom)
