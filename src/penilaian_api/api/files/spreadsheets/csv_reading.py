"""Read a CSV file as offices and their programs write it."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.imports.cells import Cell
from penilaian_api.domain.imports.headings import ROWS_LOOKED_AT
from penilaian_api.domain.progress.file_kinds import recognize

LONGEST_CELL: Final = 10_000

Score = Callable[[Sequence[Sequence[str]]], int]
"""Says how many columns are recognized in the first rows of a file."""

_SEPARATORS: Final = (",", ";", "\t", "|")
_STATED: Final = re.compile(r"\"?sep=(?P<separator>[^\r\n\"])\"?(?:\r\n|\r|\n|$)", re.IGNORECASE)
_TOO_LONG: Final = "field limit"
"""What the reader of CSV says of a cell that is longer than it takes at all."""
_TEXT: Final = "other_text"
_EMPTY: Final = "empty_file"
_LOCKED: Final = "locked_office"
_DOCUMENTS: Final = frozenset({"doc", "ppt", "svg"})
"""What begins as an old workbook or a web page does, and is none."""
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_FORMS: Final = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), "old_workbook"),
    (re.compile(rb"%PDF-"), "pdf"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-z]|MIME-Version:)", re.IGNORECASE),
        "web_page",
    ),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*\")"), "json"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*\Z"), _EMPTY),
)
"""What else is sent in the place of a CSV file, and how it begins."""


def rows(content: bytes, pointer: str, score: Score) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the numbered rows of a file, parted by the separator by which *score* is highest."""
    form = form_of(content)
    if form and form["form"] != _EMPTY:
        raise _unreadable(pointer, **form)
    text = _decode(content, pointer)
    if "\0" in text:
        raise _unreadable(pointer, form="zero_byte")
    text, separator = _part(text, score)
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    try:
        for number, row in enumerate(reader, start=1):
            longest = max(row, key=len, default="")
            if len(longest) > LONGEST_CELL:
                raise _unreadable(pointer, form=_long_form("\n" in longest), at_row=str(number))
            yield number, [*row]
    except csv.Error as wrong:
        cause = _long_form('"' in text) if _TOO_LONG in str(wrong) else "quotes"
        raise _unreadable(pointer, form=cause) from None


def _long_form(is_quoted: bool) -> str:  # noqa: FBT001 - the one thing that it asks
    """Name why a cell is too long: a quote holds several lines together, or it is long itself."""
    return "long_cell_quoted" if is_quoted else "long_cell"


def form_of(content: bytes) -> dict[str, str] | None:
    """Say what a file is that is neither CSV nor a workbook of today, as facts of a fault."""
    kind = recognize(content)
    name = None if kind is None else kind.name
    form = next((form for beginning, form in _FORMS if beginning.match(content)), None)
    if name == _LOCKED:
        return {"form": "locked_workbook"}
    if form is not None and name not in _DOCUMENTS:
        return {"form": form}
    return None if name is None or name == _TEXT else {"form": "other_file", "file_kind": name}


def _decode(content: bytes, pointer: str) -> str:
    """Take UTF-8, or UTF-16 that says so; other encodings would guess at names."""
    try:
        return content.decode(_MARKS.get(content[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidDataError.at_pointer(pointer, "not_utf8") from None


def _part(text: str, score: Score) -> tuple[str, str]:
    """Take a separator that the first line states, unless nothing is recognized by it."""
    if stated := _STATED.match(text):
        text = text[stated.end() :]
        if score(_begin(text, stated["separator"])):
            return text, stated["separator"]
    return text, _find_separator(text, score)


def _find_separator(text: str, score: Score) -> str:
    """Find the separator by which most columns are recognized, else by which most cells arise."""
    beginnings = {separator: _begin(text, separator) for separator in _SEPARATORS}
    return max(
        _SEPARATORS,
        key=lambda separator: (
            score(beginnings[separator]),
            max(map(len, beginnings[separator]), default=0),
        ),
    )


def _begin(text: str, separator: str) -> list[list[str]]:
    """Parse the first rows; what cannot be parsed by a separator is not parted by it."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    try:
        return [*islice(reader, ROWS_LOOKED_AT)]
    except csv.Error:
        return []


def _unreadable(pointer: str, **facts: str) -> InvalidDataError:
    return InvalidDataError.at_pointer(pointer, "not_csv", facts)
