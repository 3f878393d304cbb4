"""Define the request and response shapes of discipline."""

from datetime import date

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Exact, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.attendance.day import AttendanceState
from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.scoring.vocabulary import Sanction


class DisciplineIn(ShapeIn):
    """By which rule discipline is reckoned; left out: the usual one."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rule": "pp-94-2021"}]})

    rule: str | None = Field(None, pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")


class ReckonedPersonOut(ShapeOut):
    """A person with the number that came out; without one no day is recorded."""

    employee_id: Key
    employee_code: str
    employee_name: str
    value: Exact | None
    level: Sanction | None
    penalty: Penalty | None


class PeriodReckoningOut(ShapeOut):
    """What was written, or with `dry_run` would be; of each kind the first 200 are named."""

    period_id: Key
    rule: str
    rule_version: int
    is_dry_run: bool
    created: int
    superseded: int
    unchanged: int
    items: tuple[ReckonedPersonOut, ...]
    without_days_count: int
    without_days: tuple[ReckonedPersonOut, ...]
    reached_count: int
    reached: tuple[ReckonedPersonOut, ...]
    left_out: ReckonedPersonOut | None


class ReckoningOut(ShapeOut):
    """What a number was reckoned from, in figures."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    period_id: Key
    measurement_id: Key
    rule: str
    rule_version: int
    value: Exact
    recorded: int
    late_days: int
    late_minutes: int
    early_days: int
    early_minutes: int
    absent: int
    leave: int
    digest: str
    reckoned_at: Instant


class ReckonedDeductionOut(ShapeOut):
    """What one day cost, in percent of its month, exactly."""

    on: date
    cause: AttendanceState
    minutes: int
    percent: str


class ReckonedMonthOut(ShapeOut):
    """A month as it was reckoned; `points` and percentages are exact fractions."""

    month: str
    recorded: int
    present: int
    leave: int
    leave_not_present: int
    duty_travel: int
    holidays: int
    not_present_deducted: str
    points: str
    deductions: tuple[ReckonedDeductionOut, ...]


class ReckonedUnexcusedOut(ShapeOut):
    """Unexcused days of the year up to the end of the period."""

    absent_days: int
    converted_days: int
    longest_in_a_row: int


class ReckoningTrailOut(ShapeOut):
    """The document from which a number can be reckoned again: the mean of its months."""

    rule: str
    rule_version: int
    value: str
    months: tuple[ReckonedMonthOut, ...]
    unexcused: ReckonedUnexcusedOut


class ReckoningDetailOut(ReckoningOut):
    """What a number was reckoned from, with every deduction."""

    trail: ReckoningTrailOut


class ReckoningPage(PageOut):
    """One page of what numbers were reckoned from."""

    items: tuple[ReckoningOut, ...]
