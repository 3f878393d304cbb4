"""Map feedback on a person: asked for or given, by a named author (the law wants the source)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
)
from penilaian_api.storage.models.types import choice


class Feedback(Editable, PersonRecord):
    """One feedback (*umpan balik*): while *given_at* is empty it is only asked for."""

    __tablename__ = "feedback"
    __table_args__ = (
        of_agency("feedback"),
        *of_person("feedback"),
        owned("feedback"),
        *refers("feedback", "author_id", "employee"),
        *refers("feedback", "line_id", "plan_line", personal=True),
        CheckConstraint("author_id <> employee_id", name="not_of_himself"),
        CheckConstraint("requested_at IS NOT NULL OR given_at IS NOT NULL", name="asked_or_given"),
    )

    author_id: Mapped[UUID]
    relation: Mapped[Relation] = mapped_column(choice(Relation, "relation"))
    line_id: Mapped[UUID | None]
    core_value: Mapped[CoreValue | None] = mapped_column(choice(CoreValue, "core_value"))
    question: Mapped[str] = mapped_column(String(1000), default="")
    requested_at: Mapped[datetime | None]
    tone: Mapped[Tone | None] = mapped_column(choice(Tone, "tone"))
    strength: Mapped[str] = mapped_column(String(2000), default="")
    improvement: Mapped[str] = mapped_column(String(2000), default="")
    suggestion: Mapped[str] = mapped_column(String(2000), default="")
    given_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(String(2000), default="")
    replied_at: Mapped[datetime | None]
