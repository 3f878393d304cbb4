"""Map reviews of the system: a frozen one of each period, findings, and the actions they cite."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.system_review.review import SystemReviewState
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    of_agency,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class SystemReview(Editable, AgencyRecord):
    """The review of a closed period: its measures as they stood then, and what was concluded."""

    __tablename__ = "system_review"
    __table_args__ = (
        of_agency("system_review"),
        *refers("system_review", "period_id", "period"),
        refers("system_review", "previous_id", "system_review")[0],
        refers("system_review", "opened_by", "account")[0],
        refers("system_review", "concluded_by", "account")[0],
        unique("system_review", "period_id"),
        CheckConstraint("previous_id <> id", name="not_after_itself"),
        CheckConstraint(
            "state = 'open' OR (concluded_by IS NOT NULL AND concluded_at IS NOT NULL)",
            name="concluded_by_somebody",
        ),
    )

    period_id: Mapped[UUID]
    previous_id: Mapped[UUID | None]
    """The one that was concluded last before it: this one tells what became of its actions."""
    state: Mapped[SystemReviewState] = mapped_column(choice(SystemReviewState, "state"))
    content: Mapped[str] = mapped_column(Text)
    """Canonical JSON of measures and levels; its SHA-256 is the digest."""
    digest: Mapped[str] = mapped_column(String(64))
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime]
    conclusion: Mapped[str] = mapped_column(String(4000), default="")
    concluded_by: Mapped[UUID | None]
    concluded_at: Mapped[datetime | None]


class SystemFinding(AgencyRecord):
    """What a review found, perhaps by a measure; why nothing is done of it, if that is so."""

    __tablename__ = "system_finding"
    __table_args__ = (
        of_agency("system_finding"),
        *refers("system_finding", "system_review_id", "system_review"),
        unique("system_finding", "system_review_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    system_review_id: Mapped[UUID]
    number: Mapped[int]
    measure: Mapped[MeasureId | None] = mapped_column(choice(MeasureId, "measure"))
    text: Mapped[str] = mapped_column(String(1000))
    no_action_reason: Mapped[str] = mapped_column(String(1000), default="")


class SystemFindingAction(AgencyRecord):
    """An action that a meeting agreed, and that answers a finding."""

    __tablename__ = "system_finding_action"
    __table_args__ = (
        of_agency("system_finding_action"),
        *refers("system_finding_action", "system_review_id", "system_review"),
        *refers("system_finding_action", "finding_id", "system_finding"),
        *refers("system_finding_action", "action_id", "meeting_action"),
        unique("system_finding_action", "finding_id", "action_id"),
    )

    system_review_id: Mapped[UUID]
    finding_id: Mapped[UUID]
    action_id: Mapped[UUID]
