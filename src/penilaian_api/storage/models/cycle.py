"""Map when and by what people are appraised: schemes, cycles, periods, holidays, goals."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.cycle.cycle import Gate, PeriodState, SchemeStatus
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.dates import Span
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Base,
    Editable,
    of_agency,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice, sort_text


class SchemeVersion(Editable, AgencyRecord):
    """A scheme as one agency uses it: the canonical document whose SHA-256 is the digest."""

    __tablename__ = "scheme_version"
    __table_args__ = (
        of_agency("scheme_version"),
        unique("scheme_version", "key", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    number: Mapped[int]
    status: Mapped[SchemeStatus] = mapped_column(choice(SchemeStatus, "status"))
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Cycle(Editable, AgencyRecord):
    """A year's appraisal of one population: unit subtrees and job classes, less exceptions."""

    __tablename__ = "cycle"
    __table_args__ = (
        of_agency("cycle"),
        unique("cycle", "key"),
        Index("ix_cycle_year", "agency_id", "year", "key", "id"),
        *refers("cycle", "extended_by", "account"),
        CheckConstraint("ends_before > starts_on", name="dates"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    name: Mapped[str] = mapped_column(String(200))
    year: Mapped[int]
    starts_on: Mapped[date]
    ends_before: Mapped[date]
    plans_due_on: Mapped[date]
    extended_by: Mapped[UUID | None]
    extended_at: Mapped[datetime | None]
    """Who let the plans be due later than the law does, and when."""
    units: Mapped[list[str]] = mapped_column(JSON)
    job_classes: Mapped[list[str]] = mapped_column(JSON)
    except_units: Mapped[list[str]] = mapped_column(JSON)
    """Codes: the subtrees in, the classes in (empty: all), the subtrees out."""

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.starts_on, self.ends_before)


class Period(Editable, AgencyRecord):
    """An evaluation window of a cycle; it pins the scheme version that its evaluations copy."""

    __tablename__ = "period"
    __table_args__ = (
        of_agency("period"),
        unique("period", "cycle_id", "key"),
        *refers("period", "cycle_id", "cycle"),
        *refers("period", "scheme_version_id", "scheme_version"),
        *refers("period", "extended_by", "account"),
        CheckConstraint("ends_before > starts_on", name="dates"),
        CheckConstraint("rate_until >= rate_from", name="window"),
    )

    cycle_id: Mapped[UUID]
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[PeriodKind] = mapped_column(choice(PeriodKind, "kind"))
    starts_on: Mapped[date]
    ends_before: Mapped[date]
    rate_from: Mapped[date]
    rate_until: Mapped[date]
    extended_by: Mapped[UUID | None]
    extended_at: Mapped[datetime | None]
    """Who let the window end later than the law does, and when."""
    report_due_on: Mapped[date]
    safe_delivery_on: Mapped[date]
    """The last day on which delivery still leaves the whole right to object before the report."""
    scheme_version_id: Mapped[UUID]
    state: Mapped[PeriodState] = mapped_column(choice(PeriodState, "state"))
    extremes_need_grounds: Mapped[bool | None]
    """Whether the best and the worst rating take evidence or a reason of substance; empty: no."""
    raters_need_training: Mapped[bool | None]
    """Whether who makes results final must have been trained; empty: no."""

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.starts_on, self.ends_before)


class GateWaiver(AgencyRecord):
    """A gate of a period that was waived, by whom and why."""

    __tablename__ = "gate_waiver"
    __table_args__ = (
        of_agency("gate_waiver"),
        unique("gate_waiver", "period_id", "gate"),
        *refers("gate_waiver", "period_id", "period"),
        refers("gate_waiver", "waived_by", "account")[0],
    )

    period_id: Mapped[UUID]
    gate: Mapped[Gate] = mapped_column(choice(Gate, "gate"))
    reason: Mapped[str] = mapped_column(String(1000))
    waived_by: Mapped[UUID]
    waived_at: Mapped[datetime]


class Holiday(Editable, AgencyRecord):
    """An agency's own day off, or a national one on which it works all the same."""

    __tablename__ = "holiday"
    __table_args__ = (of_agency("holiday"), unique("holiday", "day"))

    on: Mapped[date] = mapped_column("day")
    name: Mapped[str] = mapped_column(String(200))
    is_working: Mapped[bool] = mapped_column(default=False)


class Goal(Editable, AgencyRecord):
    """A goal of an agency or a unit with its measure (*IKU*): the top of the cascade."""

    __tablename__ = "goal"
    __table_args__ = (
        of_agency("goal"),
        unique("goal", "year", "key"),
        *refers("goal", "unit_id", "unit"),
        *refers("goal", "parent_id", "goal"),
        CheckConstraint("parent_id <> id", name="not_own_parent"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    year: Mapped[int]
    unit_id: Mapped[UUID]
    parent_id: Mapped[UUID | None]
    statement: Mapped[str] = mapped_column(String(500))
    statement_en: Mapped[str | None] = mapped_column(String(500))
    indicator: Mapped[str] = mapped_column(String(500))
    measured_in: Mapped[str] = mapped_column(String(60))
    polarity: Mapped[str] = mapped_column(String(20))
    baseline: Mapped[Decimal | None]
    target: Mapped[Decimal]
    is_public_service: Mapped[bool] = mapped_column(default=False)


class CreationMark(Base):
    """Derived: when the evaluations of a period were last created for all plans in force by then.

    What is lacking since is looked for among the plans that came into force since.
    """

    __tablename__ = "creation_mark"
    __table_args__ = (
        of_agency("creation_mark"),
        ForeignKeyConstraint(
            ["agency_id", "period_id"],
            ["period.agency_id", "period.id"],
            name="fk_creation_mark_period_id",
            ondelete="CASCADE",
        ),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    period_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
