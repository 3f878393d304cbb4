"""Map outcomes of a unit's services, their values over time, and the lines that serve them.

Why it is so: docs/decisions/0067.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.progress.service_cases import CaseFigure
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
    unique_if_any,
)
from penilaian_api.storage.models.types import choice, sort_text


class ServiceOutcome(Editable, AgencyRecord):
    """What a unit's work brings about, measured over time (*hasil layanan*).

    Its values are posted, or drawn from what exists: the index that releases of an instrument give
    the unit, or a figure of the cases of a public service.
    """

    __tablename__ = "service_outcome"
    __table_args__ = (
        of_agency("service_outcome"),
        unique("service_outcome", "key"),
        *refers("service_outcome", "unit_id", "unit"),
        *refers("service_outcome", "service_id", "public_service"),
        CheckConstraint("polarity IN ('higher', 'lower')", name="polarity"),
        CheckConstraint("(service_id IS NULL) = (figure IS NULL)", name="figure_of_service"),
        CheckConstraint("instrument_key IS NULL OR service_id IS NULL", name="one_source"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    name: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[UUID]
    measured_in: Mapped[str] = mapped_column(String(60))
    polarity: Mapped[str] = mapped_column(String(20))
    is_public_service: Mapped[bool] = mapped_column(default=False)
    goal_key: Mapped[str | None] = mapped_column(String(60))
    """The goal that it serves: of each year, the one with this key."""
    instrument_key: Mapped[str | None] = mapped_column(String(60))
    service_id: Mapped[UUID | None]
    figure: Mapped[CaseFigure | None] = mapped_column(choice(CaseFigure, "figure"))


class OutcomeValue(AgencyRecord):
    """What an outcome was on some days; a correction of the same days supersedes it."""

    __tablename__ = "outcome_value"
    __table_args__ = (
        of_agency("outcome_value"),
        *refers("outcome_value", "outcome_id", "service_outcome"),
        *refers("outcome_value", "supersedes_id", "outcome_value"),
        refers("outcome_value", "posted_by", "account")[0],
        unique_if_any("outcome_value", "supersedes_id"),
        Index("ix_outcome_value_starts_on", "agency_id", "starts_on", "id"),
        Index("ix_outcome_value_of_days", "agency_id", "outcome_id", "starts_on", "id"),
        CheckConstraint("ends_before > starts_on", name="dates"),
        CheckConstraint("count >= 0", name="count"),
        CheckConstraint("low <= high", name="range"),
        CheckConstraint("supersedes_id <> id", name="not_itself"),
    )

    outcome_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_before: Mapped[date]
    value: Mapped[Decimal]
    count: Mapped[int | None]
    """From how many answers or cases it comes, where that is known."""
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    source: Mapped[str] = mapped_column(String(300))
    supersedes_id: Mapped[UUID | None]
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]


class OutcomeLink(Editable, PersonRecord):
    """That a line of a person's plan serves an outcome."""

    __tablename__ = "outcome_link"
    __table_args__ = (
        of_agency("outcome_link"),
        *of_person("outcome_link"),
        *refers("outcome_link", "plan_id", "plan", personal=True),
        *refers("outcome_link", "line_id", "plan_line", personal=True),
        *refers("outcome_link", "outcome_id", "service_outcome"),
        refers("outcome_link", "linked_by", "account")[0],
        unique("outcome_link", "line_id", "outcome_id"),
    )

    plan_id: Mapped[UUID]
    line_id: Mapped[UUID]
    outcome_id: Mapped[UUID]
    linked_by: Mapped[UUID]
    linked_at: Mapped[datetime]
