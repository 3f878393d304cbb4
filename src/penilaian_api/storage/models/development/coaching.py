"""Map plans of guidance with their aims and sessions, and what the person says of the guidance.

The trail says that they changed and keeps their digests; of the texts it says nothing.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from penilaian_api.domain.development.coaching import CoachingState, GuidanceKind
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

_OF_STEP: Final = text("remedy_id IS NOT NULL AND state <> 'ended'")
_UNTOLD: Final[Mapping[str, Any]] = {"untold": True}


def untold(longest: int) -> MappedColumn[Any]:
    """Map a text of which the trail says nothing but that it changed."""
    return mapped_column(String(longest), default="", info={**_UNTOLD})


class CoachingPlan(Editable, PersonRecord):
    """A plan of guidance: who guides (*author_id*), from which result, to what end, until when."""

    __tablename__ = "coaching_plan"
    __table_args__ = (
        of_agency("coaching_plan"),
        *of_person("coaching_plan"),
        owned("coaching_plan"),
        *refers("coaching_plan", "author_id", "employee"),
        *refers("coaching_plan", "opened_by", "employee"),
        *refers("coaching_plan", "evaluation_id", "evaluation", personal=True),
        *refers("coaching_plan", "remedy_id", "remedy", personal=True),
        *refers("coaching_plan", "assessment_id", "competence_assessment"),
        CheckConstraint("author_id <> employee_id", name="not_of_oneself"),
        CheckConstraint("opened_by <> employee_id", name="not_by_oneself"),
        CheckConstraint("state IN ('open', 'ended') OR agreed_at IS NOT NULL", name="agreed"),
        CheckConstraint(
            "(closed_at IS NULL) = (state IN ('open', 'running'))", name="closed_at_its_end"
        ),
        Index(  # a step leads to one plan, unless that one was ended
            "uq_coaching_plan_of_step",
            "agency_id",
            "remedy_id",
            unique=True,
            sqlite_where=_OF_STEP,
            postgresql_where=_OF_STEP,
        ),
    )

    author_id: Mapped[UUID]
    """Who guides: the assessor, or whom they name."""
    opened_by: Mapped[UUID]
    evaluation_id: Mapped[UUID | None]
    """The low result from which it comes, if it comes from one."""
    remedy_id: Mapped[UUID | None]
    """The step of art. 20 that led to it: the step itself refers to nothing of this wing."""
    kind: Mapped[GuidanceKind] = mapped_column(choice(GuidanceKind, "kind"))
    goal: Mapped[str] = untold(2000)
    problem: Mapped[str] = untold(2000)
    cause: Mapped[str] = untold(2000)
    opportunity: Mapped[str] = untold(2000)
    success_measure: Mapped[str] = untold(2000)
    adjusts_plan: Mapped[bool] = mapped_column(default=False)
    """Whether measures and targets are adjusted: the plan is then revised."""
    due_on: Mapped[date]
    opened_on: Mapped[date]
    state: Mapped[CoachingState] = mapped_column(choice(CoachingState, "state"))
    own_view: Mapped[str] = untold(4000)
    agreed_at: Mapped[datetime | None]
    outcome: Mapped[str] = untold(4000)
    assessment_id: Mapped[UUID | None]
    """The evaluation of competences that followed it (B.1.9)."""
    closed_at: Mapped[datetime | None]


class CoachingAim(PersonRecord):
    """What guidance aims at: a line of the person's plan, or a part of the score."""

    __tablename__ = "coaching_aim"
    __table_args__ = (
        of_agency("coaching_aim"),
        *of_person("coaching_aim"),
        *refers("coaching_aim", "coaching_id", "coaching_plan", personal=True),
        *refers("coaching_aim", "line_id", "plan_line", personal=True),
        CheckConstraint("(line_id IS NULL) <> (part IS NULL)", name="tied_to_one"),
    )

    coaching_id: Mapped[UUID]
    line_id: Mapped[UUID | None]
    part: Mapped[str | None] = mapped_column(String(40))
    aim: Mapped[str] = untold(1000)
    baseline: Mapped[str] = untold(500)
    target: Mapped[str] = untold(500)
    strategy: Mapped[str] = untold(2000)


class CoachingSession(PersonRecord):
    """A session that took place: when and where, what was spoken of, which steps were agreed."""

    __tablename__ = "coaching_session"
    __table_args__ = (
        of_agency("coaching_session"),
        *of_person("coaching_session"),
        *refers("coaching_session", "coaching_id", "coaching_plan", personal=True),
        unique("coaching_session", "coaching_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    coaching_id: Mapped[UUID]
    number: Mapped[int]
    held_on: Mapped[date]
    location: Mapped[str] = untold(200)
    content: Mapped[str] = untold(4000)
    agreed_steps: Mapped[str] = untold(4000)
    steps_due_on: Mapped[date | None]
    recorded_at: Mapped[datetime]


class GuidanceFeedback(PersonRecord):
    """What the person says of the guidance (B.1.8), to the leader's superior (*superior_id*)."""

    __tablename__ = "guidance_feedback"
    __table_args__ = (
        of_agency("guidance_feedback"),
        *of_person("guidance_feedback"),
        *refers("guidance_feedback", "coaching_id", "coaching_plan", personal=True),
        *refers("guidance_feedback", "superior_id", "employee"),
        unique("guidance_feedback", "coaching_id", "session_number"),
        CheckConstraint("superior_id <> employee_id", name="not_to_oneself"),
    )

    coaching_id: Mapped[UUID]
    session_number: Mapped[int | None]
    """The newest session then: of each the person says once how it was. Of old it was not kept."""
    superior_id: Mapped[UUID]
    """Who reads it: fixed when it is sent, and never who guided."""
    answers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, info={**_UNTOLD})
    sent_at: Mapped[datetime]
