"""Read a CSV file as offices write it: UTF-8, with commas or semicolons."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.imports.columns import Cell

LONGEST_CELL: Final = 10_000


def rows(content: bytes, pointer: str) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the numbered rows of a file; the first one is the heading."""
    text = _decode(content, pointer)
    if "\0" in text:
        raise _unreadable(pointer)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise _unreadable(pointer)
            yield number, list[Cell](row)
    except csv.Error:
        raise _unreadable(pointer) from None


def _decode(content: bytes, pointer: str) -> str:
    """Take UTF-8 with or without a byte order mark; other encodings would guess at names."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidDataError("invalid_input", faults=[Fault(pointer, "not_utf8")]) from None


def _separator(text: str) -> str:
    heading = text.partition("\n")[0]
    return ";" if heading.count(";") > heading.count(",") else ","


def _unreadable(pointer: str) -> InvalidDataError:
    return InvalidDataError("invalid_input", faults=[Fault(pointer, "not_csv")])
