"""Define the request and response shapes of delegations."""

from typing import Annotated, Final

from pydantic import ConfigDict
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.dated import DatedOut, EndPatch
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeIn, text

_EXAMPLE: Final[JsonDict] = {
    "position_id": "01970000-0000-7000-8000-000000000001",
    "employee_id": "01970000-0000-7000-8000-000000000002",
    "delegated_by": "01970000-0000-7000-8000-000000000003",
    "starts_on": "2026-04-01",
    "ends_on": "2026-06-30",
    "basis": "Surat perintah nomor 800/21/2026",
}


class DelegationIn(ShapeIn):
    """Who is to assess in the place of a position, by whose decision, and from when."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    position_id: Key
    employee_id: Key
    delegated_by: Key
    starts_on: Day
    ends_on: Day | None = None
    basis: Annotated[str, text(300, 0)] = ""


class DelegationEnd(EndPatch):
    """The new last day, inclusive: never later than the one that was consented to."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ends_on": "2026-03-30"}]})


class DelegationOut(DatedOut):
    """Who assesses in the place of a position (PermenPANRB 6/2022, annex IV A2-A3 and A7).

    While `is_pending` it waits for consent, by the request `approval_id`.
    """

    position_id: Key
    employee_id: Key
    delegated_by: Key
    basis: str
    is_pending: bool
    approval_id: Key | None
    employee_name: str
    employee_code: str
    nip: str | None
    delegated_by_name: str
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str


class DelegationPage(PageOut):
    """One page of delegations."""

    items: tuple[DelegationOut, ...]
