"""Write results as a file: a line of JSON each, CSV, or a workbook; read row by row.

Lines of JSON are for programs and hold codes; CSV and workbooks are for people and hold the words
of their language, instants in the agency's own time, and numbers with the digits that are stored.
A spreadsheet takes what it reads for a number, a date or a formula: NIPs and names are text in a
workbook, and in CSV are written so that every spreadsheet shows them as they are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import IO, Final

from pydantic import BaseModel

from penilaian_api.api.files import csv_writing
from penilaian_api.api.files.csv_writing import CellOfFile, CsvSigns
from penilaian_api.api.files.open_files import open_file
from penilaian_api.api.files.spreadsheets.workbooks import long_workbook
from penilaian_api.api.files.text_cells import write_instant
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import enum_words

_WIDTH: Final = 22


def as_json_lines(shapes: Iterable[BaseModel]) -> IO[bytes]:
    """Write an object a line."""
    file: IO[bytes] = open_file()
    for shape in shapes:
        file.write(shape.__pydantic_serializer__.to_json(shape) + b"\n")
    return file


def as_csv(
    shapes: Iterable[BaseModel],
    columns: Sequence[str],
    zone: str,
    language: Language,
    signs: CsvSigns,
) -> IO[bytes]:
    """Write a line each, with headings in the language asked for."""
    heading = [_heading(column, language) for column in columns]
    lines = ([_value(shape, column, zone, language) for column in columns] for shape in shapes)
    return csv_writing.write(chain([heading], lines), signs)


def as_workbook(
    shapes: Iterable[BaseModel], columns: Sequence[str], zone: str, language: Language
) -> IO[bytes]:
    """Write a workbook: each row leaves the memory as the next one comes."""
    file: IO[bytes] = open_file()
    with long_workbook(file) as book:
        text, heading = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_heading("sheet", language))
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, _heading(column, language), heading)
        for row, shape in enumerate(shapes, start=1):
            for number, column in enumerate(columns):
                match _value(shape, column, zone, language):
                    case str(value):
                        sheet.write_string(row, number, value, text)
                    case int() | Decimal() as value:  # as a float, 98.35 would be 98.34999999999999
                        sheet.write_number(row, number, Decimal(value))
                    case None:
                        pass
    return file


def _value(shape: BaseModel, column: str, zone: str, language: Language) -> CellOfFile:
    """Give a cell as people read it: of a code its word, of damage the sentence."""
    value = getattr(shape, column)
    if column == "damage" and value is not None:
        return messages.problem(value, {}, language)[0]
    match value:
        case StrEnum():
            return enum_words.words()[type(value).__name__][value][language]
        case datetime():
            return write_instant(value, zone)
        case None | int() | Decimal():
            return value
        case _:
            return str(value)


def _heading(column: str, language: Language) -> str:
    return messages.label(f"result_column.{column}", language)
