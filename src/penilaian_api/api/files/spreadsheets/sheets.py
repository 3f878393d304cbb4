"""Bring the rows of any file into one form: a heading that is understood, cells that are clean."""

from collections.abc import Iterable, Sequence

from penilaian_api.api.files.spreadsheets import csv_reading, xlsx_reading
from penilaian_api.api.files.spreadsheets.unpacking import Extent
from penilaian_api.api.transport.json_reader import cleaned
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import Cell, ImportKind, Vocabulary
from penilaian_api.domain.imports.rows import ROWS, Row, Sheet, fault, headed

Rows = Iterable[tuple[int, list[Cell]]]


def of_csv(kind: ImportKind, content: bytes, words: Vocabulary) -> tuple[list[Sheet], list[Fault]]:
    """Read the file of one kind."""
    return _joined([_sheet(kind, csv_reading.rows(content, f"/{kind}"), words, Extent())])


def of_workbook(content: bytes, words: Vocabulary) -> tuple[list[Sheet], list[Fault]]:
    """Read the sheets of a workbook."""
    pages, faults = xlsx_reading.pages(content, words)
    if faults:
        return [], faults
    return _joined([_sheet(page.kind, page.rows, words, page.extent) for page in pages])


def _joined(
    found: Iterable[tuple[Sheet | None, list[Fault]]],
) -> tuple[list[Sheet], list[Fault]]:
    pairs = list(found)
    sheets = [sheet for sheet, _ in pairs if sheet is not None]
    return sheets, [wrong for _, faults in pairs for wrong in faults]


def _sheet(
    kind: ImportKind, rows: Rows, words: Vocabulary, extent: Extent
) -> tuple[Sheet | None, list[Fault]]:
    numbered = iter(rows)
    heading = _heading(next(numbered, (1, list[Cell]()))[1])
    if not heading:
        return None, [fault(kind, 1, "", "heading_missing")]
    columns, faults = headed(kind, heading, words)
    faults += [
        fault(kind, 1, title, "hidden_column", heading=title)
        for place, title in enumerate(heading, start=1)
        if any(first <= place <= last for first, last in extent.hidden)
    ]
    failed = frozenset(extent.failed)
    kept: list[Row] = []
    for number, cells in numbered:
        row = _row(number, cells, columns, failed)
        if row is None:
            continue
        if len(kept) == ROWS:
            faults.append(fault(kind, number, "", "too_many_rows", limit=ROWS))
            break
        kept.append(row)
    return Sheet(kind, heading, columns, tuple(kept)), faults


def _heading(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Say the titles; empty ones at the end are no columns."""
    titles = [str(_clean(cell) or "")[:60] for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    return tuple(titles)


def _row(
    number: int,
    cells: Sequence[Cell],
    columns: Sequence[str | None],
    failed: frozenset[tuple[int, int]],
) -> Row | None:
    clean = [
        None if failed and (number, place) in failed else _clean(cell)
        for place, cell in enumerate(cells, start=1)
    ]
    if all(cell == "" for cell in clean):
        return None
    width = len(columns)
    known = [*clean[:width], *[""] * (width - len(clean))]
    kept = tuple("" if name is None else cell for name, cell in zip(columns, known, strict=True))
    return Row(number, kept, any(cell != "" for cell in clean[width:]))


def _clean(cell: Cell) -> Cell:
    """Take text in NFC, its white space made single; none where it holds what may not be stored."""
    if not isinstance(cell, str):
        return cell
    text = cleaned(cell)
    return None if text is None else " ".join(text.split())
