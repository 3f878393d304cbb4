"""List the columns of an import, and read the cells of each.

A cell arrives as text, or as what a spreadsheet makes of it: a number, a day, a yes or no. Nothing
is guessed: a number where text belongs is refused, since eighteen digits of a NIP do not survive a
spreadsheet's number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass

Cell = str | Decimal | date | bool | None
"""What stands in a cell: an empty one holds an empty text, one that nobody can read nothing."""


class InvalidCellError(Exception):
    """A cell that does not hold what its column takes; it is listed as one fault among many."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}


class ImportKind(StrEnum):
    """What can be imported, in the order in which one rests on the other."""

    UNITS = auto()
    POSITIONS = auto()
    EMPLOYEES = auto()
    ASSIGNMENTS = auto()
    DELEGATIONS = auto()
    ACCOUNTS = auto()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words under which sheets, columns and values are known, all normalized."""

    sheets: Mapping[str, ImportKind]
    columns: Mapping[ImportKind, Mapping[str, str]]
    ignored_sheets: frozenset[str]
    ignored_columns: frozenset[str]
    choices: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its cells are read, and what holds for a new record where it says nothing."""

    name: str
    read: Callable[[Cell, Vocabulary], object]
    is_required: bool = False
    default: object = None
    choices: tuple[str, ...] = ()


def normalize(text: str) -> str:
    """Bring a heading or a word to the form in which it is compared: ``kode unit``."""
    return " ".join(re.split(r"[\s_\-*]+", text.casefold())).strip()


def _require_text(cell: Cell) -> str:
    """Take a text; a number or a day is not the text that stood there before it became one."""
    if not isinstance(cell, str):
        raise InvalidCellError("cell_not_text")
    return cell


def _text(longest: int, pattern: str | None = None) -> Callable[[Cell, Vocabulary], str]:
    form = None if pattern is None else re.compile(pattern)

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        del vocabulary
        text = _require_text(cell)
        if len(text) > longest:
            raise InvalidCellError("too_long", limit=longest)
        if form is not None and not form.fullmatch(text):
            raise InvalidCellError("bad_format")
        return text

    return read


def _code(longest: int) -> Callable[[Cell, Vocabulary], str]:
    """Read a code; one that looks like an id could not be told from one in an address."""
    identifier = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    return _text(longest, rf"(?!{identifier}$)[A-Za-z0-9][A-Za-z0-9._-]*")


def _nip(cell: Cell, vocabulary: Vocabulary) -> str:
    del vocabulary
    return nip.parse(_require_text(cell)).text


def _whole(least: int, most: int) -> Callable[[Cell, Vocabulary], int]:
    def read(cell: Cell, vocabulary: Vocabulary) -> int:
        del vocabulary
        text = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
        if not re.fullmatch(r"[0-9]{1,6}", text):
            raise InvalidCellError("not_whole")
        if not least <= int(text) <= most:
            raise InvalidCellError("out_of_range", limit=f"{least}-{most}")
        return int(text)

    return read


def _day(cell: Cell, vocabulary: Vocabulary) -> date:
    """Read ``2026-01-31`` or ``31/01/2026``: the day comes first, as people write it here."""
    del vocabulary
    if isinstance(cell, date):
        return cell
    text = cell if isinstance(cell, str) else ""
    day_first = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text, re.ASCII)
    parts = day_first.group(3, 2, 1) if day_first else text.split("-")
    if not day_first and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise InvalidCellError("not_a_day")
    try:
        return date(*map(int, parts))
    except ValueError:
        raise InvalidCellError("not_a_day") from None


def _choice(
    group: str, values: tuple[str, ...], convert: Callable[[str], object]
) -> Callable[[Cell, Vocabulary], object]:
    def read(cell: Cell, vocabulary: Vocabulary) -> object:
        text = str(cell).lower() if isinstance(cell, bool) else _require_text(cell)
        chosen = vocabulary.choices[group].get(normalize(text))
        if chosen is None:
            raise InvalidCellError("not_a_choice", choices=", ".join(values))
        return convert(chosen)

    return read


def _choice_column(
    name: str, kind: type[StrEnum], *, is_required: bool, default: object = None
) -> Column:
    values = tuple(member.value for member in kind)
    return Column(name, _choice(kind.__name__, values, kind), is_required, default, values)


def _flag_column(name: str, *, default: bool) -> Column:
    values = ("true", "false")
    read = _choice("flag", values, lambda chosen: chosen == "true")
    return Column(name, read, default=default, choices=values)


_UNIT: Final = _code(60)
_POST: Final = _code(80)
_PERSON: Final = _code(40)
_WORD: Final = _code(40)

COLUMNS: Final[Mapping[ImportKind, tuple[Column, ...]]] = {
    ImportKind.UNITS: (
        Column("unit_code", _UNIT, is_required=True),
        Column("parent_code", _UNIT),
        Column("name", _text(200), is_required=True),
        Column("kind", _WORD, is_required=True),
        Column("head_position_code", _POST),
        Column("sector", _WORD, default="general"),
        _flag_column("public_service", default=False),
    ),
    ImportKind.POSITIONS: (
        Column("position_code", _POST, is_required=True),
        Column("unit_code", _UNIT, is_required=True),
        Column("title_key", _code(80), is_required=True),
        Column("title", _text(200), is_required=True),
        _choice_column("job_class", JobClass, is_required=True),
        Column("functional_level", _WORD),
        Column("echelon", _text(10)),
        Column("grade_min", _text(10)),
        Column("grade_max", _text(10)),
        Column("pppk_grade", _text(10)),
        Column("reports_to_position_code", _POST),
        Column("headcount", _whole(1, 9999), default=1),
        Column("sector", _WORD, default="general"),
        _flag_column("assessable", default=True),
    ),
    ImportKind.EMPLOYEES: (
        Column("employee_code", _PERSON),
        Column("nip", _nip),
        Column("name", _text(200), is_required=True),
        _choice_column("kind", EmploymentKind, is_required=True),
        Column("grade", _text(10)),
        Column("unit_code", _UNIT, is_required=True),
    ),
    ImportKind.ASSIGNMENTS: (
        Column("employee_code", _PERSON, is_required=True),
        Column("position_code", _POST, is_required=True),
        Column("seat", _whole(1, 9999), default=1),
        _choice_column(
            "kind", AssignmentKind, is_required=False, default=AssignmentKind.DEFINITIVE
        ),
        Column("starts_on", _day, is_required=True),
        Column("ends_on", _day),
    ),
    ImportKind.DELEGATIONS: (
        Column("position_code", _POST, is_required=True),
        Column("employee_code", _PERSON, is_required=True),
        Column("starts_on", _day, is_required=True),
        Column("ends_on", _day),
        Column("by_employee_code", _PERSON, is_required=True),
    ),
    ImportKind.ACCOUNTS: (
        Column("login", _text(100, r"[A-Za-z0-9][A-Za-z0-9._@+-]*"), is_required=True),
        Column("employee_code", _PERSON, is_required=True),
    ),
}
