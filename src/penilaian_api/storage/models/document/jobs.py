"""Map document jobs: what is made for a whole unit, its people, and who works on it now.

Why it is so: docs/decisions/0079.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.document.jobs import (
    DocumentJobKind,
    DocumentJobState,
    FileFormat,
    JobItemGap,
    JobItemState,
)
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Base,
    Editable,
    of_agency,
    of_person,
    refers,
)
from penilaian_api.storage.models.types import choice

SIGNS: Final = JSON(none_as_null=True)
_UNDONE: Final = text("state IN ('queued', 'running')")


class DocumentJob(Editable, AgencyRecord):
    """The documents or forms of the people of a unit in a period, as one file in the end."""

    __tablename__ = "document_job"
    __table_args__ = (
        of_agency("document_job"),
        *refers("document_job", "period_id", "period"),
        *refers("document_job", "unit_id", "unit"),
        *refers("document_job", "account_id", "account"),
        Index("ix_document_job_requester_id", "agency_id", "requester_id", "id"),
        Index(
            "uq_document_job_undone",
            "agency_id",
            "account_id",
            "period_id",
            "unit_id",
            "with_subunits",
            "kind",
            "file_format",
            unique=True,
            sqlite_where=_UNDONE,
            postgresql_where=_UNDONE,
        ),
        CheckConstraint(
            "begun_at IS NOT NULL OR state NOT IN ('running', 'done')", name="begun_at_its_begin"
        ),
        CheckConstraint(
            "(ended_at IS NOT NULL) = (state IN ('stopped', 'done'))", name="ended_at_its_end"
        ),
    )
    invites = ("requester_id",)

    period_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    with_subunits: Mapped[bool]
    kind: Mapped[DocumentJobKind] = mapped_column(choice(DocumentJobKind, "kind"))
    file_format: Mapped[FileFormat] = mapped_column(choice(FileFormat, "file_format"))
    state: Mapped[DocumentJobState] = mapped_column(choice(DocumentJobState, "state"))
    account_id: Mapped[UUID]
    """Whose rights decide, at each step of it, as they are then."""
    requester_id: Mapped[UUID]
    """Who alone sees it: the employee of the account, or the account of nobody."""
    address: Mapped[str] = mapped_column(String(300))
    """Below which the codes of its documents are asked for."""
    requested_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class DocumentJobItem(Base):
    """One person of a job, by the plan that counts: settled once, in the order of names.

    They are numbered by the statement that puts them in, and told to no trail: it tells of the job,
    and of each document that is issued or read for it.
    """

    __tablename__ = "document_job_item"
    __table_args__ = (
        of_agency("document_job_item"),
        ForeignKeyConstraint(
            ["agency_id", "job_id"],
            ["document_job.agency_id", "document_job.id"],
            name="fk_document_job_item_job_id",
            ondelete="CASCADE",
        ),
        Index("ix_document_job_item_state", "agency_id", "job_id", "state", "number"),
        *of_person("document_job_item"),
        *refers("document_job_item", "plan_id", "plan", personal=True),
        *refers("document_job_item", "evaluation_id", "evaluation", personal=True),
        refers("document_job_item", "document_id", "issued_document", personal=True)[0],
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(gap IS NOT NULL) = (state = 'lacking')", name="lacking_for_a_reason"),
        CheckConstraint(
            "(file_name IS NOT NULL AND file_digest IS NOT NULL AND size > 0 "
            "AND standing IS NOT NULL) = (state = 'written')",
            name="written_whole",
        ),
        CheckConstraint("(settled_at IS NULL) = (state = 'waiting')", name="settled"),
        CheckConstraint("lacking_signs IS NULL OR state = 'written'", name="signs_of_its_file"),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    job_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    employee_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    evaluation_id: Mapped[UUID | None]
    state: Mapped[JobItemState] = mapped_column(choice(JobItemState, "state"))
    gap: Mapped[JobItemGap | None] = mapped_column(choice(JobItemGap, "gap"))
    document_id: Mapped[UUID | None]
    file_name: Mapped[str | None] = mapped_column(String(32))
    """Under which random name its file lies beside the evidence."""
    file_digest: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    standing: Mapped[str | None] = mapped_column(String(200))
    """By which roles, relations and result who asked had it: who lost any gets it no more."""
    lacking_signs: Mapped[list[str] | None] = mapped_column(SIGNS)
    """The signs that no letter had: they stand in its file by their numbers; empty: none lack."""
    settled_at: Mapped[datetime | None]


class DocumentJobTurn(Base):
    """That a job waits to be worked on, and who does until when: gone once it is done or stopped.

    Whoever works takes it by one conditional statement, for a while, and renews it with each item:
    of two that try one succeeds, and of one that dies the turn runs out.
    """

    __tablename__ = "document_job_turn"
    __table_args__ = (
        of_agency("document_job_turn"),
        ForeignKeyConstraint(
            ["agency_id", "job_id"],
            ["document_job.agency_id", "document_job.id"],
            name="fk_document_job_turn_job_id",
            ondelete="CASCADE",
        ),
        Index("ix_document_job_turn_leased_until", "agency_id", "leased_until"),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    job_id: Mapped[UUID] = mapped_column(primary_key=True)
    holder: Mapped[UUID | None]
    leased_until: Mapped[datetime]
    trying: Mapped[int | None]
    """The person who is being settled, and which try it is: a file that ends each process
    which makes it must not end them for good.
    """
    tries: Mapped[int] = mapped_column(default=0)
