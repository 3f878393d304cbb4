"""Reckon discipline from attendance for a period, and write it as measurements with their trace.

It is an explicit step, which may be taken again while the period takes measurements: what came out
the same stays, what differs supersedes. Nobody's own number is among them.

Why it is so: docs/decisions/0048.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.attendance import reckoning
from penilaian_api.domain.attendance.day import AttendanceDay
from penilaian_api.domain.attendance.reckoning import Reckoning
from penilaian_api.domain.attendance.rule import DisciplineRule, Penalty
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.vocabulary import MeasurementKind, Sanction
from penilaian_api.services.attendance import years
from penilaian_api.services.attendance.years import PersonDays, RecordedDays
from penilaian_api.services.cycle import cycles
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import (
    PostedMeasurement,
    Range,
    measured_range_of,
)
from penilaian_api.storage.attendance import reckonings as storage
from penilaian_api.storage.attendance.reckonings import (
    AppraisedPerson,
)
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.register.attendance import DisciplineReckoning
from penilaian_api.storage.packaged_data import discipline_rules
from penilaian_api.storage.progress.measurements import PinnedPeriods, pinned_periods
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PART: Final = str(MeasurementKind.DISCIPLINE)
SOURCE: Final = "attendance"
NAMED: Final = 200
"""So many people are named of each kind; the counts tell of all."""
_DIGITS: Final = 2
_WHOLE: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class ReckonedPerson:
    """A person with the number that came out for them; none where no day is recorded."""

    employee_id: UUID
    employee_code: str
    employee_name: str
    value: Decimal | None
    level: Sanction | None = None
    penalty: Penalty | None = None


@dataclass(frozen=True, slots=True)
class PeriodReckoning:
    """What the reckoning of a period did, or in a dry run would do.

    *items* are the first of those whose number is new, *reached* of those who reached a threshold
    of the law: told, no more. *left_out* is the caller: nobody writes their own number.
    """

    period_id: UUID
    rule: DisciplineRule
    is_dry_run: bool
    created: int
    superseded: int
    unchanged: int
    items: tuple[ReckonedPerson, ...]
    without_days: tuple[ReckonedPerson, ...]
    without_days_count: int
    reached: tuple[ReckonedPerson, ...]
    reached_count: int
    left_out: ReckonedPerson | None


@dataclass(slots=True)
class _PeriodRun:
    """The same while it goes on."""

    period_id: UUID
    rule: DisciplineRule
    is_dry_run: bool
    created: int = 0
    superseded: int = 0
    unchanged: int = 0
    items: list[ReckonedPerson] = field(default_factory=list)
    without_days: list[ReckonedPerson] = field(default_factory=list)
    without_days_count: int = 0
    reached: list[ReckonedPerson] = field(default_factory=list)
    reached_count: int = 0
    left_out: ReckonedPerson | None = None

    def finished(self) -> PeriodReckoning:
        """Give what was done."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        listed = {name: tuple(values[name]) for name in ("items", "without_days", "reached")}
        return PeriodReckoning(**{**values, **listed})


@dataclass(frozen=True, slots=True)
class _Reckoned:
    person: AppraisedPerson
    outcome: Reckoning
    value: Decimal
    content: str
    digest: str


def reckon(
    work: UnitOfWork, period_id: UUID, rule_key: str | None, *, dry_run: bool
) -> PeriodReckoning:
    """Reckon the discipline of everybody who has a plan in a period, in bounded batches."""
    rule = years.find_rule(rule_key, "/rule")
    pinned = pinned_periods(work, [period_id])
    if period_id not in pinned:
        raise OutOfReachError
    period, _ = pinned[period_id]
    cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    scale = measured_range_of(pinned[period_id], PART)
    result = _PeriodRun(period.id, rule, dry_run)
    after = UUID(int=0)
    while people := storage.next_people(work, period, PART, after):
        _reckon_batch(work, pinned, people, scale, result)
        after = people[-1].id
        if len(people) < storage.BATCH:
            break
    return result.finished()


def _reckon_batch(
    work: UnitOfWork,
    pinned: PinnedPeriods,
    people: Sequence[AppraisedPerson],
    scale: Range,
    result: _PeriodRun,
) -> None:
    period, _ = pinned[result.period_id]
    keys = {person.id for person in people}
    span = period.span
    last_year = (span.ends_on or span.starts_on).year
    recorded = years.load_days(work, keys, span, min(span.starts_on, date(last_year, 1, 1)))
    fresh = [
        reckoned
        for reckoned in _reckon_people(work, people, recorded, span, scale, result)
        if _is_new(reckoned, result)
    ]
    result.items += [_to_person(each) for each in fresh][: NAMED - len(result.items)]
    if not fresh:
        return
    items = [_measurement(period.id, each) for each in fresh]
    posted = measurements.post_within(work, items, pinned, dry_run=result.is_dry_run)
    if not result.is_dry_run:
        records = [
            _build(work, period.id, each, view.id, result.rule)
            for each, view in zip(fresh, posted, strict=True)
        ]
        work.of(DisciplineReckoning).add_all(records)


