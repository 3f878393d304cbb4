"""Define the shapes of outcomes, of their values and of the lines that serve them."""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Exact,
    Flag,
    Instant,
    Key,
    Scaled,
    ShapeIn,
    ShapeOut,
    Whole,
    text,
)
from penilaian_api.domain.outcome.outcome import OutcomeMove, OutcomeSource
from penilaian_api.domain.progress.service_cases import CaseFigure

_OUTCOME: Final[dict[str, Any]] = {
    "name": "Siswa yang lulus ujian literasi",
    "unit_code": "DINAS",
    "measured_in": "persen",
    "is_public_service": True,
}
_VALUE: Final[dict[str, Any]] = {
    "starts_on": "2026-01-01",
    "ends_on": "2026-01-31",
    "value": "81.5",
    "source": "Rekap Januari",
}


class ServiceOutcomeIn(ShapeIn):
    """An outcome as it should be; its key stands in the address.

    Name an instrument, and its values are the unit's index in the releases of that instrument; or
    name a public service with a figure, and they come from its cases. Name neither, and they are
    posted.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_OUTCOME]})

    name: Annotated[str, text(200)]
    unit_code: Code
    measured_in: Annotated[str, text(60)]
    polarity: Literal["higher", "lower"] = "higher"
    is_public_service: Flag = False
    goal_key: Annotated[
        Code | None, Field(description="The goal that it serves: each year's with this key.")
    ] = None
    instrument_key: Code | None = None
    service_key: Code | None = None
    figure: CaseFigure | None = None

    @model_validator(mode="after")
    def _from_one_source(self) -> Self:
        if (self.service_key is None) != (self.figure is None):
            raise ValueError("service_with_figure")
        if self.service_key is not None and self.instrument_key is not None:
            raise ValueError("survey_or_cases")
        return self


class ServiceOutcomeOut(ShapeOut):
    """What a unit's work brings about, measured over time."""

    id: Key
    key: str
    name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    goal_key: str | None
    source: OutcomeSource
    instrument_key: str | None
    service_key: str | None
    figure: CaseFigure | None
    allowed_actions: tuple[str, ...]
    version: int


class ServiceOutcomePage(PageOut):
    """One page of outcomes."""

    items: tuple[ServiceOutcomeOut, ...]


class OutcomeValueIn(ShapeIn):
    """What an outcome was from one day through another; a correction names what it corrects."""

    model_config = ConfigDict(json_schema_extra={"examples": [_VALUE]})

    starts_on: Day
    ends_on: Day
    value: Scaled
    count: Annotated[Whole | None, Field(ge=0)] = None
    low: Scaled | None = None
    high: Scaled | None = None
    source: Annotated[str, text(300)]
    supersedes_id: Key | None = None


class OutcomeValuesIn(ShapeIn):
    """Up to two hundred values of one outcome, stored together or not at all."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [_VALUE]}]})

    items: Annotated[tuple[OutcomeValueIn, ...], Field(min_length=1, max_length=200)]


class DrawnDaysIn(ShapeIn):
    """The days of which values are drawn."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"starts_on": "2026-01-01", "ends_on": "2026-01-31"}]}
    )

    starts_on: Day
    ends_on: Day


class OutcomeValueOut(ShapeOut):
    """A value of an outcome; `is_corrected`: a later one counts in its place."""

    id: Key
    outcome_id: Key
    outcome_key: str
    measured_in: str
    starts_on: Day
    ends_on: Day
    value: Exact
    count: int | None
    low: Exact | None
    high: Exact | None
    source: str
    supersedes_id: Key | None
    is_corrected: bool
    posted_by: Key
    posted_at: Instant


class OutcomeValuePage(PageOut):
    """One page of the values of outcomes: a time series."""

    items: tuple[OutcomeValueOut, ...]


class OutcomeValuesOut(ShapeOut):
    """What was stored, or with `dry_run` what would be; `unchanged` stood already as they are."""

    created: int
    corrected: int
    unchanged: int
    is_dry_run: bool
    items: tuple[OutcomeValueOut, ...]


class OutcomeProgressOut(ShapeOut):
    """What an outcome was in some days, and before; `move` says which way is better."""

    id: Key
    key: str
    name: str
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    value: Exact | None
    value_ends_on: Day | None
    previous: Exact | None
    previous_ends_on: Day | None
    change: Exact | None
    move: OutcomeMove | None
    target: Exact | None
    is_reached: bool | None


class OutcomeGroupOut(ShapeOut):
    """How many outcomes of the whole group moved in which direction, and reached their target."""

    outcomes: int
    measured: int
    improved: int
    worsened: int
    unchanged: int
    with_target: int
    reached: int


class OutcomeProgressPage(PageOut):
    """One page of outcomes with what they were in some days, and the whole group in numbers."""

    starts_on: Day
    ends_on: Day
    group: OutcomeGroupOut
    items: tuple[OutcomeProgressOut, ...]


class OutcomeLinkIn(ShapeIn):
    """Which line of a plan in force serves which outcome."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "plan_id": "019d2a70-0000-7000-8000-000000000001",
                    "line_id": "019d2a70-0000-7000-8000-000000000002",
                    "outcome_key": "warga",
                }
            ]
        }
    )

    plan_id: Key
    line_id: Key
    outcome_key: Code


class OutcomeLinkOut(ShapeOut):
    """A line of a plan with the outcome that it serves, and what that was last."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    plan_id: Key
    line_id: Key
    statement: str
    outcome_id: Key
    outcome_key: str
    outcome_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    newest_value: Exact | None
    newest_ends_on: Day | None
    linked_by: Key
    linked_at: Instant
    version: int


class OutcomeLinkPage(PageOut):
    """One page of lines that serve outcomes."""

    items: tuple[OutcomeLinkOut, ...]
