"""Map marks: by which way somebody came to act on a result."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.evaluation.marks import MarkedStep, MarkGround
from penilaian_api.storage.models.base import PersonRecord, of_agency, of_person, refers
from penilaian_api.storage.models.types import choice


class ActMark(PersonRecord):
    """An act on a result that is marked for good: by which way whoever did it came to act.

    It outlives what it rests on: a delegation may be voided, the mark stays.
    """

    __tablename__ = "act_mark"
    __table_args__ = (
        of_agency("act_mark"),
        *of_person("act_mark"),
        *refers("act_mark", "evaluation_id", "evaluation", personal=True),
        *refers("act_mark", "acted_by", "account"),
        *refers("act_mark", "delegation_id", "delegation"),
        *refers("act_mark", "approval_id", "approval_request"),
        CheckConstraint(
            "(ground = 'delegation') = (delegation_id IS NOT NULL) "
            "AND (ground <> 'reset' OR approval_id IS NOT NULL)",
            name="rests_on",
        ),
    )

    evaluation_id: Mapped[UUID]
    step: Mapped[MarkedStep] = mapped_column(choice(MarkedStep, "step"))
    ground: Mapped[MarkGround] = mapped_column(choice(MarkGround, "ground"))
    acted_by: Mapped[UUID]
    acted_at: Mapped[datetime]
    delegation_id: Mapped[UUID | None]
    approval_id: Mapped[UUID | None]
    """By which request the account was reset, or the delegation got its consent."""
