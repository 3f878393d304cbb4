"""Map accomplishments, and to what each is linked: items of the plan, and what shows it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.follow_up.accomplishment import AccomplishmentState
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class Accomplishment(Editable, PersonRecord):
    """A project that somebody completed, as they tell it, and whether their leader confirms it."""

    __tablename__ = "accomplishment"
    __table_args__ = (
        of_agency("accomplishment"),
        *of_person("accomplishment"),
        owned("accomplishment"),
        *refers("accomplishment", "unit_id", "unit"),
        *refers("accomplishment", "plan_id", "plan", personal=True),
        *refers("accomplishment", "decided_by", "employee"),
        CheckConstraint("decided_by <> employee_id", name="not_by_oneself"),
        CheckConstraint(
            "(decided_by IS NULL) = (state NOT IN ('confirmed', 'declined')) "
            "AND (decided_by IS NULL) = (decided_at IS NULL)",
            name="decided_by_somebody",
        ),
    )

    unit_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(String(2000))
    completed_on: Mapped[date]
    is_public_service: Mapped[bool]
    state: Mapped[AccomplishmentState] = mapped_column(choice(AccomplishmentState, "state"))
    recorded_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(1000), default="")
    """What the leader adds when confirming it, or why they do not."""


class AccomplishmentLink(PersonRecord):
    """That an accomplishment belongs to an item of the plan, or that evidence shows it."""

    __tablename__ = "accomplishment_link"
    __table_args__ = (
        of_agency("accomplishment_link"),
        *of_person("accomplishment_link"),
        *refers("accomplishment_link", "accomplishment_id", "accomplishment", personal=True),
        *refers("accomplishment_link", "line_id", "plan_line", personal=True),
        *refers("accomplishment_link", "evidence_id", "evidence", personal=True),
        unique("accomplishment_link", "accomplishment_id", "line_id"),
        unique("accomplishment_link", "accomplishment_id", "evidence_id"),
        CheckConstraint("(line_id IS NULL) <> (evidence_id IS NULL)", name="to_one"),
    )

    accomplishment_id: Mapped[UUID]
    line_id: Mapped[UUID | None]
    evidence_id: Mapped[UUID | None]
