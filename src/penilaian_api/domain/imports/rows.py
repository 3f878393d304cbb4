"""Read what a file of the organization says: its heading, its rows, and all that is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports.columns import (
    COLUMNS,
    Cell,
    Column,
    ImportKind,
    InvalidCellError,
    Vocabulary,
    normalize,
)

ROWS: Final = 10_000
"""The most rows of one kind in one call."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; the heading is row 1."""

    number: int
    cells: tuple[Cell, ...]
    has_surplus: bool = False
    """Whether something stands to the right of the last heading."""


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """The rows of one kind, and the columns that its heading names (``None``: ignored)."""

    kind: ImportKind
    heading: tuple[str, ...]
    columns: tuple[str | None, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: values by column, only of columns that the file has."""

    kind: ImportKind
    row: int
    values: Mapping[str, object]

    def text(self, column: str) -> str | None:
        """Give the text of a column; none where it is empty or the file has no such column."""
        value = self.values.get(column)
        return None if value is None else str(value)

    def fault(self, column: str, code: str, /, **facts: object) -> Fault:
        """Point at what is wrong in a column of this row."""
        return row_fault(self.kind, self.row, column, code, **facts)


def row_fault(kind: ImportKind, row: int, column: str, code: str, /, **facts: object) -> Fault:
    """Point at what is wrong in a row or a cell, as ``/employees/17/nip``."""
    cell = f"/{column.replace('~', '~0').replace('/', '~1')}" if column else ""
    return Fault(f"/{kind}/{row}{cell}", code, {name: str(fact) for name, fact in facts.items()})


def read_heading(
    kind: ImportKind, heading: Sequence[str], vocabulary: Vocabulary
) -> tuple[tuple[str | None, ...], list[Fault]]:
    """Find which columns a heading names, and what is wrong with it."""
    known = vocabulary.columns[kind]
    columns = [known.get(normalize(title)) for title in heading]
    faults = [
        row_fault(kind, 1, title or str(number), "unknown_column", heading=title or number)
        for number, (title, name) in enumerate(zip(heading, columns, strict=True), start=1)
        if name is None and normalize(title) not in vocabulary.ignored_columns
    ]
    faults += [
        row_fault(kind, 1, name, "repeated_column", heading=name)
        for name in dict.fromkeys(name for name in columns if name and columns.count(name) > 1)
    ]
    faults += [
        row_fault(kind, 1, column.name, "missing_column", heading=column.name)
        for column in COLUMNS[kind]
        if column.is_required and column.name not in columns
    ]
    return tuple(columns), faults


def read_entries(sheet: ImportSheet, vocabulary: Vocabulary) -> tuple[list[Entry], list[Fault]]:
    """Read the rows of a sheet; a row with a fault says nothing."""
    by_name = {column.name: column for column in COLUMNS[sheet.kind]}
    columns = [by_name[name] if name else None for name in sheet.columns]
    entries: list[Entry] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        values, faults_of_row = _read_row(sheet.kind, row, columns, vocabulary)
        faults += faults_of_row
        if not faults_of_row:
            entries.append(Entry(sheet.kind, row.number, values))
    return entries, faults


def _read_row(
    kind: ImportKind, row: Row, columns: Sequence[Column | None], vocabulary: Vocabulary
) -> tuple[dict[str, object], list[Fault]]:
    values: dict[str, object] = {}
    faults = [row_fault(kind, row.number, "", "surplus_cells")] if row.has_surplus else []
    for column, cell in zip(columns, row.cells, strict=True):
        if column is None:
            continue
        try:
            values[column.name] = _read_cell(column, cell, vocabulary)
        except (InvalidCellError, InvalidDataError) as wrong:
            faults.append(row_fault(kind, row.number, column.name, wrong.code, **wrong.facts))
    return values, faults


def _read_cell(column: Column, cell: Cell, vocabulary: Vocabulary) -> object:
    if cell is None:
        raise InvalidCellError("bad_cell")
    if cell != "":
        return column.read(cell, vocabulary)
    if column.is_required:
        raise InvalidCellError("required")
    return column.default
