"""Say what callers state of a meeting, and what is given out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState, TopicDecision


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A meeting as it should be."""

    kind: MeetingKind
    title: str
    unit_code: str
    cycle_key: str | None
    starts_at: datetime
    location: str
    host_code: str
    invited_codes: Sequence[str]
    indicator_version_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """What a meeting decided on an indicator."""

    indicator_version_id: UUID
    decision: TopicDecision
    note: str


@dataclass(frozen=True, slots=True)
class ActionInput:
    """What a meeting agreed to do, who does it, and by when."""

    what: str
    owner_code: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MeetingRecordInput:
    """Who came to a meeting, what was said and decided, and what follows from it."""

    minutes: str
    attended_codes: Sequence[str]
    decisions: Sequence[DecisionInput]
    actions: Sequence[ActionInput]
    lessons: Sequence[str]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting: when, of which unit, led by whom."""

    id: UUID
    kind: MeetingKind
    title: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    cycle_id: UUID | None
    cycle_key: str | None
    starts_at: datetime
    location: str
    host_id: UUID
    host_code: str
    host_name: str
    state: MeetingState
    canceled_for: str
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """Somebody who is invited; *is_outside_unit*: they work in another unit."""

    employee_id: UUID
    employee_code: str
    name: str
    unit_name: str
    is_outside_unit: bool
    has_attended: bool | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class TopicView:
    """An indicator that is discussed, and what was decided on it."""

    indicator_version_id: UUID
    indicator_id: UUID
    key: str
    number: int
    statement: str
    state: IndicatorState
    decision: TopicDecision | None
    note: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """Minutes that stand in place of those before, and why."""

    number: int
    minutes: str
    reason: str
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedActionView:
    """What a meeting agreed to do, and whether its owner did it."""

    id: UUID
    number: int
    what: str
    owner_id: UUID
    owner_code: str
    owner_name: str
    due_on: date
    state: MeetingActionState
    done_at: datetime | None
    outcome: str
    version: int


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting with all that belongs to it; *minutes* as they were closed."""

    meeting: MeetingView
    minutes: str
    attendees: tuple[AttendeeView, ...]
    topics: tuple[TopicView, ...]
    corrections: tuple[CorrectionView, ...]
    actions: tuple[AgreedActionView, ...]
    lessons: tuple[str, ...]
    allowed_actions: tuple[Action, ...]
