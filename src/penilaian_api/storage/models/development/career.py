"""Map the career plan of a person: their own, over years, in steps."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.development.coaching import untold


class CareerPlan(Editable, PersonRecord):
    """Where a person wants to go, by which steps in which years; who leads them reads it."""

    __tablename__ = "career_plan"
    __table_args__ = (
        of_agency("career_plan"),
        *of_person("career_plan"),
        unique("career_plan", "employee_id"),
        refers("career_plan", "position_id", "position")[0],
        CheckConstraint("to_year >= from_year", name="years"),
    )

    from_year: Mapped[int]
    to_year: Mapped[int]
    goal: Mapped[str] = untold(2000)
    position_id: Mapped[UUID | None]
    """The position aimed at, if it is one of the agency."""
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info={"untold": True})
    """Each with its year, what is done, and whether it is."""
