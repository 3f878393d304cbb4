"""Reckon discipline from attendance: a year's months, what was deducted, thresholds reached.

Everything follows from which days stand, never from the order in which feeds brought them. Numbers
are exact until the one rounding at the end (`docs/decisions/0048`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, TypeAlias

from penilaian_api.domain.attendance.day import AttendanceDay, AttendanceState
from penilaian_api.domain.attendance.rule import DisciplineRule, DisciplineRules, Threshold
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.record.numbers import mean_of

WHOLE: Final = Fraction(100)
_DAY: Final = timedelta(days=1)
Month: TypeAlias = tuple[int, int]
"""A year and one of its months."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many days of a month were of one kind."""

    month: Month
    state: AttendanceState
    leave_kind: str | None
    days: int


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one day cost: by its minutes, or because nobody knew where the person was."""

    on: date
    cause: AttendanceState
    minutes: int
    percent: Fraction


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """What a person's month was."""

    month: Month
    demanded: int = 0
    """Working days by the agency's calendar on which the person held a post."""
    recorded: int = 0
    present: int = 0
    leave: int = 0
    leave_not_present: int = 0
    duty_travel: int = 0
    absent: int = 0
    holidays: int = 0
    late_days: int = 0
    early_days: int = 0
    late_minutes: int = 0
    early_minutes: int = 0
    deductions: tuple[Deduction, ...] = ()
    not_present_deducted: Fraction = field(default=Fraction(0))

    @property
    def deducted(self) -> Fraction:
        """How many percent of the month were deducted."""
        percents = (deduction.percent for deduction in self.deductions)
        return sum(percents, self.not_present_deducted)

    @property
    def points(self) -> Fraction:
        """What is left of the month."""
        return max(Fraction(0), WHOLE - self.deducted)


@dataclass(frozen=True, slots=True)
class UnexcusedDays:
    """Where a person stands in a year: unexcused days, and what the law names from there on."""

    absent_days: int
    converted_days: int
    longest_in_a_row: int
    threshold: Threshold | None


def months(
    rules: DisciplineRules,
    rule: DisciplineRule,
    tallies: Iterable[DayCount],
    marked: Iterable[AttendanceDay],
    calendar: Calendar,
) -> dict[Month, MonthOfDays]:
    """Reckon each month of which something is recorded.

    *marked*: the days that cost something or may. An absence on a public holiday is none.
    """
    days_of: dict[Month, list[AttendanceDay]] = {}
    for day in marked:
        if not _is_excused(day, calendar):
            days_of.setdefault((day.on.year, day.on.month), []).append(day)
    counts: dict[Month, list[DayCount]] = {}
    for tally in tallies:
        counts.setdefault(tally.month, []).append(tally)
    return {
        month: _month(rules, rule, counts[month], sorted(days_of.get(month, ()), key=_on))
        for month in sorted(counts)
    }


def value(months_of_period: Iterable[MonthOfDays]) -> Fraction | None:
    """Return the mean of the months of which something is recorded; none where nothing is."""
    points = [month.points for month in months_of_period if month.recorded > month.holidays]
    return mean_of(points) if points else None


def unexcused_days(
    rule: DisciplineRule, marked: Sequence[AttendanceDay], calendar: Calendar
) -> UnexcusedDays:
    """Say how many unexcused days a year has, and what the law names for them."""
    absences = [day.on for day in marked if _is_absence(day, calendar)]
    minutes = sum(day.minutes for day in marked)
    converted = minutes // rule.minutes_per_day if rule.minutes_per_day else 0
    off = {day.on for day in marked if day.state is AttendanceState.HOLIDAY}
    longest = _longest_in_a_row(sorted(absences), off, calendar)
    threshold = rule.threshold(len(absences) + converted, longest)
    return UnexcusedDays(len(absences), converted, longest, threshold)


def demanded_days(calendar: Calendar, posts: Sequence[Span], span: Span) -> Counter[Month]:
    """Count the working days of each month of *span* on which a post was held."""
    demanded: Counter[Month] = Counter()
    day = span.starts_on
    while span.contains(day):
        if calendar.works_on(day) and any(post.contains(day) for post in posts):
            demanded[day.year, day.month] += 1
        day += _DAY
    return demanded


