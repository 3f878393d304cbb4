"""Map publications of rewards: what they say, and the consent of whom they are about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.follow_up.publication import PublicationState
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class Publication(Editable, PersonRecord):
    """What colleagues are told of a reward; once it is withdrawn nothing of it is left."""

    __tablename__ = "publication"
    __table_args__ = (
        of_agency("publication"),
        *of_person("publication"),
        *refers("publication", "decision_id", "person_decision", personal=True),
        refers("publication", "asked_by", "account")[0],
        unique("publication", "decision_id"),
        CheckConstraint(
            "state <> 'published' OR consented_at IS NOT NULL", name="published_by_consent"
        ),
        CheckConstraint(
            "state <> 'withdrawn' OR (statement = '' AND withdrawn_at IS NOT NULL)",
            name="withdrawn_whole",
        ),
    )

    decision_id: Mapped[UUID]
    state: Mapped[PublicationState] = mapped_column(choice(PublicationState, "state"))
    statement: Mapped[str] = mapped_column(String(2000))
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    consented_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
