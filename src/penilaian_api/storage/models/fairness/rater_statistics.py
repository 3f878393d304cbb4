"""Map the statistics of those who rate: a study of a period, and a row for each assessor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.fairness.rater_statistics import WithheldGround
from penilaian_api.storage.models.base import (
    AgencyRecord,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class RaterStudy(AgencyRecord):
    """All assessors of a period together, frozen; *number* counts how often it was computed."""

    __tablename__ = "rater_study"
    __table_args__ = (
        of_agency("rater_study"),
        *refers("rater_study", "period_id", "period"),
        refers("rater_study", "computed_by", "account")[0],
        unique("rater_study", "period_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint(
            "flagged_count <= compared_count AND compared_count <= rater_count", name="counts"
        ),
    )

    period_id: Mapped[UUID]
    number: Mapped[int]
    method: Mapped[str] = mapped_column(String(60))
    method_version: Mapped[int]
    rater_count: Mapped[int]
    compared_count: Mapped[int]
    flagged_count: Mapped[int]
    person_count: Mapped[int]
    unjudged_count: Mapped[int]
    """People with a final result of whom nobody judged anything: all of theirs is measured."""
    content: Mapped[str] = mapped_column(Text)
    """Canonical JSON with what is usual in the period; its SHA-256 is the digest."""
    digest: Mapped[str] = mapped_column(String(64))
    computed_at: Mapped[datetime]
    computed_by: Mapped[UUID]


class RaterStatistic(PersonRecord):
    """One assessor (*employee_id*) beside their colleagues, as it was computed then."""

    __tablename__ = "rater_statistic"
    __table_args__ = (
        of_agency("rater_statistic"),
        *of_person("rater_statistic"),
        *refers("rater_statistic", "study_id", "rater_study"),
        *refers("rater_statistic", "period_id", "period"),
        unique("rater_statistic", "study_id", "employee_id"),
        CheckConstraint("rated_count > 0", name="rated"),
        CheckConstraint("objections_changed <= objections_decided", name="objections"),
    )

    study_id: Mapped[UUID]
    period_id: Mapped[UUID]
    number: Mapped[int]
    rated_count: Mapped[int]
    withheld: Mapped[WithheldGround | None] = mapped_column(choice(WithheldGround, "withheld"))
    findings: Mapped[list[str]] = mapped_column(JSON, default=list)
    objections_decided: Mapped[int]
    objections_changed: Mapped[int]
    """Of the objections decided, those by which the result became another."""
    content: Mapped[str] = mapped_column(Text)
    """Canonical JSON of all figures; its SHA-256 is the digest."""
    digest: Mapped[str] = mapped_column(String(64))
    computed_at: Mapped[datetime]
