"""Import employees: by their code, which is the NIP where no other is given."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.services.imports.changes import ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.storage.models.organization import Assignment, Employee

FIELDS: Final[Mapping[str, str]] = {
    "nip": "nip",
    "name": "name",
    "kind": "kind",
    "grade": "grade",
    "left_on": "left_on",
}


def read(
    entries: Sequence[Entry], existing: ExistingRecords, faults: ImportFaults
) -> RecordChanges[Employee]:
    """Compare the rows with the people who are known."""
    changes = RecordChanges("employees", Employee)
    coded = [(entry.text("employee_code") or entry.text("nip"), entry) for entry in entries]
    for code, entry in coded:
        if code is None:
            faults.add(entry, "employee_code", "code_missing")
    with_code = ((code, entry) for code, entry in coded if code is not None)
    distinct = faults.keep_first(with_code, "employee_code")
    numbered = [(entry.text("nip"), entry) for entry in distinct if entry.text("nip")]
    faults.keep_first(numbered, "nip")
    holders = existing.holders({number for number, _ in numbered if number})
    for entry in distinct:
        _read_employee(entry, existing, faults, changes)
    _refuse_taken_nip(distinct, faults, holders)
    return changes


def refuse_still_assigned(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Employee],
    assignments: RecordChanges[Assignment] | None,
) -> None:
    """Refuse that somebody left while they hold a post beyond that day, of which no row speaks."""
    rows = {entry.row: entry for entry in entries if entry.values.get("left_on") is not None}
    leaving = {
        employee.id: (entry, changes.value(employee, "left_on"))
        for employee in (existing.employees.values() if rows else ())
        if (entry := rows.get(changes.row_of(employee) or 0)) is not None
    }
    codes = {position.id: code for code, position in existing.positions.items()} if leaving else {}
    for record in existing.assignments((), leaving):
        entry, left_on = leaving[record.employee_id]
        is_in_file = assignments is not None and assignments.row_of(record) is not None
        if not is_in_file and (record.ends_on or date.max) > left_on:
            position = codes.get(record.position_id, "")
            faults.add(entry, "left_on", "still_assigned", position=position)


def _read_employee(
    entry: Entry,
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Employee],
) -> None:
    number = entry.text("nip")
    code = entry.text("employee_code") or str(number)
    unit = existing.units.get(str(entry.values["unit_code"]))
    employee = existing.employees.get(code)
    if unit is None:
        faults.add(entry, "unit_code", "unknown_reference")
        return
    if number is not None:
        _check_kind(entry, number, faults)
    existing.employees[code] = changes.put(
        entry, code, employee, FIELDS, employee_code=code, unit_id=unit.id
    )


def _check_kind(entry: Entry, number: str, faults: ImportFaults) -> None:
    stated, kind = nip.parse(number).kind, entry.values["kind"]
    if kind is not EmploymentKind.OFFICIAL and kind is not stated:
        faults.add(entry, "nip", "nip_of_other_kind", employment=stated)


def _refuse_taken_nip(
    entries: Sequence[Entry], faults: ImportFaults, holders: Mapping[str, Employee]
) -> None:
    """Refuse a NIP that another person holds now, also where the file would free it."""
    for entry in entries:
        number = entry.text("nip")
        holder = holders.get(number or "")
        code = entry.text("employee_code") or number
        if holder is not None and holder.employee_code != code:
            faults.add(entry, "nip", "nip_taken")
