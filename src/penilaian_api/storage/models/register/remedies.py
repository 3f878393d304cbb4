"""Map what leaders do where a result makes no progress, step by step."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.progress.remedy import RemedyKind
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


class Remedy(Editable, PersonRecord):
    """A step of a leader on a result of somebody's plan that makes no progress, and why."""

    __tablename__ = "remedy"
    __table_args__ = (
        of_agency("remedy"),
        *of_person("remedy"),
        owned("remedy"),
        *refers("remedy", "plan_id", "plan", personal=True),
        *refers("remedy", "line_id", "plan_line", personal=True),
        *refers("remedy", "revision_id", "plan_revision", personal=True),
        *refers("remedy", "author_id", "employee"),
        unique("remedy", "line_id", "number"),
        Index("ix_remedy_plan", "agency_id", "plan_id", "id"),
        CheckConstraint("author_id <> employee_id", name="not_by_oneself"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint(
            "(revision_id IS NULL) = (kind <> 'adjust_expectation')", name="revision_is_named"
        ),
        CheckConstraint("kind <> 'take_over' OR number > 1", name="not_taken_over_first"),
    )

    plan_id: Mapped[UUID]
    line_id: Mapped[UUID]
    number: Mapped[int]
    kind: Mapped[RemedyKind] = mapped_column(choice(RemedyKind, "kind"))
    reason: Mapped[str] = mapped_column(String(2000))
    author_id: Mapped[UUID]
    taken_at: Mapped[datetime]
    revision_id: Mapped[UUID | None]
    """The revision of the plan by which the expectation is adjusted."""
    acknowledged_at: Mapped[datetime | None]
