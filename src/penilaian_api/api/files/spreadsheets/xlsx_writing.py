"""Write workbooks: the template of an import, and a file returned with what is wrong in it.

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
from penilaian_api.domain.imports.rows import ImportSheet
from penilaian_api.domain.imports.vocabulary import ImportTexts

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LITERAL: Final[Mapping[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTH: Final = 22
_WIDE: Final = 70


def template(texts: ImportTexts, language: Language) -> bytes:
    """Write a workbook with every sheet, its heading, example rows, and notes on how to fill it."""
    with _workbook() as (book, content):
        heading = book.add_format({"bold": True})
        as_text = book.add_format({"num_format": "@"})
        for kind in ImportKind:
            sheet = book.add_worksheet(_name(texts, kind, language))
            sheet.set_column(0, len(COLUMNS[kind]) - 1, _WIDTH, as_text)
            sheet.freeze_panes(1, 0)
            titles = [_title(texts, kind, column, language) for column in COLUMNS[kind]]
            _line(sheet, 0, titles, heading)
            for number, example in enumerate(texts.examples[kind], start=1):
                cells = [example.get(column.name, "") for column in COLUMNS[kind]]
                _line(sheet, number, cells, as_text)
        notes = book.add_worksheet(texts.notes_sheet[language])
        notes.set_column(0, 0, _WIDE)
        notes.set_column(1, 2, _WIDE)
        for number, line in enumerate(_notes(texts, language)):
            _line(notes, number, line, None)
    return content.getvalue()


def report(
    sheets: Iterable[ImportSheet], faults: Iterable[Fault], texts: ImportTexts, language: Language
) -> bytes:
    """Write the rows as they came, with a last column that says what is wrong in each."""
    wrong = _by_row(faults, language)
    with _workbook() as (book, content):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            page = book.add_worksheet(_name(texts, sheet.kind, language))
            page.set_column(0, len(sheet.columns), _WIDTH)
            known = [index for index, name in enumerate(sheet.columns) if name is not None]
            titles = [sheet.heading[index] for index in known]
            _line(page, 0, [*titles, texts.errors_column[language]], None)
            for row in sheet.rows:
                cells = [row.cells[index] for index in known]
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
    for column, cell in enumerate(cells):
        match cell:
            case bool():
                sheet.write_boolean(number, column, cell)
            case Decimal():
                sheet.write_number(number, column, cell)
            case date():
                sheet.write_datetime(number, column, cell, style)
            case str():
                sheet.write_string(number, column, cell, style)
            case None:
                continue


def _by_row(faults: Iterable[Fault], language: Language) -> Mapping[tuple[str, int], Sequence[str]]:
    sentences: dict[tuple[str, int], list[str]] = defaultdict(list)
    for fault in faults:
        kind, _, cell = fault.pointer.lstrip("/").partition("/")
        row, _, column = cell.partition("/")
        sentence = messages.fault(fault.code, fault.facts, language)
        sentences[kind, int(row)].append(f"{column}: {sentence}" if column else sentence)
    return sentences


def _name(texts: ImportTexts, kind: ImportKind, language: Language) -> str:
    return texts.sheets[kind] if language == "id" else str(kind)


def _title(texts: ImportTexts, kind: ImportKind, column: Column, language: Language) -> str:
    title = texts.headings[kind][column.name] if language == "id" else column.name
    return f"{title} *" if column.is_required else title


def _notes(texts: ImportTexts, language: Language) -> Iterator[Sequence[str]]:
    """Say how to fill the sheets in, and the values of each column that knows only some."""
    yield from ([line] for line in texts.guide[language])
    for kind in ImportKind:
        for column in COLUMNS[kind]:
            if column.choices:
                title = _title(texts, kind, column, language)
                yield [f"{_name(texts, kind, language)}: {title}", ", ".join(column.choices)]
