"""Map instruments, surveys, what they are about, and their releases."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.release import LEAST_GROUP
from penilaian_api.domain.survey.survey import SurveyState, Voice
from penilaian_api.domain.transitions import VersionStatus
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice, sort_text


class InstrumentVersion(Editable, AgencyRecord):
    """An instrument as one agency uses it: the canonical document whose SHA-256 is the digest."""

    __tablename__ = "instrument_version"
    __table_args__ = (
        of_agency("instrument_version"),
        unique("instrument_version", "key", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    number: Mapped[int]
    status: Mapped[VersionStatus] = mapped_column(choice(VersionStatus, "status"))
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Survey(Editable, AgencyRecord):
    """One survey with an instrument: its days, and the part of a period that it measures."""

    __tablename__ = "survey"
    __table_args__ = (
        of_agency("survey"),
        *refers("survey", "instrument_id", "instrument_version"),
        *refers("survey", "period_id", "period"),
        Index("ix_survey_starts_on", "agency_id", "starts_on", "id"),
        CheckConstraint("ends_before > starts_on", name="dates"),
        CheckConstraint(f"minimum_group >= {LEAST_GROUP}", name="minimum_group"),
        CheckConstraint("(period_id IS NULL) = (part IS NULL)", name="period_and_part"),
    )

    title: Mapped[str] = mapped_column(String(200))
    instrument_id: Mapped[UUID]
    period_id: Mapped[UUID | None]
    part: Mapped[str | None] = mapped_column(String(60))
    """The part of a score of which the release writes a measurement for each unit."""
    starts_on: Mapped[date]
    ends_before: Mapped[date]
    minimum_group: Mapped[int]
    state: Mapped[SurveyState] = mapped_column(choice(SurveyState, "state"))
    created_at: Mapped[datetime]
    audience: Mapped[SurveyAudience] = mapped_column(choice(SurveyAudience, "audience"))


class SurveyTarget(AgencyRecord):
    """About what a survey asks: a unit, a person by one kind of voice, or an indicator."""

    __tablename__ = "survey_target"
    __table_args__ = (
        of_agency("survey_target"),
        *refers("survey_target", "survey_id", "survey"),
        *refers("survey_target", "unit_id", "unit"),
        *refers("survey_target", "about_id", "employee"),
        *refers("survey_target", "indicator_version_id", "indicator_version"),
        unique("survey_target", "survey_id", "unit_id"),
        unique("survey_target", "survey_id", "indicator_version_id"),
        unique("survey_target", "survey_id", "about_id", "voice"),
        CheckConstraint(
            "(CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN about_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN indicator_version_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
        CheckConstraint("(about_id IS NULL) = (voice IS NULL)", name="person_by_voice"),
        CheckConstraint("population IS NULL OR population > 0", name="population"),
    )

    survey_id: Mapped[UUID]
    unit_id: Mapped[UUID | None]
    about_id: Mapped[UUID | None]
    voice: Mapped[Voice | None] = mapped_column(choice(Voice, "voice"))
    population: Mapped[int | None]
    indicator_version_id: Mapped[UUID | None]
    """The wording whose relevance is rated."""


class SurveyRelease(AgencyRecord):
    """What a survey says, frozen: the canonical text whose SHA-256 is the digest."""

    __tablename__ = "survey_release"
    __table_args__ = (
        of_agency("survey_release"),
        *refers("survey_release", "survey_id", "survey"),
        unique("survey_release", "survey_id"),
    )

    survey_id: Mapped[UUID]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    released_at: Mapped[datetime]


class PersonRelease(PersonRecord):
    """What colleagues said of a person in a survey, frozen as `SurveyRelease` is."""

    __tablename__ = "survey_person_release"
    __table_args__ = (
        of_agency("survey_person_release"),
        *of_person("survey_person_release"),
        *refers("survey_person_release", "survey_id", "survey"),
        unique("survey_person_release", "survey_id", "employee_id"),
    )

    survey_id: Mapped[UUID]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    released_at: Mapped[datetime]
