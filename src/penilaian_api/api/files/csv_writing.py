"""Write CSV as its reader opens it: a program, or a person by a double click.

A spreadsheet program parts a line by what its country parts lists with, and reads numbers by what
it writes decimals with: in Indonesia a semicolon and a comma. Parted by commas a table stands in
one column there, and 98.350 is read as ninety-eight thousand. So the language that is asked for
says how; who asks for none is a program, and gets commas and points (RFC 4180). A first line
``sep=;`` would make some programs forget that the file is UTF-8.

Why it is so: docs/decisions/0088.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Final

from penilaian_api.api.files.open_files import open_file
from penilaian_api.api.files.text_cells import as_text
from penilaian_api.api.transport.messages import Language

CellOfFile = str | int | Decimal | None
"""A cell of a table that is given out: a text, a number, or nothing."""

_BREAKS: Final = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
"""What ends a line, or a cell, for a program that parts them by another sign."""


@dataclass(frozen=True, slots=True)
class CsvSigns:
    """By which sign the cells of a line are parted, and the digits of a number."""

    separator: str
    decimal: str


PLAIN: Final = CsvSigns(",", ".")
_OF_LANGUAGE: Final[Mapping[Language, CsvSigns]] = {"id": CsvSigns(";", ","), "en": PLAIN}


def signs_of(asked: Language | None) -> CsvSigns:
    """Choose the signs for whoever asked for a language, or for none."""
    return PLAIN if asked is None else _OF_LANGUAGE[asked]


def write(rows: Iterable[Sequence[CellOfFile]], signs: CsvSigns) -> IO[bytes]:
    """Write a line for each row, the heading first; a byte order mark leads."""
    file: IO[bytes] = open_file()
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=signs.separator)
    writer.writerows([_cell(cell, signs) for cell in row] for row in rows)
    text.detach()
    return file


def _cell(cell: CellOfFile, signs: CsvSigns) -> str | int | None:
    match cell:
        case str():
            return as_text(_BREAKS.sub(" ", cell).strip())
        case Decimal():
            return format(cell, "f").replace(".", signs.decimal)
        case _:
            return cell
