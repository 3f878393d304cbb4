"""What a file of the organization says: its heading, its rows, and all that is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.domain.imports.columns import (
    COLUMNS,
    BadCell,
    Cell,
    Column,
    ImportKind,
    Vocabulary,
    plain,
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
class Sheet:
    """The rows of one kind, and the columns that its heading names (``None``: told to ignore)."""

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
        """Say what is wrong in a column of this row."""
        return fault(self.kind, self.row, column, code, **facts)


def fault(kind: ImportKind, row: int, column: str, code: str, /, **facts: object) -> Fault:
    """Say what is wrong at one place of a file, as ``/employees/17/nip``."""
    place = f"/{column.replace('~', '~0').replace('/', '~1')}" if column else ""
    return Fault(f"/{kind}/{row}{place}", code, {name: str(fact) for name, fact in facts.items()})


def headed(
    kind: ImportKind, heading: Sequence[str], words: Vocabulary
) -> tuple[tuple[str | None, ...], list[Fault]]:
    """Say which columns a heading names, and what is wrong with it."""
    known = words.columns[kind]
    named = [known.get(plain(title)) for title in heading]
    faults = [
        fault(kind, 1, title or str(place), "unknown_column", heading=title or place)
        for place, (title, name) in enumerate(zip(heading, named, strict=True), start=1)
        if name is None and plain(title) not in words.ignored_columns
    ]
    faults += [
        fault(kind, 1, name, "repeated_column", heading=name)
        for name in dict.fromkeys(name for name in named if name and named.count(name) > 1)
    ]
    faults += [
        fault(kind, 1, column.name, "missing_column", heading=column.name)
        for column in COLUMNS[kind]
        if column.is_required and column.name not in named
    ]
    return tuple(named), faults


def entries(sheet: Sheet, words: Vocabulary) -> tuple[list[Entry], list[Fault]]:
    """Read the rows of a sheet; a row with a fault says nothing."""
    by_name = {column.name: column for column in COLUMNS[sheet.kind]}
    columns = [by_name[name] if name else None for name in sheet.columns]
    found: list[Entry] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        values, wrong = _read(sheet.kind, row, columns, words)
        faults += wrong
        if not wrong:
            found.append(Entry(sheet.kind, row.number, values))
    return found, faults


def _read(
    kind: ImportKind, row: Row, columns: Sequence[Column | None], words: Vocabulary
) -> tuple[dict[str, object], list[Fault]]:
    values: dict[str, object] = {}
    faults = [fault(kind, row.number, "", "surplus_cells")] if row.has_surplus else []
    for column, cell in zip(columns, row.cells, strict=True):
        if column is None:
            continue
        try:
            values[column.name] = _value(column, cell, words)
        except (BadCell, BadData) as wrong:
            faults.append(fault(kind, row.number, column.name, wrong.code, **wrong.facts))
    return values, faults


def _value(column: Column, cell: Cell, words: Vocabulary) -> object:
    if cell is None:
        raise BadCell("bad_cell")
    if cell != "":
        return column.read(cell, words)
    if column.is_required:
        raise BadCell("required")
    return column.default
