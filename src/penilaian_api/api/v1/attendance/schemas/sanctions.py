"""Define the request and response shapes of sanctions."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.dated import DatedOut
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Instant, Key, ShapeIn, text
from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.scoring.vocabulary import Sanction

_EXAMPLE: Final[dict[str, Any]] = {
    "employee_id": "019d2a70-0000-7000-8000-000000000002",
    "level": "light",
    "penalty": "oral_reprimand",
    "decision_number": "800.1.6.2/17/2026",
    "decided_on": "2026-03-02",
    "decided_by": "Kepala Dinas Pendidikan",
    "reason": "Tiga hari kerja tanpa keterangan.",
    "starts_on": "2026-03-02",
    "ends_on": "2026-08-31",
}


class SanctionIn(ShapeIn):
    """A sanction that an official decided, with the number of the decision."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    employee_id: Key
    level: Sanction
    penalty: Penalty | None = None
    decision_number: Annotated[str, text(100)]
    decided_on: Day
    decided_by: Annotated[str, text(200)]
    reason: Annotated[str, text(2000)]
    starts_on: Day
    ends_on: Day | None = None


class SanctionOut(DatedOut):
    """A sanction; a voided one counts as never made."""

    employee_id: Key
    employee_code: str
    employee_name: str
    level: Sanction
    penalty: Penalty | None
    decision_number: str
    decided_on: Day
    decided_by: str
    reason: str
    recorded_at: Instant


class SanctionPage(PageOut):
    """One page of the register."""

    items: tuple[SanctionOut, ...]