def with_demanded(
    read: Mapping[Month, MonthOfDays], demanded: Mapping[Month, int]
) -> Iterator[MonthOfDays]:
    """Say of each month how many days were demanded, also of those of which nothing is recorded."""
    for month in sorted({*read, *demanded}):
        yield replace(read.get(month, MonthOfDays(month)), demanded=demanded.get(month, 0))


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the days of a period come to: the number, and all that it follows from."""

    value: Fraction
    months: tuple[MonthOfDays, ...]
    unexcused: UnexcusedDays

    def total(self, figure: str) -> int:
        """Add up a figure over the months."""
        return sum(getattr(month, figure) for month in self.months)

    def to_document(self, rule: DisciplineRule) -> dict[str, object]:
        """Write it as a document from which the number can be reckoned again."""
        return {
            "rule": rule.key,
            "rule_version": rule.version,
            "value": str(self.value),
            "months": [_month_to_document(month) for month in self.months],
            "unexcused": {
                "absent_days": self.unexcused.absent_days,
                "converted_days": self.unexcused.converted_days,
                "longest_in_a_row": self.unexcused.longest_in_a_row,
            },
        }


def _month_to_document(month: MonthOfDays) -> dict[str, object]:
    year, number = month.month
    return {
        "month": f"{year:04}-{number:02}",
        "recorded": month.recorded,
        "present": month.present,
        "leave": month.leave,
        "leave_not_present": month.leave_not_present,
        "duty_travel": month.duty_travel,
        "holidays": month.holidays,
        "not_present_deducted": str(month.not_present_deducted),
        "points": str(month.points),
        "deductions": [
            {
                "on": deduction.on.isoformat(),
                "cause": str(deduction.cause),
                "minutes": deduction.minutes,
                "percent": str(deduction.percent),
            }
            for deduction in month.deductions
        ],
    }


def _month(
    rules: DisciplineRules,
    rule: DisciplineRule,
    tallies: Sequence[DayCount],
    marked: Sequence[AttendanceDay],
) -> MonthOfDays:
    states: Counter[AttendanceState] = Counter()
    for tally in tallies:
        states[tally.state] += tally.days
    not_present = sum(
        tally.days
        for tally in tallies
        if tally.state is AttendanceState.LEAVE and not rules.is_presence(tally.leave_kind)
    )
    absent = sum(day.state is AttendanceState.ABSENT_UNEXCUSED for day in marked)
    excused = states[AttendanceState.ABSENT_UNEXCUSED] - absent
    present = (AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.LEFT_EARLY)
    return MonthOfDays(
        month=tallies[0].month,
        recorded=sum(states.values()),
        present=sum(states[state] for state in present),
        leave=states[AttendanceState.LEAVE],
        leave_not_present=not_present,
        duty_travel=states[AttendanceState.DUTY_TRAVEL],
        absent=absent,
        holidays=states[AttendanceState.HOLIDAY] + excused,
        late_days=sum(day.late_minutes > 0 for day in marked),
        early_days=sum(day.early_minutes > 0 for day in marked),
        late_minutes=sum(day.late_minutes for day in marked),
        early_minutes=sum(day.early_minutes for day in marked),
        deductions=tuple(each for day in marked for each in _deductions(rule, day)),
        not_present_deducted=not_present * rule.no_leave_percent,
    )


def _deductions(rule: DisciplineRule, day: AttendanceDay) -> Iterable[Deduction]:
    """List what a day costs: being late and leaving early each by its own minutes."""
    if day.state is AttendanceState.ABSENT_UNEXCUSED:
        yield Deduction(day.on, day.state, 0, rule.absent_percent)
    minutes: Mapping[AttendanceState, int] = {
        AttendanceState.LATE: day.late_minutes,
        AttendanceState.LEFT_EARLY: day.early_minutes,
    }
    for cause, lost in minutes.items():
        if percent := rule.percent(lost):
            yield Deduction(day.on, cause, lost, percent)


def _longest_in_a_row(absences: Sequence[date], off: Collection[date], calendar: Calendar) -> int:
    """Count the longest run of absences between which lies no other working day."""
    longest = run = 0
    last: date | None = None
    for day in absences:
        run = run + 1 if last is not None and _follows(last, day, off, calendar) else 1
        longest, last = max(longest, run), day
    return longest


def _follows(first: date, second: date, off: Collection[date], calendar: Calendar) -> bool:
    day = first + _DAY
    while day < second:
        if calendar.works_on(day) and day not in off:
            return False
        day += _DAY
    return True


def _is_absence(day: AttendanceDay, calendar: Calendar) -> bool:
    return day.state is AttendanceState.ABSENT_UNEXCUSED and not _is_excused(day, calendar)


def _is_excused(day: AttendanceDay, calendar: Calendar) -> bool:
    """Tell whether an absence fell on a public holiday: then nobody had to be there."""
    return day.state is AttendanceState.ABSENT_UNEXCUSED and day.on in calendar.holidays


def _on(day: AttendanceDay) -> date:
    return day.on
