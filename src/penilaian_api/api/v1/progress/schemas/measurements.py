"""Define the request and response shapes of measurements."""

from typing import Annotated, Any, Final, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Exact,
    Instant,
    Key,
    Part,
    PersonCode,
    ShapeIn,
    ShapeOut,
    Whole,
)

Source = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Counted = Annotated[Whole, Field(ge=0)]

_EXAMPLE: Final[dict[str, Any]] = {
    "employee_code": "198001012005010001",
    "period_id": "019d2a70-0000-7000-8000-000000000001",
    "part": "discipline",
    "value": "97.5",
    "source": "Presensi Maret 2026",
}


class MeasurementIn(ShapeIn):
    """A number about one person (by id or code) or about a unit (by code), for one period.

    `count`, `low` and `high` say what it rests on: how many answers, and their range. A correction
    names what it corrects in `supersedes_id`.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    employee_id: Key | None = None
    employee_code: PersonCode | None = None
    unit_code: Code | None = None
    period_id: Key
    part: Part
    value: Exact
    count: Counted | None = None
    low: Exact | None = None
    high: Exact | None = None
    source: Source
    supersedes_id: Key | None = None

    @model_validator(mode="after")
    def _about_one(self) -> Self:
        references = (self.employee_id, self.employee_code, self.unit_code)
        if sum(reference is not None for reference in references) != 1:
            raise ValueError("person_or_unit")
        return self


class MeasurementsIn(ShapeIn):
    """Up to a thousand measurements, stored together or not at all."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [_EXAMPLE]}]})

    items: Annotated[tuple[MeasurementIn, ...], Field(min_length=1, max_length=1000)]


class MeasurementOut(ShapeOut):
    """A measurement; `is_corrected` says that a later one counts in its place."""

    id: Key
    employee_id: Key | None
    employee_code: str | None = None
    employee_name: str | None = None
    unit_id: Key | None
    unit_code: str | None = None
    unit_name: str | None = None
    period_id: Key
    period_key: str = ""
    part: str
    value: Exact
    count: int | None
    low: Exact | None
    high: Exact | None
    source: str
    supersedes_id: Key | None
    is_corrected: bool = False
    posted_by: Key
    posted_at: Instant


class MeasurementsOut(ShapeOut):
    """What was stored, or with `dry_run` what would be, in the order in which it was sent."""

    is_dry_run: bool
    items: tuple[MeasurementOut, ...]


class MeasurementPage(PageOut):
    """One page of measurements, the first posted before the others."""

    items: tuple[MeasurementOut, ...]
