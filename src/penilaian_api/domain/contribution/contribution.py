"""Judge what an indicator contributes to a result or a goal above it.

The law knows two kinds of cascade (PermenPANRB 6/2022, annex II A4): in a direct one the parts add
up to the result of the leader, here by shares of its quantity; all else supports it and is no part
of it. A share is told only along links that are direct throughout; nothing enters a score.

Why it is so: docs/decisions/0070.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final, Generic, TypeVar

from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.vocabulary import Polarity

K = TypeVar("K")
_WHOLE: Final = 100


class ContributionKind(StrEnum):
    """How a line stands to the one above it."""

    DIRECT = auto()
    """It is a share of its quantity (*direct cascading*)."""
    SUPPORTING = auto()
    """It supports it and is no part of it (*non-direct cascading*)."""


class Beneficiary(StrEnum):
    """Whom a contribution serves."""

    ORGANIZATION = auto()
    PUBLIC = auto()


class PublicBy(StrEnum):
    """What says that a contribution serves the public."""

    INDICATOR = auto()
    GOAL = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured: its unit, whether its parts add up to it, and the value to be reached."""

    measured_in: str | None
    polarity: Polarity
    adds_up: bool
    target: Fraction | None

    @classmethod
    def of_indicator(
        cls,
        measured_in: str | None,
        polarity: Polarity,
        accumulation: Accumulation,
        target: Fraction | None,
    ) -> "Quantity":
        """Take the quantity of an indicator: only what is summed is made of parts."""
        return cls(measured_in, polarity, accumulation is Accumulation.SUM, target)

    def is_part_of(self, whole: "Quantity") -> bool:
        """Whether it is a share of *whole*: both sums in one unit, of which the same is better."""
        if self.measured_in is None or whole.measured_in is None:
            return False
        in_one_unit = self.measured_in.casefold() == whole.measured_in.casefold()
        return self.adds_up and whole.adds_up and in_one_unit and self.polarity is whole.polarity

    def share_of(self, whole: "Quantity", value: Fraction | None) -> Fraction | None:
        """Compute which part of the target of *whole* a value of this is, in percent."""
        if value is None or not whole.target:
            return None
        return value * _WHOLE / whole.target


UNMEASURED: Final = Quantity(None, Polarity.HIGHER, adds_up=False, target=None)
"""What a result measures whose success is told in words."""


@dataclass(frozen=True, slots=True)
class Rung(Generic[K]):
    """A result or goal above a line, with what it measures."""

    key: K
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Link(Generic[K]):
    """How an indicator contributes to what stands above it; *whole* is what it is a share of."""

    key: K
    kind: ContributionKind
    whole: Quantity | None


def links_of(own: Quantity, rungs: Iterable[Rung[K]]) -> Iterator[Link[K]]:
    """Follow an indicator up: once a link is no share, none above it is one either."""
    is_direct = True
    for rung in rungs:
        whole = whole_of(own, rung.quantities) if is_direct else None
        is_direct = whole is not None
        kind = ContributionKind.DIRECT if is_direct else ContributionKind.SUPPORTING
        yield Link(rung.key, kind, whole)


def whole_of(own: Quantity, quantities: Iterable[Quantity]) -> Quantity | None:
    """Find the quantity of which *own* is a share: the first that stands there."""
    return next((whole for whole in quantities if own.is_part_of(whole)), None)


def climb(start: K, above: Mapping[K, K | None]) -> Iterator[K]:
    """Go up from *start*, without it; a circle ends where it closes."""
    seen, key = {start}, above.get(start)
    while key is not None and key not in seen:
        seen.add(key)
        yield key
        key = above.get(key)


def served_by(
    public_goals: Sequence[bool], *, is_public_indicator: bool
) -> tuple[Beneficiary, PublicBy | None]:
    """Tell whom an indicator serves, and what says so: its own mark, or that of a goal above it."""
    if is_public_indicator:
        return Beneficiary.PUBLIC, PublicBy.INDICATOR
    if any(public_goals):
        return Beneficiary.PUBLIC, PublicBy.GOAL
    return Beneficiary.ORGANIZATION, None
