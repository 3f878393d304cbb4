"""Define the shapes of calibrations."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.meeting.calibration import CalibrationState

RatingSubject = Annotated[
    str,
    StringConstraints(
        pattern=r"^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_-]{1,80})$"
    ),
]
RatingAfter = Annotated[
    str,
    StringConstraints(pattern=r"^(above|met|below|[1-5])$"),
    Field(description="As the rating itself is: a word, or for a criterion a level."),
]


class CalibrationIn(ShapeIn):
    """Which rating should be another, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "evaluation_id": "00000000-0000-4000-8000-000000000001",
                    "about": "behavior",
                    "rating_after": "above",
                    "reason": "Tiga rekan dengan catatan layanan loket yang sama menerima di atas "
                    "ekspektasi.",
                }
            ]
        }
    )

    evaluation_id: Key
    about: RatingSubject
    rating_after: RatingAfter
    reason: Annotated[str, text(2000)]


class CalibrationDeclineIn(ShapeIn):
    """Why a rating stays as it is."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reason": "Dua keluhan pada bulan Maret terbukti setelah diperiksa."}]
        }
    )

    reason: Annotated[str, text(1000)]


class CalibrationOut(ShapeOut):
    """A rating before and after (*kalibrasi*), why, and what its assessor decided."""

    id: Key
    meeting_id: Key
    meeting_title: str
    evaluation_id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    about: str
    rating_before: str
    rating_after: str
    reason: str
    proposed_by: Key
    proposed_by_name: str
    proposed_at: Instant
    state: CalibrationState
    decided_by: Key | None
    decided_by_name: str | None
    decided_at: Instant | None
    declined_for: str
    version: int


class CalibrationDetailOut(CalibrationOut):
    """A calibration, and what you may do with it."""

    allowed_actions: tuple[Action, ...]


class CalibrationPage(PageOut):
    """One page of calibrations, the first proposed before the others."""

    items: tuple[CalibrationOut, ...]
