"""Describe the small office of Dumai that no file brings: its unit, positions and people.

The administration sets it up by hand, and its staff has a cycle and a quarter of its own. It shows
the operations that the five systems do not need: single entries, corrections, bulk steps.
"""

from dataclasses import dataclass, field
from typing import Any

from samples.people import Person
from samples.positions import Position

AGENCY, UNIT, CYCLE = "dumai", "DMI.PPID", "2026-ppid"
SUPERIOR_CODE = "DMI.SETDA-KEPALA"
"""The position that the head of the office reports to."""
AUDITOR, SECOND_ADMIN = "inspektorat@dumai", "admin2@dumai"
"""Who watches the administration, and who decides with the first where two must."""

_ROW = {"unit_code": UNIT, "sector": "general", "headcount": "1"}
HEAD = Position({
    **_ROW,
    "position_code": f"{UNIT}-KEPALA",
    "title_key": "kepala_seksi",
    "title": "Kepala Unit Layanan Informasi Publik",
    "job_class": "supervisory",
    "grade_min": "III/c",
    "reports_to_position_code": SUPERIOR_CODE,
})  # fmt: skip
STAFF = Position({
    **_ROW,
    "position_code": f"{UNIT}-STAF",
    "title_key": "pengelola_layanan_operasional",
    "title": "Pengelola Layanan Informasi",
    "job_class": "executive",
    "grade_min": "III/a",
    "headcount": "2",
    "reports_to_position_code": HEAD.code,
})  # fmt: skip
MOVED_TO = Position({
    **_ROW,
    "position_code": f"{UNIT}-ANALIS",
    "title_key": "pengelola_layanan_operasional",
    "title": "Pengelola Informasi Publik Pimpinan",
    "job_class": "executive",
    "grade_min": "III/a",
    "reports_to_position_code": SUPERIOR_CODE,
})  # fmt: skip
"""The post to which the first of the staff moves in June, under another superior."""


@dataclass
class Office:
    """Track the small office through its year: the head, two employees, and their work."""

    head: Person
    first: Person
    second: Person
    reviewer: Person
    """Who assesses the head, and so reviews what the head decides."""
    period_id: str = ""
    second_period_id: str = ""
    indicator_version_id: str = ""
    plans: dict[str, Any] = field(default_factory=dict)
    """By id of the employee, as are the evaluations."""
    evaluation_ids: dict[str, str] = field(default_factory=dict)

    @property
    def staff(self) -> tuple[Person, Person]:
        """Return the employees who are appraised here."""
        return self.first, self.second
