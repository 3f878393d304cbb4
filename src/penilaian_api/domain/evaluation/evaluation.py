"""State the rules of an evaluation (evaluasi kinerja): its steps, turns and conditions.

PermenPANRB 6/2022, art. 23-26 and annex IV. A numeric score may propose; the assessor decides, with
a reason where they differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import Fault, RefusalError, WrongStateError
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.feedback import FeedbackRules, FeedbackTexts, feedback_faults, real_words
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.domain.transitions import Workflow


class EvaluationState(StrEnum):
    """Where an evaluation stands; receipt of a delivered one starts the employee's clocks."""

    OPEN = auto()
    RATED = auto()
    FINAL = auto()
    DELIVERED = auto()


class EvaluationStep(StrEnum):
    """What can be done with an evaluation; ``reopen`` and ``reuse`` take two persons."""

    START = auto()
    SELF_ASSESS = auto()
    RATE = auto()
    FINALIZE = auto()
    DELIVER = auto()
    ACKNOWLEDGE = auto()
    REOPEN = auto()
    REUSE = auto()


class OrganizationResult(StrEnum):
    """The outcome of the unit that the assessor leads (capaian kinerja organisasi), best first."""

    OUTSTANDING = auto()
    GOOD = auto()
    NEEDS_IMPROVEMENT = auto()
    POOR = auto()
    VERY_POOR = auto()


class Rater(StrEnum):
    """Who acts on an evaluation: the assessor, or their superior once the window is over."""

    ASSESSOR = auto()
    REVIEWER = auto()


_EDGES: Final = {
    (EvaluationState.OPEN, EvaluationStep.SELF_ASSESS): EvaluationState.OPEN,
    (EvaluationState.OPEN, EvaluationStep.RATE): EvaluationState.RATED,
    (EvaluationState.OPEN, EvaluationStep.REUSE): EvaluationState.FINAL,
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

LOWEST_LEVEL: Final = 1
HIGHEST_LEVEL: Final = 5

CORE_VALUE: Final = "core_value:"
"""What the name of a rating about one core value begins with."""

_LOW: Final = frozenset(Predicate) - {Predicate.VERY_GOOD, Predicate.GOOD}


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating about one axis, core value, work result or criterion, stored or still to be stored.

    *chosen* is a word; of a criterion it may be a *level* of one to five instead. *suggested* is
    what the scheme proposed, if it proposed anything. *id* is the record's, once there is one.
    *calibrated_from*: what it was until its assessor accepted a calibration.
    """

    about: str
    chosen: Expectation | None = None
    level: int | None = None
    reason: str = ""
    suggested: Expectation | None = None
    id: UUID | None = None
    calibrated_from: str | None = None

    @property
    def choice(self) -> Expectation | int | None:
        """The word or the level, whichever was chosen."""
        return self.level if self.chosen is None else self.chosen


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """An assessment as its assessor submits it, and what the scheme demands of it.

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
    names: Mapping[str, Phrase] = field(default_factory=dict)
    """What people call that which is rated."""
    evidenced: frozenset[str] | None = None
    """What evidence speaks for, where the best and the worst rating need grounds; else none."""


def is_low(draft: AssessmentDraft) -> bool:
    """Tell whether an axis is below expectation or the outcome is under ``good``."""
    below = any(
        rating.about in AXES and rating.chosen is Expectation.BELOW for rating in draft.ratings
    )
    return below or draft.predicate in _LOW


def rating_faults(draft: AssessmentDraft, rules: FeedbackRules) -> tuple[Fault, ...]:
    """Name what keeps *draft* from being taken: order, reasons, and feedback of substance.

    The organization's result comes before the person's (art. 24).
    """
    return (
        *_order_faults(draft),
        *_reason_faults(draft),
        *(feedback_faults(draft.feedback, rules) if is_low(draft) else ()),
    )


def finalizing_faults(draft: AssessmentDraft, rules: FeedbackRules) -> tuple[Fault, ...]:
    """Name what keeps *draft* from becoming final: what is not rated yet, besides the rest."""
    rated = {rating.about for rating in draft.ratings if rating.choice is not None}
    missing = (about for about in draft.required if about not in rated)
    return (
        *(Fault("/ratings", "rating_missing", _facts_of(draft, about)) for about in missing),
        *rating_faults(draft, rules),
        *_extreme_faults(draft, rules),
    )


def _extreme_faults(draft: AssessmentDraft, rules: FeedbackRules) -> Iterator[Fault]:
    """Name the ratings at an end of the scale for which neither evidence nor a reason speaks."""
    if draft.evidenced is None:
        return
    for index, rating in enumerate(draft.ratings):
        words = len(real_words(rating.reason, rules))
        if not is_extreme(rating) or rating.about in draft.evidenced or words >= rules.least_words:
            continue
        counts = {"least_words": str(rules.least_words), "words": str(words)}
        facts = {**_facts_of(draft, rating.about), **counts}
        yield Fault(f"/ratings/{index}/reason", "extreme_without_grounds", facts)


def _facts_of(draft: AssessmentDraft, about: str) -> dict[str, str]:
    """Name what a rating is about as people know it."""
    name = draft.names.get(about)
    return {"about": about} if name is None else name.facts_as("about")


def is_extreme(rating: Rating) -> bool:
    """Tell whether a rating lies at either end of its scale: nothing better, or nothing worse."""
    ends = {Expectation.ABOVE, Expectation.BELOW, LOWEST_LEVEL, HIGHEST_LEVEL}
    return rating.choice in ends


def _order_faults(draft: AssessmentDraft) -> Iterator[Fault]:
    if draft.needs_organization_result and draft.organization_result is None:
        yield Fault("/organization_result", "organization_result_missing")


def _reason_faults(draft: AssessmentDraft) -> Iterator[Fault]:
    for index, rating in enumerate(draft.ratings):
        if needs_reason(rating) and not rating.reason.strip():
            yield Fault(f"/ratings/{index}/reason", "reason_required")
    differs = None not in {draft.suggested, draft.predicate} and draft.suggested != draft.predicate
    if differs and not draft.predicate_reason.strip():
        yield Fault("/predicate_reason", "reason_required")


def needs_reason(rating: Rating) -> bool:
    """Tell whether a rating stands only with a reason: below, or other than what was proposed.

    Where nothing was proposed it always does. A core value as expected or above does not: it is
    what the behavior is proposed from.
    """
    if rating.choice is None:
        return False
    if rating.chosen is Expectation.BELOW:
        return True
    if rating.suggested is None:
        return not rating.about.startswith(CORE_VALUE)
    return rating.suggested != rating.choice


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an assessor may rate, up to *rate_until* inclusive, in the agency's zone.

    *today* is the day of the request. Who has no superior keeps the right: nobody could take
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


def turn_refusal(caller: Rater, window: Window) -> RefusalError | None:
    """Refuse *caller* outside their turn to rate or finalize; ``None`` when it is theirs."""
    if caller is window.rater:
        return None
    over = window.rater is Rater.REVIEWER
    return WrongStateError(
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
    """Tell whether a snapshot exists that was not yet delivered to the employee."""
    return delivered is None or delivered < newest


def stands(state: EvaluationState, newest: int, delivered: int | None) -> bool:
    """Tell whether a result was delivered, is not reopened, and no newer one waits for delivery."""
    return state is EvaluationState.DELIVERED and not awaits_delivery(newest, delivered)
