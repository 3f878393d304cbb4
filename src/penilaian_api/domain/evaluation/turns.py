"""Say who takes the next step of an evaluation or an objection, or why nobody can.

By the relations of the day: the assessor up to the end of the window, then the one above them
(PermenPANRB 6/2022, annex IV A11, V A8, V B). Who left a post keeps the assessor of that post, so
that what was begun is finished. Where nobody is found the list of defects names it.
"""

from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

from penilaian_api.domain.evaluation.evaluation import EvaluationState, awaits_delivery
from penilaian_api.domain.evaluation.objection import ObjectionState


class Impasse(StrEnum):
    """Why nobody can take the next step."""

    PERIOD_CLOSED = auto()
    """The period closed over an evaluation that is not final."""
    NO_LEADER = auto()
    """Nobody assesses the person today, or nobody stands above who does."""
    NO_DECIDER = auto()
    """Nobody stands above the assessor who is neither the employee nor the one contested."""


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who assesses a person on a day, and who assesses that one."""

    assessor: UUID | None
    reviewer: UUID | None


@dataclass(frozen=True, slots=True)
class EvaluationProgress:
    """How far an evaluation has come on a day; its period may be before, in or after its rating."""

    state: EvaluationState
    is_in_rating: bool
    is_period_closed: bool = False
    is_window_over: bool = False
    finalizer: UUID | None = None
    result_number: int = 0
    delivered_number: int | None = None


def next_actor(progress: EvaluationProgress, leaders: Leaders) -> UUID | Impasse | None:
    """Name the one who takes the next step; ``None`` where it waits for no leader.

    Nothing waits for one while the period is not in rating yet, nor once the result was delivered.
    """
    if progress.state in {EvaluationState.OPEN, EvaluationState.RATED}:
        if progress.is_period_closed:
            return Impasse.PERIOD_CLOSED
        return _rater(progress, leaders) if progress.is_in_rating else None
    if not awaits_delivery(progress.result_number, progress.delivered_number):
        return None
    if progress.delivered_number is not None:
        return leaders.reviewer or Impasse.NO_LEADER
    by_reviewer = leaders.reviewer is not None and progress.finalizer == leaders.reviewer
    return (leaders.reviewer if by_reviewer else leaders.assessor) or Impasse.NO_LEADER


def _rater(progress: EvaluationProgress, leaders: Leaders) -> UUID | Impasse:
    passed_up = progress.is_window_over and leaders.reviewer is not None
    return (leaders.reviewer if passed_up else leaders.assessor) or Impasse.NO_LEADER


def decider(
    state: ObjectionState, employee: UUID, contested: UUID | None, leaders: Leaders
) -> UUID | Impasse | None:
    """Name the one who hears and decides an objection; ``None`` once it is decided."""
    if state not in {ObjectionState.FILED, ObjectionState.HEARD}:
        return None
    is_third = leaders.reviewer not in {None, employee, contested}
    return leaders.reviewer if is_third and leaders.reviewer else Impasse.NO_DECIDER
