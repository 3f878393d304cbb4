"""Define the request and response shapes of assignments."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.dated import DatedOut
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeIn, Whole
from penilaian_api.domain.organization.organization import AssignmentKind

_EXAMPLE: Final[JsonDict] = {
    "employee_id": "01970000-0000-7000-8000-000000000001",
    "position_id": "01970000-0000-7000-8000-000000000002",
    "kind": "definitive",
    "starts_on": "2026-04-01",
}


class AssignmentIn(ShapeIn):
    """Who takes which seat of a position, from when; without a seat the first free one."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    employee_id: Key
    position_id: Key
    kind: AssignmentKind = AssignmentKind.DEFINITIVE
    starts_on: Day
    ends_on: Day | None = None
    seat: Annotated[Whole, Field(ge=1, le=9999)] | None = None


class AssignmentOut(DatedOut):
    """Who holds a seat of a position: as their own post, or acting (Plt, Plh)."""

    employee_id: Key
    position_id: Key
    seat: int
    kind: AssignmentKind
    employee_name: str
    employee_code: str
    nip: str | None
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str


class AssignmentPage(PageOut):
    """One page of assignments."""

    items: tuple[AssignmentOut, ...]
