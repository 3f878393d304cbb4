"""Load the positions and units of a sample agency, with as many seats as its offices need."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

SAMPLES = files("penilaian_api") / "data" / "samples"
INDEPENDENT_UNITS = {"LKS.BNH": "Peraturan Gubernur Lampung 21/2024 (contoh)"}
"""By which invented rule a unit is an independent one (*unit kerja mandiri*)."""


@dataclass(frozen=True)
class Position:
    """Hold one position of the sample data, and how many people have a seat on it."""

    row: Mapping[str, str]

    @property
    def code(self) -> str:
        """Return the code of the position in its agency."""
        return self.row["position_code"]

    @property
    def superior_code(self) -> str:
        """Return the code of the position that this one reports to."""
        return self.row["reports_to_position_code"]

    @property
    def unit_code(self) -> str:
        """Return the code of the unit that the position belongs to."""
        return self.row["unit_code"]

    @property
    def is_of_high_post(self) -> bool:
        """Return whether the law has forms of their own for the post."""
        heads = self.unit_code in INDEPENDENT_UNITS and self.code == f"{self.unit_code}-KEPALA"
        return heads or self.job_class in {"jpt_madya", "jpt_pratama"}

    @property
    def job_class(self) -> str:
        """Return the class of the job, such as `functional`."""
        return self.row["job_class"]

    @property
    def headcount(self) -> int:
        """Return the number of seats."""
        return int(self.row["headcount"])


def load_positions(agency: str, offices: Iterable[str], office_size: int) -> list[Position]:
    """Load the core positions of an agency; each office grows to about *office_size* people."""
    every = [Position(row) for row in load_rows(agency, "positions")]
    heads = {row["head_position_code"] for row in load_rows(agency, "units")}
    chosen = {position.code: position for position in every if position.row["core"] == "true"}
    for office in offices:
        inside = [position for position in every if is_in_office(position, office)]
        _add_positions(chosen, inside, office_size)
        _add_seats(chosen, office, heads, office_size)
    return [chosen[position.code] for position in every if position.code in chosen]


def is_in_office(position: Position, office: str) -> bool:
    """Tell whether a position belongs to an office or to a unit below it."""
    return position.unit_code == office or position.unit_code.startswith(f"{office}.")


def load_units(agency: str, positions: Iterable[Position]) -> list[Mapping[str, str]]:
    """Load the units that have one of the positions, and all units above them."""
    units = {row["unit_code"]: row for row in load_rows(agency, "units")}
    needed: set[str] = set()
    for position in positions:
        code = position.unit_code
        while code and code not in needed:
            needed.add(code)
            code = units[code]["parent_code"]
    return [
        {**row, "independence_basis": INDEPENDENT_UNITS.get(row["unit_code"], "")}
        for row in units.values()
        if row["unit_code"] in needed
    ]


def load_rows(agency: str, kind: str) -> list[dict[str, str]]:
    """Read one CSV file of a sample agency."""
    return [*csv.DictReader(io.StringIO((SAMPLES / agency / f"{kind}.csv").read_text()))]


def _add_positions(chosen: dict[str, Position], inside: list[Position], office_size: int) -> None:
    """Add the other positions of an office, superiors before those who report to them."""
    left = [position for position in inside if position.code not in chosen]
    free = office_size - sum(position.headcount for position in inside if position.code in chosen)
    for position in left:
        if position.superior_code in chosen and position.headcount <= free:
            chosen[position.code] = position
            free -= position.headcount


def _add_seats(chosen: dict[str, Position], office: str, heads: set[str], office_size: int) -> None:
    """Spread the seats that are still missing evenly over the positions that lead nobody."""
    inside = [position for position in chosen.values() if is_in_office(position, office)]
    leading = heads | {position.superior_code for position in chosen.values()}
    staff = [position for position in inside if position.code not in leading]
    missing = max(0, office_size - sum(position.headcount for position in inside))
    for index, position in enumerate(staff):
        extra = missing // len(staff) + (index < missing % len(staff))
        headcount = str(position.headcount + extra)
        chosen[position.code] = Position({**position.row, "headcount": headcount})
