"""Map the innovation register: entries, who made them, how far they came, and how they are judged.

An entry is nobody's record: everybody in the agency reads it, and its innovators are named only to
those who may read of them.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.progress.innovation import InnovationPhase, InnovationState
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice

_WHOLE_AGENCY = text("unit_id IS NULL")


class Innovation(Editable, AgencyRecord):
    """An entry: the problem, what was changed, and the measure before and after."""

    __tablename__ = "innovation"
    __table_args__ = (
        of_agency("innovation"),
        *refers("innovation", "unit_id", "unit"),
        *refers("innovation", "period_id", "period"),
        CheckConstraint(
            "(state IN ('verified', 'declined')) = (points IS NOT NULL)", name="points"
        ),
    )

    unit_id: Mapped[UUID]
    period_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    sector: Mapped[str] = mapped_column(String(40))
    problem: Mapped[str] = mapped_column(String(2000))
    change: Mapped[str] = mapped_column(String(2000))
    measure: Mapped[str] = mapped_column(String(200))
    measured_in: Mapped[str] = mapped_column(String(40))
    before: Mapped[Decimal]
    after: Mapped[Decimal]
    state: Mapped[InnovationState] = mapped_column(choice(InnovationState, "state"))
    rubric: Mapped[str] = mapped_column(String(60))
    rubric_number: Mapped[int]
    points: Mapped[Decimal | None]
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


class Innovator(PersonRecord):
    """One of those who made an innovation."""

    __tablename__ = "innovator"
    __table_args__ = (
        of_agency("innovator"),
        *of_person("innovator"),
        *refers("innovator", "innovation_id", "innovation"),
        unique("innovator", "innovation_id", "employee_id"),
    )

    innovation_id: Mapped[UUID]


class InnovationProgress(AgencyRecord):
    """When an innovation came to a phase, and a link to what shows it."""

    __tablename__ = "innovation_progress"
    __table_args__ = (
        of_agency("innovation_progress"),
        *refers("innovation_progress", "innovation_id", "innovation"),
        unique("innovation_progress", "innovation_id", "phase"),
    )

    innovation_id: Mapped[UUID]
    phase: Mapped[InnovationPhase] = mapped_column(choice(InnovationPhase, "phase"))
    on: Mapped[date] = mapped_column("day")
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(String(2000))


class InnovationPanel(Editable, AgencyRecord):
    """Who judges the innovations of a cycle: of a unit and all below it, or of the agency."""

    __tablename__ = "innovation_panel"
    __table_args__ = (
        of_agency("innovation_panel"),
        *refers("innovation_panel", "cycle_id", "cycle"),
        *refers("innovation_panel", "unit_id", "unit"),
        unique("innovation_panel", "cycle_id", "unit_id"),
        Index(
            "uq_innovation_panel_of_agency",
            "agency_id",
            "cycle_id",
            unique=True,
            sqlite_where=_WHOLE_AGENCY,
            postgresql_where=_WHOLE_AGENCY,
        ),
    )

    cycle_id: Mapped[UUID]
    unit_id: Mapped[UUID | None]
    created_at: Mapped[datetime]


class PanelMember(AgencyRecord):
    """One of those who judge."""

    __tablename__ = "panel_member"
    __table_args__ = (
        of_agency("panel_member"),
        *refers("panel_member", "panel_id", "innovation_panel"),
        *refers("panel_member", "member_id", "employee"),
        unique("panel_member", "panel_id", "member_id"),
    )

    panel_id: Mapped[UUID]
    member_id: Mapped[UUID]


class InnovationVerdict(AgencyRecord):
    """What one member of a panel says of an innovation: the level of each criterion, and why."""

    __tablename__ = "innovation_verdict"
    __table_args__ = (
        of_agency("innovation_verdict"),
        *refers("innovation_verdict", "innovation_id", "innovation"),
        refers("innovation_verdict", "panel_id", "innovation_panel")[0],
        *refers("innovation_verdict", "author_id", "employee"),
        unique("innovation_verdict", "innovation_id", "author_id"),
    )

    innovation_id: Mapped[UUID]
    panel_id: Mapped[UUID]
    author_id: Mapped[UUID]
    levels: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    given_at: Mapped[datetime]
