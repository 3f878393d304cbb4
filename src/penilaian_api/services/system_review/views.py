"""Define what is stated and given out of reviews of the system."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.system_review.review import SystemReviewState


@dataclass(frozen=True, slots=True)
class SystemFindingInput:
    """What was found, the actions that answer it, or why there are none."""

    measure: MeasureId | None
    text: str
    action_ids: tuple[UUID, ...]
    no_action_reason: str


@dataclass(frozen=True, slots=True)
class SystemReviewView:
    """A review of the system in a list."""

    id: UUID
    period_id: UUID
    period_key: str
    previous_id: UUID | None
    state: SystemReviewState
    opened_at: datetime
    concluded_at: datetime | None
    conclusion: str
    digest: str
    version: int


@dataclass(frozen=True, slots=True)
class ReviewActionView:
    """An action that answers a finding, who does it by when, and what came of it."""

    id: UUID
    meeting_id: UUID
    what: str
    owner_code: str
    owner_name: str
    due_on: date
    state: MeetingActionState
    done_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class EarlierActionView:
    """An action of an earlier review: of which period and finding, and what became of it."""

    period_key: str
    finding_text: str
    action: ReviewActionView


@dataclass(frozen=True, slots=True)
class SystemFindingView:
    """What a review found, with the actions that answer it, or why there are none."""

    number: int
    measure: MeasureId | None
    text: str
    no_action_reason: str
    actions: tuple[ReviewActionView, ...]


@dataclass(frozen=True, slots=True)
class SystemReviewDetail:
    """A review with its frozen content, findings, and what became of the earlier actions."""

    review: SystemReviewView
    content: str
    findings: tuple[SystemFindingView, ...]
    earlier_actions: tuple[EarlierActionView, ...]
    allowed_actions: tuple[Action, ...]
