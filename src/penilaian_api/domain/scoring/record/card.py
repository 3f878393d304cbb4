"""Define the scorecard: the outcome of a score, its parts and items, and the trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from penilaian_api.domain.scoring.record.inputs import (
    MeasurementInput,
    PeriodResult,
    RatingInput,
    Target,
)
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.scoring.record.trail import ScoreStep
from penilaian_api.domain.scoring.vocabulary import (
    Aspect,
    Expectation,
    MissingPolicy,
    Predicate,
    ResultKind,
    TargetRelation,
    Tone,
)


@dataclass(frozen=True, slots=True)
class Ratings:
    """The two ratings of an evaluation, chosen or proposed; None where there is none."""

    results: Expectation | None = None
    behavior: Expectation | None = None


@dataclass(frozen=True, slots=True)
class PartScore:
    """The points of one part and what they bring to the total (None on an axis).

    *written_share* is the share as it is written: all of them add up to the written score.
    """

    key: str
    label: Phrase
    points: Fraction
    weight: Fraction
    share: Fraction | None
    written_share: Decimal | None = None
    measured: MeasurementInput | None = None
    """What it was measured from, where that is known to be uncertain."""
    drawn: Fraction | None = None
    """The value that counts, where few answers were drawn toward the unit's own history."""


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """The target and the realization of an indicator, as far as there is one, side by side."""

    key: str
    name: str
    target: Target
    realization: Fraction | None
    step: str | None
    attainment: Fraction | None
    relation: TargetRelation | None
    period_target: Target | None = None


@dataclass(frozen=True, slots=True)
class ResultOutcome:
    """A work result: what its indicators say, and what somebody rated it."""

    key: str
    name: str
    kind: ResultKind
    indicators: tuple[IndicatorFigures, ...] = ()
    proposed: Expectation | None = None
    rated: Expectation | None = None

    @property
    def counted(self) -> Expectation | None:
        """What counts for the proposal: the rating, else what the indicators say."""
        if self.kind is not ResultKind.MAIN:
            return None
        return self.rated or self.proposed


@dataclass(frozen=True, slots=True)
class Proposal:
    """How single ratings made the proposal of an axis, before and after the tone of feedback."""

    axis: str
    counts: Mapping[Expectation, int]
    by_count: Expectation | None
    tone: Tone | None
    rating: Expectation | None
    majority: Fraction
    small_part: Fraction


@dataclass(frozen=True, slots=True)
class GivenRating:
    """A rating that somebody gave, beside what was proposed for it, if anything ever is."""

    input: RatingInput
    name: Phrase
    proposed: Expectation | None
    is_proposable: bool


@dataclass(frozen=True, slots=True)
class Item:
    """The smallest thing that earned points or a rating: an indicator, a part or a result.

    *lost* is what it kept from the total against 100 points, or against the most that it can earn;
    *gain* what of that would still come through floor and cap. Rated items have none. *raw* are the
    points before floor and cap of its part where one of the two binds.
    """

    key: str
    name: Phrase
    points: Fraction | None = None
    lost: Fraction | None = None
    rating: Expectation | None = None
    gain: Fraction | None = None
    raw: Fraction | None = None
    figures: IndicatorFigures | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was missing, and what the scheme says to that."""

    key: str
    name: Phrase
    policy: MissingPolicy
    few: int | None = None
    """From how few answers it was measured, where that is why it is left out."""


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
    work_results: tuple[ResultOutcome, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    given: tuple[GivenRating, ...] = ()
    written: tuple[tuple[str, Decimal], ...] = ()
    """What the written score is summed of, by the key of the part or the id of the step."""
    periods: tuple[PeriodResult, ...] = ()
