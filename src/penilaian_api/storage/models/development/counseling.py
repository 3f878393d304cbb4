"""Map counseling on conduct: what was talked of and reported, and the counselor's own record.

Whoever is named reads it, and nobody else; the trail has none of it but that it changed.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.development.counseling import (
    CounselingRecordState,
    CounselingState,
    CounselorCapacity,
)
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
    unique,
)
from penilaian_api.storage.models.development.coaching import untold
from penilaian_api.storage.models.types import choice

_UNTOLD: dict[Any, Any] = {"untold": True}


class Counseling(Editable, PersonRecord):
    """A problem of conduct: the talk, the report on it (B.1.10), who counsels, when and where."""

    __tablename__ = "counseling"
    __table_args__ = (
        of_agency("counseling"),
        *of_person("counseling"),
        owned("counseling"),
        *refers("counseling", "author_id", "employee"),
        *refers("counseling", "recipient_id", "employee"),
        *refers("counseling", "counselor_id", "employee"),
        CheckConstraint("author_id <> employee_id", name="not_by_oneself"),
        CheckConstraint("recipient_id NOT IN (employee_id, author_id)", name="reported_to_another"),
        CheckConstraint("counselor_id NOT IN (employee_id, recipient_id)", name="counselor"),
        CheckConstraint(
            "state IN ('talked', 'settled') OR "
            "(reported_at IS NOT NULL AND recipient_id IS NOT NULL)",
            name="reported",
        ),
        CheckConstraint(
            "state NOT IN ('arranged', 'counseled') OR "
            "(counselor_id IS NOT NULL AND capacity IS NOT NULL AND meets_at IS NOT NULL)",
            name="arranged",
        ),
        CheckConstraint(
            "(closed_at IS NULL) = (state NOT IN ('counseled', 'settled'))",
            name="closed_at_its_end",
        ),
    )
    invites = ("author_id", "recipient_id", "counselor_id")

    author_id: Mapped[UUID]
    """Who leads the person, and talked with them."""
    core_value: Mapped[CoreValue] = mapped_column(choice(CoreValue, "core_value"), info=_UNTOLD)
    talked_on: Mapped[date]
    talk: Mapped[str] = untold(4000)
    own_view: Mapped[str] = untold(4000)
    replied_at: Mapped[datetime | None]
    state: Mapped[CounselingState] = mapped_column(choice(CounselingState, "state"))
    recipient_id: Mapped[UUID | None]
    """The head of personnel, or of the agency, to whom it is reported; they name a counselor."""
    special_expectation: Mapped[str] = untold(1000)
    details: Mapped[str] = untold(4000)
    occurs_with_others: Mapped[bool | None] = mapped_column(info=_UNTOLD)
    retrospective: Mapped[str] = untold(4000)
    reported_at: Mapped[datetime | None]
    counselor_id: Mapped[UUID | None]
    capacity: Mapped[CounselorCapacity | None] = mapped_column(
        choice(CounselorCapacity, "capacity")
    )
    meets_at: Mapped[datetime | None]
    location: Mapped[str] = untold(200)
    settled_for: Mapped[str] = untold(2000)
    closed_at: Mapped[datetime | None]


class CounselingFeedback(PersonRecord):
    """A piece of feedback that a report rests on: it goes with it."""

    __tablename__ = "counseling_feedback"
    __table_args__ = (
        of_agency("counseling_feedback"),
        *of_person("counseling_feedback"),
        *refers("counseling_feedback", "counseling_id", "counseling", personal=True),
        *refers("counseling_feedback", "feedback_id", "feedback", personal=True),
        unique("counseling_feedback", "counseling_id", "feedback_id"),
    )

    counseling_id: Mapped[UUID]
    feedback_id: Mapped[UUID]


class CounselingRecord(Editable, PersonRecord):
    """What the counselor wrote down and signed, for those to whom it is reported alone."""

    __tablename__ = "counseling_record"
    __table_args__ = (
        of_agency("counseling_record"),
        *of_person("counseling_record"),
        *refers("counseling_record", "counseling_id", "counseling", personal=True),
        *refers("counseling_record", "author_id", "employee"),
        refers("counseling_record", "superior_id", "employee")[0],
        refers("counseling_record", "second_reader_id", "employee")[0],
        *refers("counseling_record", "decided_by", "employee"),
        unique("counseling_record", "counseling_id"),
        CheckConstraint("author_id <> employee_id", name="not_by_oneself"),
        CheckConstraint("superior_id NOT IN (employee_id, author_id)", name="reader"),
        CheckConstraint(
            "second_reader_id NOT IN (employee_id, author_id, superior_id)", name="second_reader"
        ),
        CheckConstraint("decided_by IN (superior_id, second_reader_id)", name="decided_by_reader"),
        CheckConstraint("(decided_at IS NULL) = (state = 'signed')", name="decided"),
        CheckConstraint("(decided_at IS NULL) = (decided_by IS NULL)", name="decided_by_somebody"),
    )
    invites = ("author_id", "superior_id", "second_reader_id")

    counseling_id: Mapped[UUID]
    author_id: Mapped[UUID]
    """The counselor."""
    superior_id: Mapped[UUID]
    second_reader_id: Mapped[UUID | None]
    held_on: Mapped[date]
    content: Mapped[str] = untold(4000)
    agreed_steps: Mapped[str] = untold(4000)
    advice: Mapped[str] = untold(4000)
    signed_at: Mapped[datetime]
    state: Mapped[CounselingRecordState] = mapped_column(choice(CounselingRecordState, "state"))
    consequence: Mapped[str] = untold(4000)
    """What those decided to whom it was reported."""
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
