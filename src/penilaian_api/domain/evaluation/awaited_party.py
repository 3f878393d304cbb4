"""Tell whose step an evaluation awaits: the employee, their assessor, or who reviews."""

from dataclasses import dataclass
from enum import StrEnum, auto

from penilaian_api.domain.evaluation.evaluation import EvaluationState, Rater


class AwaitedParty(StrEnum):
    """Whose step is awaited."""

    EMPLOYEE = auto()
    ASSESSOR = auto()
    REVIEWER = auto()


@dataclass(frozen=True, slots=True)
class EvaluationSituation:
    """Where an evaluation stands today.

    *rater* may rate by the window, *deliverer* delivers the first time. *is_in_rating* is said of
    its period, *is_pending* of an objection.
    """

    state: EvaluationState
    is_in_rating: bool
    rater: Rater
    deliverer: Rater
    awaits_delivery: bool
    is_pending: bool
    is_acknowledged: bool


def whose_turn(situation: EvaluationSituation) -> AwaitedParty | None:
    """Name who is awaited; nobody before the rating starts, and once all is done."""
    match situation.state:
        case EvaluationState.OPEN | EvaluationState.RATED:
            return AwaitedParty(situation.rater) if situation.is_in_rating else None
        case EvaluationState.FINAL:
            return AwaitedParty(situation.deliverer)
        case EvaluationState.DELIVERED:
            if situation.awaits_delivery or situation.is_pending:
                return AwaitedParty.REVIEWER
            return None if situation.is_acknowledged else AwaitedParty.EMPLOYEE
