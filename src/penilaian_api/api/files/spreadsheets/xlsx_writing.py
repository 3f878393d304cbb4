"""Write workbooks: the template of an import, and a file returned with what is wrong in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from penilaian_api.api.files.spreadsheets.workbooks import workbook
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.cells import Cell, FeedKind, SheetKind, Unreadable
from penilaian_api.domain.imports.columns import COLUMNS, Column
from penilaian_api.domain.imports.faults import AT_HEADING, AT_ROW
from penilaian_api.domain.imports.rows import ROWS, ImportSheet
from penilaian_api.domain.imports.vocabulary import ImportTexts

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED: Final = 10_000
"""So many faults are listed in the last sheet."""
_WIDTH: Final = 22
_WIDE: Final = 70


def template(
    texts: ImportTexts,
    language: Language,
    kinds: Sequence[SheetKind],
    guide: Mapping[str, Sequence[str]],
) -> bytes:
    """Write a workbook with a sheet of each kind: heading, example rows, and notes for filling."""
    with _workbook() as (book, content):
        heading = book.add_format({"bold": True})
        as_text = book.add_format({"num_format": "@"})
        for kind in kinds:
            sheet = book.add_worksheet(_name(texts, kind, language))
            sheet.set_column(0, len(COLUMNS[kind]) - 1, _WIDTH, as_text)
            sheet.freeze_panes(1, 0)
            titles = [_title(texts, kind, column, language) for column in COLUMNS[kind]]
            _line(sheet, 0, titles, heading)
            for number, example in enumerate(texts.examples[kind], start=1):
                cells = [
                    _word(texts, column, example.get(column.name, ""), language)
                    for column in COLUMNS[kind]
                ]
                _line(sheet, number, cells, as_text)
            _offer_choices(sheet, kind, texts, language)
        notes = book.add_worksheet(texts.notes_sheet[language])
        notes.set_column(0, 0, _WIDE)
        notes.set_column(1, 3, _WIDE)
        for number, line in enumerate(_notes(texts, language, kinds, guide)):
            _line(notes, number, line, None)
    return content.getvalue()


def _offer_choices(
    sheet: "Worksheet", kind: SheetKind, texts: ImportTexts, language: Language
) -> None:
    """Let each cell of a column with known values offer them; others are only warned of."""
    for index, column in enumerate(COLUMNS[kind]):
        if offered := _offered(texts, column, language):
            is_closed = bool(column.choices)
            rule = {
                "validate": "list",
                "source": [*offered],
                "error_type": "stop" if is_closed else "information",
                "error_title": _title(texts, kind, column, language)[:32],
                "error_message": messages.label("report.choose", language),
            }
            sheet.data_validation(1, index, ROWS, index, rule)


def _offered(texts: ImportTexts, column: Column, language: Language) -> Sequence[str]:
    """List the values of a column in the caller's language, or none where it takes any text."""
    values = texts.words.get(column.group, {})
    return [_word(texts, column, value, language) for value in values] or column.suggestions


def _word(texts: ImportTexts, column: Column, value: str, language: Language) -> str:
    """Write a value as people read it, which the import understands as well."""
    return texts.words.get(column.group, {}).get(value, value) if language == "id" else value


def report(
    sheets: Iterable[ImportSheet], faults: Sequence[Fault], texts: ImportTexts, language: Language
) -> bytes:
    """Write the rows as they came, with a last column that says what is wrong in each.

    A last sheet lists all that is wrong, in the order in which one goes through the file.
    """
    wrong = _by_row(faults, language)
    with _workbook() as (book, content):
        as_text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            page = book.add_worksheet(_name(texts, sheet.kind, language))
            # A NIP that is corrected in the sheet stays text, as in the template.
            page.set_column(0, len(sheet.heading), _WIDTH, as_text)
            _line(
                page, sheet.heading_row - 1, [*sheet.heading, texts.errors_column[language]], None
            )
            for row in sheet.rows:
                sentences = " ".join(wrong.get((sheet.kind, row.number), ()))
                # The row keeps its number, so that it is found again in the file sent.
                _line(page, row.number - 1, [*row.cells, sentences], as_text, day)
        _list_faults(book, faults, texts, language)
    return content.getvalue()


def _list_faults(
    book: "Workbook", faults: Sequence[Fault], texts: ImportTexts, language: Language
) -> None:
    page = book.add_worksheet(texts.errors_column[language])
    page.set_column(0, 2, _WIDTH)
    page.set_column(3, 3, _WIDE)
    titles = ("sheet", "row", "heading", "fault")
    _line(page, 0, [messages.label(f"report.{title}", language) for title in titles], None)
    for number, fault in enumerate(faults[:LISTED], start=1):
        kind = next(each for each in texts.sheets if each == fault.pointer.split("/")[1])
        row, title = fault.facts.get(AT_ROW, ""), fault.facts.get(AT_HEADING, "")
        name, sentence = _name(texts, kind, language), _sentence(fault, language)
        _line(page, number, (name, Decimal(row), title, sentence), None)


@contextmanager
def _workbook() -> Iterator[tuple["Workbook", BytesIO]]:
    content = BytesIO()
    with workbook(content) as book:
        yield book, content


def _line(
    sheet: "Worksheet",
    number: int,
    cells: Sequence[Cell],
    style: Any,  # noqa: ANN401 - a format or none
    day: Any = None,  # noqa: ANN401 - a format or none
) -> None:
    for column, cell in enumerate(cells):
        match cell:
            case bool():
                sheet.write_boolean(number, column, cell)
            case Decimal():
                sheet.write_number(number, column, cell)
            case date():
                sheet.write_datetime(number, column, cell, day or style)
            case str():
                sheet.write_string(number, column, cell, style)
            case Unreadable():
                sheet.write_string(number, column, cell.sign, style)


def _by_row(faults: Iterable[Fault], language: Language) -> Mapping[tuple[str, int], Sequence[str]]:
    sentences: dict[tuple[str, int], list[str]] = defaultdict(list)
    for fault in faults:
        kind, row = fault.pointer.split("/")[1:3]
        title, sentence = fault.facts.get(AT_HEADING), _sentence(fault, language)
        sentences[kind, int(row)].append(f"{title}: {sentence}" if title else sentence)
    return sentences


def _sentence(fault: Fault, language: Language) -> str:
    """Give a fault its sentence without its place, which the sheet itself shows."""
    facts = {name: fact for name, fact in fault.facts.items() if name not in {AT_ROW, AT_HEADING}}
    return messages.fault(fault.code, facts, language)


def _name(texts: ImportTexts, kind: SheetKind, language: Language) -> str:
    return texts.sheets[kind] if language == "id" else str(kind)


def _title(texts: ImportTexts, kind: SheetKind, column: Column, language: Language) -> str:
    title = texts.headings[kind][column.name] if language == "id" else column.name
    return f"{title} *" if column.is_required else title


def _notes(
    texts: ImportTexts,
    language: Language,
    kinds: Iterable[SheetKind],
    guide: Mapping[str, Sequence[str]],
) -> Iterator[Sequence[str]]:
    """Say how to fill the sheets in, what each column means, and what can be chosen in it."""
    yield from ([line] for line in guide[language])
    for kind in kinds:
        for column in COLUMNS[kind]:
            title = f"{_name(texts, kind, language)}: {_title(texts, kind, column, language)}"
            meaning = texts.explained[language][kind][column.name]
            origin = texts.named_after[language].get(column.name, "")
            yield [
                title,
                meaning,
                ", ".join(_offered(texts, column, language)),
                *([origin] if origin and kind is FeedKind.DAILY else ()),
            ]
