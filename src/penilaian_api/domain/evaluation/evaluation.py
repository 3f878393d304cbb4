"""The evaluation (evaluasi kinerja) of one person for one period: its moves and its conditions.

PermenPANRB 6/2022, art. 23-26 and annex IV. A numeric score may propose; the assessor decides, with
a reason where he differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault, Refusal, WrongState
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.feedback import FeedbackTexts, FeedbackWords, feedback_faults
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.domain.transitions import Workflow

__all__ = [
    "AXES",
    "EVALUATION",
    "Assessment",
    "EvaluationState",
    "EvaluationStep",
    "Expectation",
    "OrganizationResult",
    "Predicate",
    "Rater",
    "Rating",
    "Window",
    "awaits_delivery",
    "finality",
    "finalizing_faults",
    "is_low",
    "rating_faults",
    "turn_refusal",
]
"""What an evaluation says, with the words it shares with the scores."""


class EvaluationState(StrEnum):
    """Where an evaluation stands; receipt of a delivered one starts the employee's clocks."""

    OPEN = auto()
    RATED = auto()
    FINAL = auto()
    DELIVERED = auto()


class EvaluationStep(StrEnum):
    """What can be done with an evaluation; ``start`` makes it, ``reopen`` takes two persons."""

    START = auto()
    SELF_ASSESS = auto()
    RATE = auto()
    FINALIZE = auto()
    DELIVER = auto()
    ACKNOWLEDGE = auto()
    REOPEN = auto()


class OrganizationResult(StrEnum):
    """The outcome of the unit that the assessor leads (capaian kinerja organisasi), best first."""

    OUTSTANDING = auto()
    GOOD = auto()
    NEEDS_IMPROVEMENT = auto()
    POOR = auto()
    VERY_POOR = auto()


class Rater(StrEnum):
    """Who acts on an evaluation: the assessor, or his superior once the window is over."""

    ASSESSOR = auto()
    REVIEWER = auto()


_EDGES: Final = {
    (EvaluationState.OPEN, EvaluationStep.SELF_ASSESS): EvaluationState.OPEN,
    (EvaluationState.OPEN, EvaluationStep.RATE): EvaluationState.RATED,
    (EvaluationState.RATED, EvaluationStep.RATE): EvaluationState.RATED,
    (EvaluationState.RATED, EvaluationStep.FINALIZE): EvaluationState.FINAL,
    (EvaluationState.FINAL, EvaluationStep.DELIVER): EvaluationState.DELIVERED,
    (EvaluationState.FINAL, EvaluationStep.REOPEN): EvaluationState.OPEN,
    (EvaluationState.DELIVERED, EvaluationStep.DELIVER): EvaluationState.DELIVERED,
    (EvaluationState.DELIVERED, EvaluationStep.ACKNOWLEDGE): EvaluationState.DELIVERED,
    (EvaluationState.DELIVERED, EvaluationStep.REOPEN): EvaluationState.OPEN,
}
EVALUATION: Final = Workflow("evaluation", EvaluationState.OPEN, _EDGES)
"""A delivered result is delivered again when an objection changed it: see ``awaits_delivery``."""

AXES: Final = ("results", "behavior")
"""What every evaluation is about (art. 23)."""

_LOW: Final = frozenset(Predicate) - {Predicate.VERY_GOOD, Predicate.GOOD}


