"""Import assignments and delegations: who holds which seat, who assesses in whose place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span, clashes, span_of
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.assessor import takes_delegate
from penilaian_api.services.effective_dating import changes_past
from penilaian_api.services.imports.changes import ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.storage.models.organization import Assignment, Delegation, Employee, Position

D = TypeVar("D", Assignment, Delegation)

ASSIGNMENT_FIELDS: Final[Mapping[str, str]] = {"seat": "seat", "kind": "kind"}
_OVERLAPS: Final = {
    rules.OverlapRule.SEAT_TAKEN: ("seat", "seat_taken"),
    rules.OverlapRule.SECOND_DEFINITIVE_POST: ("position_code", "second_definitive_post"),
}


@dataclass(frozen=True, slots=True)
class ResolvedEntry:
    """A row whose person, position and days were found."""

    entry: Entry
    employee: Employee
    position: Position
    span: Span


def read_assignments(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    positions: RecordChanges[Position] | None,
    employees: RecordChanges[Employee] | None,
) -> RecordChanges[Assignment]:
    """Compare the rows with the assignments that exist, and look for two on one seat."""
    changes = RecordChanges("assignments", Assignment)
    distinct = faults.keep_first(((_row_key(entry), entry) for entry in entries), "")
    resolved = _resolve(distinct, existing, faults, employees)
    assignments = existing.assignments(
        {row.position.id for row in resolved}, {row.employee.id for row in resolved}
    )
    by_seat = {_seat_key(record): record for record in assignments}
    dated = _DatedChanges(existing, faults, changes, ASSIGNMENT_FIELDS)
    entry_of: dict[UUID, Entry] = {}
    for row in resolved:
        places = positions.value(row.position, "places") if positions else row.position.places
        if _seat(row.entry) > places:
            faults.add(row.entry, "seat", "no_such_seat", places=places)
        key = (row.employee.id, row.position.id, *_seat_of(row.entry))
        entry_of[dated.put(row, by_seat.get(key)).id] = row.entry
    after = {record.id: _to_domain(record, changes) for record in (*assignments, *changes.created)}
    _note_overlaps(after, entry_of, faults)
    return changes


def read_delegations(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    positions: RecordChanges[Position] | None,
    employees: RecordChanges[Employee] | None,
) -> RecordChanges[Delegation]:
    """Compare the rows with the delegations that exist, and look for two at one position."""
    changes = RecordChanges("delegations", Delegation)
    distinct = faults.keep_first(((_delegation_key(entry), entry) for entry in entries), "")
    resolved = _resolve(distinct, existing, faults, employees)
    delegations = existing.delegations({row.position.id for row in resolved})
    by_key = {(each.position_id, each.employee_id, each.starts_on): each for each in delegations}
    dated = _DatedChanges(existing, faults, changes, {})
    entry_of: dict[UUID, Entry] = {}
    for row in resolved:
        if row.employee.id == existing.work.actor.employee_id:
            faults.add(row.entry, "employee_code", "delegates_to_yourself")
        if not _takes_delegate(row.position, positions):
            faults.add(row.entry, "position_code", "leads_no_unit")
        leader = existing.employees.get(str(row.entry.values["by_employee_code"]))
        if leader is None:
            faults.add_reference(row.entry, "by_employee_code")
        elif leader is row.employee:
            faults.add(row.entry, "by_employee_code", "himself")
        else:
            record = by_key.get((row.position.id, row.employee.id, row.span.starts_on))
            _refuse_longer(row, record, faults)
            values = {"delegated_by": leader.id} | ({} if record else {"basis": ""})
            entry_of[dated.put(row, record, **values).id] = row.entry
    after = [
        _DelegatedDays(each.id, each.position_id, _span_after(each, changes))
        for each in (*delegations, *changes.created)
    ]
    for first, second in clashes(after, lambda delegated: delegated.position_id):
        _note(entry_of, (second.id, first.id), "starts_on", "second_delegate", faults)
    return changes


def _refuse_longer(row: ResolvedEntry, record: Delegation | None, faults: ImportFaults) -> None:
    """Refuse days beyond those to which somebody consented."""
    if record is None or record.ends_before is None or "ends_on" not in row.entry.values:
        return
    if row.span.ends_before is None or row.span.ends_before > record.ends_before:
        faults.add(row.entry, "ends_on", "delegation_longer")


def _takes_delegate(position: Position, positions: RecordChanges[Position] | None) -> bool:
    """Tell whether a position, as it will be once the file is in, takes a delegate."""
    if positions is None:
        return takes_delegate(position.job_class, heads_unit=position.is_head)
    job_class = positions.value(position, "job_class")
    return takes_delegate(job_class, heads_unit=positions.value(position, "is_head"))


@dataclass(frozen=True, slots=True)
class _DelegatedDays:
    id: UUID
    position_id: UUID
    span: Span


@dataclass(frozen=True, slots=True)
class _DatedChanges(Generic[D]):
    """Put effective-dated records of one model: days that are over stay as they were."""

    existing: ExistingRecords
    faults: ImportFaults
    changes: RecordChanges[D]
    fields: Mapping[str, str]

    def put(self, row: ResolvedEntry, record: D | None, **values: object) -> D:
        """Create or update the record of one row."""
        key = f"{row.employee.employee_code} {row.position.code} {row.span.starts_on}"
        if record is None:
            values |= {"employee_id": row.employee.id, "position_id": row.position.id}
            values |= {"starts_on": row.span.starts_on, "ends_before": row.span.ends_before}
            return self.changes.put(row.entry, key, None, self.fields, **values)
        if "ends_on" in row.entry.values and record.ends_before != row.span.ends_before:
            values["ends_before"] = row.span.ends_before
            if changes_past(record.span, row.span, self.existing.work.today):
                self.faults.add(row.entry, "ends_on", "past_days")
        self.changes.update(row.entry, key, record, **values)
        return record


def _resolve(
    entries: Iterable[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    employees: RecordChanges[Employee] | None,
) -> list[ResolvedEntry]:
    """Find the person, the position and the days of each row, or note what is not found."""
    resolved: list[ResolvedEntry] = []
    for entry in entries:
        employee = existing.employees.get(str(entry.values["employee_code"]))
        position = existing.positions.get(str(entry.values["position_code"]))
        if employee is None:
            faults.add_reference(entry, "employee_code")
        if position is None:
            faults.add_reference(entry, "position_code")
        span = check_span(entry, faults)
        if employee is None or position is None or span is None:
            continue
        left_on = employees.value(employee, "left_on") if employees else employee.left_on
        if left_on is not None and (span.ends_on or date.max) > left_on:
            faults.add(entry, "ends_on", "employee_left")
        resolved.append(ResolvedEntry(entry, employee, position, span))
    return resolved


def check_span(entry: Entry, faults: ImportFaults) -> Span | None:
    """Read the days of a row; those that end before they begin are refused."""
    starts_on, ends_on = entry.values["starts_on"], entry.values.get("ends_on")
    assert isinstance(starts_on, date)  # noqa: S101 - the column is required and read as a day
    try:
        if not isinstance(ends_on, date):
            return span_of(starts_on, None)
        return Span.through(starts_on, ends_on)
    except InvalidDataError as wrong:
        faults.add(entry, "ends_on", wrong.code)
        return None


def _note_overlaps(
    after: Mapping[UUID, rules.Assignment], entry_of: Mapping[UUID, Entry], faults: ImportFaults
) -> None:
    overlaps = rules.overlaps(after.values())
    keys = {assignment: key for key, assignment in after.items()} if overlaps else {}
    for overlap in overlaps:
        column, code = _OVERLAPS[overlap.rule]
        _note(entry_of, (keys[overlap.later], keys[overlap.earlier]), column, code, faults)


def _note(
    entry_of: Mapping[UUID, Entry],
    keys: Iterable[UUID],
    column: str,
    code: str,
    faults: ImportFaults,
) -> None:
    """Note what two records break, at the first of them that the file speaks of."""
    entry = next((entry_of[key] for key in keys if key in entry_of), None)
    if entry is not None:
        faults.add(entry, column, code)


def _to_domain(record: Assignment, changes: RecordChanges[Assignment]) -> rules.Assignment:
    span = _span_after(record, changes)
    return rules.Assignment(record.employee_id, record.position_id, record.kind, span, record.seat)


def _span_after(record: D, changes: RecordChanges[D]) -> Span:
    """Return the days of a record as they will be once the file is in."""
    return span_of(record.starts_on, changes.value(record, "ends_before"))


def _seat(entry: Entry) -> int:
    seat = entry.values.get("seat", 1)
    assert isinstance(seat, int)  # noqa: S101 - the column is read as a whole number
    return seat


def _seat_of(entry: Entry) -> tuple[object, ...]:
    values = entry.values
    kind = values.get("kind", rules.AssignmentKind.DEFINITIVE)
    return (_seat(entry), kind, values["starts_on"])


def _row_key(entry: Entry) -> tuple[object, ...]:
    return (entry.values["employee_code"], entry.values["position_code"], *_seat_of(entry))


def _seat_key(record: Assignment) -> tuple[object, ...]:
    return (record.employee_id, record.position_id, record.seat, record.kind, record.starts_on)


def _delegation_key(entry: Entry) -> tuple[object, ...]:
    values = entry.values
    return (values["position_code"], values["employee_code"], values["starts_on"])
