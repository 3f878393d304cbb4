"""Look at what is sound of a row that is refused, so that all of its mistakes are told at once.

Such a row says nothing that is stored. What of it can be read is held against the other rows and
against the record all the same: what it refers to, whether it is there twice, what its own cells
say of each other.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from penilaian_api.domain.imports.columns import COLUMNS, ImportKind
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.services.imports import assignments, employees
from penilaian_api.services.imports.changes import REFERRED, ImportFaults
from penilaian_api.services.imports.existing import ExistingRecords

_KEYS: Final[Mapping[ImportKind, tuple[tuple[str, ...], ...]]] = {
    ImportKind.UNITS: (("unit_code",),),
    ImportKind.POSITIONS: (("position_code",),),
    ImportKind.EMPLOYEES: (("employee_code",), ("nip",)),
    ImportKind.ASSIGNMENTS: (("employee_code", "position_code", "seat", "kind", "starts_on"),),
    ImportKind.DELEGATIONS: (("position_code", "employee_code", "starts_on"),),
    ImportKind.ACCOUNTS: (("login",),),
}
"""What no two rows of a kind have in common."""


def check(
    rows: Mapping[ImportKind, Sequence[Entry]], existing: ExistingRecords, faults: ImportFaults
) -> None:
    """Tell what is wrong besides in the rows that are refused already."""
    for kind, entries in faults.partial.items():
        for entry in entries:
            _check_references(entry, existing, faults)
            _check_own(entry, faults)
        for key in _KEYS[kind] if entries else ():
            _check_repeated(key, rows.get(kind, ()), entries, faults)


def _check_references(entry: Entry, existing: ExistingRecords, faults: ImportFaults) -> None:
    own = {column for key in _KEYS[ImportKind(entry.kind)] for column in key if len(key) == 1}
    known: Mapping[ImportKind, Mapping[str, object]] = {
        ImportKind.UNITS: existing.units,
        ImportKind.POSITIONS: existing.positions,
        ImportKind.EMPLOYEES: existing.employees,
    }
    for column, sought in REFERRED.items():
        is_own = column in own and sought == entry.kind
        code = None if is_own else entry.text(column)
        if code is not None and code not in known[sought]:
            faults.add_reference(entry, column)


def _check_own(entry: Entry, faults: ImportFaults) -> None:
    """Hold the cells of a row against each other, where both can be read."""
    if entry.kind is ImportKind.EMPLOYEES and "kind" in entry.values:
        employees.check_grade(entry, None, faults)
        employees.check_kind(entry, faults)
    if isinstance(entry.values.get("starts_on"), date) and "ends_on" in entry.values:
        assignments.check_span(entry, faults)


def _check_repeated(
    key: Sequence[str], sound: Iterable[Entry], partial: Sequence[Entry], faults: ImportFaults
) -> None:
    """Note the rows that repeat an earlier one, where one of the two is refused."""
    refused = {entry.row for entry in partial}
    first: dict[Hashable, int] = {}
    has_sound: set[Hashable] = set()
    for entry in sorted((*sound, *partial), key=lambda each: each.row):
        values = tuple(_values(entry, key))
        if None in values:
            continue
        is_refused = entry.row in refused
        if values in first and (is_refused or values not in has_sound):
            column = key[0] if len(key) == 1 else ""
            faults.add(entry, column, "repeated_row", row=first[values])
        first.setdefault(values, entry.row)
        if not is_refused:
            has_sound.add(values)


def _values(entry: Entry, key: Sequence[str]) -> Iterator[Hashable]:
    """Give what a row has of a key; nothing of a cell that cannot be read."""
    defaults = {column.name: column.default for column in COLUMNS[entry.kind]}
    for column in key:
        is_unread = column in entry.unread
        yield None if is_unread else str(entry.values.get(column) or defaults[column] or "") or None
