"""Map what positions demand of competences, and how people were assessed by a rubric."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import (
    AgencyRecord,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
    unique_if_any,
)

_FIRST = text("supersedes_id IS NULL")


class CompetenceDemand(AgencyRecord):
    """The level of a competence that a position demands, in place of what its class does.

    *title* names a technical competence that the shipped dictionary does not have.
    """

    __tablename__ = "competence_demand"
    __table_args__ = (
        of_agency("competence_demand"),
        *refers("competence_demand", "position_id", "position"),
        unique("competence_demand", "position_id", "item"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )

    position_id: Mapped[UUID]
    item: Mapped[str] = mapped_column(String(40))
    level: Mapped[int]
    title: Mapped[str | None] = mapped_column(String(200))


class CompetenceAssessment(PersonRecord):
    """How somebody was assessed by a rubric in a period; a correction supersedes it.

    *levels* has each item with the level reached, the one demanded, and the reason. *assessor_id*
    is empty where a service, such as an assessment center, handed it in.
    """

    __tablename__ = "competence_assessment"
    __table_args__ = (
        of_agency("competence_assessment"),
        *of_person("competence_assessment"),
        *refers("competence_assessment", "period_id", "period"),
        refers("competence_assessment", "position_id", "position")[0],
        refers("competence_assessment", "assessor_id", "employee")[0],
        *refers("competence_assessment", "supersedes_id", "competence_assessment"),
        refers("competence_assessment", "posted_by", "account")[0],
        unique_if_any("competence_assessment", "supersedes_id"),
        Index(
            "uq_competence_assessment_begun",
            "agency_id",
            "period_id",
            "employee_id",
            "rubric",
            unique=True,
            sqlite_where=_FIRST,
            postgresql_where=_FIRST,
        ),
        CheckConstraint("supersedes_id <> id", name="not_itself"),
        CheckConstraint("assessor_id <> employee_id", name="not_by_oneself"),
        CheckConstraint("rubric_number > 0", name="rubric_number"),
    )

    period_id: Mapped[UUID]
    position_id: Mapped[UUID]
    rubric: Mapped[str] = mapped_column(String(60))
    rubric_number: Mapped[int]
    assessed_on: Mapped[date]
    levels: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    value: Mapped[Decimal]
    recommendation: Mapped[str | None] = mapped_column(String(2000))
    assessor_id: Mapped[UUID | None]
    supersedes_id: Mapped[UUID | None]
    posted_by: Mapped[UUID]
    posted_at: Mapped[datetime]
