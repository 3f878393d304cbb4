"""Define what may follow from a result: recommendations, decisions by people, and each use of it.

Nothing follows by itself: a recommendation waits for a person, who says why. Whoever uses a result
states for what, and whom it is about sees it.

Why it is so: docs/decisions/0053.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.transitions import Workflow


class UsePurpose(StrEnum):
    """For what a result is used in a decision on a person; each is decided for itself."""

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
    SUPERSEDED = auto()


def rests_on(state: EvaluationState, newest: int, delivered: int | None, cited: int) -> RestsOn:
    """Say how a cited result stands: reopened, followed by another one, or as it was cited."""
    if state is not EvaluationState.DELIVERED:
        return RestsOn.REOPENED
    if cited != newest or delivered != newest:
        return RestsOn.SUPERSEDED
    return RestsOn.STANDING
