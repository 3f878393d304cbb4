"""Define what may follow from a result: recommendations, decisions by people, and each use of it.

Nothing follows by itself: a recommendation waits for a person, who says why. Whoever uses a result
states for what, and whom it is about sees it.

Why it is so: docs/decisions/0053.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.evaluation.evaluation import EvaluationState, stands
from penilaian_api.domain.transitions import Workflow


class UsePurpose(StrEnum):
    """For what a result is used: in a decision on a person, or to guide and train them."""

    RECOGNITION = auto()
    REWARD = auto()
    PROMOTION = auto()
    TRANSFER = auto()
    TRAINING = auto()
    EDUCATION = auto()
    ALLOWANCE = auto()
    SANCTION = auto()
    DEVELOPMENT = auto()


class DecidedPurpose(StrEnum):
    """For what somebody is decided on; each is decided for itself, and guidance is none of them."""

    RECOGNITION = auto()
    REWARD = auto()
    PROMOTION = auto()
    TRANSFER = auto()
    TRAINING = auto()
    EDUCATION = auto()
    ALLOWANCE = auto()
    SANCTION = auto()


class RecommendedPurpose(StrEnum):
    """What can be recommended; a sanction cannot: it begins with a person and not with a list."""

    RECOGNITION = auto()
    REWARD = auto()
    PROMOTION = auto()
    TRANSFER = auto()
    TRAINING = auto()
    EDUCATION = auto()
    ALLOWANCE = auto()


class DecisionOutcome(StrEnum):
    """What was decided."""

    GRANTED = auto()
    DECLINED = auto()


class UseStep(StrEnum):
    """At which step a result was used."""

    RECOMMENDED = auto()
    RENEWED = auto()
    DECIDED = auto()


class RecommendationState(StrEnum):
    """Where a recommendation stands."""

    PROPOSED = auto()
    GRANTED = auto()
    DECLINED = auto()
    WITHDRAWN = auto()


class RecommendationStep(StrEnum):
    """What can be done with a recommendation."""

    RENEW = auto()
    GRANT = auto()
    DECLINE = auto()
    WITHDRAW = auto()


RECOMMENDATION: Final = Workflow(
    "recommendation",
    RecommendationState.PROPOSED,
    {
        (RecommendationState.PROPOSED, RecommendationStep.RENEW): RecommendationState.PROPOSED,
        (RecommendationState.PROPOSED, RecommendationStep.GRANT): RecommendationState.GRANTED,
        (RecommendationState.PROPOSED, RecommendationStep.DECLINE): RecommendationState.DECLINED,
        (RecommendationState.PROPOSED, RecommendationStep.WITHDRAW): RecommendationState.WITHDRAWN,
    },
)
STEPS: Final = {
    DecisionOutcome.GRANTED: RecommendationStep.GRANT,
    DecisionOutcome.DECLINED: RecommendationStep.DECLINE,
}


class RestsOn(StrEnum):
    """How the result that is cited stands today."""

    STANDING = auto()
    REOPENED = auto()
    UNDELIVERED = auto()
    SUPERSEDED = auto()


def rests_on(state: EvaluationState, newest: int, delivered: int | None, cited: int) -> RestsOn:
    """Say how a cited result stands: as it was cited, being made anew, or followed by another one.

    A newer one that is not delivered yet can be cited by nothing: it is not in hand.
    """
    if state is not EvaluationState.DELIVERED:
        return RestsOn.REOPENED
    if not stands(state, newest, delivered):
        return RestsOn.UNDELIVERED
    return RestsOn.STANDING if cited == newest else RestsOn.SUPERSEDED
