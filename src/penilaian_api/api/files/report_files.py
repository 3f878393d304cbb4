"""Write a report as a file: CSV or a workbook, with the words of the reader's language.

Numbers stay numbers, with the digits that are stored, and every text stays a text: a unit whose
name begins with ``=`` is a name in each spreadsheet. Beside the table a workbook has a sheet that
says of what and when it was made, and what its reader must know.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, Final

from penilaian_api.api.files import csv_writing
from penilaian_api.api.files.csv_writing import CellOfFile, CsvSigns
from penilaian_api.api.files.open_files import open_file
from penilaian_api.api.files.spreadsheets.workbooks import long_workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

_WIDE: Final = 44
_NARROW: Final = 14
_LONG: Final = 16
"""Headings that are longer, and texts, take a wide column."""
_NOTE_WIDTH: Final = 100


@dataclass(frozen=True, slots=True)
class TableOfFile:
    """A table as a file has it: its name, headings, rows, and notes, each a title and a text."""

    name: str
    headings: Sequence[str]
    texts: frozenset[int]
    """The numbers of the columns of text."""
    rows: Iterable[Sequence[CellOfFile]]
    notes: Sequence[tuple[str, str]]
    notes_name: str


def as_csv(table: TableOfFile, signs: CsvSigns) -> IO[bytes]:
    """Write a line each, parted as its reader does."""
    return csv_writing.write(chain([table.headings], table.rows), signs)


def as_workbook(table: TableOfFile) -> IO[bytes]:
    """Write a workbook: each row leaves the memory as the next one comes."""
    file: IO[bytes] = open_file()
    with long_workbook(file) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text, number = book.add_format({"num_format": "@"}), book.add_format()
        sheet = book.add_worksheet(table.name)
        for column, title in enumerate(table.headings):
            is_wide = column in table.texts and len(title) <= _LONG
            sheet.set_column(column, column, _WIDE if is_wide else _NARROW)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(table.headings):
            sheet.write_string(0, column, title, heading)
        for line, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, line, column, cell, text, number)
        notes = book.add_worksheet(table.notes_name)
        notes.set_column(0, 0, _WIDE)
        notes.set_column(1, 1, _NOTE_WIDTH)
        for line, (title, note) in enumerate(table.notes):
            notes.write_string(line, 0, title, heading)
            notes.write_string(line, 1, note, text)
    return file


def _write(  # noqa: PLR0913, PLR0917 - where and how a cell is written
    sheet: "Worksheet",
    line: int,
    column: int,
    cell: CellOfFile,
    text: Any,  # noqa: ANN401 - a format
    number: Any,  # noqa: ANN401 - a format
) -> None:
    match cell:
        case str():
            sheet.write_string(line, column, cell, text)
        case int() | Decimal():  # as a float, 98.35 would be 98.34999999999999
            sheet.write_number(line, column, Decimal(cell), number)
        case None:
            pass
