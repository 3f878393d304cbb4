"""Write one-time codes as a table: CSV or a workbook, as the name of the file says.

A spreadsheet takes what it reads for a number, a date or a formula. NIPs and codes stand in a
workbook as text, and in CSV as ``="198804122011012003"``, which every spreadsheet shows as it is.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from penilaian_client import models
from penilaian_client._texts import language, texts

COLUMNS: Final = ("login", "name", "employee_code", "code", "expires_at", "consent")
Rows = Sequence[Sequence[str]]

_SEPARATORS: Final = {"id": ";", "en": ","}
_ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BREAKS: Final = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
_WITHIN: Final = re.compile(r"([;,|]\"*)(?=[=@])")
"""Where a program that parts lines by another sign would begin a cell with a formula."""
_CALLED_WITHIN: Final = re.compile(r"([;,|]\"*)(?=[=+@-])")
_CALL: Final = re.compile(r"\w\(|[|!]")
_KEPT_WITHIN: Final = re.compile(r"([;,|]\"*)'(?=[=+@-])")
_READ_OTHERWISE: Final = re.compile(
    r"[0-9][0-9 .,/:%-]*(?:[eE][+-]?[0-9]+)?"
    r"|(?:[0-9]{1,4}[ ./-]?)?[A-Za-z]{3,9}[ ./-]?[0-9]{1,4}"
    r"|[0-9]{1,4}[ ./-]?[A-Za-z]{3,9}"
    r"|(?i:true|false|benar|salah)"
)
"""What a spreadsheet would take for a number, a day, an hour or a truth, and write otherwise."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FRAME: Final[Mapping[str, str]] = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>'
    ),
}
"""What every workbook holds beside its sheet; its second style, 49, is text."""


def to_rows(codes: Iterable[models.ActivationCodeOut], zone: str) -> Rows:
    """Give the cells of each person, as the service writes them."""
    return [
        (
            code.login,
            code.name or "",
            code.employee_code or "",
            code.code,
            _write_until(code.expires_at, zone),
            "" if code.consent is None else _label(f"consent_{code.consent}"),
        )
        for code in codes
    ]


def read_csv(content: bytes) -> Rows:
    """Read the people of a file that the service wrote, without the marks that keep a cell text."""
    text = content.decode("utf-8-sig")
    heading = text.partition("\n")[0]
    separator = ";" if ";" in heading else ","
    lines = csv.reader(io.StringIO(text), delimiter=separator)
    return [[_without_marks(cell) for cell in line] for line in lines][1:]


def to_csv(rows: Rows) -> bytes:
    """Write a line per person below the headings, parted as spreadsheets of the language expect."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=_SEPARATORS[language.get()])
    writer.writerow(map(_label, COLUMNS))
    for login, name, employee_code, *rest in rows:
        writer.writerow((*map(_as_text, (login, name, employee_code)), *rest))
    return lines.getvalue().encode("utf-8-sig")


def to_workbook(rows: Rows) -> bytes:
    """Write a workbook in which each cell is text."""
    lines = "".join(map(_write_row, [[*map(_label, COLUMNS)], *rows]))
    width = f'<cols><col min="1" max="{len(COLUMNS)}" width="24" style="1" customWidth="1"/></cols>'
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="{escape(_label("sheet"))}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    page = f'<worksheet xmlns="{_MAIN}">{width}<sheetData>{lines}</sheetData></worksheet>'
    parts = {**_FRAME, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": page}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _HEAD + part)
    return content.getvalue()


WRITERS: Final[Mapping[str, Callable[[Rows], bytes]]] = {".csv": to_csv, ".xlsx": to_workbook}
"""How codes are written as a table, by the ending of the file."""


def is_table(path: Path) -> bool:
    """Tell whether the name of a file says that it is a table."""
    return path.suffix.lower() in WRITERS


def write_table(path: Path, rows: Rows) -> bytes:
    """Write the rows in the form that the name of the file says."""
    return WRITERS[path.suffix.lower()](rows)


def _write_row(cells: Sequence[str]) -> str:
    written = "".join(
        f'<c t="inlineStr" s="1"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        for cell in cells
    )
    return f"<row>{written}</row>"


def _write_until(instant: str, zone: str) -> str:
    """Write an instant in the agency's time, with the letters of its zone."""
    try:
        local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:  # a machine without a table of zones
        return instant
    return f"{local:%Y-%m-%d %H:%M} {_ZONES.get(zone, zone)}"


def _as_text(cell: str) -> str:
    """Keep a spreadsheet from reading a NIP as a number, or a name as a formula."""
    if _READ_OTHERWISE.fullmatch(cell):
        return f'="{cell}"'
    line = _BREAKS.sub(" ", cell).strip()
    kept = (_CALLED_WITHIN if _CALL.search(line) else _WITHIN).sub(r"\1'", line)
    return f"'{kept}" if kept.startswith(_FORMULA) else kept


def _without_marks(cell: str) -> str:
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    text = _KEPT_WITHIN.sub(r"\1", cell)
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _label(name: str) -> str:
    return texts(language.get())["codes"][name]
