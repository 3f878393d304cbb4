"""Define the scorecard: the outcome of a score, its parts and items, and the trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.scoring.record.trail import ScoreStep
from penilaian_api.domain.scoring.vocabulary import Aspect, Expectation, MissingPolicy, Predicate


@dataclass(frozen=True, slots=True)
class Ratings:
    """The two ratings of an evaluation, chosen or proposed; None where there is none."""

    results: Expectation | None = None
    behavior: Expectation | None = None


@dataclass(frozen=True, slots=True)
class PartScore:
    """The points of one part and what they bring to the total (None on an axis)."""

    key: str
    label: Phrase
    points: Fraction
    weight: Fraction
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Item:
    """The smallest thing that earned points or a rating: an indicator, a part or a result.

    *lost* is what it kept from the total against 100 points; rated items have none.
    """

    key: str
    name: Phrase
    points: Fraction | None = None
    lost: Fraction | None = None
    rating: Expectation | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was missing, and what the scheme says to that."""

    key: str
    name: Phrase
    policy: MissingPolicy


@dataclass(frozen=True, slots=True)
class Note:
    """Something that changed the outcome on the way, for the explanation."""

    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A result with all that explains it; *score* is None where a quadrant decides."""

    digits: int
    score: Decimal | None
    predicate: Predicate | None
    ratings: Ratings
    suggested: Ratings
    trail: tuple[ScoreStep, ...]
    parts: tuple[PartScore, ...] = ()
    aspects: Mapping[Aspect, Fraction] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    missing: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()