@dataclass(frozen=True, slots=True)
class Rating:
    """What the assessor chose for one axis, core value, work result or criterion.

    *suggested* is what the scheme proposed, if it proposed anything; a criterion has a number.
    """

    about: str
    chosen: Expectation | int | None
    suggested: Expectation | int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that an assessor hands in with ``rate``, and what the scheme demands of it.

    *predicate* is the outcome that follows, *suggested* the one that a score proposed, and
    *predicate_reason* why they differ. *required* names what must be rated before the result is
    final.
    """

    ratings: tuple[Rating, ...]
    predicate: Predicate | None = None
    suggested: Predicate | None = None
    predicate_reason: str = ""
    feedback: FeedbackTexts = field(default_factory=FeedbackTexts)
    organization_result: OrganizationResult | None = None
    needs_organization_result: bool = True
    required: tuple[str, ...] = AXES


def is_low(assessment: Assessment) -> bool:
    """Tell whether an axis is below expectation or the outcome is under ``good``."""
    below = any(
        rating.about in AXES and rating.chosen is Expectation.BELOW for rating in assessment.ratings
    )
    return below or assessment.predicate in _LOW


def rating_faults(assessment: Assessment, words: FeedbackWords) -> tuple[Fault, ...]:
    """Name what keeps *assessment* from being taken: order, reasons, and feedback of substance.

    The organization's result comes before the person's (art. 24).
    """
    return (
        *_order_faults(assessment),
        *_reason_faults(assessment),
        *(feedback_faults(assessment.feedback, words) if is_low(assessment) else ()),
    )


def finalizing_faults(assessment: Assessment, words: FeedbackWords) -> tuple[Fault, ...]:
    """Name what keeps *assessment* from becoming final: what is not rated yet, besides the rest."""
    rated = {rating.about for rating in assessment.ratings if rating.chosen is not None}
    missing = (about for about in assessment.required if about not in rated)
    return (
        *(Fault("/ratings", "rating_missing", {"about": about}) for about in missing),
        *rating_faults(assessment, words),
    )


def _order_faults(assessment: Assessment) -> Iterator[Fault]:
    if assessment.needs_organization_result and assessment.organization_result is None:
        yield Fault("/organization_result", "organization_result_missing")


def _reason_faults(assessment: Assessment) -> Iterator[Fault]:
    for place, rating in enumerate(assessment.ratings):
        if _unexplained(rating.suggested, rating.chosen, rating.reason):
            yield Fault(f"/ratings/{place}/reason", "reason_required")
    if _unexplained(assessment.suggested, assessment.predicate, assessment.predicate_reason):
        yield Fault("/predicate_reason", "reason_required")


def _unexplained(suggested: object, chosen: object, reason: str) -> bool:
    if suggested is None or chosen is None:
        return False
    return suggested != chosen and not reason.strip()


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an assessor may rate, up to *rate_until* inclusive, in the agency's zone.

    *today* is the day on which it is asked. Who has no superior keeps the right: nobody could take
    it over.
    """

    today: date
    rate_until: date
    zone: str
    has_reviewer: bool = True

    @property
    def rater(self) -> Rater:
        """Whose turn it is (annex IV A11, V A8)."""
        over = self.today > self.rate_until
        return Rater.REVIEWER if over and self.has_reviewer else Rater.ASSESSOR


def turn_refusal(caller: Rater, window: Window) -> Refusal | None:
    """Say why *caller* may not rate or finalize today; ``None`` when it is his turn."""
    if caller is window.rater:
        return None
    over = window.rater is Rater.REVIEWER
    return WrongState(
        "rating_window_over" if over else "rating_window_open",
        rate_until=window.rate_until,
        due_hour="24:00",
        zone=window.zone,
        next_step=window.rater,
    )


def finality(rated_by: Rater, *, from_start: bool) -> ObjectionRule | None:
    """Name the rule that makes a result final at once, if one does (annex IV A11-A12).

    A superior who only signs what the assessor had rated in time does not make it final: the text
    prints that for the missed window alone, and the employee keeps the benefit of the doubt.
    """
    if from_start:
        return ObjectionRule.FINAL_FROM_START
    return ObjectionRule.WINDOW_MISSED if rated_by is Rater.REVIEWER else None


def awaits_delivery(newest: int, delivered: int | None) -> bool:
    """Tell whether a snapshot exists that the employee was not yet given."""
    return delivered is None or delivered < newest
