"""Define the request and response shapes of attendance."""

from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import ConfigDict, Field, model_validator

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    BY_SOURCE,
    Day,
    Exact,
    FaultOut,
    Instant,
    IsSourceVerified,
    Key,
    Part,
    PersonCode,
    ShapeIn,
    ShapeOut,
    Whole,
    text,
)
from penilaian_api.domain.attendance.day import AttendanceState
from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.services.attendance.feeds import MOST

_EXAMPLE: Final[dict[str, Any]] = {
    "employee_code": "198001012005010001",
    "on": "2026-03-02",
    "state": "late",
    "late_minutes": 12,
}


class AttendanceIn(ShapeIn):
    """A working day of one person, by id, code or NIP.

    Minutes are those not worked: after the beginning of the day or shift, and before its end.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    employee_id: Key | None = None
    employee_code: PersonCode | None = None
    on: Day
    state: AttendanceState
    leave_kind: Part | None = Field(None, description="Of `leave`; see `list_discipline_rules`.")
    late_minutes: Whole = 0
    early_minutes: Whole = 0

    @model_validator(mode="after")
    def _of_one(self) -> Self:
        if (self.employee_id is None) is (self.employee_code is None):
            raise ValueError("one_person")
        return self


class AttendanceFeedIn(ShapeIn):
    """A feed of an attendance system: up to 5,000 days, stored together or not at all."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"source": "Mesin presensi", "items": [_EXAMPLE]}]}
    )

    source: Annotated[str, text(200)]
    items: Annotated[tuple[AttendanceIn, ...], Field(min_length=1, max_length=MOST)]


class AttendanceFeedOut(ShapeOut):
    """What a feed changed, or with `dry_run` would change."""

    is_dry_run: bool
    created: int
    superseded: int
    unchanged: int
    warnings: tuple[FaultOut, ...]


class AttendanceOut(ShapeOut):
    """A day of a person; `is_corrected` says that a later record counts in its place."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    on: date
    state: AttendanceState
    leave_kind: str | None
    late_minutes: int
    early_minutes: int
    source: str
    supersedes_id: Key | None
    is_corrected: bool
    posted_by: Key
    posted_at: Instant


class AttendancePage(PageOut):
    """One page of attendance, by day."""

    items: tuple[AttendanceOut, ...]


class DeductionOut(ShapeOut):
    """What one day cost, in percent of its month."""

    on: date
    cause: AttendanceState
    minutes: int
    percent: Exact


class AttendanceMonthOut(ShapeOut):
    """What a person's month was, and what is left of a hundred."""

    month: str
    demanded: int
    recorded: int
    present: int
    leave: int
    leave_not_present: int
    duty_travel: int
    absent: int
    holidays: int
    late_days: int
    early_days: int
    late_minutes: int
    early_minutes: int
    deductions: tuple[DeductionOut, ...]
    points: Exact


class UnexcusedDaysOut(ShapeOut):
    """Unexcused days of the year, and what the law names from there on: no sanction by itself."""

    absent_days: int
    converted_days: int
    longest_in_a_row: int
    level: Sanction | None
    penalty: Penalty | None


class AttendanceYearOut(ShapeOut):
    """A person's year, by a rule that `explanation` tells in plain words."""

    employee_id: Key
    year: int
    rule: str
    rule_version: int
    sources: tuple[str, ...]
    is_source_verified: IsSourceVerified = BY_SOURCE
    explanation: tuple[str, ...]
    months: tuple[AttendanceMonthOut, ...]
    unexcused: UnexcusedDaysOut


class LeaveKindOut(ShapeOut):
    """A kind of leave, whether it counts as presence, and by which source."""

    key: str
    label: dict[str, str]
    is_presence: bool
    source: str
    is_source_verified: IsSourceVerified = BY_SOURCE


class DisciplineBandOut(ShapeOut):
    """What so many minutes or more cost of a month."""

    from_minutes: int
    percent: Exact


class DisciplineThresholdOut(ShapeOut):
    """From so many unexcused days in a year on the law names this sanction."""

    from_days: int
    level: Sanction
    penalty: Penalty


class DisciplineRuleOut(ShapeOut):
    """A rule of discipline, with its sources."""

    key: str
    version: int
    label: dict[str, str]
    sources: tuple[str, ...]
    is_source_verified: IsSourceVerified = BY_SOURCE
    absent_percent: Exact
    no_leave_percent: Exact
    minutes_per_day: int | None
    in_a_row: int
    bands: tuple[DisciplineBandOut, ...]
    thresholds: tuple[DisciplineThresholdOut, ...]


class DisciplineRulesOut(ShapeOut):
    """The rules that can be named, and the kinds of leave; the first rule is the usual one."""

    rules: tuple[DisciplineRuleOut, ...]
    leave_kinds: tuple[LeaveKindOut, ...]
