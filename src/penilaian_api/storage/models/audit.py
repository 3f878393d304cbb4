"""Map the audit trail: an append-only hash chain per agency, and the readable details beside it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.models.base import Base, of_agency
from penilaian_api.storage.models.types import choice


class AuditHead(Base):
    """The end of an agency's chain; locked last, so that rows follow each other without gap."""

    __tablename__ = "audit_head"
    __table_args__ = (of_agency("audit_head"),)
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, default=0)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditEvent(Base):
    """One row of the chain: who did what concerning whom, and the digest of all before it."""

    __tablename__ = "audit_event"
    __table_args__ = (
        of_agency("audit_event"),
        Index("ix_audit_event_employee_id", "agency_id", "employee_id", "seq"),
    )
    audited = False
    about_person = True

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    request_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    kind: Mapped[TrailKind] = mapped_column(choice(TrailKind, "kind"))
    employee_id: Mapped[UUID | None]
    """Whom it concerns; empty where it concerns nobody's record."""
    detail_mac: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditDetail(Base):
    """What a row of the chain tells in words; erased with a person, the chain stays valid."""

    __tablename__ = "audit_detail"
    __table_args__ = (
        ForeignKeyConstraint(
            ["agency_id", "seq"],
            ["audit_event.agency_id", "audit_event.seq"],
            name="fk_audit_detail_event",
        ),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    content: Mapped[str] = mapped_column(Text)
