"""Read what a file of the organization says: its heading, its rows, and all that is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports import headings, no_records
from penilaian_api.domain.imports.columns import (
    COLUMNS,
    Cell,
    Column,
    FeedKind,
    ImportKind,
    InvalidCellError,
    SheetKind,
    Vocabulary,
)
from penilaian_api.domain.imports.faults import row_fault
from penilaian_api.domain.spelling import normalize_nip

ROWS: Final = 10_000
"""The most rows of one kind in one call."""
FEED_ROWS: Final = 50_000
"""Of a feed: a month of two thousand people."""


_KNOWN_AT_MOST: Final = 1_000
"""So many cells of a column are kept in mind: what is another one in each row, is not."""


def most_rows(kind: SheetKind) -> int:
    """Tell how many rows of a kind are taken in one call."""
    return FEED_ROWS if isinstance(kind, FeedKind) else ROWS


KEYS: Final[Mapping[SheetKind, tuple[str, ...]]] = {
    ImportKind.UNITS: ("unit_code",),
    ImportKind.POSITIONS: ("position_code",),
    ImportKind.EMPLOYEES: ("employee_code", "nip"),
}
"""The columns by whose codes other rows refer to a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file, by its number there."""

    number: int
    cells: tuple[Cell, ...]
    has_surplus: bool = False
    """Whether something stands below no title."""


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """The rows of one kind, and the columns that its heading names (``None``: ignored)."""

    kind: SheetKind
    heading: tuple[str, ...]
    columns: tuple[str | None, ...]
    rows: tuple[Row, ...]
    heading_row: int = 1
    notes: tuple[Fault, ...] = ()
    """What of the file was passed over, and is told."""

    def titles(self) -> dict[str, str]:
        """Return the titles in the file by the columns that they name."""
        named = zip(self.columns, self.heading, strict=True)
        return {name: title for name, title in named if name is not None}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: values by column, only of columns that the file has."""

    kind: SheetKind
    row: int
    values: Mapping[str, object]
    unread: frozenset[str] = frozenset()
    """The columns whose cells cannot be read; only a row that is refused has any."""

    def text(self, column: str) -> str | None:
        """Give the text of a column; none where it is empty or the file has no such column."""
        value = self.values.get(column)
        return None if value is None else str(value)

    def fault(self, column: str, code: str, /, **facts: object) -> Fault:
        """Point at what is wrong in a column of this row."""
        return row_fault(self.kind, self.row, column, code, **facts)


def read_heading(
    kind: SheetKind, titles: Sequence[str], vocabulary: Vocabulary, row: int = 1
) -> tuple[tuple[str | None, ...], list[Fault]]:
    """Find which columns a heading names, and what is wrong with it."""
    columns = tuple(headings.match(kind, title, vocabulary) for title in titles)
    return columns, headings.check(kind, titles, columns, vocabulary, row)


def read_entries(
    sheet: ImportSheet,
    vocabulary: Vocabulary,
    refused: set[str] | None = None,
    partial: list[Entry] | None = None,
) -> tuple[list[Entry], list[Fault]]:
    """Read the rows of a sheet; a row with a fault says nothing.

    The codes by which others may refer to such a row are noted in *refused*, and what of it can be
    read in *partial*.
    """
    by_name = {column.name: column for column in COLUMNS[sheet.kind]}
    columns = [_ReadColumn(by_name[name], at) for at, name in enumerate(sheet.columns) if name]
    keys = [index for index, name in enumerate(sheet.columns) if name in KEYS.get(sheet.kind, ())]
    required = [each.index for each in columns if each.column.is_required]
    entries: list[Entry] = []
    faults: list[Fault] = []
    is_after_no_record = False
    for row in sheet.rows:
        values, faults_of_row = _read_row(sheet.kind, row, columns, vocabulary)
        if not faults_of_row:
            entries.append(Entry(sheet.kind, row.number, values))
            is_after_no_record = False
            continue
        if refused is not None:
            refused.update(normalize_nip(str(row.cells[index])) for index in keys)
        named = [each.index for each in columns]
        form = no_records.form_of(row.cells, sheet.heading, named, required)
        if form is not None and is_after_no_record:
            faults[-1] = _until(faults[-1], row.number)
            continue
        is_after_no_record = form is not None
        if form is not None:
            faults.append(row_fault(sheet.kind, row.number, "", no_records.CODE, form=form))
            continue
        faults += faults_of_row
        if partial is not None:
            unread = frozenset(each.column.name for each in columns) - values.keys()
            partial.append(Entry(sheet.kind, row.number, values, unread))
    return entries, faults


def _until(fault: Fault, row: int) -> Fault:
    """Let the first of the rows below one another that are no data tell of all of them."""
    return replace(fault, facts={**fault.facts, "form": "rows_until", "until": str(row)})


@dataclass(frozen=True, slots=True)
class _ReadColumn:
    """A column at its place in a sheet, and what its cells meant so far: few say something new."""

    column: Column
    index: int
    known: dict[str, object] = field(default_factory=dict)

    def read(self, cell: Cell, vocabulary: Vocabulary) -> object:
        """Read a cell; a text that stood here before means what it did."""
        if type(cell) is not str:
            return self.column.read_cell(cell, vocabulary)
        if cell in self.known:
            return self.known[cell]
        value = self.column.read_cell(cell, vocabulary)
        if len(self.known) < _KNOWN_AT_MOST:
            self.known[cell] = value
        return value


def _read_row(
    kind: SheetKind,
    row: Row,
    columns: Sequence[_ReadColumn],
    vocabulary: Vocabulary,
) -> tuple[dict[str, object], Sequence[Fault]]:
    values: dict[str, object] = {}
    faults = [row_fault(kind, row.number, "", "surplus_cells")] if row.has_surplus else []
    cells = row.cells
    for each in columns:
        try:
            values[each.column.name] = each.read(cells[each.index], vocabulary)
        except (InvalidCellError, InvalidDataError) as wrong:
            name = each.column.name
            faults.append(row_fault(kind, row.number, name, wrong.code, **wrong.facts))
    return values, faults
