"""Point at entries and files that differ from what colleagues have: signals, never verdicts.

Each test asks: had this person's days (or values) been drawn from those of all in the unit, how
likely were so many of the kind? It is exact (hypergeometric), and all tests of a unit together are
held to `NOMINAL_RATE` of false signals. Days are counted and not entries: who posts a month at once
posts it on one day.

Why it is so: docs/decisions/0065.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction
from math import comb
from typing import Final, Generic, TypeVar

from penilaian_api.domain.fairness.distributions import discoveries

K = TypeVar("K")

NOMINAL_RATE: Final = 0.05
"""The expected share of false signals among those that rest on a test."""
FEWEST_PEOPLE: Final = 3
"""Beside fewer people nothing can be compared."""
LAST_DAYS: Final = 5
"""The days before a period ends in which entries are late."""
_TEN: Final = Decimal(10)


class SignalKind(StrEnum):
    """What differs."""

    SAME_FILE = auto()
    LATE_ENTRIES = auto()
    ROUND_NUMBERS = auto()


class SilenceGround(StrEnum):
    """Why a kind of signal cannot be looked for."""

    TOO_FEW_PEOPLE = auto()
    NO_VARIATION = auto()


@dataclass(frozen=True, slots=True)
class Habit:
    """How many of a person's days or values there are, and how many are of the kind."""

    all: int
    marked: int


@dataclass(frozen=True, slots=True)
class Signal(Generic[K]):
    """Of somebody so many are of the kind; *chance*: so many or more, were they drawn from all."""

    kind: SignalKind
    key: K
    habit: Habit
    chance: Fraction


@dataclass(frozen=True, slots=True)
class SignalSearch(Generic[K]):
    """The signals of a unit, how many tests they come from, and what could not be tested."""

    signals: tuple[Signal[K], ...]
    tests: int
    silent: Mapping[SignalKind, SilenceGround]


def look_for(habits: Mapping[SignalKind, Mapping[K, Habit]]) -> SignalSearch[K]:
    """Compare each person with all in the unit, and keep what stands out of all tests together."""
    silent = {kind: ground for kind, of in habits.items() if (ground := _silence(of)) is not None}
    of_all = {kind: together(of.values()) for kind, of in habits.items()}
    tested = [
        Signal(kind, key, habit, chance_of(habit, of_all[kind]))
        for kind, of in habits.items()
        if kind not in silent
        for key, habit in of.items()
        if habit.all
    ]
    stands_out = discoveries([float(each.chance) for each in tested], NOMINAL_RATE)
    signals = tuple(each for each, out in zip(tested, stands_out, strict=True) if out)
    return SignalSearch(signals, len(tested), silent)


def together(habits: Iterable[Habit]) -> Habit:
    """Add up what all have."""
    everybody = list(habits)
    return Habit(sum(each.all for each in everybody), sum(each.marked for each in everybody))


def chance_of(habit: Habit, of_all: Habit) -> Fraction:
    """Return the chance of so many or more of the kind, drawn from what all have: exact."""
    ways = sum(
        comb(of_all.marked, count) * comb(of_all.all - of_all.marked, habit.all - count)
        for count in range(habit.marked, min(habit.all, of_all.marked) + 1)
    )
    return Fraction(ways, comb(of_all.all, habit.all))


def is_round(value: Decimal) -> bool:
    """Tell whether a value is a multiple of ten, and not zero."""
    return value != 0 and value % _TEN == 0


def shared(uses: Sequence[tuple[str, K]]) -> dict[str, list[K]]:
    """Group what used a file by its digest; a file used once is none of them."""
    by_digest: dict[str, list[K]] = {}
    for digest, user in uses:
        users = by_digest.setdefault(digest, [])
        if user not in users:
            users.append(user)
    return {digest: users for digest, users in by_digest.items() if len(users) > 1}


def _silence(habits: Mapping[K, Habit]) -> SilenceGround | None:
    counted = [habit for habit in habits.values() if habit.all]
    if len(counted) < FEWEST_PEOPLE:
        return SilenceGround.TOO_FEW_PEOPLE
    of_all = together(counted)
    return SilenceGround.NO_VARIATION if of_all.marked in {0, of_all.all} else None
