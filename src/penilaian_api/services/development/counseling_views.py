"""Say what callers state of counseling, and what is given out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.development.counseling import (
    CounselingRecordState,
    CounselingState,
    CounselorCapacity,
)
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone


@dataclass(frozen=True, slots=True)
class TalkInput:
    """A talk that took place, on conduct against one core value."""

    employee_id: UUID
    core_value: CoreValue
    talked_on: date
    talk: str


@dataclass(frozen=True, slots=True)
class ProblemReportInput:
    """A report on a problem of conduct (B.1.10), and the feedback that goes with it."""

    recipient_code: str
    special_expectation: str
    details: str
    occurs_with_others: bool
    retrospective: str
    feedback_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class ArrangementInput:
    """Who counsels and as what, when, and in which private room."""

    counselor_code: str
    capacity: CounselorCapacity
    meets_at: datetime
    location: str


@dataclass(frozen=True, slots=True)
class SignedRecordInput:
    """What a counselor writes down and signs."""

    held_on: date
    content: str
    agreed_steps: str
    advice: str


@dataclass(frozen=True, slots=True)
class CounselingView:
    """Counseling, as lists show it: without its texts."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    author_id: UUID
    author_name: str
    core_value: CoreValue
    talked_on: date
    state: CounselingState
    recipient_id: UUID | None
    recipient_name: str | None
    reported_at: datetime | None
    counselor_id: UUID | None
    counselor_name: str | None
    capacity: CounselorCapacity | None
    meets_at: datetime | None
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class CitedFeedbackView:
    """A piece of feedback that goes with a report."""

    feedback_id: UUID
    relation: Relation
    core_value: CoreValue | None
    tone: Tone | None
    strength: str
    improvement: str
    suggestion: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class CounselingDetail:
    """Counseling with all that was talked of and reported, and what the caller may do now."""

    counseling: CounselingView
    talk: str
    own_view: str
    replied_at: datetime | None
    special_expectation: str
    details: str
    occurs_with_others: bool | None
    retrospective: str
    location: str
    settled_for: str
    feedback: tuple[CitedFeedbackView, ...]
    allowed_actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class CounselingRecordView:
    """What a counselor signed, and what was decided by those to whom it is reported."""

    id: UUID
    counseling_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    counselor_id: UUID
    counselor_name: str
    held_on: date
    content: str
    agreed_steps: str
    advice: str
    signed_at: datetime
    state: CounselingRecordState
    consequence: str
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    version: int
