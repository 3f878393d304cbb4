"""Write one-time codes as a file: CSV, a workbook, or a letter for each person to be printed.

A spreadsheet takes what it reads for a number, a date or a formula. NIPs and codes therefore stand
in a workbook as text, and in CSV as ``="198804122011012003"``, which every spreadsheet shows as it
is. Until when a code lives is told in the agency's own time.
"""

import io
from collections.abc import Sequence
from html import escape
from typing import Final

from penilaian_api.api.files import csv_writing
from penilaian_api.api.files.csv_writing import CsvSigns
from penilaian_api.api.files.spreadsheets.workbooks import workbook
from penilaian_api.api.files.text_cells import write_instant
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.services.account.activation_codes import ActivationCodeView

COLUMNS: Final = ("login", "name", "employee_code", "code", "expires_at", "consent")
_WIDTHS: Final = (24, 34, 24, 24, 40, 34)
_STYLE: Final = """
@page { size: A5; margin: 18mm }
body { font: 12pt/1.5 sans-serif; color: #000 }
section { break-after: page }
section:last-child { break-after: auto }
h1 { font-size: 14pt }
dt { color: #444 }
dd { margin: 0 0 4mm; font-size: 14pt }
.code { font: bold 18pt/1.5 monospace; letter-spacing: .06em }
"""


def as_csv(
    issued: Sequence[ActivationCodeView], zone: str, language: Language, signs: CsvSigns
) -> bytes:
    """Write a line per person."""
    heading = [_label(name, language) for name in COLUMNS]
    lines = [
        (
            view.login,
            view.name,
            view.employee_code,
            view.code,
            write_instant(view.expires_at, zone),
            _read_consent(view, language),
        )
        for view in issued
    ]
    with csv_writing.write([heading, *lines], signs) as file:
        file.seek(0)
        return file.read()


def as_workbook(issued: Sequence[ActivationCodeView], zone: str, language: Language) -> bytes:
    """Write a workbook in which each cell is text."""
    content = io.BytesIO()
    with workbook(content) as book:
        text, heading = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_label("sheet", language))
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width, text)
            sheet.write_string(0, column, _label(name, language), heading)
        sheet.freeze_panes(1, 0)
        for number, view in enumerate(issued, start=1):
            for column, cell in enumerate(_read_cells(view, zone, language)):
                sheet.write_string(number, column, cell, text)
    return content.getvalue()


def as_letters(
    issued: Sequence[ActivationCodeView], agency: str, zone: str, language: Language
) -> bytes:
    """Write a page of HTML with a letter for each person, each on a sheet of its own."""
    letters = "".join(_write_letter(view, agency, zone, language) for view in issued)
    head = f'<meta charset="utf-8"><title>{_label("sheet", language)}</title>'
    page = f"<style>{_STYLE}</style></head>\n<body>{letters}</body></html>\n"
    return f'<!doctype html>\n<html lang="{language}"><head>{head}{page}'.encode()


def _write_letter(view: ActivationCodeView, agency: str, zone: str, language: Language) -> str:
    rows = zip(COLUMNS, _read_cells(view, zone, language), strict=True)
    terms = "".join(
        f'<dt>{escape(_label(name, language))}</dt><dd class="{name}">{escape(cell)}</dd>'
        for name, cell in rows
        if cell
    )
    title = f"<h1>{escape(agency)}: {escape(_label('letter', language))}</h1>"
    notes = f"<p>{escape(_label('how_to', language))}</p><p>{escape(_label('keep', language))}</p>"
    return f"<section>{title}<dl>{terms}</dl>{notes}</section>\n"


def _read_cells(view: ActivationCodeView, zone: str, language: Language) -> Sequence[str]:
    """Give the cells of one person, as people read them."""
    until = messages.format_instant(view.expires_at, zone, language)
    consent = _read_consent(view, language)
    return (view.login, view.name or "", view.employee_code or "", view.code, until, consent)


def _read_consent(view: ActivationCodeView, language: Language) -> str:
    return "" if view.consent is None else _label(f"consent_{view.consent}", language)


def _label(name: str, language: Language) -> str:
    return messages.label(f"activation_code.{name}", language)
