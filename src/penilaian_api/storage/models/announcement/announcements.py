"""Map announcements, guides and leaders' statements; who read them stands in acknowledgements."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.announcement.announcement import (
    AnnouncementKind,
    AnnouncementState,
    ReaderGroup,
)
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, refers
from penilaian_api.storage.models.types import choice


class Announcement(Editable, AgencyRecord):
    """What is announced to the people of a unit, or of the whole agency where none is named."""

    __tablename__ = "announcement"
    __table_args__ = (
        of_agency("announcement"),
        refers("announcement", "unit_id", "unit")[0],
        Index("ix_announcement_unit_id", "agency_id", "unit_id"),
        *refers("announcement", "cycle_id", "cycle"),
        *refers("announcement", "period_id", "period"),
        *refers("announcement", "leader_id", "employee"),
        CheckConstraint("period_id IS NULL OR cycle_id IS NOT NULL", name="of_cycle"),
        CheckConstraint("is_required OR due_on IS NULL", name="due"),
        CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name="published"),
        CheckConstraint(
            "kind <> 'leader_statement' OR (period_id IS NOT NULL AND leader_id IS NOT NULL)",
            name="statement",
        ),
    )

    kind: Mapped[AnnouncementKind] = mapped_column(choice(AnnouncementKind, "kind"))
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(String(20_000))
    unit_id: Mapped[UUID | None]
    reader_group: Mapped[ReaderGroup] = mapped_column(choice(ReaderGroup, "reader_group"))
    cycle_id: Mapped[UUID | None]
    """The cycle whose gate of socialisation it helps to close, if it must be read."""
    period_id: Mapped[UUID | None]
    leader_id: Mapped[UUID | None]
    """Whose statement it is."""
    is_required: Mapped[bool]
    """Whether its readers must acknowledge it."""
    due_on: Mapped[date | None]
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what readers acknowledge: its kind, title and text."""
    state: Mapped[AnnouncementState] = mapped_column(choice(AnnouncementState, "state"))
    withdrawn_for: Mapped[str] = mapped_column(String(1000), default="")
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


MUST_BE_READ: Final = (
    Announcement.is_required.is_(True),
    Announcement.state == AnnouncementState.PUBLISHED,
)
"""Of which announcements people must say that they have read them."""
