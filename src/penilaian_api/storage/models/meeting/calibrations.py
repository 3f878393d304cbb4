"""Map calibrations: what a session proposes on a rating, and what the assessor decided on it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.meeting.calibration import CalibrationState
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    part_of,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice


class Calibration(Editable, PersonRecord):
    """A rating of its person that is proposed to be another; what was before stays here."""

    __tablename__ = "calibration"
    __table_args__ = (
        of_agency("calibration"),
        *of_person("calibration"),
        *refers("calibration", "meeting_id", "meeting"),
        *refers("calibration", "evaluation_id", "evaluation", personal=True),
        *refers("calibration", "proposed_by", "employee"),
        *refers("calibration", "decided_by", "employee"),
        unique("calibration", "meeting_id", "evaluation_id", "about"),
        part_of("calibration", "proposed", "state = 'proposed'", "employee_id"),
        CheckConstraint("rating_before <> rating_after", name="changes"),
        CheckConstraint("proposed_by <> employee_id", name="not_on_himself"),
        CheckConstraint("decided_by <> employee_id", name="not_by_himself"),
        CheckConstraint(
            "state = 'proposed' OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)",
            name="decided",
        ),
    )

    meeting_id: Mapped[UUID]
    evaluation_id: Mapped[UUID]
    about: Mapped[str] = mapped_column(String(100))
    rating_before: Mapped[str] = mapped_column(String(20))
    rating_after: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(2000))
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]
    state: Mapped[CalibrationState] = mapped_column(choice(CalibrationState, "state"))
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    declined_for: Mapped[str] = mapped_column(String(1000), default="")
