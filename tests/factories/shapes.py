"""Spreadsheets as offices have them, built from descriptions: a table and what was done to it."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from tests.factories.files import csv_of

Table = list[list[Any]]

HEADING: Final = ["NIP", "Nama", "Status Kepegawaian", "Golongan", "Kode Unit"]
PEOPLE: Final[Table] = [
    ["198805122010011901", "Ani Lestari", "PNS", "III/c", "BIDANG"],
    ["199002142015032902", "Budi Santoso", "PNS", "III/a", "BIDANG"],
    ["199101012021212903", "Citra Dewi", "PPPK", "IX", "BIDANG"],
]
TITLES: Final = ["DAFTAR PEGAWAI DINAS CONTOH", "KEADAAN JANUARI 2026", ""]


def table(heading: Sequence[str] = HEADING, people: Sequence[Sequence[Any]] = PEOPLE) -> Table:
    """Put a heading above the rows."""
    return [[*heading], *([*row] for row in people)]


def titled(rows: Table, titles: Sequence[str] = TITLES) -> Table:
    """Put titles above the heading, each in the first cell of a row."""
    width = len(rows[0])
    return [*([title, *[""] * (width - 1)] for title in titles), *rows]


def counted(rows: Table, title: str = "No") -> Table:
    """Put a running number before each row."""
    return [[title, *rows[0]], *([number, *row] for number, row in enumerate(rows[1:], start=1))]


def numbered(rows: Table, form: str = "{}") -> Table:
    """Number the columns below the heading, as official tables do."""
    return [rows[0], [form.format(n) for n in range(1, len(rows[0]) + 1)], *rows[1:]]


def changed(rows: Table, column: str, change: Callable[[Any], Any]) -> Table:
    """Write each cell of a column in another way."""
    index = rows[0].index(column)
    return [rows[0], *([*row[:index], change(row[index]), *row[index + 1 :]] for row in rows[1:])]


def renamed(rows: Table, **titles: str) -> Table:
    """Give columns another title; blanks of their names are written as underscores."""
    heading = [titles.get(str(title).replace(" ", "_"), title) for title in rows[0]]
    return [heading, *rows[1:]]


def with_column(rows: Table, title: str, cell: str) -> Table:
    """Append a column that holds the same in each row."""
    return [[*rows[0], title], *([*row, cell] for row in rows[1:])]


def workbook(  # noqa: PLR0913 - what offices do to a sheet
    rows: Table,
    sheet: str = "Pegawai",
    merged: Sequence[tuple[int, int, int, int]] = (),
    empty: Sequence[str] = (),
    *,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    diagram: bool = False,
) -> bytes:
    """Write a workbook; *merged* cells hold what stands in the first of them."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        for top, left, bottom, right in merged:
            page.merge_range(top, left, bottom, right, rows[top][left])
        for number in hidden_rows:
            page.set_row(number, None, None, {"hidden": True})
        for number in hidden_columns:
            page.set_column(number, number, None, None, {"hidden": True})
        for name in empty:
            book.add_worksheet(name)
        if diagram:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": [sheet, 1, 0, 3, 0]})
            book.add_chartsheet("Grafik").set_chart(chart)
    return content.getvalue()


def spaced(nip: str) -> str:
    """Write a NIP as letters do: 19880512 201001 1 901."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def rewritten(rows: Table, separator: str = ",", encoding: str = "utf-8", first: str = "") -> bytes:
    """Write a file with another separator or encoding, perhaps below a first line."""
    return (first + csv_of(rows, separator).decode()).encode(encoding)
