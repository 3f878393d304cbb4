"""Read a workbook with a sheet for each kind of data."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from penilaian_api.api.files.spreadsheets.unpacking import Extent, Tab, Workbook, refuse
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.cells import (
    Cell,
    SheetKind,
    Unreadable,
    Vocabulary,
    normalize,
)
from penilaian_api.domain.imports.rows import FEED_ROWS, most_rows

SIGNATURE = b"PK\x03\x04"
"""How a workbook begins; what a file is, is seen from its content and never from its name."""

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its numbered rows, what it hides and where a formula has failed."""

    kind: SheetKind
    rows: tuple[tuple[int, list[Cell]], ...]
    extent: Extent


def pages(content: bytes, vocabulary: Vocabulary) -> tuple[list[Page], list[Fault]]:
    """Read the sheets of a workbook, and what is wrong with its table of contents."""
    book = Workbook(content)
    tabs, faults = _match_tabs(book, vocabulary)
    if faults:
        return [], faults
    extents = {tab: book.extent(tab, most_rows(kind)) for tab, kind in tabs.items()}
    try:
        read = CalamineWorkbook.from_filelike(book.repack(tuple(tabs)))
        return [
            Page(kind, tuple(_rows(read, tab, extents[tab])), extents[tab])
            for tab, kind in tabs.items()
        ], []
    except CalamineError:
        raise refuse() from None
    except BaseException as failure:
        if type(failure).__name__ == "PanicException":  # the reader's own Rust gave up
            raise refuse() from None
        raise


def _match_tabs(book: Workbook, vocabulary: Vocabulary) -> tuple[dict[Tab, SheetKind], list[Fault]]:
    known: dict[Tab, SheetKind] = {}
    faults: list[Fault] = []
    for tab in book.tabs():
        kind = vocabulary.sheets.get(normalize(tab.name))
        facts = {"sheet": tab.name[:60]}
        if kind is None and normalize(tab.name) in vocabulary.ignored_sheets:
            continue
        if kind is None and not book.extent(tab, FEED_ROWS).cells:
            continue  # spreadsheet programs begin a workbook with three sheets
        if kind is None:
            facts["sheets"] = ", ".join(dict.fromkeys(vocabulary.sheets.values()))
            facts |= {"form": "not_shown"} if tab.is_hidden else {}
            faults.append(Fault("/workbook", "unknown_sheet", facts))
        elif tab.is_hidden:
            faults.append(Fault("/workbook", "hidden_sheet", facts))
        elif kind in known.values() or tab in known:
            faults.append(Fault("/workbook", "repeated_sheet", facts))
        else:
            known[tab] = kind
    return known, faults


def _rows(book: CalamineWorkbook, tab: Tab, extent: Extent) -> Iterator[tuple[int, list[Cell]]]:
    if not extent.cells and not extent.formulas:
        return
    sheet = book.get_sheet_by_name(tab.name)
    table = sheet.to_python(skip_empty_area=False)
    _fill_merged(table, sheet.merged_cell_ranges or ())
    _mark_uncounted(table, extent)
    for number, row in enumerate(table, start=1):
        yield number, [_to_cell(value) for value in row]


def _mark_uncounted(table: list[list[Any]], extent: Extent) -> None:
    """Mark the formulas whose value the program that wrote the file has not kept."""
    for row, column in extent.formulas:
        table.extend([] for _ in range(row - len(table)))
        cells = table[row - 1]
        cells.extend([""] * (column - len(cells)))
        if cells[column - 1] == "":
            cells[column - 1] = Unreadable("uncounted")


def _fill_merged(table: list[list[Any]], ranges: Iterable[tuple[Position, Position]]) -> None:
    """Let each row of a cell that spans several hold what stands in it, as people see it."""
    filled: set[tuple[int, int]] = set()
    for (top, column), (bottom, _) in ranges:
        for row in range(top + 1, min(bottom + 1, len(table))):
            if column >= len(table[row]) or (row, column) in filled:
                break  # ranges that overlap, which no spreadsheet writes
            filled.add((row, column))
            table[row][column] = table[top][column]


def _to_cell(value: object) -> Cell:
    """Convert a cell of the reader; a number becomes exact, a day without an hour a day."""
    if isinstance(value, bool | str | Unreadable):
        return value
    if isinstance(value, int | float):
        return Decimal(repr(value)).normalize() if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    return value if isinstance(value, date) else str(value)
