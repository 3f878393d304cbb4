"""Import employees: by their code, which is the NIP where no other is given."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import grade, nip
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
        _read_employee(entry, existing, faults, changes, holders)
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
    holders: Mapping[str, Employee],
) -> None:
    number = entry.text("nip")
    code = entry.text("employee_code") or str(number)
    unit = existing.units.get(str(entry.values["unit_code"]))
    employee = existing.employees.get(code)
    if employee is not None and (row := changes.row_of(employee)) is not None:
        faults.add(entry, "employee_code", "repeated_row", row=row)
        return
    check_grade(entry, employee, faults)
    check_kind(entry, faults)
    if number is not None and holders.get(number) not in {employee, None}:
        faults.add(entry, "nip", "nip_taken")
    if unit is None:
        faults.add_reference(entry, "unit_code")
        return
    fields = dict(FIELDS)
    if employee is not None and _is_former(number, employee):
        del fields["nip"]
        faults.warnings.append(entry.fault("nip", "nip_replaced"))
    values: dict[str, object] = {"unit_id": unit.id}
    if employee is None:
        values["employee_code"] = code
    stored = changes.put(entry, code, employee, fields, **values)
    existing.employees[code] = stored
    if number is not None:
        existing.employees.setdefault(number, stored)


def _is_former(number: str | None, employee: Employee) -> bool:
    """Tell whether a person has another NIP by now than the one that became their code."""
    return (
        number is not None
        and number == employee.employee_code
        and employee.nip not in {None, number}
    )


def check_grade(entry: Entry, employee: Employee | None, faults: ImportFaults) -> None:
    """Hold the grade of a row, or the one that is stored, against the kind of the row."""
    kind, column = entry.values["kind"], "grade" if "grade" in entry.values else "kind"
    if column == "grade":
        stated = entry.text("grade")
    else:
        stated = employee.grade if employee is not None and employee.kind is not kind else None
    if stated is None:
        return
    try:
        grade.check_kind(stated, EmploymentKind(str(kind)))
    except InvalidDataError as wrong:
        faults.add(entry, column, wrong.code, **wrong.facts)


def check_kind(entry: Entry, faults: ImportFaults) -> None:
    """Hold the NIP of a row against its kind."""
    number, kind = entry.text("nip"), entry.values["kind"]
    if number is None or kind is EmploymentKind.OFFICIAL:
        return
    stated = nip.parse(number).kind
    if kind is not stated:
        faults.add(entry, "nip", "nip_of_other_kind", employment=stated)
