"""Map attendance, what each working day of a person was, and what discipline follows from it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.attendance.day import AttendanceState
from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
    unique,
    unique_if_any,
)
from penilaian_api.storage.models.organization import EffectiveDated, effective_dated_checks
from penilaian_api.storage.models.types import choice

_FIRST = text("supersedes_id IS NULL")


class Attendance(PersonRecord):
    """One day of a person (*presensi*); a later feed that says otherwise supersedes it."""

    __tablename__ = "attendance"
    __table_args__ = (
        of_agency("attendance"),
        of_person("attendance")[0],
        Index("ix_attendance_employee_id", "agency_id", "employee_id", "day", "id"),
        Index("ix_attendance_day", "agency_id", "day", "id"),
        owned("attendance"),
        unique_if_any("attendance", "supersedes_id"),
        *refers("attendance", "supersedes_id", "attendance", personal=True),
        refers("attendance", "posted_by", "account")[0],
        Index(  # a chain of corrections begins once and never forks: one record of a day stands
            "uq_attendance_of_day",
            "agency_id",
            "employee_id",
            "day",
            unique=True,
            sqlite_where=_FIRST,
            postgresql_where=_FIRST,
        ),
        CheckConstraint("supersedes_id <> id", name="not_itself"),
        CheckConstraint("late_minutes BETWEEN 0 AND 1440", name="late_minutes"),
        CheckConstraint("early_minutes BETWEEN 0 AND 1440", name="early_minutes"),
        CheckConstraint(
            "late_minutes + early_minutes = 0 OR state IN ('late', 'left_early')", name="minutes"
        ),
        CheckConstraint("(leave_kind IS NULL) = (state <> 'leave')", name="leave_kind"),
    )

    on: Mapped[date] = mapped_column("day")
    state: Mapped[AttendanceState] = mapped_column(choice(AttendanceState, "state"))
    leave_kind: Mapped[str | None] = mapped_column(String(40))
    late_minutes: Mapped[int] = mapped_column(default=0)
    early_minutes: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = mapped_column(String(200))
    supersedes_id: Mapped[UUID | None]
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]


class DisciplineReckoning(PersonRecord):
    """What a person's measurement of discipline was reckoned from: figures and every deduction."""

    __tablename__ = "discipline_reckoning"
    __table_args__ = (
        of_agency("discipline_reckoning"),
        *of_person("discipline_reckoning"),
        *refers("discipline_reckoning", "period_id", "period"),
        *refers("discipline_reckoning", "measurement_id", "measurement"),
        unique("discipline_reckoning", "measurement_id"),
    )

    period_id: Mapped[UUID]
    measurement_id: Mapped[UUID]
    rule: Mapped[str] = mapped_column(String(60))
    rule_version: Mapped[int]
    value: Mapped[Decimal]
    recorded: Mapped[int]
    late_days: Mapped[int]
    late_minutes: Mapped[int]
    early_days: Mapped[int]
    early_minutes: Mapped[int]
    absent: Mapped[int]
    leave: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    """Canonical JSON: months, each deduction by day; its SHA-256 is the digest."""
    digest: Mapped[str] = mapped_column(String(64))
    reckoned_at: Mapped[datetime]


class DisciplineSanction(Editable, EffectiveDated, PersonRecord):
    """A sanction (*hukuman disiplin*) that an official decided: entered by hand, never derived."""

    __tablename__ = "discipline_sanction"
    __table_args__ = (
        *effective_dated_checks(),
        of_agency("discipline_sanction"),
        Index("ix_discipline_sanction_starts_on", "agency_id", "starts_on", "id"),
        *of_person("discipline_sanction"),
        refers("discipline_sanction", "recorded_by", "account")[0],
        unique("discipline_sanction", "employee_id", "decision_number"),
    )

    level: Mapped[Sanction] = mapped_column(choice(Sanction, "level"))
    penalty: Mapped[Penalty | None] = mapped_column(choice(Penalty, "penalty"))
    decision_number: Mapped[str] = mapped_column(String(100))
    decided_on: Mapped[date]
    decided_by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(2000))
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime]
