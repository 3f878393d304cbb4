"""Run one import: read every row, compare with what exists, and store all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.errors import Fault, InvalidRowsError
from penilaian_api.domain.imports.columns import ImportKind
from penilaian_api.domain.imports.faults import row_fault
from penilaian_api.domain.imports.rows import Entry, ImportSheet, read_entries
from penilaian_api.domain.imports.vocabulary import ImportTexts
from penilaian_api.services.imports import (
    accounts,
    assignments,
    employees,
    positions,
    refused_rows,
    rings,
    units,
)
from penilaian_api.services.imports.accounts import IssuedCode
from penilaian_api.services.imports.changes import DifferenceView, ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.services.imports.rings import StructureChanges
from penilaian_api.services.organization import assessors, delegations, plan_endings
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Employee,
    Position,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.organization.standing import NEWCOMERS, OrganizationChange
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ACTIONS: Final[Mapping[ImportKind, tuple[Action, ...]]] = {
    ImportKind.UNITS: (Action.UNIT_WRITE,),
    ImportKind.POSITIONS: (Action.POSITION_WRITE, Action.REPORTING_LINE_WRITE),
    ImportKind.EMPLOYEES: (Action.EMPLOYEE_WRITE,),
    ImportKind.ASSIGNMENTS: (Action.ASSIGNMENT_WRITE,),
    ImportKind.DELEGATIONS: (Action.DELEGATION_WRITE,),
    ImportKind.ACCOUNTS: (Action.ACCOUNT_WRITE,),
}
"""An import does nothing that its caller could not do one by one."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or in a dry run would do."""

    is_dry_run: bool
    effective_on: date
    differences: tuple[DifferenceView, ...]
    activation_codes: tuple[IssuedCode, ...]
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Days:
    """From when reporting lines hold: those that replace others, and first ones."""

    effective_on: date
    first_on: date


@dataclass(slots=True)
class _ImportChanges:
    """The changes of one import, by what they are about, and all in the order of storing."""

    all: list[RecordChanges[Any]] = field(default_factory=list)
    positions: RecordChanges[Position] | None = None
    assignments: RecordChanges[Assignment] | None = None
    delegations: RecordChanges[Delegation] | None = None
    accounts: RecordChanges[Account] | None = None
    lines: RecordChanges[ReportingLine] | None = None
    employees: RecordChanges[Employee] | None = None
    notes: list[Fault] = field(default_factory=list)
    units: RecordChanges[Unit] | None = None

    @property
    def structure(self) -> StructureChanges:
        """What of it decides who assesses whom."""
        return StructureChanges(self.positions, self.lines, self.assignments, self.delegations)

    def beside(self) -> OrganizationChange:
        """Name the people and units of which something differs, before it is stored."""
        people = {each.id for each in self.employees.touched()} if self.employees else set()
        units = {each.id for each in self.units.touched()} if self.units else set()
        if self.positions:
            for post in self.positions.touched():  # it may head the unit it leaves, or enters
                units |= {post.unit_id, self.positions.value(post, "unit_id")}
        return OrganizationChange(people, (), units)


def texts() -> ImportTexts:
    """Return the words under which sheets and columns are known, and the texts of the template."""
    return packaged_data.import_texts()


def refuse_headings(
    work: UnitOfWork, sheets: Sequence[ImportSheet], faults: Sequence[Fault]
) -> None:
    """Refuse files whose headings are wrong, once it is clear that their sender may import them."""
    for sheet in sheets:
        for action in ACTIONS[ImportKind(sheet.kind)]:
            authorize(work.actor, action)
    if faults:
        raise InvalidRowsError("import_refused", faults=faults, count=len(faults))


def run(
    work: UnitOfWork, sheets: Sequence[ImportSheet], *, effective_on: date | None, is_dry_run: bool
) -> ImportResult:
    """Import *sheets*; reporting lines that differ change on *effective_on*, else today.

    A position that had no superior yet has its first from 1 January on where no day is stated:
    nothing is rewritten by it, and whoever sets an agency up means the year.
    """
    work.agency(locked=True)
    day = effective_on or work.today
    first_on = effective_on or date(work.today.year, 1, 1)
    vocabulary = texts().vocabulary
    rows: dict[ImportKind, list[Entry]] = {}
    faults = ImportFaults()
    for sheet in sheets:
        kind = ImportKind(sheet.kind)
        refused, partial = faults.refused[kind], faults.partial[kind]
        rows[kind], faults_of_sheet = read_entries(sheet, vocabulary, refused, partial)
        faults.extend(faults_of_sheet)
    changes = _compare(work, rows, faults, _Days(day, first_on))
    if all_faults := faults.all():
        raise InvalidRowsError("import_refused", faults=all_faults, count=len(all_faults))
    waits = changes.delegations is not None and changes.delegations.created
    if is_dry_run or waits:  # what waits for consent is not stored as it will be
        rings.foresee(work, changes.structure)
    if is_dry_run and waits and changes.delegations:
        delegations.foresee_requests(work, changes.delegations.created)
    codes = () if is_dry_run else _store(work, changes)
    differences = (difference for part in changes.all for difference in part.differences())
    skipped = (note for sheet in sheets for note in sheet.notes)
    empty = () if any(rows.values()) else _tell_empty(sheets)
    notes = (*skipped, *empty, *faults.warnings, *changes.notes)
    return ImportResult(is_dry_run, day, tuple(differences), tuple(codes), notes)


