"""Say what callers state of guidance, and what is given out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.development.coaching import (
    CoachingState,
    GuidanceKind,
    SessionCriterion,
)
from penilaian_api.domain.scoring.vocabulary import Predicate


@dataclass(frozen=True, slots=True)
class AimInput:
    """What guidance should aim at: a line of the plan, or a part of the score."""

    aim: str
    line_id: UUID | None
    part: str | None
    baseline: str
    target: str
    strategy: str


@dataclass(frozen=True, slots=True)
class CoachingInput:
    """A plan of guidance as it should be."""

    employee_id: UUID
    coach_code: str | None
    evaluation_id: UUID | None
    remedy_id: UUID | None
    kind: GuidanceKind
    goal: str
    problem: str
    cause: str
    opportunity: str
    success_measure: str
    adjusts_plan: bool
    due_on: date
    aims: Sequence[AimInput]


@dataclass(frozen=True, slots=True)
class SessionInput:
    """A session that took place."""

    held_on: date
    location: str
    content: str
    agreed_steps: str
    steps_due_on: date | None


@dataclass(frozen=True, slots=True)
class CoachingView:
    """A plan of guidance, as lists show it."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    coach_id: UUID
    coach_code: str
    coach_name: str
    opened_by: UUID
    opened_by_name: str
    evaluation_id: UUID | None
    remedy_id: UUID | None
    kind: GuidanceKind
    goal: str
    due_on: date
    opened_on: date
    state: CoachingState
    agreed_at: datetime | None
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class AimView:
    """What guidance aims at."""

    line_id: UUID | None
    part: str | None
    aim: str
    baseline: str
    target: str
    strategy: str


@dataclass(frozen=True, slots=True)
class CoachingSessionView:
    """A session that took place."""

    number: int
    held_on: date
    location: str
    content: str
    agreed_steps: str
    steps_due_on: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CoachingDetail:
    """A plan of guidance with all that belongs to it."""

    plan: CoachingView
    problem: str
    cause: str
    opportunity: str
    success_measure: str
    adjusts_plan: bool
    own_view: str
    outcome: str
    assessment_id: UUID | None
    aims: tuple[AimView, ...]
    sessions: tuple[CoachingSessionView, ...]
    allowed_actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class LowResultView:
    """A final result that opens the duty of guidance."""

    evaluation_id: UUID
    period_id: UUID
    period_key: str
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    predicate: Predicate
    is_guided: bool


@dataclass(frozen=True, slots=True)
class GuidanceAnswer:
    """What the person says of one criterion."""

    criterion: SessionCriterion
    text: str


@dataclass(frozen=True, slots=True)
class GuidanceFeedbackView:
    """What a person says of the guidance they had, to the leader's superior."""

    id: UUID
    coaching_id: UUID
    session_number: int | None
    employee_id: UUID
    answers: tuple[GuidanceAnswer, ...]
    sent_at: datetime
