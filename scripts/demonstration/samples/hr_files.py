"""Write the CSV files with which an HR office imports its agency: units, people, accounts."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from samples.people import Person
from samples.positions import Position, load_units

_INTERNAL_COLUMNS = {"provenance", "core"}
"""Columns of the sample data that no HR office would send."""


def build_hr_files(
    agency: str, positions: list[Position], people: list[Person], with_account: set[str]
) -> dict[str, bytes]:
    """Build each file by its kind; holders of a position in *with_account* get an account."""
    return {
        "units": _to_csv(_unit_rows(agency, positions)),
        "positions": _to_csv(_without_internal(position.row) for position in positions),
        "employees": _to_csv(_employee_rows(people)),
        "assignments": _to_csv(_assignment_rows(people)),
        "delegations": _to_csv(_delegation_rows(positions, people)),
        "accounts": _to_csv(
            {"login": person.login, "employee_code": person.code}
            for person in people
            if person.position.code in with_account
        ),
    }


def _to_csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    lines = [*rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*lines[0]] if lines else [])
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def _without_internal(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in _INTERNAL_COLUMNS}


def _unit_rows(agency: str, positions: list[Position]) -> Iterator[dict[str, str]]:
    """Give the rows of the units; a head who is not among the positions is left out."""
    codes = {position.code for position in positions}
    for row in load_units(agency, positions):
        head = row["head_position_code"]
        yield {**_without_internal(row), "head_position_code": head if head in codes else ""}


def _employee_rows(people: list[Person]) -> Iterator[dict[str, object]]:
    for person in people:
        yield {
            "employee_code": person.code,
            "nip": person.nip,
            "name": person.name,
            "kind": person.kind,
            "grade": person.grade,
            "unit_code": person.position.unit_code,
        }


def _assignment_rows(people: list[Person]) -> Iterator[dict[str, object]]:
    for person in people:
        yield {
            "employee_code": person.code,
            "position_code": person.position.code,
            "seat": person.seat,
            "kind": "definitive",
            "starts_on": "2025-01-01",
            "ends_on": "",
        }


def _delegation_rows(
    positions: list[Position], people: list[Person]
) -> Iterator[dict[str, object]]:
    """Delegate assessment to each head who is a functional officer, from the superior above."""
    holders = {person.position.code: person for person in people}
    leading = {position.superior_code for position in positions}
    for position in positions:
        if position.code in leading and position.job_class in {"functional", "executive"}:
            yield {
                "position_code": position.code,
                "employee_code": holders[position.code].code,
                "starts_on": "2025-01-01",
                "ends_on": "",
                "by_employee_code": holders[position.superior_code].code,
            }
