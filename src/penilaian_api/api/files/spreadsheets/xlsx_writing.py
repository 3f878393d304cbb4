"""Write workbooks: the template of an import, and a file told back with what is wrong in it.

Whatever a cell holds is written as what it is and never as a formula or a link: a name that begins
with ``=`` stays a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import COLUMNS, Cell, Column, ImportKind
from penilaian_api.domain.imports.rows import Sheet
from penilaian_api.domain.imports.vocabulary import ImportWords

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LITERAL: Final[Mapping[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTH: Final = 22
_WIDE: Final = 70


def template(said: ImportWords, language: Language) -> bytes:
    """Write a workbook with every sheet, its heading, example rows, and notes on how to fill it."""
    with _workbook() as (book, content):
        heading = book.add_format({"bold": True})
        as_text = book.add_format({"num_format": "@"})
        for kind in ImportKind:
            sheet = book.add_worksheet(_name(said, kind, language))
            sheet.set_column(0, len(COLUMNS[kind]) - 1, _WIDTH, as_text)
            sheet.freeze_panes(1, 0)
            titles = [_title(said, kind, column, language) for column in COLUMNS[kind]]
            _line(sheet, 0, titles, heading)
            for number, example in enumerate(said.examples[kind], start=1):
                _line(sheet, number, [example.get(c.name, "") for c in COLUMNS[kind]], as_text)
        notes = book.add_worksheet(said.notes_sheet[language])
        notes.set_column(0, 0, _WIDE)
        notes.set_column(1, 2, _WIDE)
        for number, line in enumerate(_notes(said, language)):
            _line(notes, number, line, None)
    return content.getvalue()


def report(
    sheets: Iterable[Sheet], faults: Iterable[Fault], said: ImportWords, language: Language
) -> bytes:
    """Write the rows as they came, with a last column that says what is wrong in each."""
    wrong = _by_row(faults, language)
    with _workbook() as (book, content):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            page = book.add_worksheet(_name(said, sheet.kind, language))
            page.set_column(0, len(sheet.columns), _WIDTH)
            kept = [place for place, name in enumerate(sheet.columns) if name is not None]
            titles = [sheet.heading[place] for place in kept]
            _line(page, 0, [*titles, said.errors_column[language]], None)
            for row in sheet.rows:
                cells = [row.cells[place] for place in kept]
                sentences = " ".join(wrong.get((sheet.kind, row.number), ()))
                # The row keeps its number, so that it is found again in the file sent.
                _line(page, row.number - 1, [*cells, sentences], day)
    return content.getvalue()


@contextmanager
def _workbook() -> Iterator[tuple[Workbook, BytesIO]]:
    content = BytesIO()
    with Workbook(content, dict(LITERAL)) as book:
        yield book, content


def _line(sheet: Worksheet, number: int, cells: Sequence[Cell], style: Any) -> None:  # noqa: ANN401 - a format or none
    for place, cell in enumerate(cells):
        match cell:
            case bool():
                sheet.write_boolean(number, place, cell)
            case Decimal():
                sheet.write_number(number, place, cell)
            case date():
                sheet.write_datetime(number, place, cell, style)
            case str():
                sheet.write_string(number, place, cell, style)
            case None:
                continue


def _by_row(faults: Iterable[Fault], language: Language) -> Mapping[tuple[str, int], Sequence[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for fault in faults:
        kind, _, place = fault.pointer.lstrip("/").partition("/")
        row, _, column = place.partition("/")
        sentence = messages.fault(fault.code, fault.facts, language)
        found[kind, int(row)].append(f"{column}: {sentence}" if column else sentence)
    return found


def _name(said: ImportWords, kind: ImportKind, language: Language) -> str:
    return said.sheets[kind] if language == "id" else str(kind)


def _title(said: ImportWords, kind: ImportKind, column: Column, language: Language) -> str:
    title = said.headings[kind][column.name] if language == "id" else column.name
    return f"{title} *" if column.is_required else title


def _notes(said: ImportWords, language: Language) -> Iterator[Sequence[str]]:
    """Say how to fill the sheets in, and the values of each column that knows only some."""
    yield from ([line] for line in said.guide[language])
    for kind in ImportKind:
        for column in COLUMNS[kind]:
            if column.choices:
                title = _title(said, kind, column, language)
                yield [f"{_name(said, kind, language)}: {title}", ", ".join(column.choices)]
