"""Map training and further education: from what it comes, who decided, and how it ended."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import TrainingKind, TrainingOrigin, TrainingState
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
)
from penilaian_api.storage.models.development.coaching import untold
from penilaian_api.storage.models.types import choice


class Training(Editable, PersonRecord):
    """A training or an education of a person: assigned or nominated by who leads them."""

    __tablename__ = "training"
    __table_args__ = (
        of_agency("training"),
        *of_person("training"),
        *refers("training", "nominated_by", "employee"),
        *refers("training", "decided_by", "employee"),
        *refers("training", "evaluation_id", "evaluation", personal=True),
        *refers("training", "assessment_id", "competence_assessment"),
        CheckConstraint("nominated_by <> employee_id", name="not_by_oneself"),
        CheckConstraint("decided_by <> employee_id", name="not_decided_by_oneself"),
        CheckConstraint(
            "kind <> 'further_education' OR decided_by IS NULL OR decided_by <> nominated_by",
            name="two_persons",
        ),
        CheckConstraint("hours > 0", name="hours"),
        CheckConstraint(
            "(closed_on IS NULL) = (state NOT IN ('completed', 'dropped'))", name="closed"
        ),
        CheckConstraint(
            "(assessment_id IS NULL) = (origin <> 'competence_gap')", name="gap_is_named"
        ),
        CheckConstraint(
            "origin <> 'improvement_area' OR (evaluation_id IS NOT NULL AND item <> '')",
            name="area_is_named",
        ),
        CheckConstraint(
            "origin <> 'consistent_results' OR rule_version IS NOT NULL", name="rule_is_named"
        ),
    )

    kind: Mapped[TrainingKind] = mapped_column(choice(TrainingKind, "kind"))
    origin: Mapped[TrainingOrigin] = mapped_column(choice(TrainingOrigin, "origin"))
    evaluation_id: Mapped[UUID | None]
    assessment_id: Mapped[UUID | None]
    item: Mapped[str] = mapped_column(String(60), default="")
    """Of a gap: the competence, by its key in the rubric; of an area to improve: its key."""
    rule_version: Mapped[int | None]
    """Of education, and of consistent results: by which version of the rule they were."""
    qualifies_for: Mapped[Qualification | None] = mapped_column(
        choice(Qualification, "qualifies_for")
    )
    """For what it makes its person fit once it is completed."""
    title: Mapped[str] = untold(200)
    provider: Mapped[str] = untold(200)
    hours: Mapped[int | None]
    due_on: Mapped[date]
    nominated_by: Mapped[UUID]
    nominated_at: Mapped[datetime]
    state: Mapped[TrainingState] = mapped_column(choice(TrainingState, "state"))
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = untold(2000)
    closed_on: Mapped[date | None]
    note: Mapped[str] = untold(2000)
