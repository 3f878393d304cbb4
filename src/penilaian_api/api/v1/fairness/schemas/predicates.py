"""Define the response shapes of predicates beside the patterns of them."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Bilingual, Exact, Key, ShapeOut
from penilaian_api.domain.evaluation.evaluation import OrganizationResult
from penilaian_api.domain.fairness.predicate_patterns import ConditionKind
from penilaian_api.domain.scoring.vocabulary import Predicate


class PredicateCountOut(ShapeOut):
    """How many people have a predicate, and which share of all that is."""

    predicate: Predicate
    count: int
    share: Exact


class HeldConditionOut(ShapeOut):
    """A condition of a pattern beside what the unit has; `explanation` says it in plain words."""

    kind: ConditionKind
    predicates: tuple[Predicate, ...]
    limit: Exact | None
    count: int
    is_met: bool
    chance: Exact | None = Field(
        description="How likely this or more of it is by chance, were the true share at the limit; "
        "for the most frequent one, were it and its nearest rival equally likely. Computed exactly."
    )
    chance_of_all: Exact | None = Field(
        description="How likely the utmost is by chance: all people of the unit alike."
    )
    is_unit_too_small: bool = Field(
        description="Whether not even the utmost would speak against it: at least 0.05 by chance."
    )
    needed: int | None = Field(description="From how many people on the condition can be tested.")
    explanation: tuple[str, ...]


class HeldPatternOut(ShapeOut):
    """A pattern with its source beside what the unit has."""

    key: str
    version: int
    source: Bilingual
    is_verified: bool = Field(description="Whether the text of the source itself was read.")
    is_possible: bool = Field(description="Whether so many people can keep to it at all.")
    conditions: tuple[HeldConditionOut, ...]


class PredicateGroupOut(ShapeOut):
    """The people whose assessors lead units with the same result, beside each pattern of it."""

    organization_result: OrganizationResult | None
    people: int
    counts: tuple[PredicateCountOut, ...]
    patterns: tuple[HeldPatternOut, ...]


class PredicateDistributionOut(ShapeOut):
    """The predicates of a unit as far as you see them: a guide, by which nothing is refused."""

    period_id: Key
    period_key: str
    unit_code: str
    unit_name: str
    final: int
    in_the_making: int
    undetermined: int = Field(description="Rated, but something is still missing.")
    groups: tuple[PredicateGroupOut, ...]
    explanation: str
