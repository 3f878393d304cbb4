"""Write results as a file: a line of JSON each, CSV, or a workbook; read row by row.

A spreadsheet takes what it reads for a number, a date or a formula: NIPs and names are text in a
workbook, and in CSV are written so that every spreadsheet shows them as they are.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from pydantic import BaseModel
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from penilaian_api.api.files.spreadsheets.xlsx_writing import LITERAL
from penilaian_api.api.files.text_cells import as_text
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language

IN_MEMORY: Final = 1_000_000
"""A file that is longer than so many bytes goes to the disk."""
NUMBERS: Final = frozenset({"score", "snapshot_number"})
_WIDTH: Final = 22


def as_json_lines(shapes: Iterable[BaseModel]) -> IO[bytes]:
    """Write an object a line."""
    file: IO[bytes] = _open()
    for shape in shapes:
        file.write(shape.__pydantic_serializer__.to_json(shape) + b"\n")
    return file


def as_csv(shapes: Iterable[BaseModel], columns: Sequence[str], language: Language) -> IO[bytes]:
    """Write a line each, with headings in the language asked for; a byte order mark leads."""
    file: IO[bytes] = _open()
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([_heading(column, language) for column in columns])
    for shape in shapes:
        values = _values(shape, language)
        writer.writerow([_cell(column, values[column]) for column in columns])
    text.detach()
    return file


def as_workbook(
    shapes: Iterable[BaseModel], columns: Sequence[str], language: Language
) -> IO[bytes]:
    """Write a workbook: each row leaves the memory as the next one comes."""
    file: IO[bytes] = _open()
    options = {**LITERAL, "in_memory": False, "constant_memory": True}
    with Workbook(file, options) as book:
        text, heading = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_heading("sheet", language))
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, _heading(column, language), heading)
        for row, shape in enumerate(shapes, start=1):
            values = _values(shape, language)
            for number, column in enumerate(columns):
                value = values[column]
                if column in NUMBERS and value is not None:
                    sheet.write_number(row, number, float(value))
                elif value is not None:
                    sheet.write_string(row, number, str(value), text)
    return file


def _open() -> Any:  # noqa: ANN401 - a file of bytes
    return SpooledTemporaryFile(IN_MEMORY)


def _values(shape: BaseModel, language: Language) -> dict[str, Any]:
    """Give the cells of a row by column; of damage, the sentence that people read."""
    values = shape.model_dump(mode="json")
    if code := values.get("damage"):
        values["damage"], _ = messages.problem(code, {}, language)
    return values


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    return str(value) if column in NUMBERS else as_text(str(value))


def _heading(column: str, language: Language) -> str:
    return messages.label(f"result_column.{column}", language)
