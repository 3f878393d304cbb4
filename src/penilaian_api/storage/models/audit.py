"""Map the audit trail: an append-only hash chain per agency, and what is kept beside it.

Beside it stand the readable details, and for each record of a list by which row it last changed.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.models.base import BY_KEY, Base, of_agency, part_of
from penilaian_api.storage.models.types import choice

GREW: Final = "trail_grew"
"""Where a session notes that rows of the trail come with its commit."""


class AuditHead(Base):
    """The end of an agency's chain; locked last, so that rows follow each other without gap."""

    __tablename__ = "audit_head"
    __table_args__ = (of_agency("audit_head"),)
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, default=0)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))


READ_WHOLE: Final = "employee_id IS NULL AND kind = 'read'"
"""Rows by which the results of a whole were read: few, and asked for by each whom they concern."""

TOLD_TO_ALL: Final = (
    "employee_id IS NULL AND kind = 'change' AND action NOT IN "
    "('sign_in', 'refresh', 'revoke', 'activate', 'session_revoke', 'me_password', 'restate')"
)
"""Rows about nobody of which events tell: few, once those are left out that signing in makes, and
those by which a migration says how all records stand."""


class AuditEvent(Base):
    """One row of the chain: who did what concerning whom, and the digest of all before it."""

    __tablename__ = "audit_event"
    __table_args__ = (
        of_agency("audit_event"),
        Index("ix_audit_event_employee_id", "agency_id", "employee_id", "seq"),
        part_of("audit_event", "read_whole", READ_WHOLE, "employee_id", "seq"),
        part_of("audit_event", "told_to_all", TOLD_TO_ALL, "seq"),
        BY_KEY,
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
        BY_KEY,
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    content: Mapped[str] = mapped_column(Text)
    """What the row tells; of one that is packed, only of which records of lists."""
    packed: Mapped[bytes | None] = mapped_column(LargeBinary)


TRACKED: Final = (
    "account",
    "accomplishment",
    "acknowledgement",
    "announcement",
    "approval_request",
    "assessment",
    "assignment",
    "calibration",
    "coaching_plan",
    "competence_assessment",
    "attendance",
    "counseling",
    "counseling_record",
    "cycle",
    "delegation",
    "direction_note",
    "document_job",
    "discipline_reckoning",
    "discipline_sanction",
    "employee",
    "evaluation",
    "evidence",
    "feedback",
    "goal",
    "guidance_feedback",
    "indicator",
    "indicator_mapping",
    "indicator_review",
    "indicator_version",
    "innovation",
    "innovation_panel",
    "instrument_version",
    "measurement",
    "meeting",
    "meeting_action",
    "objection",
    "outcome_link",
    "outcome_value",
    "outstanding_rule_version",
    "person_decision",
    "recommendation",
    "remedy",
    "result_use",
    "period",
    "plan",
    "plan_message",
    "plan_revision",
    "position",
    "progress",
    "proposal",
    "public_feedback",
    "publication",
    "public_service",
    "rater_statistic",
    "rater_study",
    "reporting_line",
    "role_grant",
    "scheme_version",
    "standard_version",
    "service_case",
    "service_outcome",
    "survey",
    "survey_person_release",
    "survey_release",
    "survey_target",
    "system_review",
    "training",
    "unit",
    "upward_report",
    "work_result",
)
"""The tables whose records lists show, or name beside those that they show."""


class RecordChange(Base):
    """By which row of the chain a record last changed: what a list tells who asks for changes.

    A trigger writes it when the detail of that row is stored, so that whatever the trail is told of
    is here. Why it is so: docs/decisions/0029.
    """

    __tablename__ = "record_change"
    __table_args__ = (
        of_agency("record_change"),
        Index("ix_record_change_seq", "agency_id", "record", "seq"),
        BY_KEY,
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    """Before its table: ids grow with time, so that rows come at the end, and pages fill."""
    record: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
