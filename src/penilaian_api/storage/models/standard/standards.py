"""Map performance standards of positions: their versions, and which positions they serve when."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.standard.standard import ScopeKind
from penilaian_api.domain.transitions import VersionStatus
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, refers, unique
from penilaian_api.storage.models.types import choice, sort_text


class StandardVersion(Editable, AgencyRecord):
    """A standard as one agency uses it: the canonical document whose SHA-256 is the digest."""

    __tablename__ = "standard_version"
    __table_args__ = (
        of_agency("standard_version"),
        unique("standard_version", "key", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("ends_before IS NULL OR ends_before >= starts_on", name="dates"),
        CheckConstraint("status <> 'active' OR activated_at IS NOT NULL", name="activated"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    number: Mapped[int]
    status: Mapped[VersionStatus] = mapped_column(choice(VersionStatus, "status"))
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    """The first day on which it applies, once it is active."""
    ends_before: Mapped[date | None]
    """Empty until the next version follows it, or it is retired."""
    activated_at: Mapped[datetime | None]
    """Since when it can be read as what will apply."""
    created_at: Mapped[datetime]


class StandardScope(AgencyRecord):
    """What an active version serves from when to when: a position, a title, or a job class."""

    __tablename__ = "standard_scope"
    __table_args__ = (
        of_agency("standard_scope"),
        *refers("standard_scope", "standard_id", "standard_version"),
        Index("ix_standard_scope_value", "agency_id", "value", "kind"),
        CheckConstraint("ends_before IS NULL OR ends_before > starts_on", name="dates"),
    )

    standard_id: Mapped[UUID]
    kind: Mapped[ScopeKind] = mapped_column(choice(ScopeKind, "kind"))
    value: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date]
    ends_before: Mapped[date | None]
