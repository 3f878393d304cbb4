"""Read the rows of a file of daily progress: whose they are, on which line, and what is wrong.

Why it is so: docs/decisions/0087.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.progress.daily import (
    ActivityKey,
    DailyQuantity,
    folded,
    is_address,
)
from penilaian_api.domain.progress.progress import spent_faults
from penilaian_api.domain.spelling import normalize_nip
from penilaian_api.services.progress.progress import ProgressInput, entry_faults
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.progress import daily as storage
from penilaian_api.storage.progress.daily import LineInForce, PlanDays
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_ON_CAUSE: Final = frozenset({"daily_person_unknown", "daily_plan_not_in_force"})
"""What has one cause for many rows of a person: it is told once."""


@dataclass(frozen=True, slots=True)
class DailyRow:
    """A row that can be stored: whose it is, on which line, and what it says."""

    entry: Entry
    employee_id: UUID
    plan_id: UUID
    line: LineInForce
    on: date
    note: str
    quantity: DailyQuantity
    links: tuple[str, ...]

    @property
    def key(self) -> ActivityKey:
        """What makes the activity the same."""
        return ActivityKey(self.line.indicator.line_id, self.on, folded(self.note))


@dataclass(frozen=True, slots=True)
class DailyPlans:
    """The people, plans and lines that a file may name, as far as the caller reaches them."""

    by_code: Mapping[str, UUID]
    caller: UUID | None
    plans: Mapping[UUID, Sequence[PlanDays]]
    lines: Mapping[UUID, Sequence[LineInForce]]

    @classmethod
    def load(cls, work: UnitOfWork, entries: Sequence[Entry]) -> "DailyPlans":
        """Fetch them, and keep others from recording on the plans meanwhile."""
        codes = {normalize_nip(code) for each in entries if (code := each.text("employee_code"))}
        people = storage.named_people(work, codes)
        days = [on for each in entries if isinstance(on := each.values["on"], date)]
        plans = storage.take_plans(work, {each.id for each in people}, min(days), max(days))
        lines = storage.lines_in_force(work, {plan.id for plan in plans})
        by_nip = {each.nip: each.id for each in people if each.nip is not None}
        return cls(
            by_code={**by_nip, **{each.code: each.id for each in people}},
            caller=work.actor.employee_id,
            plans=group_by(plans, lambda plan: plan.employee_id),
            lines=group_by(lines, lambda line: line.plan_id),
        )

    def person(self, entry: Entry) -> UUID | Fault:
        """Find whose a row is: whom it names, or the caller."""
        code = entry.text("employee_code")
        if code is not None:
            person_id = self.by_code.get(normalize_nip(code))
            return (
                entry.fault("employee_code", "daily_person_unknown")
                if person_id is None
                else person_id
            )
        if self.caller is None:
            return entry.fault("employee_code", "daily_person_missing")
        return self.caller

    def line(self, entry: Entry, employee_id: UUID, on: date) -> LineInForce | Fault:
        """Find the one line that a row names, in a plan in force on the day."""
        plans = self.plans.get(employee_id, ())
        candidates = [
            line
            for plan in plans
            if Span(plan.starts_on, plan.ends_before).contains(on)
            for line in self.lines.get(plan.id, ())
        ]
        if not candidates:
            return entry.fault("on", "daily_plan_not_in_force")
        line_id, indicator = entry.values.get("line_id"), entry.text("indicator")
        if line_id is None and indicator is None:
            return entry.fault("indicator", "daily_line_missing")
        column = "indicator" if line_id is None else "line_id"
        named = [line for line in candidates if _is_named(line, entry)]
        if len(named) == 1:
            return named[0]
        return entry.fault(column, "daily_line_ambiguous" if named else "daily_line_unknown")


def _is_named(line: LineInForce, entry: Entry) -> bool:
    """Tell whether a row names a line: by its id, else by its words and those of its result."""
    if (line_id := entry.values.get("line_id")) is not None:
        return line.indicator.line_id == line_id
    result, indicator = entry.text("result"), entry.text("indicator") or ""
    is_of_result = result is None or folded(line.result) == folded(result)
    return is_of_result and folded(line.indicator.statement) == folded(indicator)


def read_rows(
    work: UnitOfWork, entries: Sequence[Entry], plans: DailyPlans, period: Span | None
) -> tuple[list[DailyRow], list[Fault]]:
    """Read all rows; of those with a fault nothing is stored, and a common cause is told once."""
    rows: list[DailyRow] = []
    faults: list[Fault] = []
    causes: set[tuple[object, str]] = set()
    for entry in entries:
        read = _read(entry, plans)
        if isinstance(read, Fault):
            cause = (entry.text("employee_code"), read.code)
            if read.code not in _ON_CAUSE or cause not in causes:
                faults.append(read)
            causes.add(cause)
            continue
        wrong = [*_faults(read, work.today, period)]
        faults += wrong
        if not wrong:
            rows.append(read)
    return rows, faults


def _read(entry: Entry, plans: DailyPlans) -> DailyRow | Fault:
    on = entry.values["on"]
    if not isinstance(on, date):
        raise TypeError(on)
    person = plans.person(entry)
    if isinstance(person, Fault):
        return person
    line = plans.line(entry, person, on)
    if isinstance(line, Fault):
        return line
    quantity = DailyQuantity(
        value=_number(entry, "value"),
        step=entry.text("step"),
        spent=_number(entry, "spent"),
        spent_in=entry.text("spent_in"),
    )
    links = tuple((entry.text("links") or "").split())
    note = entry.text("note") or ""
    return DailyRow(entry, person, line.plan_id, line, on, note, quantity, links)


def _number(entry: Entry, column: str) -> Decimal | None:
    value = entry.values.get(column)
    return value if isinstance(value, Decimal) else None


def _faults(row: DailyRow, today: date, period: Span | None) -> Iterator[Fault]:
    """Judge a row as a single entry is judged, and by what the file says beside it."""
    entry, quantity, indicator = row.entry, row.quantity, row.line.indicator
    if row.on > today:
        yield entry.fault("on", "day_in_future")
    if period is not None and not period.contains(row.on):
        days = {"starts_on": period.starts_on, "ends_on": period.ends_on}
        yield entry.fault("on", "day_outside_period", **days)
    stated = ProgressInput(
        line_id=indicator.line_id,
        on=row.on,
        value=quantity.value,
        step=quantity.step,
        note=row.note,
        supersedes_id=None,
    )
    for fault in (
        *entry_faults(indicator, stated),
        *spent_faults(quantity.value, quantity.spent, quantity.spent_in),
    ):
        yield entry.fault(fault.pointer.removeprefix("/"), fault.code, **fault.facts)
    unit = entry.text("measured_in")
    if unit is not None and folded(unit) != folded(indicator.measured_in or ""):
        yield entry.fault("measured_in", "unit_differs", measured_in=indicator.measured_in or "-")
    if not all(map(is_address, row.links)):
        yield entry.fault("links", "bad_links")
