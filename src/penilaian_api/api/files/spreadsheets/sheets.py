"""Read CSV files and workbooks into one form: a heading that is known, cells that are clean."""

from collections.abc import Iterable, Sequence

from penilaian_api.api.files.spreadsheets import csv_reading, xlsx_reading
from penilaian_api.api.files.spreadsheets.unpacking import Extent
from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import Cell, ImportKind, Vocabulary
from penilaian_api.domain.imports.rows import ROWS, ImportSheet, Row, read_heading, row_fault

Rows = Iterable[tuple[int, list[Cell]]]


def read_csv(
    kind: ImportKind, content: bytes, vocabulary: Vocabulary
) -> tuple[list[ImportSheet], list[Fault]]:
    """Read the file of one kind."""
    return _join([_read_sheet(kind, csv_reading.rows(content, f"/{kind}"), vocabulary, Extent())])


def read_workbook(content: bytes, vocabulary: Vocabulary) -> tuple[list[ImportSheet], list[Fault]]:
    """Read the sheets of a workbook."""
    pages, faults = xlsx_reading.pages(content, vocabulary)
    if faults:
        return [], faults
    return _join([_read_sheet(page.kind, page.rows, vocabulary, page.extent) for page in pages])


def _join(
    results: Iterable[tuple[ImportSheet | None, list[Fault]]],
) -> tuple[list[ImportSheet], list[Fault]]:
    pairs = list(results)
    sheets = [sheet for sheet, _ in pairs if sheet is not None]
    return sheets, [fault for _, faults in pairs for fault in faults]


def _read_sheet(
    kind: ImportKind, rows: Rows, vocabulary: Vocabulary, extent: Extent
) -> tuple[ImportSheet | None, list[Fault]]:
    numbered = iter(rows)
    heading = _titles(next(numbered, (1, list[Cell]()))[1])
    if not heading:
        return None, [row_fault(kind, 1, "", "heading_missing")]
    columns, faults = read_heading(kind, heading, vocabulary)
    faults += [
        row_fault(kind, 1, title, "hidden_column", heading=title)
        for number, title in enumerate(heading, start=1)
        if any(first <= number <= last for first, last in extent.hidden)
    ]
    failed = frozenset(extent.failed)
    filled: list[Row] = []
    for number, cells in numbered:
        row = _read_row(number, cells, columns, failed)
        if row is None:
            continue
        if len(filled) == ROWS:
            faults.append(row_fault(kind, number, "", "too_many_rows", limit=ROWS))
            break
        filled.append(row)
    return ImportSheet(kind, heading, columns, tuple(filled)), faults


def _titles(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Read the titles; empty ones at the end are no columns."""
    titles = [str(_clean(cell) or "")[:60] for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    return tuple(titles)


def _read_row(
    number: int,
    cells: Sequence[Cell],
    columns: Sequence[str | None],
    failed: frozenset[tuple[int, int]],
) -> Row | None:
    clean = [
        None if failed and (number, column) in failed else _clean(cell)
        for column, cell in enumerate(cells, start=1)
    ]
    if all(cell == "" for cell in clean):
        return None
    width = len(columns)
    padded = [*clean[:width], *[""] * (width - len(clean))]
    known = tuple("" if name is None else cell for name, cell in zip(columns, padded, strict=True))
    return Row(number, known, any(cell != "" for cell in clean[width:]))


def _clean(cell: Cell) -> Cell:
    """Take text in NFC, its white space made single; none where it holds what may not be stored."""
    if not isinstance(cell, str):
        return cell
    text = clean_text(cell)
    return None if text is None else " ".join(text.split())
