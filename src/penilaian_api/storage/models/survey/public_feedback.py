"""Map what citizens say of a unit unasked: its text, what became of it, and no sender."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.survey.public_feedback import FeedbackTopic, PublicFeedbackState
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, refers, unique
from penilaian_api.storage.models.types import choice


class PublicFeedback(Editable, AgencyRecord):
    """What somebody without an account said of a unit; its receipt shows them what became of it."""

    __tablename__ = "public_feedback"
    __table_args__ = (
        of_agency("public_feedback"),
        *refers("public_feedback", "unit_id", "unit"),
        unique("public_feedback", "receipt"),
        Index("ix_public_feedback_received_on", "agency_id", "received_on", "unit_id"),
    )

    unit_id: Mapped[UUID]
    service: Mapped[str] = mapped_column(String(200), default="")
    """Of which service of the unit, in the words of who sent it."""
    topic: Mapped[FeedbackTopic] = mapped_column(choice(FeedbackTopic, "topic"))
    text: Mapped[str] = mapped_column(String(2000))
    state: Mapped[PublicFeedbackState] = mapped_column(choice(PublicFeedbackState, "state"))
    received_on: Mapped[date]
    receipt: Mapped[bytes] = mapped_column(LargeBinary(32), info={"secret": True})
    """The digest of the code by which the sender asks what became of it."""
    moderated_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(1000), default="")
    """Why it was refused."""
    answer: Mapped[str] = mapped_column(String(2000), default="")
    answered_at: Mapped[datetime | None]
