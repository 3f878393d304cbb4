"""Map what answers leave: links that were used, counts, and texts that nothing dates.

None of it enters the trail: a row of it would say when somebody answered. No record joins a link,
or two answers, with each other.

Why it is so: docs/decisions/0041.
"""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.survey.survey import LinkKind
from penilaian_api.storage.models.base import AgencyRecord, Base, of_agency, refers, unique
from penilaian_api.storage.models.types import choice


class SurveyLink(AgencyRecord):
    """A way to answer, by the digest of its token; a single one is used once."""

    __tablename__ = "survey_link"
    __table_args__ = (
        of_agency("survey_link"),
        *refers("survey_link", "target_id", "survey_target"),
        unique("survey_link", "digest"),
    )
    audited = False

    target_id: Mapped[UUID]
    kind: Mapped[LinkKind] = mapped_column(choice(LinkKind, "kind"))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), info={"secret": True})
    is_used: Mapped[bool] = mapped_column(default=False)


class SurveyInvitation(AgencyRecord):
    """That somebody is asked by name: used once, as a single link is, or declined; never both."""

    __tablename__ = "survey_invitation"
    __table_args__ = (
        of_agency("survey_invitation"),
        *refers("survey_invitation", "target_id", "survey_target"),
        *refers("survey_invitation", "author_id", "employee"),
        unique("survey_invitation", "target_id", "author_id"),
        CheckConstraint("NOT (is_used AND is_declined)", name="used_or_declined"),
    )
    audited = False

    target_id: Mapped[UUID]
    author_id: Mapped[UUID]
    is_used: Mapped[bool] = mapped_column(default=False)
    is_declined: Mapped[bool | None]
    """Whether who is asked has declined; empty until then."""


class SurveyTally(Base):
    """How often a value was answered to a question about a target."""

    __tablename__ = "survey_tally"
    __table_args__ = (
        of_agency("survey_tally"),
        *refers("survey_tally", "target_id", "survey_target"),
        CheckConstraint("answers > 0", name="answers"),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    target_id: Mapped[UUID] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answers: Mapped[int]


class SurveyText(AgencyRecord):
    """A text that was answered to a question about a target, under an id that nothing dates."""

    __tablename__ = "survey_text"
    __table_args__ = (
        of_agency("survey_text"),
        *refers("survey_text", "target_id", "survey_target"),
    )
    audited = False

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4, sort_order=-10)
    target_id: Mapped[UUID]
    question: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(2000))


class SurveyVisit(Base):
    """How often a form, a device or an address handed in answers, by digest, until it lapses."""

    __tablename__ = "survey_visit"
    __table_args__ = (of_agency("survey_visit"),)
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    times: Mapped[int]
    until: Mapped[datetime]
