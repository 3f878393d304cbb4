"""Map meetings with those who are invited, what they discuss, and what follows from them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState, TopicDecision
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    part_of,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class Meeting(Editable, PersonRecord):
    """A meeting of a unit; its person is the host, who records who came and what was said."""

    __tablename__ = "meeting"
    __table_args__ = (
        of_agency("meeting"),
        *of_person("meeting"),
        *refers("meeting", "unit_id", "unit"),
        *refers("meeting", "cycle_id", "cycle"),
        Index("ix_meeting_starts_at", "agency_id", "starts_at", "id"),
        part_of("meeting", "training", "kind = 'rater_training'", "id"),
    )

    kind: Mapped[MeetingKind] = mapped_column(choice(MeetingKind, "kind"))
    title: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[UUID]
    cycle_id: Mapped[UUID | None]
    starts_at: Mapped[datetime]
    location: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[MeetingState] = mapped_column(choice(MeetingState, "state"))
    minutes: Mapped[str] = mapped_column(String(8000), default="")
    canceled_for: Mapped[str] = mapped_column(String(1000), default="")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class MeetingAttendee(PersonRecord):
    """That a person is invited to a meeting, and whether they came."""

    __tablename__ = "meeting_attendee"
    __table_args__ = (
        of_agency("meeting_attendee"),
        *of_person("meeting_attendee"),
        *refers("meeting_attendee", "meeting_id", "meeting"),
        unique("meeting_attendee", "meeting_id", "employee_id"),
    )

    meeting_id: Mapped[UUID]
    has_attended: Mapped[bool | None]
    """As the host records it; empty before the meeting took place."""
    confirmed_at: Mapped[datetime | None]
    """When they confirmed it themselves."""


class MeetingTopic(AgencyRecord):
    """A version of an indicator that a meeting discusses, and what it decided on it."""

    __tablename__ = "meeting_topic"
    __table_args__ = (
        of_agency("meeting_topic"),
        *refers("meeting_topic", "meeting_id", "meeting"),
        *refers("meeting_topic", "indicator_version_id", "indicator_version"),
        unique("meeting_topic", "meeting_id", "indicator_version_id"),
    )

    meeting_id: Mapped[UUID]
    indicator_version_id: Mapped[UUID]
    decision: Mapped[TopicDecision | None] = mapped_column(choice(TopicDecision, "decision"))
    note: Mapped[str] = mapped_column(String(1000), default="")


class MeetingCorrection(AgencyRecord):
    """Minutes that stand in place of those of a closed meeting, which stay beside them."""

    __tablename__ = "meeting_correction"
    __table_args__ = (
        of_agency("meeting_correction"),
        *refers("meeting_correction", "meeting_id", "meeting"),
        refers("meeting_correction", "corrected_by", "account")[0],
        unique("meeting_correction", "meeting_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    meeting_id: Mapped[UUID]
    number: Mapped[int]
    minutes: Mapped[str] = mapped_column(String(8000))
    reason: Mapped[str] = mapped_column(String(1000))
    corrected_by: Mapped[UUID]
    corrected_at: Mapped[datetime]


class MeetingAction(Editable, PersonRecord):
    """What a meeting agreed to do; its person owns it, and says when it is done."""

    __tablename__ = "meeting_action"
    __table_args__ = (
        of_agency("meeting_action"),
        *of_person("meeting_action"),
        *refers("meeting_action", "meeting_id", "meeting"),
        unique("meeting_action", "meeting_id", "number"),
        part_of("meeting_action", "open", "state = 'open'", "employee_id", "due_on"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("state = 'open' OR done_at IS NOT NULL", name="done"),
    )

    meeting_id: Mapped[UUID]
    number: Mapped[int]
    what: Mapped[str] = mapped_column(String(500))
    due_on: Mapped[date]
    state: Mapped[MeetingActionState] = mapped_column(choice(MeetingActionState, "state"))
    done_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(1000), default="")
    """What came of it, in the words of the owner."""


class MeetingLesson(AgencyRecord):
    """What others can learn from a meeting: a short text that all of the agency can find."""

    __tablename__ = "meeting_lesson"
    __table_args__ = (
        of_agency("meeting_lesson"),
        *refers("meeting_lesson", "meeting_id", "meeting"),
        *refers("meeting_lesson", "unit_id", "unit"),
        unique("meeting_lesson", "meeting_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    meeting_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(1000))
