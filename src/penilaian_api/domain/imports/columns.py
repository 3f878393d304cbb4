"""List the columns of an import: what each takes, and what holds where a row says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from penilaian_api.domain.attendance.day import MINUTES, AttendanceState
from penilaian_api.domain.imports import cells
from penilaian_api.domain.imports.cells import (
    Cell,
    FeedKind,
    ImportKind,
    InvalidCellError,
    Read,
    SheetKind,
    Unreadable,
    Vocabulary,
    normalize,
)
from penilaian_api.domain.imports.day_cells import read_day
from penilaian_api.domain.organization import grade
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass

__all__ = (
    "COLUMNS",
    "Cell",
    "Column",
    "FeedKind",
    "ImportKind",
    "InvalidCellError",
    "SheetKind",
    "Vocabulary",
    "normalize",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its cells are read, and what holds for a new record where it says nothing."""

    name: str
    read: Read
    is_required: bool = False
    default: object = None
    group: str = ""
    """The list by whose words its values are known."""
    choices: tuple[str, ...] = ()
    """All the values that it takes, where it takes no others."""
    suggestions: tuple[str, ...] = ()
    """What a template offers to choose from, where other values are taken too."""

    def read_cell(self, cell: Cell, vocabulary: Vocabulary) -> object:
        """Read one cell, or refuse it."""
        if isinstance(cell, Unreadable):
            raise InvalidCellError("bad_cell", form=cell.form, sign=cell.sign)
        if cell != "":
            return self.read(cell, vocabulary)
        if self.is_required:
            raise InvalidCellError("required")
        return self.default


def _choice_column(
    name: str, kind: type[StrEnum], *, is_required: bool, default: object = None
) -> Column:
    values = tuple(member.value for member in kind)
    read = cells.choice(kind.__name__, values, kind)
    return Column(name, read, is_required, default, kind.__name__, values)


def _flag_column(name: str, *, default: bool) -> Column:
    values = ("true", "false")
    read = cells.choice("flag", values, lambda chosen: chosen == "true")
    return Column(name, read, default=default, group="flag", choices=values)


_UNIT: Final = cells.code(60)
_POST: Final = cells.code(80)
_PERSON: Final = cells.person_code(40)
_WORD: Final = cells.word(40)
_SECTOR: Final = cells.word(40, "sector")
_CIVIL: Final = cells.spelled(grade.parse_civil)
_CONTRACT: Final = cells.spelled(grade.parse_contract)
_UNIT_KINDS: Final = (
    *("Sekretariat Daerah", "Dinas", "Badan", "Inspektorat", "Sekretariat", "Biro", "Bagian"),
    *("Bidang", "Subbagian", "Seksi", "UPTD", "Puskesmas", "Rumah Sakit", "Instalasi", "Sekolah"),
    *("Kecamatan", "Kelurahan"),
)
"""The usual kinds of units; an agency may have others."""
_GRADES: Final = (*grade.CIVIL_GRADES, *grade.CONTRACT_GRADES)

COLUMNS: Final[Mapping[SheetKind, tuple[Column, ...]]] = {
    ImportKind.UNITS: (
        Column("unit_code", _UNIT, is_required=True),
        Column("parent_code", _UNIT),
        Column("name", cells.text(200), is_required=True),
        Column("kind", _WORD, is_required=True, suggestions=_UNIT_KINDS),
        Column("head_position_code", _POST),
        Column("sector", _SECTOR, default="general", group="sector"),
        _flag_column("public_service", default=False),
        Column("independence_basis", cells.text(300)),
    ),
    ImportKind.POSITIONS: (
        Column("position_code", _POST, is_required=True),
        Column("unit_code", _UNIT, is_required=True),
        Column("title_key", cells.code(80), is_required=True),
        Column("title", cells.text(200), is_required=True),
        _choice_column("job_class", JobClass, is_required=True),
        Column("functional_level", _WORD),
        Column("echelon", cells.text(10)),
        Column("grade_min", _CIVIL, suggestions=grade.CIVIL_GRADES),
        Column("grade_max", _CIVIL, suggestions=grade.CIVIL_GRADES),
        Column("pppk_grade", _CONTRACT, suggestions=grade.CONTRACT_GRADES),
        Column("reports_to_position_code", _POST),
        Column("headcount", cells.whole(1, 9999), default=1),
        Column("sector", _SECTOR, default="general", group="sector"),
        _flag_column("assessable", default=True),
    ),
    ImportKind.EMPLOYEES: (
        Column("employee_code", _PERSON),
        Column("nip", cells.read_nip),
        Column("name", cells.text(200), is_required=True),
        _choice_column("kind", EmploymentKind, is_required=True),
        Column("grade", cells.spelled(grade.parse), suggestions=_GRADES),
        Column("unit_code", _UNIT, is_required=True),
        Column("left_on", read_day),
    ),
    ImportKind.ASSIGNMENTS: (
        Column("employee_code", _PERSON, is_required=True),
        Column("position_code", _POST, is_required=True),
        Column("seat", cells.whole(1, 9999), default=1),
        _choice_column(
            "kind", AssignmentKind, is_required=False, default=AssignmentKind.DEFINITIVE
        ),
        Column("starts_on", read_day, is_required=True),
        Column("ends_on", read_day),
    ),
    ImportKind.DELEGATIONS: (
        Column("position_code", _POST, is_required=True),
        Column("employee_code", _PERSON, is_required=True),
        Column("starts_on", read_day, is_required=True),
        Column("ends_on", read_day),
        Column("by_employee_code", _PERSON, is_required=True),
    ),
    ImportKind.ACCOUNTS: (
        Column("login", cells.read_login, is_required=True),
        Column("employee_code", _PERSON, is_required=True),
    ),
    FeedKind.ATTENDANCE: (
        Column("employee_code", _PERSON, is_required=True),
        Column("on", read_day, is_required=True),
        _choice_column("state", AttendanceState, is_required=True),
        Column("leave_kind", cells.word(40, "leave_kind"), group="leave_kind"),
        Column("late_minutes", cells.whole(0, MINUTES), default=0),
        Column("early_minutes", cells.whole(0, MINUTES), default=0),
    ),
    FeedKind.DAILY: (
        Column("employee_code", _PERSON),
        Column("on", read_day, is_required=True),
        Column("note", cells.note(2000), default=""),
        Column("result", cells.note(500)),
        Column("indicator", cells.note(500)),
        Column("value", cells.read_quantity),
        Column("measured_in", cells.note(60)),
        Column("step", cells.note(80)),
        Column("spent", cells.read_quantity),
        Column("spent_in", cells.note(60)),
        Column("links", cells.note(2000)),
        Column("line_id", cells.read_id),
    ),
}