def _tell_empty(sheets: Sequence[ImportSheet]) -> Iterable[Fault]:
    """Tell that nothing came of files that hold headings only."""
    return (row_fault(sheet.kind, sheet.heading_row, "", "no_rows") for sheet in sheets)


def _compare(
    work: UnitOfWork, rows: Mapping[ImportKind, list[Entry]], faults: ImportFaults, days: _Days
) -> _ImportChanges:
    """Compare kind by kind, in the order in which one rests on the other."""
    existing = ExistingRecords(
        work, {kind: (*entries, *faults.partial[kind]) for kind, entries in rows.items()}
    )
    changes = _ImportChanges()
    unit_rows = rows.get(ImportKind.UNITS, [])
    if unit_rows:
        changes.units = units.read(unit_rows, existing, faults)
        changes.all.append(changes.units)
    position_rows = rows.get(ImportKind.POSITIONS, [])
    if unit_rows or position_rows:
        changes.positions = positions.read(position_rows, existing, faults)
        positions.mark_heads(unit_rows, existing, faults, changes.positions)
        positions.check_places(position_rows, existing, faults, changes.positions)
        changes.all.append(changes.positions)
    if position_rows and changes.positions:
        reason = texts().line_replaced
        lines = positions.Lines(
            existing, faults, changes.positions, days.effective_on, days.first_on, reason
        )
        changes.lines = lines.read(position_rows)
        changes.notes += lines.notes(changes.lines)
        changes.all.append(changes.lines)
    if employee_rows := rows.get(ImportKind.EMPLOYEES):
        changes.employees = employees.read(employee_rows, existing, faults)
        changes.all.append(changes.employees)
    _compare_dated(rows, existing, faults, changes)
    if employee_rows and changes.employees:
        employees.refuse_still_assigned(
            employee_rows, existing, faults, changes.employees, changes.assignments
        )
    if account_rows := rows.get(ImportKind.ACCOUNTS):
        changes.accounts = accounts.read(account_rows, existing, faults)
        changes.all.append(changes.accounts)
    refused_rows.check(rows, existing, faults)
    return changes


def _compare_dated(
    rows: Mapping[ImportKind, list[Entry]],
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: _ImportChanges,
) -> None:
    if assignment_rows := rows.get(ImportKind.ASSIGNMENTS):
        changes.assignments = assignments.read_assignments(
            assignment_rows, existing, faults, changes.positions, changes.employees
        )
        changes.all.append(changes.assignments)
    if delegation_rows := rows.get(ImportKind.DELEGATIONS):
        changes.delegations = assignments.read_delegations(
            delegation_rows, existing, faults, changes.positions, changes.employees
        )
        changes.all.append(changes.delegations)


def _follow(work: UnitOfWork, changes: _ImportChanges, beside: OrganizationChange) -> None:
    """Work out once who assesses whom by all that is stored, and what is wrong."""
    structure = changes.structure
    touched = structure.touched(beside.people or ())
    is_of_others = bool(changes.employees and changes.employees.updated)
    if is_of_others or any(each.positions for each in touched):
        refuse = partial(rings.refuse, changes=structure)
        assessors.recompute(work, touched, refuse, beside=beside)
    elif beside.people or beside.units:
        assessors.follow(work, beside, NEWCOMERS)


def _store(work: UnitOfWork, changes: _ImportChanges) -> Iterable[IssuedCode]:
    """Store the changes in their order; who assesses whom is worked out once, at the end."""
    codes: list[IssuedCode] = []
    beside = changes.beside()
    for part in changes.all:
        if part is changes.accounts:
            codes += accounts.store(work, part)
        elif part is changes.delegations and part.created:
            delegations.request_consent(work, part.created)
            part.store(work)
        else:
            part.store(work)
    _follow(work, changes, beside)
    seats = changes.assignments.touched() if changes.assignments else ()
    if seats:
        plan_endings.follow(work, {seat.position_id for seat in seats})
    return codes
