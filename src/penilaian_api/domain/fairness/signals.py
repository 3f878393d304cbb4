"""Point at entries and files that differ from what colleagues have: signals, never verdicts.

Each test asks: had this person's days (or values) been drawn from those of all in the unit, how
likely were so many of the kind? It is exact (hypergeometric), and all tests of a unit together are
held to `NOMINAL_RATE` of false signals. Days are counted and not entries: who posts a month at once
posts it on one day. Of colleagues who praise each other it asks the same: had those whom somebody
praised been drawn from their colleagues, how likely had so many of them praised them too?

Why it is so: docs/decisions/0065.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
    RECIPROCAL_PRAISE = auto()


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
class Exchange:
    """How many colleagues somebody has, praised, was praised by, and both."""

    colleagues: int
    praised: int
    praised_by: int
    mutual: int

    @property
    def is_telling(self) -> bool:
        """Whether it could have been otherwise: who praises nobody or everybody tells nothing."""
        return 0 < self.praised < self.colleagues and 0 < self.praised_by < self.colleagues

    @property
    def habit(self) -> Habit:
        """Of whom they praised, who praised them too."""
        return Habit(self.praised, self.mutual)

    @property
    def of_all(self) -> Habit:
        """Of all colleagues, who praised them."""
        return Habit(self.colleagues, self.praised_by)


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


def exchanges_among(
    colleagues: Mapping[K, AbstractSet[K]], praise: Collection[tuple[K, K]]
) -> dict[K, Exchange]:
    """Count for each person whom of their colleagues they praised, and who praised them."""
    given, received = defaultdict[K, set[K]](set), defaultdict[K, set[K]](set)
    for author, person in praise:
        if person in colleagues.get(author, ()):
            given[author].add(person)
            received[person].add(author)
    return {
        key: Exchange(
            len(others), len(given[key]), len(received[key]), len(given[key] & received[key])
        )
        for key, others in colleagues.items()
    }


def look_for(
    habits: Mapping[SignalKind, Mapping[K, Habit]],
    exchanges: Mapping[K, Exchange] | None = None,
) -> SignalSearch[K]:
    """Compare each person with all in the unit, and keep what stands out of all tests together.

    *exchanges*: who praised whom among colleagues, where that is looked at.
    """
    silent = {kind: ground for kind, of in habits.items() if (ground := _silence(of)) is not None}
    of_all = {kind: together(of.values()) for kind, of in habits.items()}
    tested = [
        Signal(kind, key, habit, chance_of(habit, of_all[kind]))
        for kind, of in habits.items()
        if kind not in silent
        for key, habit in of.items()
        if habit.all
    ]
    if exchanges is not None:
        tested += _reciprocal(exchanges, silent)
    stands_out = discoveries([float(each.chance) for each in tested], NOMINAL_RATE)
    signals = tuple(each for each, out in zip(tested, stands_out, strict=True) if out)
    return SignalSearch(signals, len(tested), silent)


def _reciprocal(
    exchanges: Mapping[K, Exchange], silent: dict[SignalKind, SilenceGround]
) -> list[Signal[K]]:
    """Test those whose praise could have gone otherwise; note why where there are none."""
    kind = SignalKind.RECIPROCAL_PRAISE
    telling = {key: each for key, each in exchanges.items() if each.is_telling}
    if not telling:
        praising = sum(each.praised > 0 for each in exchanges.values())
        is_few = praising < FEWEST_PEOPLE
        silent[kind] = SilenceGround.TOO_FEW_PEOPLE if is_few else SilenceGround.NO_VARIATION
    return [
        Signal(kind, key, each.habit, chance_of(each.habit, each.of_all))
        for key, each in telling.items()
    ]


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
