"""Files for imports: CSV of rows, workbooks of sheets, and the sample agencies as shipped."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files
from io import BytesIO, StringIO
from typing import Any

from httpx2 import Response
from sqlalchemy import text
from xlsxwriter import Workbook

from tests.serving.client import Api

NOT_OURS = {"provenance", "core"}
"""Columns of the samples that say where a row comes from, and which rows a small demo takes."""

Rows = Sequence[Sequence[Any]]


def csv_of(rows: Rows, separator: str = ",", *, mark: bool = False) -> bytes:
    """Write rows as CSV, with a byte order mark if asked for."""
    written = StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8-sig" if mark else "utf-8")


def rows_of_csv(content: bytes, language: str | None = None) -> list[list[str]]:
    """Read CSV that was given out, parted as the programs of the language asked for part it."""
    text = content.decode("utf-8-sig")
    assert content == text.encode("utf-8-sig")
    return [*csv.reader(StringIO(text, newline=""), delimiter=";" if language == "id" else ",")]


def workbook_of(sheets: Mapping[str, Rows], *, hidden: tuple[str, int] | None = None) -> bytes:
    """Write sheets as a workbook; *hidden* names a sheet and one of its columns."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if hidden and hidden[0] == name:
                sheet.set_column(hidden[1], hidden[1], None, None, {"hidden": True})
    return content.getvalue()


def sample(agency: str, kind: str) -> bytes:
    """Take a file of a sample agency, without the columns that are not ours."""
    shipped = files("penilaian_api").joinpath("data", "samples", agency, f"{kind}.csv")
    rows = [*csv.DictReader(StringIO(shipped.read_text("utf-8")))]
    names = [name for name in rows[0] if name not in NOT_OURS]
    return csv_of([names, *([row[name] for name in names] for row in rows)])


def send(api: Api, query: str = "", *, who: str = "admin", **contents: bytes) -> Response:
    """Import files, one per field of the form."""
    parts = {field: (f"{field}.bin", content) for field, content in contents.items()}
    return api.call("POST", f"/v1/imports{query}", who=who, files=parts)


def faults(answer: Response) -> set[tuple[str, str]]:
    """Say what was refused: pointers and codes."""
    assert answer.status_code == 422, answer.text
    return {(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]}


def counts(answer: Response) -> dict[str, tuple[int, int, int]]:
    """Say what an import did: created, changed, unchanged by kind."""
    assert answer.status_code == 200, answer.text
    return {
        count["kind"]: (count["created"], count["changed"], count["unchanged"])
        for count in answer.json()["kinds"]
    }


def lines(api: Api, code: str) -> list[tuple[str, str, str | None]]:
    """Say to which positions a position reports, in order of days."""
    with api.raw() as connection:
        rows = connection.execute(
            text(
                "SELECT s.code, l.starts_on, l.ends_before FROM reporting_line l "
                "JOIN position p ON p.id = l.position_id "
                "JOIN position s ON s.id = l.superior_position_id "
                "JOIN agency a ON a.id = p.agency_id WHERE p.code = :code AND a.key = 'alfa' "
                "AND l.voided_at IS NULL ORDER BY l.starts_on"
            ),
            {"code": code},
        ).all()
    return [(row[0], str(row[1]), None if row[2] is None else str(row[2])) for row in rows]


def table_rows(api: Api) -> dict[str, int]:
    """Count the rows of all that an import may touch."""
    tables = (
        "unit",
        "position",
        "reporting_line",
        "employee",
        "assignment",
        "delegation",
        "account",
        "login",
        "activation_code",
        "assessor",
        "audit_event",
    )
    with api.raw() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in tables
        }
