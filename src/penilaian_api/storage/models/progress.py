"""Map what happens during the period: progress, evidence, and every number from elsewhere."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.storage.models.base import (
    AgencyRecord,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
    unique_if_any,
)
from penilaian_api.storage.models.types import choice


class Progress(PersonRecord):
    """An entry of realization (*realisasi*) on one indicator line; a correction supersedes it."""

    __tablename__ = "progress"
    __table_args__ = (
        of_agency("progress"),
        of_person("progress")[0],
        Index("ix_progress_employee_id", "agency_id", "employee_id", "day", "id"),
        owned("progress"),
        unique_if_any("progress", "supersedes_id"),
        *refers("progress", "line_id", "plan_line", personal=True),
        *refers("progress", "supersedes_id", "progress", personal=True),
        refers("progress", "posted_by", "account")[0],
        CheckConstraint("supersedes_id <> id", name="not_itself"),
        CheckConstraint("(value IS NULL) <> (step IS NULL)", name="value_or_step"),
        CheckConstraint("(spent IS NULL) = (spent_in IS NULL)", name="spent_in_a_unit"),
        CheckConstraint("spent > 0", name="spent"),
        CheckConstraint("cases > 0", name="cases"),
    )

    line_id: Mapped[UUID]
    on: Mapped[date] = mapped_column("day")
    value: Mapped[Decimal | None]
    step: Mapped[str | None] = mapped_column(String(80))
    note: Mapped[str] = mapped_column(String(2000), default="")
    spent: Mapped[Decimal | None]
    """What it took (*masukan*), in *spent_in*: hours, rupiah."""
    spent_in: Mapped[str | None] = mapped_column(String(60))
    cases: Mapped[int | None]
    """From how many cases of a public service it was counted; none where somebody entered it."""
    supersedes_id: Mapped[UUID | None]
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]


class Evidence(PersonRecord):
    """What shows a result (*bukti dukung*): a file kept under a random name, or a link."""

    __tablename__ = "evidence"
    __table_args__ = (
        of_agency("evidence"),
        of_person("evidence")[0],
        owned("evidence"),
        Index("ix_evidence_employee_id", "agency_id", "employee_id", "id"),
        *refers("evidence", "line_id", "plan_line", personal=True),
        *refers("evidence", "progress_id", "progress", personal=True),
        refers("evidence", "posted_by", "account")[0],
        CheckConstraint(
            "(kind = 'file' AND stored_as IS NOT NULL AND sha256 IS NOT NULL AND url IS NULL) "
            "OR (kind = 'link' AND url IS NOT NULL AND stored_as IS NULL)",
            name="file_or_link",
        ),
    )

    line_id: Mapped[UUID]
    progress_id: Mapped[UUID | None]
    kind: Mapped[EvidenceKind] = mapped_column(choice(EvidenceKind, "kind"))
    title: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str | None] = mapped_column(String(100))
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(String(64))
    stored_as: Mapped[str | None] = mapped_column(String(80))
    url: Mapped[str | None] = mapped_column(String(2000))
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]


def _begun(name: str, whom: str) -> Index:
    """Let a chain of corrections begin once: chains never fork, so one measurement stands."""
    first = text("supersedes_id IS NULL")
    columns = ("agency_id", "period_id", whom, "part")
    return Index(name, *columns, unique=True, sqlite_where=first, postgresql_where=first)


class Measurement(AgencyRecord):
    """A number that is not a plan indicator's progress: about a person, or about a whole unit.

    Surveys, attendance, competence, innovation and 360s write measurements; scores read nothing
    else of theirs. A correction supersedes the entry before.
    """

    __tablename__ = "measurement"
    about_person: ClassVar[bool] = True
    __table_args__ = (
        of_agency("measurement"),
        unique_if_any("measurement", "supersedes_id"),
        *refers("measurement", "employee_id", "employee"),
        *refers("measurement", "unit_id", "unit"),
        *refers("measurement", "period_id", "period"),
        *refers("measurement", "supersedes_id", "measurement"),
        refers("measurement", "posted_by", "account")[0],
        Index("ix_measurement_part", "agency_id", "period_id", "part"),
        _begun("uq_measurement_of_person", "employee_id"),
        _begun("uq_measurement_of_unit", "unit_id"),
        CheckConstraint("(employee_id IS NULL) <> (unit_id IS NULL)", name="person_or_unit"),
        CheckConstraint("count IS NULL OR count >= 0", name="count"),
        CheckConstraint("supersedes_id <> id", name="not_itself"),
    )

    employee_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    period_id: Mapped[UUID]
    part: Mapped[str] = mapped_column(String(60))
    value: Mapped[Decimal]
    count: Mapped[int | None]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    previous: Mapped[Decimal | None]
    """What the same unit had at the last release of the same instrument."""
    previous_source: Mapped[str | None] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(300))
    supersedes_id: Mapped[UUID | None]
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]
