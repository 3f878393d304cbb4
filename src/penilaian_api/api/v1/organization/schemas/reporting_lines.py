"""Define the request and response shapes of reporting lines."""

from typing import Final

from pydantic import ConfigDict
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.dated import DatedOut
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeIn

_EXAMPLE: Final[JsonDict] = {
    "position_id": "01970000-0000-7000-8000-000000000001",
    "superior_position_id": "01970000-0000-7000-8000-000000000002",
    "starts_on": "2026-04-01",
}


class ReportingLineIn(ShapeIn):
    """To which superior position a position is to report, from when."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    position_id: Key
    superior_position_id: Key
    starts_on: Day
    ends_on: Day | None = None


class ReportingLineOut(DatedOut):
    """To which superior position a position reports (*atasan langsung*)."""

    position_id: Key
    superior_position_id: Key
    position_code: str
    position_title: str
    superior_position_code: str
    superior_position_title: str
    unit_code: str
    unit_name: str


class ReportingLinePage(PageOut):
    """One page of reporting lines."""

    items: tuple[ReportingLineOut, ...]
