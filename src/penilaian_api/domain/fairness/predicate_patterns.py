"""Hold the predicates of a unit against the patterns of its organization's result: guidance alone.

A pattern never refuses or changes a rating. Beside each condition stands how likely what was seen
is by chance, were the true share exactly at the limit; and whether the unit is too small to demand
it: so small that not even all of its people alike would speak against it.

PermenPANRB 6/2022, annex IV B2. Why it is so: docs/decisions/0061.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any, Final

from penilaian_api.domain.fairness.exact import (
    LARGEST,
    binomial_at_least,
    binomial_at_most,
    fewest_for,
)
from penilaian_api.domain.scoring.vocabulary import Predicate

SIGNIFICANCE: Final = Fraction(1, 20)
"""What is at least so likely by chance speaks against nothing."""
ENUMERATED: Final = 20
"""Up to so many people each way to give predicates is tried; beyond, every pattern leaves room."""
_EQUAL: Final = Fraction(1, 2)
_OF_PATTERNS: Final = tuple(each for each in Predicate if each is not Predicate.FAIR)


class ConditionKind(StrEnum):
    """What a pattern says of some predicates together."""

    MOST_FREQUENT = auto()
    AT_MOST = auto()
    AT_LEAST = auto()
    AT_LEAST_ONE = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class PatternCondition:
    """One condition of a pattern; *limit* is a share of the people, where one is stated."""

    kind: ConditionKind
    predicates: tuple[Predicate, ...]
    limit: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PredicatePattern:
    """A pattern as data: its source, whether its text was read, what it says by each result."""

    key: str
    version: int
    is_verified: bool
    source: Mapping[str, str]
    conditions: Mapping[str, tuple[PatternCondition, ...]]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "PredicatePattern":
        """Read a pattern."""
        conditions = {
            result: tuple(_condition(each) for each in stated)
            for result, stated in document["conditions"].items()
        }
        return cls(
            document["key"],
            int(document["version"]),
            bool(document["is_verified"]),
            dict(document["source"]),
            conditions,
        )


@dataclass(frozen=True, slots=True)
class HeldCondition:
    """A condition beside what a unit has.

    *chance*: of seeing this or more of it, were the true share at the limit (for the most frequent
    one: were it and its nearest rival equally likely). *chance_of_all*: that of the utmost, all
    people alike. *needed*: from how many people on even that would speak against it.
    """

    condition: PatternCondition
    count: int
    is_met: bool
    chance: Fraction | None = None
    chance_of_all: Fraction | None = None
    needed: int | None = None

    @property
    def is_unit_too_small(self) -> bool:
        """Whether no outcome at all could speak against the condition."""
        return self.chance_of_all is not None and self.chance_of_all >= SIGNIFICANCE

    @property
    def speaks_against(self) -> bool:
        """Whether what was seen is too rare for chance."""
        return not self.is_met and self.chance is not None and self.chance < SIGNIFICANCE


@dataclass(frozen=True, slots=True)
class HeldPattern:
    """A pattern beside what a unit has; *is_possible*: whether so many people can keep to it."""

    pattern: PredicatePattern
    is_possible: bool
    conditions: tuple[HeldCondition, ...]


def hold_against(
    pattern: PredicatePattern, organization_result: str, counts: Mapping[Predicate, int]
) -> HeldPattern:
    """Hold the predicates of a unit against a pattern."""
    conditions = pattern.conditions[organization_result]
    people = sum(counts.values())
    return HeldPattern(
        pattern,
        is_possible(conditions, people),
        tuple(_compare(condition, counts, people) for condition in conditions),
    )


def is_possible(conditions: Sequence[PatternCondition], people: int) -> bool:
    """Tell whether *people* can be given predicates in any way that meets all *conditions*."""
    if people > ENUMERATED:
        return True
    return any(
        all(_is_met(condition, counts, people) for condition in conditions)
        for counts in _ways(people)
    )


def _condition(document: Mapping[str, Any]) -> PatternCondition:
    limit = document.get("limit")
    return PatternCondition(
        ConditionKind(document["kind"]),
        tuple(map(Predicate, document["predicates"])),
        None if limit is None else Fraction(limit),
    )


def _ways(people: int) -> Iterator[Mapping[Predicate, int]]:
    """Yield each way in which *people* can be spread over the predicates: stars and bars."""
    bars = len(_OF_PATTERNS) - 1
    for walls in combinations(range(people + bars), bars):
        edges = (-1, *walls, people + bars)
        sizes = (high - low - 1 for low, high in pairwise(edges))
        yield dict(zip(_OF_PATTERNS, sizes, strict=True))


def _count(condition: PatternCondition, counts: Mapping[Predicate, int]) -> int:
    return sum(counts.get(predicate, 0) for predicate in condition.predicates)


def _rival(condition: PatternCondition, counts: Mapping[Predicate, int]) -> int:
    """Return how many have the most frequent predicate of those that are not meant."""
    others = [count for each, count in counts.items() if each not in condition.predicates]
    return max(others, default=0)


def _is_met(condition: PatternCondition, counts: Mapping[Predicate, int], people: int) -> bool:
    count = _count(condition, counts)
    match condition.kind:
        case ConditionKind.MOST_FREQUENT:
            return count >= _rival(condition, counts)
        case ConditionKind.AT_MOST:
            return count <= _limit(condition) * people
        case ConditionKind.AT_LEAST:
            return count >= _limit(condition) * people
        case ConditionKind.AT_LEAST_ONE:
            return count > 0 or people == 0
        case ConditionKind.NOBODY:
            return count == 0


def _compare(
    condition: PatternCondition, counts: Mapping[Predicate, int], people: int
) -> HeldCondition:
    count, is_met = _count(condition, counts), _is_met(condition, counts, people)
    if not 0 < people <= LARGEST:
        return HeldCondition(condition, count, is_met)
    match condition.kind:
        case ConditionKind.MOST_FREQUENT:
            rival = _rival(condition, counts)
            chance = binomial_at_least(rival, count + rival, _EQUAL)
            each = _EQUAL
        case ConditionKind.AT_MOST:
            each = _limit(condition)
            chance = binomial_at_least(count, people, each)
        case ConditionKind.AT_LEAST:
            each = 1 - _limit(condition)
            chance = binomial_at_most(count, people, _limit(condition))
        case _:
            return HeldCondition(condition, count, is_met)
    return HeldCondition(
        condition, count, is_met, chance, each**people, fewest_for(each, SIGNIFICANCE)
    )


def _limit(condition: PatternCondition) -> Fraction:
    if condition.limit is None:
        raise ValueError(f"A condition {condition.kind} states no share.")
    return condition.limit
