"""Read CSV, workbooks and JSON into one form: a heading that is known, cells that are clean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Final

from penilaian_api.api.files.spreadsheets import csv_reading, json_reading, xlsx_reading
from penilaian_api.api.files.spreadsheets.unpacking import Extent
from penilaian_api.api.transport.json_reader import clean_text, find_refused
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports import headings
from penilaian_api.domain.imports.cells import (
    ERROR_WORDS,
    GARBLED,
    MIXED_LETTERS,
    Cell,
    SheetKind,
    Unreadable,
    Vocabulary,
)
from penilaian_api.domain.imports.columns import COLUMNS
from penilaian_api.domain.imports.faults import row_fault
from penilaian_api.domain.imports.rows import ImportSheet, Row, most_rows, read_heading

Rows = Iterable[tuple[int, list[Cell]]]

_AS_FORMULA: Final = re.compile(r"=\s*\"((?:[^\"]|\"\")*)\"")
_PLAIN: Final = re.compile(r"(?![=#]|Err:)[!-~]+(?: [!-~]+)*")
"""What most cells hold: words of ASCII, with nothing about them to be mended."""
_NAMED: Final = 10
"""So many hidden rows are named."""
_COUNTED: Final = re.compile(r"[0-9]{1,5}\.?")


def read_csv(
    kind: SheetKind, content: bytes, vocabulary: Vocabulary
) -> tuple[list[ImportSheet], list[Fault]]:
    """Read the file of one kind."""
    score = partial(_score, kind, vocabulary)
    rows = csv_reading.rows(content, f"/{kind}", score)
    return _join([_read_sheet(kind, rows, vocabulary, Extent())])


def read_json(
    kind: SheetKind, content: bytes, vocabulary: Vocabulary
) -> tuple[list[ImportSheet], list[Fault]]:
    """Read the objects of one kind; their names are the heading, whatever stands in them."""
    rows = json_reading.rows(content, f"/{kind}")
    heading = next(rows)
    if not heading[1]:
        return [], [row_fault(kind, 1, "", "no_rows")]
    return _join([_read_sheet(kind, chain([heading], rows), vocabulary, Extent(), looked_at=1)])


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
    kind: SheetKind,
    rows: Rows,
    vocabulary: Vocabulary,
    extent: Extent,
    looked_at: int = headings.ROWS_LOOKED_AT,
) -> tuple[ImportSheet | None, list[Fault]]:
    numbered = iter(rows)
    first = [*islice(numbered, looked_at)]
    heading = headings.find(kind, [_titles(cells) for _, cells in first], vocabulary)
    if heading is None:
        facts = {"columns": ", ".join(f"{kind}.{column.name}" for column in COLUMNS[kind])}
        if not any(cell != "" for _, cells in first for cell in cells):
            facts["form"] = "empty_file"
        return None, [row_fault(kind, 1, "", "heading_missing", **facts)]
    at = first[heading.index][0]
    columns, faults = read_heading(kind, heading.titles, vocabulary, at)
    faults += [
        row_fault(kind, at, title, "hidden_column", heading=title)
        for number, title in enumerate(heading.titles, start=1)
        if title and any(begin <= number <= end for begin, end in extent.hidden)
    ]
    if hidden := [row for row in extent.hidden_rows if row > at]:
        facts = {"rows": ", ".join(map(str, hidden[:_NAMED])), "count": str(len(hidden))}
        faults.append(row_fault(kind, hidden[0], "", "hidden_rows", **facts))
    body = _Body(kind, heading.titles, columns, frozenset(extent.failed))
    filled = tuple(body.read(chain(first[heading.index + 1 :], numbered)))
    notes = [
        *([row_fault(kind, at, "", "titles_skipped", row=at)] if _has_titles(first, at) else ()),
        *headings.list_skipped(kind, heading.titles, vocabulary, at),
        *body.notes,
    ]
    sheet = ImportSheet(kind, heading.titles, columns, filled, at, tuple(notes))
    return sheet, faults + body.faults


class _Body:
    """Read the rows below a heading."""

    def __init__(
        self,
        kind: SheetKind,
        titles: Sequence[str],
        columns: Sequence[str | None],
        failed: frozenset[tuple[int, int]],
    ) -> None:
        self._kind, self._failed = kind, failed
        self._known = [name is not None for name in columns]
        self._untitled = [index for index, title in enumerate(titles) if not title]
        self._width = len(titles)
        self.notes: list[Fault] = []
        self.faults: list[Fault] = []

    def read(self, rows: Rows) -> Iterator[Row]:
        """Yield the rows that hold something, up to as many as are taken."""
        count, most = 0, most_rows(self._kind)
        for number, cells in rows:
            row = self._read_row(number, cells)
            if row is None:
                continue
            if not count and headings.is_numbering(row.cells):
                self.notes.append(row_fault(self._kind, number, "", "numbering_skipped"))
                continue
            if count == most:
                self.faults.append(row_fault(self._kind, number, "", "too_many_rows", limit=most))
                return
            count += 1
            yield row

    def _read_row(self, number: int, cells: Sequence[Cell]) -> Row | None:
        width = self._width
        clean = [_clean(cell) for cell in cells]
        if self._failed:
            for column in range(len(clean)):
                if (number, column + 1) in self._failed:
                    clean[column] = Unreadable("error_word")
        if clean.count("") == len(clean):
            return None
        surplus = clean[width:].count("") < len(clean) - width
        del clean[width:]
        clean.extend([""] * (width - len(clean)))
        for index in self._untitled:
            surplus = surplus or not _is_count(clean[index])
            clean[index] = ""
        return Row(number, tuple(clean), surplus)


def _score(kind: SheetKind, vocabulary: Vocabulary, rows: Sequence[Sequence[str]]) -> int:
    heading = headings.find(kind, rows, vocabulary)
    return heading.score if heading else 0


def _titles(cells: Sequence[Cell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in cells]


def _has_titles(first: Sequence[tuple[int, list[Cell]]], at: int) -> bool:
    return any(number < at and any(cell != "" for cell in cells) for number, cells in first)


def _is_count(cell: Cell) -> bool:
    """Tell whether a cell below no title is empty, or counts the rows."""
    return cell == "" or bool(_COUNTED.fullmatch(str(cell)))


def _clean(cell: Cell) -> Cell:
    """Take text in NFC, its white space made single, unless it holds what may not be stored."""
    if not isinstance(cell, str) or not cell or _PLAIN.fullmatch(cell):
        return cell
    text = clean_text(cell.replace("\r", "\n"))
    if text is None:
        return Unreadable("sign", find_refused(cell))
    return _broken(text) or _shorten(text)


def _broken(text: str) -> Unreadable | None:
    """Find letters that are not what they look like."""
    if GARBLED.search(text):
        return Unreadable("garbled")
    other = MIXED_LETTERS.search(text)
    return Unreadable("sign", f"U+{ord(other[0]):04X}") if other else None


def _shorten(text: str) -> Cell:
    """Make white space single, and take what a formula or a word for an error stands for."""
    text = " ".join(text.split())
    if text.startswith("=") and (as_text := _AS_FORMULA.fullmatch(text)):
        return as_text[1].replace('""', '"').strip()
    if text.startswith(("#", "Err:")) and ERROR_WORDS.fullmatch(text):
        return Unreadable("error_word", text)
    return text
