"""The pure half of an import: headings, cells, rows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import COLUMNS, ImportKind, InvalidCellError, normalize
from penilaian_api.domain.imports.rows import ImportSheet, Row, read_entries, read_heading
from penilaian_api.storage.packaged_data import import_texts

WORDS = import_texts().vocabulary
BY_NAME = {(kind, column.name): column for kind in ImportKind for column in COLUMNS[kind]}


def read(kind: ImportKind, column: str, cell: object) -> object:
    return BY_NAME[kind, column].read(cell, WORDS)


@pytest.mark.parametrize("kind", ImportKind)
def test_every_column_is_known_by_its_own_and_its_indonesian_heading(kind: ImportKind) -> None:
    names = tuple(column.name for column in COLUMNS[kind])
    for heading in (names, tuple(import_texts().headings[kind][name] for name in names)):
        assert read_heading(kind, heading, WORDS) == (names, [])


@pytest.mark.parametrize("kind", ImportKind)
def test_no_heading_names_two_columns(kind: ImportKind) -> None:
    known = WORDS.columns[kind]
    assert set(known.values()) == {column.name for column in COLUMNS[kind]}
    assert all(
        normalize(name) in known and known[normalize(name)] == name for name in known.values()
    )


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_in_each_of_its_forms(day: date) -> None:
    forms = (day, day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-}{day.year}")
    assert {read(ImportKind.ASSIGNMENTS, "starts_on", form) for form in forms} == {day}


@pytest.mark.parametrize(
    "cell", ["2026-13-01", "31/02/2026", "besok", "2026-1-1", Decimal(46023), True, ""]
)
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(InvalidCellError, match="not_a_day"):
        read(ImportKind.ASSIGNMENTS, "starts_on", cell)


@given(st.integers(1, 9999))
def test_a_whole_number_is_read_from_text_and_from_a_number(number: int) -> None:
    for cell in (str(number), Decimal(number), Decimal(number).normalize()):
        assert read(ImportKind.POSITIONS, "headcount", cell) == number


@pytest.mark.parametrize("cell", ["-1", "1.5", "1e3", Decimal("1.5"), True, "٣"])
def test_what_is_no_whole_number_is_refused(cell: object) -> None:
    with pytest.raises(InvalidCellError, match="not_whole"):
        read(ImportKind.POSITIONS, "headcount", cell)


@pytest.mark.parametrize("column", ["employee_code", "nip", "name", "grade", "unit_code"])
@pytest.mark.parametrize("cell", [Decimal(1), date(2026, 1, 1), True])
def test_only_text_is_taken_where_text_belongs(column: str, cell: object) -> None:
    with pytest.raises(InvalidCellError, match="cell_not_text"):
        read(ImportKind.EMPLOYEES, column, cell)


def told_by(fault: Fault) -> range:
    """Name the rows that a fault tells: its own, or those that it says it speaks for."""
    row = int(fault.pointer.split("/")[2])
    return range(row, int(fault.facts.get("until", row)) + 1)


@given(st.lists(st.lists(st.text(max_size=5), min_size=3, max_size=3), max_size=20))
def test_each_row_is_either_read_or_told_to_be_wrong(cells: list[list[str]]) -> None:
    columns = ("position_code", "employee_code", "starts_on")
    rows = tuple(Row(number, tuple(row)) for number, row in enumerate(cells, start=2))
    sheet = ImportSheet(ImportKind.DELEGATIONS, columns, columns, rows)
    found_entries, faults = read_entries(sheet, WORDS)
    read_rows = {entry.row for entry in found_entries}
    wrong = {row for fault in faults for row in told_by(fault)}
    assert read_rows | wrong == {row.number for row in rows}
    assert not read_rows & wrong
