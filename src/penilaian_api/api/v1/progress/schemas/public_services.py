"""Define the request and response shapes of public services and their cases."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Exact,
    Flag,
    Instant,
    Key,
    PersonCode,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.progress.service_cases import CaseFigure, CaseTime

Name = Annotated[str, text(200)]
Number = Annotated[str, text(80)]

_SERVICE: Final[dict[str, Any]] = {
    "name": "Perekaman KTP elektronik",
    "unit_code": "DINAS",
    "counted_in": "working_days",
    "indicators": {},
}
_CASE: Final[dict[str, Any]] = {
    "service_key": "ktp",
    "number": "2026/03/0001",
    "received_at": "2026-03-02T01:30:00Z",
    "responded_at": "2026-03-02T02:10:00Z",
    "completed_at": "2026-03-04T07:00:00Z",
}


class PublicServiceIn(ShapeIn):
    """A public service as it should be; its key stands in the address."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SERVICE]})

    name: Name
    unit_code: Code
    counted_in: CaseTime
    indicators: Annotated[dict[CaseFigure, Code], Field(default_factory=dict)]


class PublicServiceOut(ShapeOut):
    """A public service; `…_id` names the indicator that each figure of its cases measures."""

    id: Key
    key: str
    name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    counted_in: CaseTime
    completed_id: Key | None
    processing_time_id: Key | None
    response_time_id: Key | None
    error_rate_id: Key | None
    version: int


class PublicServicePage(PageOut):
    """One page of public services."""

    items: tuple[PublicServiceOut, ...]


class CaseFiguresOut(ShapeOut):
    """What the cases completed on some days say; times are medians, in `counted_in`.

    `error_rate` is how many in a hundred of them were `corrected`. What no case says is null.
    """

    service_id: Key
    employee_id: Key | None
    starts_on: Day
    ends_on: Day
    counted_in: CaseTime
    completed: int
    processing_time: Exact | None
    response_time: Exact | None
    responded: int
    corrected: int
    error_rate: Exact | None


class ServiceCaseIn(ShapeIn):
    """A case (*berkas*): when it came, was first answered and completed, and who handled it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_CASE]})

    service_key: Code
    number: Number
    employee_code: PersonCode | None = None
    received_at: Instant
    responded_at: Instant | None = None
    completed_at: Instant | None = None
    is_corrected: Flag = False


class CasesIn(ShapeIn):
    """The cases of a feed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [_CASE]}]})

    items: Annotated[tuple[ServiceCaseIn, ...], Field(min_length=1, max_length=1000)]


class FeedOut(ShapeOut):
    """What a feed brought: new cases, changed ones, and those that were there as they are."""

    created: int
    changed: int
    unchanged: int
    is_dry_run: bool


class ServiceCaseOut(ShapeOut):
    """A case of a public service; `processing` and `response` are times in `counted_in`."""

    id: Key
    service_id: Key
    service_key: str
    counted_in: CaseTime
    number: str
    employee_id: Key | None
    employee_code: str | None
    employee_name: str | None
    received_at: Instant
    responded_at: Instant | None
    completed_at: Instant | None
    is_corrected: bool
    processing: Exact | None
    response: Exact | None
    version: int


class CasePage(PageOut):
    """One page of service cases."""

    items: tuple[ServiceCaseOut, ...]


class RealizedOut(ShapeOut):
    """What cases realized in a period.

    `entered`: entries of progress that were made; `unchanged`: entries that stand as they are;
    `entered_by_people`: lines on which somebody entered progress; `without_cases`: lines of whose
    person no case was completed.
    """

    entered: int
    unchanged: int
    entered_by_people: int
    without_cases: int
    is_dry_run: bool