def _reckon_people(  # noqa: PLR0913, PLR0917 - what a batch is reckoned from
    work: UnitOfWork,
    people: Sequence[AppraisedPerson],
    recorded: RecordedDays,
    span: Span,
    scale: Range,
    result: _PeriodRun,
) -> Iterator[_Reckoned]:
    """Reckon each person of whom something is recorded, but not the caller."""
    for person in people:
        outcome = _outcome(recorded.people[person.id], recorded, span, result.rule)
        if person.id == work.actor.employee_id:
            result.left_out = _without_number(person)
            continue
        if outcome is None:
            result.without_days_count += 1
            if len(result.without_days) < NAMED:
                result.without_days.append(_without_number(person))
            continue
        content, digest = freeze(outcome.to_document(result.rule))
        value = round_half_up(_on_scale(outcome.value, scale), _DIGITS)
        reckoned = _Reckoned(person, outcome, value, content, digest)
        if outcome.unexcused.threshold is not None:
            result.reached_count += 1
            if len(result.reached) < NAMED:
                result.reached.append(_to_person(reckoned))
        yield reckoned


def _outcome(
    days: PersonDays, recorded: RecordedDays, span: Span, rule: DisciplineRule
) -> Reckoning | None:
    marked: list[AttendanceDay] = [day for day in days.marked if span.contains(day.on)]
    months = reckoning.months(discipline_rules(), rule, days.tallies, marked, recorded.calendar)
    value = reckoning.value(months.values())
    if value is None:
        return None
    unexcused = reckoning.unexcused_days(rule, _of_last_year(days, span), recorded.calendar)
    return Reckoning(value, tuple(months.values()), unexcused)


def _of_last_year(days: PersonDays, span: Span) -> list[AttendanceDay]:
    """Keep to the calendar year in which the period ends: the law counts from 1 January."""
    year = (span.ends_on or span.starts_on).year
    return [day for day in days.marked if day.on.year == year]


def _on_scale(value: Fraction, scale: Range) -> Fraction:
    """Bring a number of a hundred onto the scale of the part."""
    low, high = scale
    return value if high is None else low + (high - low) * value / _WHOLE


def _is_new(reckoned: _Reckoned, result: _PeriodRun) -> bool:
    if reckoned.digest == reckoned.person.digest:
        result.unchanged += 1
        return False
    if reckoned.person.measurement_id is None:
        result.created += 1
    else:
        result.superseded += 1
    return True


def _without_number(person: AppraisedPerson) -> ReckonedPerson:
    return ReckonedPerson(person.id, person.code, person.name, value=None)


def _to_person(reckoned: _Reckoned) -> ReckonedPerson:
    threshold = reckoned.outcome.unexcused.threshold
    return replace(
        _without_number(reckoned.person),
        value=reckoned.value,
        level=None if threshold is None else threshold.level,
        penalty=None if threshold is None else threshold.penalty,
    )


def _measurement(period_id: UUID, reckoned: _Reckoned) -> PostedMeasurement:
    return PostedMeasurement(
        employee_id=reckoned.person.id,
        employee_code=None,
        unit_code=None,
        period_id=period_id,
        part=PART,
        value=reckoned.value,
        count=reckoned.outcome.total("recorded"),
        low=None,
        high=None,
        source=SOURCE,
        supersedes_id=reckoned.person.measurement_id,
    )


def _build(
    work: UnitOfWork,
    period_id: UUID,
    reckoned: _Reckoned,
    measurement_id: UUID,
    rule: DisciplineRule,
) -> DisciplineReckoning:
    figures = (
        "recorded",
        "late_days",
        "late_minutes",
        "early_days",
        "early_minutes",
        "absent",
        "leave",
    )
    return DisciplineReckoning(
        id=new_id(),
        employee_id=reckoned.person.id,
        period_id=period_id,
        measurement_id=measurement_id,
        rule=rule.key,
        rule_version=rule.version,
        value=reckoned.value,
        **{name: reckoned.outcome.total(name) for name in figures},
        content=reckoned.content,
        digest=reckoned.digest,
        reckoned_at=work.now,
    )
